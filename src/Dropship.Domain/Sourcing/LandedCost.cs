namespace Dropship.Domain;

/// <summary>What a line of a purchase brings and costs, part by part, in the shop's currency. The parts of all lines come to the whole, to the cent.</summary>
/// <param name="Line">Which line.</param>
/// <param name="Price">What the buyer paid for the bought units.</param>
/// <param name="Fee">What the marketplace keeps of it.</param>
/// <param name="Goods">What the units cost at the supplier; with the freight in it if the supplier does not tell them apart.</param>
/// <param name="Freight">The line's share of the freight, by price.</param>
/// <param name="Tax">Taxes and duties that come on top.</param>
/// <param name="Returns">What returns are expected to cost.</param>
public sealed record LineCost(LineId Line, Money Price, Money Fee, Money Goods, Money Freight, Money Tax, Money Returns)
{
    /// <summary>What remains of the price, after fee and all costs.</summary>
    public Money Remains => Price - Fee - Goods - Freight - Tax - Returns;

    /// <summary>True if what remains is at least a part of what the line brings after fees; always for a gift.</summary>
    /// <param name="floor">The part.</param>
    public bool Keeps(decimal floor) => Price.Amount <= 0m || Remains >= (Price - Fee) * floor;
}

/// <summary>Reckons what a purchase costs in the end: the price by a dated rate, the marketplace's fees, taxes, expected returns. Null wherever a rate that holds now is missing.</summary>
public static class LandedCost
{
    /// <summary>The lines of a purchase with all that they cost.</summary>
    /// <param name="order">The order, with its sale.</param>
    /// <param name="supplier">Who supplies it.</param>
    /// <param name="units">What is bought of it.</param>
    /// <param name="cost">What the supplier takes in all.</param>
    /// <param name="goods">What it takes for the goods of each line; empty if it does not tell.</param>
    /// <param name="policies">The shop's rules.</param>
    /// <param name="now">The present: rates and taxes are dated.</param>
    internal static Few<LineCost>? Of(Order order, SupplierId supplier, Few<LineUnits> units, Money cost, Few<LineAmount> goods, Policies policies, Instant now)
    {
        var sale = order.Latest()!;
        var currency = sale.Paid.Currency;
        if (ExchangeRate.Convert(cost, currency, policies.Rates, now) is not { } whole) return null;
        var lines = Prices(order, sale, units, policies);
        if (lines.Count == 0) return lines;
        Spread(ref lines, cost, whole, goods, policies.Rates, now);
        if (Taxed(lines, sale, supplier, policies, now) is not { } taxed) return null;
        for (var i = 0; i < taxed.Count; i++)
            if (policies.Costs.ReturnPartOf(supplier, SkuOf(sale, taxed[i].Line)) is var part and > 0m)
                taxed = taxed.Set(i, taxed[i] with { Returns = (taxed[i].Goods + taxed[i].Freight + taxed[i].Tax) * part });
        return taxed;
    }

    /// <summary>True if a quote tells the goods of each line, and they fit into its total; only then is a line judged by itself.</summary>
    internal static bool TellsLines(Few<LineUnits> units, Money cost, Few<LineAmount> goods)
    {
        var sum = 0m;
        foreach (var part in goods)
        {
            if (part.Amount.Currency != cost.Currency || part.Amount.Amount < 0m) return false;
            sum += part.Amount.Amount;
        }

        if (goods.Count != units.Count || sum > cost.Amount) return false;
        foreach (var unit in units)
            if (Find(goods, unit.Line) is null)
                return false;
        return true;
    }

    /// <summary>What the marketplace is expected to keep of each line: its part of the price, and the fixed fees.</summary>
    /// <param name="sale">What was sold.</param>
    /// <param name="expected">What each line brings.</param>
    /// <param name="policies">The shop's rules.</param>
    private static Money[] Fees(Fact.SaleSeen sale, Money[] expected, Policies policies)
    {
        var (none, rules) = (Money.Zero(sale.Paid.Currency), policies.Costs);
        var shared = rules.FeePerOrder is { } each && expected.Length > 0 ? each.Allocate(Weights(expected)) : null;
        var fees = new Money[expected.Length];
        for (var i = 0; i < fees.Length; i++) fees[i] = (expected[i] * policies.FeeRate) + (shared?[i] ?? none) + (rules.FeePerLine ?? none);
        return fees;
    }

    /// <summary>What the marketplace is expected to keep of a sale, all fees together, as each purchase is judged by it.</summary>
    /// <param name="sale">What was sold.</param>
    /// <param name="policies">The shop's rules.</param>
    public static Money ExpectedFees(this Fact.SaleSeen sale, Policies policies)
    {
        ArgumentNullException.ThrowIfNull(sale);
        ArgumentNullException.ThrowIfNull(policies);
        var sum = Money.Zero(sale.Paid.Currency);
        if (sale.Lines.IsEmpty) return sum + (sale.Paid * policies.FeeRate) + (policies.Costs.FeePerOrder ?? sum);
        foreach (var fee in Fees(sale, sale.Expected(), policies)) sum += fee;
        return sum;
    }

