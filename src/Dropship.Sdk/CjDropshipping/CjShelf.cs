using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>Sorts what CJ's catalogue shows into what is sound and what is set aside with its reason.</summary>
internal sealed class CjShelf
{
    private const string OnSale = "3";
    private const string ShippedBySupplier = "SUPPLIER_SHIPPED_PRODUCT";   // its freight comes from another page, which is not read
    private readonly List<CatalogueItem> _sound = [];
    private readonly List<UnsoundItem> _aside = [];

    internal CataloguePage Page(bool hasMore = false) => new(_sound, _aside, hasMore);

    internal void Add(CjHitWire? hit)
    {
        if (hit is null) SetAside(null, "the row is not in the form CJ documents");
        else if (Fault(hit) is { } why) SetAside(hit.Sku, why);
        else
            _sound.Add(new(new(hit.Sku!), hit.Id!, CjFigures.Name(hit.NameEn), CjMapping.Usd(CjFigures.LowestPrice(hit.SellPrice)!.Value))
            {
                IsGroup = true,
                IsOnSale = hit.SaleStatus is null or OnSale,
                LeastUnits = CjFigures.Number(hit.DirectMinOrderNum) is >= 1m and <= 1_000_000m and var least ? (int)least : 1,
            });
    }

    internal void Add(CjFoundWire product, CjFoundVariantWire? variant, IReadOnlyList<CjFoundStockWire?> stock)
    {
        if (variant is null) SetAside(null, "the row is not in the form CJ documents");
        else if ((Fault(product, variant) ?? Fault(stock)) is { } why) SetAside(variant.VariantSku, why);
        else
            _sound.Add(new(new(variant.VariantSku!), product.Pid!, CjFigures.Name(variant.VariantNameEn ?? product.ProductNameEn), CjMapping.Usd(CjFigures.Number(variant.VariantSellPrice)!.Value))
            {
                IsOnSale = product.Status is null or OnSale,
                Grams = CjFigures.Number(variant.VariantWeight) is { } grams ? (int)decimal.Ceiling(grams) : null,
                Stock = [.. stock.OfType<CjFoundStockWire>().GroupBy(static row => CjFigures.Country(row.CountryCode)).Where(static of => of.Key is not null).Select(static of => Stock(of.Key!, [.. of])).OrderBy(static row => row.Country, StringComparer.Ordinal)],
            });
    }

    internal void SetAside(string? sku, string why) => _aside.Add(new(CjFigures.Sku(sku)?.Value ?? "", why));

    private static string? Fault(CjHitWire hit) =>
        CjFigures.Sku(hit.Sku) is null ? "there is no SKU that can be kept"
        : !CjPayment.IsUsable(hit.Id) ? "the product has no number"
        : hit.ProductType == ShippedBySupplier ? "it is shipped by its own supplier: what that costs cannot be read"
        : CjFigures.IsOdd(hit.WarehouseInventoryNum) ? "the stock is no number"
        : ImpossibleFigures.InPrice(CjFigures.LowestPrice(hit.SellPrice)) ?? ImpossibleFigures.InStock(CjFigures.Number(hit.WarehouseInventoryNum));

    private static string? Fault(CjFoundWire product, CjFoundVariantWire variant) =>
        CjFigures.Sku(variant.VariantSku) is null ? "there is no SKU that can be kept"
        : product.ProductType == ShippedBySupplier ? "it is shipped by its own supplier: what that costs cannot be read"
        : CjFigures.IsOdd(variant.VariantWeight) ? "the weight is no number"
        : ImpossibleFigures.InPrice(CjFigures.Number(variant.VariantSellPrice)) ?? ImpossibleFigures.InWeight(CjFigures.Number(variant.VariantWeight));

    private static string? Fault(IEnumerable<CjFoundStockWire?> stock) =>
        stock.Select(static row => row is null || CjFigures.IsOdd(Total(row)) || CjFigures.IsOdd(Own(row)) ? "the stock is no number" : ImpossibleFigures.InStock(CjFigures.Number(Total(row))) ?? ImpossibleFigures.InStock(CjFigures.Number(Own(row))))
            .FirstOrDefault(static why => why is not null);

    private static CatalogueStock Stock(string country, CjFoundStockWire[] rows) => new(country, Sum(rows, Total) ?? 0, Sum(rows, Own));

    private static int? Sum(CjFoundStockWire[] rows, Func<CjFoundStockWire, string?> figure) =>
        rows.All(row => CjFigures.Number(figure(row)) is null) ? null : (int)Math.Min(rows.Sum(row => CjFigures.Number(figure(row)) ?? 0m), int.MaxValue);

    private static string? Total(CjFoundStockWire row) => row.TotalInventoryNum ?? row.TotalInventory;

    private static string? Own(CjFoundStockWire row) => row.CjInventoryNum ?? row.CjInventory;
}
