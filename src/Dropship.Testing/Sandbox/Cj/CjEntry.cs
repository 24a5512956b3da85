using System.Text.Json.Serialization;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>A line of the sandbox's ledger: something that happened and stays. All else is read from these and the clock.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TokensIssued), "tokens")]
[JsonDerivedType(typeof(TokensKilled), "logout")]
[JsonDerivedType(typeof(OrderCreated), "created")]
[JsonDerivedType(typeof(PutInCart), "cart")]
[JsonDerivedType(typeof(Confirmed), "confirmed")]
[JsonDerivedType(typeof(ParentMade), "parent")]
[JsonDerivedType(typeof(Paid), "paid")]
[JsonDerivedType(typeof(Deleted), "deleted")]
[JsonDerivedType(typeof(CallRefused), "refused")]
[JsonDerivedType(typeof(ToppedUp), "topup")]
[JsonDerivedType(typeof(VariantChanged), "variant")]
[JsonDerivedType(typeof(TicketOpened), "ticket")]
[JsonDerivedType(typeof(TicketTold), "ticket-told")]
[JsonDerivedType(typeof(DisputeOpened), "dispute")]
[JsonDerivedType(typeof(DisputeWithdrawn), "dispute-off")]
[JsonDerivedType(typeof(SourcingAsked), "sourcing")]
[JsonDerivedType(typeof(Rerouted), "rerouted")]
[JsonDerivedType(typeof(Moved), "moved")]
[JsonDerivedType(typeof(Told), "told")]
internal abstract record CjEntry
{
    private CjEntry(DateTimeOffset at) => At = at;

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }

    internal sealed record TokensIssued(DateTimeOffset At, int No) : CjEntry(At);
    internal sealed record TokensKilled(DateTimeOffset At) : CjEntry(At);
    internal sealed record OrderCreated(DateTimeOffset At, string OrderId, string Code, string ShipmentId, CjWish Wish, CjAmounts Amounts, bool Intercepted) : CjEntry(At);
    internal sealed record PutInCart(DateTimeOffset At, IReadOnlyList<string> OrderIds) : CjEntry(At);
    internal sealed record Confirmed(DateTimeOffset At, IReadOnlyList<string> OrderIds, string? ShipmentId) : CjEntry(At);
    internal sealed record ParentMade(DateTimeOffset At, string ShipmentId, string PayId) : CjEntry(At);
    internal sealed record Paid(DateTimeOffset At, IReadOnlyList<CjPayment> Payments) : CjEntry(At);
    internal sealed record Deleted(DateTimeOffset At, string OrderId) : CjEntry(At);
    internal sealed record CallRefused(DateTimeOffset At, string Call, string Key) : CjEntry(At);
    internal sealed record ToppedUp(DateTimeOffset At, decimal Amount) : CjEntry(At);
    internal sealed record VariantChanged(DateTimeOffset At, string Sku, decimal? Price, string? Country, int? Units) : CjEntry(At);
    internal sealed record TicketOpened(DateTimeOffset At, string TicketId, string OrderId, string Type, string Message) : CjEntry(At);
    internal sealed record TicketTold(DateTimeOffset At, string TicketId, bool Reminded) : CjEntry(At);
    internal sealed record DisputeOpened(DateTimeOffset At, string DisputeId, string OrderId, string OrderCode, string Reference, int ReasonId, IReadOnlyList<CjDisputedLine> Lines, decimal Amount, CjVerdict Verdict, DateTimeOffset DecideAt, bool Recalls) : CjEntry(At);
    internal sealed record DisputeWithdrawn(DateTimeOffset At, string DisputeId) : CjEntry(At);
    internal sealed record SourcingAsked(DateTimeOffset At, string Id, string Name) : CjEntry(At);
    internal sealed record Rerouted(DateTimeOffset At, string OrderId, string Method, string From, CjAmounts Amounts) : CjEntry(At);
    internal sealed record Moved(DateTimeOffset At, string OrderId, string StorageId) : CjEntry(At);
    internal sealed record Told(DateTimeOffset At, string MessageId) : CjEntry(At);
}

/// <summary>What createOrderV2 was asked for.</summary>
internal sealed record CjWish(
    string OrderNumber, int PayType, bool IsSandbox, string LogisticName, string FromCountryCode, CjShipTo To, string? Remark, IReadOnlyList<CjWishedLine> Lines, int ShopLogisticsType = 2);

internal sealed record CjShipTo(string CountryCode, string Province, string City, string? Zip, string? Phone, string Address, string CustomerName);

internal sealed record CjWishedLine(string Sku, string Vid, int Quantity, decimal Price, string LineItemId, string? StoreLineItemId);

/// <summary>The amounts of an order in USD, fixed when it is created.</summary>
internal sealed record CjAmounts(decimal Product, decimal Postage, decimal Taxes, decimal Clearance, int Grams)
{
    internal decimal Order => Product + Postage + Taxes + Clearance;
}

/// <summary>A payment of one order, and the plan of what becomes of it.</summary>
internal sealed record CjPayment(string OrderId, decimal Amount, CjFate Fate, DateTimeOffset ShipAt, DateTimeOffset EndAt);

[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CjEntry))]
internal sealed partial class CjEntryJson : JsonSerializerContext;
