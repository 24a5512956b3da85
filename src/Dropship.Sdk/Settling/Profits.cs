using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Settling;

/// <summary>What the lines of a profit report are.</summary>
public enum ProfitBy
{
    /// <summary>Orders, by number.</summary>
    Order,

    /// <summary>SKUs of the shop; <c>(none)</c> for what has none.</summary>
    Sku,

    /// <summary>Suppliers; <c>(none)</c> for what was bought nowhere.</summary>
    Supplier,

    /// <summary>Months of payment (UTC), for example <c>2026-11</c>.</summary>
    Month,
}

/// <summary>What was earned with something, in one currency. What has not happened yet is not in it: fees are those that were kept so far.</summary>
/// <param name="Name">With what.</param>
/// <param name="Orders">In how many orders.</param>
/// <param name="Sold">What buyers paid.</param>
/// <param name="Refunded">What was given back to them.</param>
/// <param name="Kept">What the marketplace kept: fees, fines, taxes, exchange, adjustments.</param>
/// <param name="Cost">What suppliers were paid, less credits, losses included.</param>
/// <param name="Unexplained">What final payouts left unexplained.</param>
public sealed record ProfitLine(string Name, int Orders, Money Sold, Money Refunded, Money Kept, Money Cost, Money Unexplained)
{
    /// <summary>What is left.</summary>
    public Money Profit => Sold - Refunded - Kept - Cost - Unexplained;
}

/// <summary>
/// Reads what orders earned. What concerns a whole order is spread over its lines by their totals, and what a purchase cost over the lines it was for, to the coin. A cost in another currency is converted by the shop's rate of
/// the day it was decided; where none holds it stands in a line of its own currency.
/// </summary>
internal sealed class Profits(ProfitBy by, Few<ExchangeRate> rates)
{
    private const string None = "(none)";
    private readonly SortedDictionary<(string Name, string Currency), ProfitLine> _lines = [];

    internal IReadOnlyList<ProfitLine> Lines => [.. _lines.Values];

    internal void Add(Order order)
    {
        if (order.Latest() is not { PaidAt: { } paidAt } sale) return;
        var currency = sale.Paid.Currency;
        var weights = Weights(sale);
        var sold = sale.Paid.Allocate(weights);
        var refunded = (order.Refunded() ?? Money.Zero(currency)).Allocate(weights);
        var kept = Sum(Matching.Kept(order, currency), currency).Allocate(weights);
        var unexplained = order.Balance(Account.Difference, currency).Allocate(weights);
        HashSet<(string, string)> counted = [];
        for (var i = 0; i < weights.Length; i++)
        {
            var whole = new ProfitLine("", 0, sold[i], refunded[i], kept[i], Money.Zero(currency), unexplained[i]);
            if (by == ProfitBy.Supplier) BySupplier(order, sale.Lines.IsEmpty ? null : sale.Lines[i], whole, counted);
            else Put(Name(order, sale, i, paidAt), whole, counted);
        }

        foreach (var purchase in order.Purchases) AddCost(order, sale, purchase, paidAt, counted);
    }

    /// <summary>A line of a payout that belongs to no order.</summary>
    internal void Add(PayoutRow row)
    {
        var zero = Money.Zero(row.Amount.Currency);
        Put(by == ProfitBy.Month ? Month(row.PaidOn) : None, new("", 0, zero, zero, -row.Amount, zero, zero), []);
    }

    private void AddCost(Order order, Fact.SaleSeen sale, Purchase purchase, Instant paidAt, HashSet<(string, string)> counted)
    {
        if (purchase is not { Intent: { } intent, Outstanding: { } outstanding } || outstanding.IsZero) return;
        var cost = ExchangeRate.Convert(outstanding, sale.Paid.Currency, rates, intent.At)?.Rounded() ?? outstanding;
        if (by == ProfitBy.Supplier)
        {
            Put(intent.Supplier.Value, Costing(cost), counted);
            return;
        }

        var weights = new decimal[Math.Max(1, sale.Lines.Count)];
        foreach (var units in intent.Units)
            for (var i = 0; i < sale.Lines.Count; i++)
                if (sale.Lines[i].Id == units.Line)
                    weights[i] += Math.Max(0m, sale.Lines[i].UnitPrice.Amount * units.Quantity);
        var parts = cost.Allocate(weights);
        for (var i = 0; i < parts.Length; i++)
            if (!parts[i].IsZero)
                Put(Name(order, sale, i, paidAt), Costing(parts[i]), counted);
    }

    // A line may be bought at several suppliers: each has the part of the units it was paid for.
    private void BySupplier(Order order, OrderLine? line, ProfitLine whole, HashSet<(string, string)> counted)
    {
        List<string> names = [];
        List<decimal> weights = [];
        var left = (decimal)(line?.Quantity ?? 1);
        foreach (var purchase in order.Purchases)
            if (line is not null && purchase is { Intent: { } intent, IsBought: true, IsLive: true, IsAbandoned: false })
                foreach (var units in intent.Units)
                    if (units.Line == line.Id)
                    {
                        names.Add(intent.Supplier.Value);
                        weights.Add(units.Quantity);
                        left -= units.Quantity;
                    }

        if (left > 0m)
        {
            names.Add(None);
            weights.Add(left);
        }

        var all = weights.ToArray();
        var (sold, refunded, kept, unexplained) = (whole.Sold.Allocate(all), whole.Refunded.Allocate(all), whole.Kept.Allocate(all), whole.Unexplained.Allocate(all));
        for (var i = 0; i < all.Length; i++) Put(names[i], whole with { Sold = sold[i], Refunded = refunded[i], Kept = kept[i], Unexplained = unexplained[i] }, counted);
    }

    private string Name(Order order, Fact.SaleSeen sale, int line, Instant paidAt) => by switch
    {
        ProfitBy.Order => order.Key.Id.Value,
        ProfitBy.Month => Month(paidAt),
        _ => sale.Lines.IsEmpty ? None : sale.Lines[line].Sku?.Value ?? None,
    };

    private void Put(string name, ProfitLine line, HashSet<(string, string)> counted)
    {
        var key = (name, line.Sold.Currency.Code);
        var orders = counted.Add(key) && line.Sold is { IsZero: false } ? 1 : 0;
        _lines[key] = _lines.TryGetValue(key, out var known)
            ? known with { Orders = known.Orders + orders, Sold = known.Sold + line.Sold, Refunded = known.Refunded + line.Refunded, Kept = known.Kept + line.Kept, Cost = known.Cost + line.Cost, Unexplained = known.Unexplained + line.Unexplained }
            : line with { Name = name, Orders = orders };
    }

    private static decimal[] Weights(Fact.SaleSeen sale) =>
        sale.Lines.IsEmpty ? [1m] : [.. sale.Lines.Select(static line => Math.Max(0m, (line.UnitPrice.Amount * line.Quantity) + line.Shipping.Amount))];

    private static ProfitLine Costing(Money cost)
    {
        var zero = Money.Zero(cost.Currency);
        return new("", 0, zero, zero, zero, cost, zero);
    }

    private static Money Sum(Few<KeptAmount> kept, Currency currency)
    {
        var sum = Money.Zero(currency);
        foreach (var one in kept) sum += one.Amount;
        return sum;
    }

    private static string Month(Instant at) => at.ToDateTimeOffset().ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}
