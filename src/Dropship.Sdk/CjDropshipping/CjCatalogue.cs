using Dropship.Domain;

namespace Dropship.CjDropshipping;

/// <summary>A variant that can be bought.</summary>
/// <param name="Vid">CJ's number of it: what orders name.</param>
/// <param name="Price">Our price in USD; CJ does not lock it.</param>
/// <param name="Pid">CJ's number of its product; null if it is not told.</param>
internal sealed record CjVariant(string Vid, decimal Price, string? Pid = null);

/// <summary>Finds variants by their SKU and keeps them for a while; looks into the stock each time.</summary>
internal sealed class CjCatalogue(CjCalls calls, CjOptions options, TimeProvider clock)
{
    private const string OnSale = "3";
    private const string ShippedBySupplier = "SUPPLIER_SHIPPED_PRODUCT";   // its freight comes from another page, which is not read
    private const int Most = 10_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<Sku, (CjVariant Variant, DateTimeOffset Until)> _known = [];

    /// <summary>The variant of a SKU, or why there is none.</summary>
    /// <exception cref="Ports.ProviderException">CJ could not be read.</exception>
    internal async Task<(CjVariant? Variant, DeclineReason Refused)> FindAsync(Sku sku, CancellationToken cancellation)
    {
        if (Known(sku) is { } known) return (known, DeclineReason.None);
        var answer = await calls.AskAsync((api, token, left) => api.QueryProduct(null, null, sku.Value, token, left), cancellation).ConfigureAwait(false);
        if (!answer.IsGood) return CjErrors.Judge(answer.Code, CjWrites.Create) is (_, DeclineReason.Declined or DeclineReason.OutOfStock) and var (_, reason) ? (null, reason) : throw answer.Fault();
        if (answer.Require(CjJson.Default.CjProductWire) is not { } product) return (null, DeclineReason.Declined);
        if (product.Status is not (null or OnSale)) return (null, DeclineReason.OutOfStock);
        if (product.ProductType == ShippedBySupplier) return (null, DeclineReason.Unsupported);
        foreach (var wire in product.Variants ?? [])
            if (wire is { Vid.Length: > 0 and <= 50 } && wire.VariantSku == sku.Value)
                return (Keep(sku, new(wire.Vid, CjMapping.Amount(wire.VariantSellPrice)?.Amount ?? throw answer.Malformed("the variant has no price"), product.Pid)), DeclineReason.None);
        return (null, DeclineReason.Declined);
    }

    /// <summary>How many units one warehouse of the country has: what one parcel can be packed from. Nothing is reserved by looking.</summary>
    /// <exception cref="Ports.ProviderException">CJ could not be read.</exception>
    internal async Task<decimal> CountStockAsync(string vid, CancellationToken cancellation)
    {
        var answer = await calls.ReadAsync((api, token, left) => api.QueryStock(vid, token, left), cancellation).ConfigureAwait(false);
        var most = 0m;
        foreach (var row in answer.Rows(CjJson.Default.CjStockWire))
            if (string.Equals(row.CountryCode, options.FromCountry, StringComparison.OrdinalIgnoreCase))
                most = Math.Max(most, Count(row) ?? throw answer.Malformed("a row of the stock has no figure"));
        return most;
    }

    // What lies in CJ's warehouses and what the factory claims; the deprecated sum only where nothing else is told.
    internal static decimal? Count(CjStockWire row) =>
        row.TotalInventoryNum ?? row.TotalInventory ?? Sum(row.CjInventoryNum ?? row.CjInventory, row.FactoryInventoryNum ?? row.FactoryInventory) ?? row.StorageNum;

    private static decimal? Sum(decimal? one, decimal? other) => one is null ? other : other is null ? one : Math.Min(one.Value, 1_000_000_000m) + Math.Min(other.Value, 1_000_000_000m);

    /// <summary>Forgets what is kept of a variant or of all variants of a product, so that the next quote reads it again.</summary>
    /// <param name="number">CJ's number of the one or the other.</param>
    internal void Forget(string number)
    {
        lock (_lock)
            foreach (var sku in _known.Where(kept => kept.Value.Variant.Vid == number || kept.Value.Variant.Pid == number).Select(static kept => kept.Key).ToList())
                _known.Remove(sku);
    }

    private CjVariant? Known(Sku sku)
    {
        lock (_lock) return _known.TryGetValue(sku, out var kept) && clock.GetUtcNow() < kept.Until ? kept.Variant : null;
    }

    private CjVariant Keep(Sku sku, CjVariant variant)
    {
        lock (_lock)
        {
            if (_known.Count >= Most) _known.Clear();
            _known[sku] = (variant, clock.GetUtcNow() + options.PricesFor);
        }

        return variant;
    }
}
