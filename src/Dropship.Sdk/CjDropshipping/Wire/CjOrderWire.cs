namespace Dropship.CjDropshipping;

internal sealed record CjOrderIdsBody(string[] OrderIds);

/// <summary>An order as getOrderDetail and getOrderDetailBatch tell it, amounts in USD, times in UTC. The address is not read.</summary>
internal sealed record CjOrderWire
{
    public string? OrderId { get; init; }

    public string? CjOrderId { get; init; }

    public string? CjOrderCode { get; init; }

    public string? OrderNum { get; init; }

    public string? OrderStatus { get; init; }

    public string? SubStatus { get; init; }

    public string? ShippingCountryCode { get; init; }

    public decimal? OrderAmount { get; init; }

    public string? LogisticName { get; init; }

    public string? TrackNumber { get; init; }

    public string? TrackingProvider { get; init; }

    public string? CreateDate { get; init; }

    public string? PaymentDate { get; init; }

    public string? OutWarehouseTime { get; init; }

    public string? IsComplete { get; init; }

    public CjOrderLineWire[]? ProductList { get; init; }

    /// <summary>True if CJ knows the order by this number: the one of the create answer may come back under another name.</summary>
    internal bool IsKnownAs(string id) => OrderId == id || CjOrderId == id || CjOrderCode == id;

    /// <summary>CJ's number, or null.</summary>
    internal string? Id => First(OrderId, CjOrderId, CjOrderCode);

    private static string? First(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
            if (!string.IsNullOrWhiteSpace(name))
                return name;
        return null;
    }
}

internal sealed record CjOrderLineWire
{
    public string? Vid { get; init; }

    public int? Quantity { get; init; }

    public string? LineItemId { get; init; }

    public string? StoreLineItemId { get; init; }
}
