namespace Dropship.Wish;

// What is read of an order. Every member but the id may be missing or null, and enumerations stay text: the vendor adds values.

internal sealed record WishOrder
{
    public string? Id { get; init; }

    public string? TransactionId { get; init; }

    public string? State { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public string? ProcessingSource { get; init; }

    public string? ProcessingStatus { get; init; }

    public string?[]? FulfillmentOrderTypes { get; init; }

    public WishRequirements? FulfillmentRequirements { get; init; }

    public WishRecord?[]? FulfillmentRecords { get; init; }

    public WishTracked?[]? TrackingInformation { get; init; }

    public WishFullAddress? FullAddress { get; init; }

    public WishProduct? ProductInformation { get; init; }

    public WishPayment? OrderPayment { get; init; }

    public WishRefunded?[]? Refunds { get; init; }

    public WishTax? TaxInformation { get; init; }

    public WishProgram?[]? SpecialPrograms { get; init; }
}

internal sealed record WishRequirements(DateTimeOffset? ExpectedShipTime, DateTimeOffset? ExpectedDeliveryTime);

internal sealed record WishRecord(string? EventType, DateTimeOffset? EventTime);

internal sealed record WishTracked(string? TrackingNumber, string? OriginCountry, string? ShipNote, WishCarrier? ShippingProvider);

internal sealed record WishCarrier(string? Name);

internal sealed record WishProduct(string? Id, string? VariationId, string? Sku, string? Name);

internal sealed record WishProgram(string? Status, string? DisplayName);
