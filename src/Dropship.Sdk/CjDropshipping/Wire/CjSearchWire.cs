using System.Text.Json;

namespace Dropship.CjDropshipping;

/// <summary>The answer of listV2: products lie one list deeper than in other answers.</summary>
internal sealed record CjSearchWire
{
    public decimal? PageNumber { get; init; }

    public decimal? TotalPages { get; init; }

    public CjSearchBlockWire?[]? Content { get; init; }
}

internal sealed record CjSearchBlockWire
{
    public JsonElement[]? ProductList { get; init; }
}

/// <summary>A product as listV2 shows it. Figures are text here, so that an impossible one spoils its own row alone.</summary>
internal sealed record CjHitWire
{
    public string? Id { get; init; }

    public string? NameEn { get; init; }

    public string? Sku { get; init; }

    public string? SellPrice { get; init; }

    public string? WarehouseInventoryNum { get; init; }

    public string? SaleStatus { get; init; }

    public string? DirectMinOrderNum { get; init; }

    public string? ProductType { get; init; }
}

/// <summary>A product with its variants, as product/query shows it.</summary>
internal sealed record CjFoundWire
{
    public string? Pid { get; init; }

    public string? ProductNameEn { get; init; }

    public string? Status { get; init; }

    public string? ProductType { get; init; }

    public JsonElement[]? Variants { get; init; }
}

internal sealed record CjFoundVariantWire
{
    public string? Vid { get; init; }

    public string? VariantNameEn { get; init; }

    public string? VariantSku { get; init; }

    public string? VariantSellPrice { get; init; }

    public string? VariantWeight { get; init; }
}

/// <summary>The answer of getInventoryByPid; only what it says of single variants is read.</summary>
internal sealed record CjInventoryWire
{
    public CjVariantStockWire?[]? VariantInventories { get; init; }
}

internal sealed record CjVariantStockWire
{
    public string? Vid { get; init; }

    public CjFoundStockWire?[]? Inventory { get; init; }
}

/// <summary>Stock of a variant in one country; CJ names the same figures differently from page to page.</summary>
internal sealed record CjFoundStockWire
{
    public string? CountryCode { get; init; }

    public string? TotalInventoryNum { get; init; }

    public string? TotalInventory { get; init; }

    public string? CjInventoryNum { get; init; }

    public string? CjInventory { get; init; }
}
