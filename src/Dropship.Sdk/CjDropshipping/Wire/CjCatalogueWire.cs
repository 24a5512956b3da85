namespace Dropship.CjDropshipping;

/// <summary>A product and its variants.</summary>
internal sealed record CjProductWire
{
    public string? Pid { get; init; }

    public string? Status { get; init; }

    public string? ProductType { get; init; }

    public CjVariantWire[]? Variants { get; init; }
}

internal sealed record CjVariantWire
{
    public string? Vid { get; init; }

    public string? VariantSku { get; init; }

    public decimal? VariantSellPrice { get; init; }
}

/// <summary>Stock of a variant in one warehouse area. CJ names the same figures differently from page to page.</summary>
internal sealed record CjStockWire
{
    public string? CountryCode { get; init; }

    public decimal? StorageNum { get; init; }

    public decimal? TotalInventoryNum { get; init; }

    public decimal? TotalInventory { get; init; }

    public decimal? CjInventoryNum { get; init; }

    public decimal? CjInventory { get; init; }

    public decimal? FactoryInventoryNum { get; init; }

    public decimal? FactoryInventory { get; init; }
}

internal sealed record CjFreightBody(string StartCountryCode, string EndCountryCode, CjFreightLine[] Products, string? Zip = null, string? TaxId = null, string? IossNumber = null)
{
    /// <summary>Says nothing of the person.</summary>
    public override string ToString() => $"CjFreightBody to {EndCountryCode}";
}

internal sealed record CjFreightLine(string Vid, int Quantity);

/// <summary>One way to ship, USD.</summary>
internal sealed record CjFreightWire
{
    public string? LogisticName { get; init; }

    public string? LogisticAging { get; init; }

    public decimal? LogisticPrice { get; init; }

    public decimal? TaxesFee { get; init; }

    public decimal? ClearanceOperationFee { get; init; }

    public decimal? TotalPostageFee { get; init; }
}
