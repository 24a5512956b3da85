using Dropship.Domain;

namespace Dropship.Guards;

/// <summary>
/// Reckons once more, in plain decimals and from the truth alone, what a purchase leaves. It reads nothing of what the
/// product has judged, so that a part the product forgets is missed by one of the two only.
/// </summary>
internal sealed class Judge(Terms terms)
{
    /// <summary>What is wrong with buying at this cost now; null if nothing is.</summary>
    internal string? WhyNot(SupplierId supplier, IReadOnlyList<LineUnits> units, Money cost, IReadOnlyList<LineAmount>? goods, Instant now)
    {
        if (Rate(cost.Currency, now) is not { } rate) return Finding.NoRate;
        var lines = Lines(units, cost, goods, rate, out var told);
        if (!Tax(lines, supplier, now)) return Finding.NoRate;
        foreach (var line in lines) line.Returns = (line.Goods + line.Freight + line.Tax) * ReturnPart(supplier, line.Sku);

        var rules = terms.Policies;
        var revenue = lines.Sum(static line => line.Price - line.Fee);
        var left = revenue - (cost.Amount * rate) - lines.Sum(static line => line.Tax + line.Returns);
        if (left < revenue * rules.MinimumMargin!.Value) return Finding.BelowFloor;
        if (told && rules.Costs.MinimumLineMargin is { } least && lines.Exists(line => line.Price > 0m && line.Left < (line.Price - line.Fee) * least)) return Finding.LineBelowFloor;
        return null;
    }

    private decimal ReturnPart(SupplierId supplier, string sku) => terms.Policies.Costs.Returns.IsEmpty ? 0m : (sku, supplier.Value) switch
    {
        ("LAMP", _) => 0.04m,
        (_, "two") => 0.05m,
        _ => 0.02m,
    };

    internal decimal? Rate(Currency from, Instant now)
    {
        if (from == Terms.Eur) return 1m;
        return terms.Policies.Rates.Where(rate => rate.AsOf <= now && (rate.Until is null || rate.Until > now)).OrderBy(static rate => rate.AsOf.Milliseconds).LastOrDefault()?.Rate;
    }

    private List<Reckoned> Lines(IReadOnlyList<LineUnits> units, Money cost, IReadOnlyList<LineAmount>? goods, decimal rate, out bool told)
    {
        told = goods is not null && goods.Sum(static part => part.Amount.Amount) <= cost.Amount;
        var (sale, rules) = (terms.Sale, terms.Policies);
        var paid = sale.Expected();
        var shares = rules.Costs.FeePerOrder is { } each ? each.Allocate([.. paid.Select(static part => part.Amount)]) : null;
        List<Reckoned> lines = [];
        for (var i = 0; i < sale.Lines.Count; i++)
            if (units.FirstOrDefault(unit => unit.Line == sale.Lines[i].Id) is { Quantity: > 0 } unit)
            {
                var part = (decimal)unit.Quantity / sale.Lines[i].Quantity;
                var fee = (paid[i].Amount * rules.FeeRate) + (shares?[i].Amount ?? 0m) + (rules.Costs.FeePerLine?.Amount ?? 0m);
                lines.Add(new(sale.Lines[i].Sku!.Value.Value) { Price = paid[i].Amount * part, Fee = fee * part, Goods = told ? goods!.Single(known => known.Line == unit.Line).Amount.Amount * rate : 0m });
            }

        var rest = (cost.Amount * rate) - lines.Sum(static line => line.Goods);
        var split = new Money(rest, Terms.Eur).Allocate([.. lines.Select(static line => line.Price)]);
        for (var i = 0; i < lines.Count; i++)
            if (told) lines[i].Freight = split[i].Amount;
            else lines[i].Goods = split[i].Amount;
        return lines;
    }

    // The generated tables have two taxes; which row holds is spelled out here, not looked up.
    private bool Tax(List<Reckoned> lines, SupplierId supplier, Instant now)
    {
        if (terms.Policies.Costs.Taxes.Count == 0) return true;
        var rows = terms.Policies.Costs.Taxes.Find(new("DE", "10"), "CN", "", now);
        var (vat, duty) = (rows.First(static row => row.Tax == "VAT"), rows.First(static row => row.Tax == "duty"));
        var value = lines.Sum(static line => line.Goods);
        var south = terms.Sale.To.PostalPrefix == "27";
        var once = duty.Fixed?.Amount ?? 0m;
        HashSet<string> seen = [];
        foreach (var line in lines)
        {
            if (!vat.IsIncluded) line.Tax += south ? line.Goods * 0.07m : 0.19m * vat.Base switch { TaxBase.Goods => line.Goods, TaxBase.Price => line.Price, _ => line.Goods + line.Freight };
            if (supplier != Terms.One) continue;
            if (Rate(duty.Threshold!.Value.Currency, now) is not { } rate) return false;
            if (value <= duty.Threshold.Value.Amount * rate) continue;
            var part = line.Sku switch { "CUP" => 0.12m, "RUG" when now < Terms.Start + TimeSpan.FromHours(1) => 0.02m, _ => 0.06m };
            line.Tax += (line.Goods * part) + (seen.Add($"{part}") ? once : 0m);
        }

        return true;
    }

    private sealed record Reckoned(string Sku)
    {
        internal decimal Price { get; init; }

        internal decimal Fee { get; init; }

        internal decimal Goods { get; set; }

        internal decimal Freight { get; set; }

        internal decimal Tax { get; set; }

        internal decimal Returns { get; set; }

        internal decimal Left => Price - Fee - Goods - Freight - Tax - Returns;
    }
}

/// <summary>What the judge may find.</summary>
internal static class Finding
{
    internal const string BelowFloor = "bought below the floor";
    internal const string LineBelowFloor = "bought with a line below its floor";
    internal const string Expired = "bound or sent on an expired quote";
    internal const string Drift = "paid over the tolerance without approval";
    internal const string NoRate = "bought without a rate that holds";
    internal const string Ceiling = "bought over the order's ceiling";

    internal static readonly IReadOnlyList<string> All = [BelowFloor, LineBelowFloor, Expired, Drift, NoRate, Ceiling];
}