    private static Few<LineCost> Prices(Order order, Fact.SaleSeen sale, Few<LineUnits> units, Policies policies)
    {
        var expected = sale.Lines.IsEmpty ? [] : sale.Expected();
        var (none, fees) = (Money.Zero(sale.Paid.Currency), Fees(sale, expected, policies));
        Few<LineCost> lines = [];
        for (var i = 0; i < expected.Length; i++)
            foreach (var unit in units)
                if (sale.Lines[i].Id.Owns(unit.Line))
                {
                    var part = Math.Min(1m, (decimal)unit.Quantity / sale.Lines[i].Quantity) * order.ShareOf(sale.Lines[i].Id, unit.Line);   // the line may have shrunk since it was decided
                    lines = lines.Add(new(unit.Line, expected[i] * part, fees[i] * part, none, none, none, none));
                }

        return lines;
    }

    // The supplier's total is the truth: what is not told to be goods is freight, and what cannot be told apart is shared by price.
    private static void Spread(ref Few<LineCost> lines, Money cost, Money whole, Few<LineAmount> goods, Few<ExchangeRate> rates, Instant now)
    {
        var prices = new decimal[lines.Count];
        Few<LineUnits> units = [];
        for (var i = 0; i < prices.Length; i++)
        {
            prices[i] = Math.Max(0m, lines[i].Price.Amount);
            units = units.Add(new(lines[i].Line, 1));
        }

        var told = TellsLines(units, cost, goods);
        var rest = whole;
        for (var i = 0; told && i < prices.Length; i++)
        {
            var own = ExchangeRate.Convert(Find(goods, lines[i].Line)!.Value.Amount, whole.Currency, rates, now)!.Value;
            lines = lines.Set(i, lines[i] with { Goods = own });
            rest -= own;
        }

        var shares = rest.Allocate(prices);
        for (var i = 0; i < prices.Length; i++)
            lines = lines.Set(i, told ? lines[i] with { Freight = shares[i] } : lines[i] with { Goods = shares[i] });
    }

    private static Few<LineCost>? Taxed(Few<LineCost> lines, Fact.SaleSeen sale, SupplierId supplier, Policies policies, Instant now)
    {
        var (rules, currency) = (policies.Costs, sale.Paid.Currency);
        if (rules.Taxes.Count == 0) return lines;
        var value = Money.Zero(currency);
        foreach (var line in lines) value += line.Goods;
        List<TaxRule> charged = [];
        var origin = rules.Origins.TryGetValue(supplier, out var country) ? country : "";
        for (var i = 0; i < lines.Count; i++)
        {
            var kind = SkuOf(sale, lines[i].Line) is { } sku && rules.Classes.TryGetValue(sku, out var known) ? known : "";
            foreach (var rule in rules.Taxes.Find(sale.To, origin, kind, now))
            {
                if (rule.IsIncluded) continue;
                if (ExchangeRate.Convert(rule.Threshold ?? Money.Zero(currency), currency, policies.Rates, now) is not { } free) return null;
                if (ExchangeRate.Convert(rule.Fixed ?? Money.Zero(currency), currency, policies.Rates, now) is not { } once) return null;
                if (rule.Threshold is not null && value <= free) continue;
                var tax = BaseOf(lines[i], rule.Base) * rule.Rate;
                if (!charged.Contains(rule)) tax += once;   // of each purchase once: the first line it falls on bears it
                charged.Add(rule);
                lines = lines.Set(i, lines[i] with { Tax = lines[i].Tax + tax });
            }
        }

        return lines;
    }

    private static Money BaseOf(LineCost line, TaxBase taken) => taken switch
    {
        TaxBase.Goods => line.Goods,
        TaxBase.Price => line.Price,
        _ => line.Goods + line.Freight,
    };

    private static decimal[] Weights(Money[] amounts)
    {
        var weights = new decimal[amounts.Length];
        for (var i = 0; i < weights.Length; i++) weights[i] = Math.Max(0m, amounts[i].Amount);
        return weights;
    }

    private static LineAmount? Find(Few<LineAmount> goods, LineId line)
    {
        foreach (var part in goods)
            if (part.Line == line)
                return part;
        return null;
    }

    private static Sku? SkuOf(Fact.SaleSeen sale, LineId line)
    {
        foreach (var candidate in sale.Lines)
            if (candidate.Id.Owns(line))
                return candidate.Sku;
        return null;
    }
}
