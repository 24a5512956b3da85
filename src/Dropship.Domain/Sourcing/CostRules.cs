namespace Dropship.Domain;

/// <summary>What a purchase costs beside its price, and how much must be left: what the marketplace keeps, taxes, and what returns are expected to cost. Pure data.</summary>
public sealed record CostRules
{
    /// <summary>Nothing beside the price; no line is sold at a loss.</summary>
    public static CostRules Default { get; } = new();

    /// <summary>What the marketplace keeps of each order beside <see cref="Policies.FeeRate"/>, in the shop's currency; shared by the lines by what was paid for them. Default: null, nothing.</summary>
    public Money? FeePerOrder { get; init; }

    /// <summary>What the marketplace keeps of each line beside <see cref="Policies.FeeRate"/>, in the shop's currency; shared by the units. Default: null, nothing.</summary>
    public Money? FeePerLine { get; init; }

    /// <summary>
    /// The least part of a line's revenue after fees that must remain of it, whatever the others bring; null judges no line by itself. Default: 0, no line is sold at a loss.
    /// Judged where <see cref="Policies.MinimumMargin"/> is set, the supplier tells what each line's goods cost, and something was paid for the line: a gift is judged with its order alone.
    /// </summary>
    public decimal? MinimumLineMargin { get; init; } = 0m;

    /// <summary>Taxes and duties. Default: none.</summary>
    public TaxTable Taxes { get; init; } = TaxTable.Empty;

    /// <summary>From which country a supplier ships, for <see cref="Taxes"/>: two capital letters. Default: not known of any.</summary>
    public IReadOnlyDictionary<SupplierId, string> Origins { get; init; } = new Dictionary<SupplierId, string>();

    /// <summary>The shop's class of a SKU for <see cref="Taxes"/>, for example its code in the customs tariff. Default: not known of any.</summary>
    public IReadOnlyDictionary<Sku, string> Classes { get; init; } = new Dictionary<Sku, string>();

    /// <summary>What returns are expected to cost. Of several that fit, the one that names the SKU counts, then the one that names the supplier. Default: nothing.</summary>
    public Few<ReturnRate> Returns { get; init; }

    /// <summary>What part of a line's cost its returns are expected to take.</summary>
    /// <param name="supplier">Who supplies it.</param>
    /// <param name="sku">What it is, or null.</param>
    public decimal ReturnPartOf(SupplierId supplier, Sku? sku)
    {
        ReturnRate? best = null;
        foreach (var rate in Returns)
            if ((rate.Supplier ?? supplier) == supplier && (rate.Sku is null || rate.Sku == sku) && (best is null || rate.Weight > best.Weight))
                best = rate;
        return best?.Part ?? 0m;
    }
}

/// <summary>A part of the cost that returns are expected to take.</summary>
/// <param name="Part">For example 0.03; zero or more.</param>
/// <param name="Supplier">Of which supplier; null for all.</param>
/// <param name="Sku">Of which of the shop's SKUs; null for all.</param>
public sealed record ReturnRate(decimal Part, SupplierId? Supplier = null, Sku? Sku = null)
{
    internal int Weight => (Sku is null ? 0 : 2) + (Supplier is null ? 0 : 1);
}
