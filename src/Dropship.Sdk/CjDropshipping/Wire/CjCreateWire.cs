using System.Text.Json;

namespace Dropship.CjDropshipping;

/// <summary>The request of createOrderV2, as far as it is used.</summary>
internal sealed record CjCreateBody
{
    public required string OrderNumber { get; init; }

    public required string ShippingCustomerName { get; init; }

    public required string ShippingAddress { get; init; }

    public string? ShippingAddress2 { get; init; }

    public required string ShippingCity { get; init; }

    public required string ShippingProvince { get; init; }

    public string? ShippingZip { get; init; }

    public required string ShippingCountryCode { get; init; }

    public required string ShippingCountry { get; init; }

    public string? ShippingPhone { get; init; }

    public string? Email { get; init; }

    public string? TaxId { get; init; }

    public required int PayType { get; init; }

    public required int IsSandbox { get; init; }

    public required string LogisticName { get; init; }

    public required string FromCountryCode { get; init; }

    public required int ShopLogisticsType { get; init; }

    public required int OrderFlow { get; init; }

    public int? IossType { get; init; }

    public string? IossNumber { get; init; }

    public required CjCreateLine[] Products { get; init; }

    /// <summary>Says nothing of the person.</summary>
    public override string ToString() => $"CjCreateBody {OrderNumber}";
}

internal sealed record CjCreateLine(string Vid, int Quantity, string StoreLineItemId);

/// <summary>The answer of createOrderV2, amounts in USD.</summary>
internal sealed record CjCreatedWire
{
    public string? OrderNumber { get; init; }

    public string? OrderId { get; init; }

    public string? ShipmentOrderId { get; init; }

    public decimal? OrderAmount { get; init; }

    public decimal? ActualPayment { get; init; }

    public bool? LogisticsMiss { get; init; }

    public JsonElement InterceptOrderReasons { get; init; }
}
