using System.Text.Json.Serialization;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>What happened in the account: a line of its ledger each. The state is nothing but these, in their order.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(TokensIssued), "tokens-issued")]
[JsonDerivedType(typeof(CodeGranted), "code-granted")]
[JsonDerivedType(typeof(AccountSwitched), "account-switched")]
[JsonDerivedType(typeof(Subscribed), "subscribed")]
[JsonDerivedType(typeof(TestAsked), "test-asked")]
[JsonDerivedType(typeof(MessagesTaken), "messages-taken")]
[JsonDerivedType(typeof(Rated), "order-rated")]
[JsonDerivedType(typeof(ReportAsked), "report-asked")]
[JsonDerivedType(typeof(Punished), "penalty-issued")]
[JsonDerivedType(typeof(PenaltyReversed), "penalty-reversed")]
[JsonDerivedType(typeof(ProductListed), "product-listed")]
[JsonDerivedType(typeof(VariationSet), "variation-set")]
[JsonDerivedType(typeof(TicketOpened), "ticket-opened")]
[JsonDerivedType(typeof(TicketWritten), "ticket-written")]
[JsonDerivedType(typeof(TicketMoved), "ticket-moved")]
[JsonDerivedType(typeof(OfOrder.Placed), "order-placed")]
[JsonDerivedType(typeof(OfOrder.Released), "order-released")]
[JsonDerivedType(typeof(OfOrder.Declined), "order-declined")]
[JsonDerivedType(typeof(OfOrder.WriteTaken), "write-taken")]
[JsonDerivedType(typeof(OfOrder.WriteHeard), "write-heard")]
[JsonDerivedType(typeof(OfOrder.WriteSettled), "write-settled")]
[JsonDerivedType(typeof(OfOrder.Scanned), "parcel-scanned")]
[JsonDerivedType(typeof(OfOrder.Delivered), "parcel-delivered")]
[JsonDerivedType(typeof(OfOrder.ReReleased), "order-re-released")]
[JsonDerivedType(typeof(OfOrder.Refunded), "order-refunded")]
[JsonDerivedType(typeof(OfOrder.RefundRemoved), "refund-removed")]
[JsonDerivedType(typeof(OfOrder.AddressChanged), "address-changed")]
[JsonDerivedType(typeof(OfOrder.DeadlineMoved), "deadline-moved")]
internal abstract record WishEvent
{
    private WishEvent(DateTimeOffset at) => At = at;

    public DateTimeOffset At { get; init; }

    internal sealed record TokensIssued(DateTimeOffset At, string Access, string Refresh, DateTimeOffset Expires, string? Code = null) : WishEvent(At);

    internal sealed record CodeGranted(DateTimeOffset At, string Code) : WishEvent(At);

    internal sealed record AccountSwitched(DateTimeOffset At, bool On) : WishEvent(At);

    internal sealed record Subscribed(DateTimeOffset At, string Topic, string Endpoint) : WishEvent(At);

    internal sealed record TestAsked(DateTimeOffset At, string Topic) : WishEvent(At);

    /// <summary>Notices that waited since a moment or longer left in so many messages, those lost on purpose counted too.</summary>
    internal sealed record MessagesTaken(DateTimeOffset At, DateTimeOffset Since, int Count) : WishEvent(At);

    /// <summary>A buyer rated what an order brought; the order itself does not change by it.</summary>
    internal sealed record Rated(DateTimeOffset At, string Id, string? Order, int Stars, string Comment) : WishEvent(At);

    /// <summary>A job for a file of payments was started.</summary>
    internal sealed record ReportAsked(DateTimeOffset At, string Id, DateTimeOffset Min, DateTimeOffset Max, int Limit, bool Fails) : WishEvent(At);

    /// <summary>Wish punished the merchant; nothing else changes by it.</summary>
    internal sealed record Punished(DateTimeOffset At, string Id, string Reason, decimal? Amount, string Entity, string? About) : WishEvent(At);

    internal sealed record PenaltyReversed(DateTimeOffset At, string Id) : WishEvent(At);

    internal sealed record ProductListed(DateTimeOffset At, string Id, string ParentSku, IReadOnlyList<string> Skus) : WishEvent(At);

    /// <summary>A variation is offered or not, by whoever said so.</summary>
    internal sealed record VariationSet(DateTimeOffset At, string Product, string Variation, string Status, string By) : WishEvent(At);

    internal sealed record TicketOpened(DateTimeOffset At, string Id, WishSandboxTicket What) : WishEvent(At);

    internal sealed record TicketWritten(DateTimeOffset At, string Id, string Sender, string Message) : WishEvent(At);

    internal sealed record TicketMoved(DateTimeOffset At, string Id, string State, string By) : WishEvent(At);

    /// <summary>What happened to one order.</summary>
    internal abstract record OfOrder : WishEvent
    {
        private protected OfOrder(DateTimeOffset at, string order)
            : base(at) => Order = order;

        public string Order { get; }

        internal sealed record Placed(DateTimeOffset At, string Order, WishSandboxOrder What, WishTerms Terms) : OfOrder(At, Order);

        internal sealed record Released(DateTimeOffset At, string Order) : OfOrder(At, Order);

        internal sealed record Declined(DateTimeOffset At, string Order) : OfOrder(At, Order);

        internal sealed record WriteTaken(DateTimeOffset At, string Order, string Source, WishSent Sent, DateTimeOffset Due, bool Fails) : OfOrder(At, Order);

        /// <summary>A write that changed nothing: refused with a code, or with 0 the repetition of one that is still in progress.</summary>
        internal sealed record WriteHeard(DateTimeOffset At, string Order, string Source, int Code) : OfOrder(At, Order);

        internal sealed record WriteSettled(DateTimeOffset At, string Order, bool Succeeded) : OfOrder(At, Order);

        internal sealed record Scanned(DateTimeOffset At, string Order, DateTimeOffset Moment) : OfOrder(At, Order);

        internal sealed record Delivered(DateTimeOffset At, string Order, DateTimeOffset Moment) : OfOrder(At, Order);

        internal sealed record ReReleased(DateTimeOffset At, string Order, DateTimeOffset ShipBy) : OfOrder(At, Order);

        internal sealed record Refunded(DateTimeOffset At, string Order, string Source, string Reason) : OfOrder(At, Order);

        internal sealed record RefundRemoved(DateTimeOffset At, string Order, DateTimeOffset ShipBy) : OfOrder(At, Order);

        internal sealed record AddressChanged(DateTimeOffset At, string Order, WishSandboxAddress Address) : OfOrder(At, Order);

        internal sealed record DeadlineMoved(DateTimeOffset At, string Order, DateTimeOffset ShipBy) : OfOrder(At, Order);
    }
}

/// <summary>What was promised when the order was placed; options may be others in a later run.</summary>
internal sealed record WishTerms(string TransactionId, DateTimeOffset ReleasedAt, DateTimeOffset ShipBy, DateTimeOffset DeliverBy, bool AutoRefund);

/// <summary>Reads and writes the ledger's lines and the bodies that merchants send.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WishEvent))]
[JsonSerializable(typeof(WishTokenSent))]
[JsonSerializable(typeof(WishTrackingSent))]
[JsonSerializable(typeof(WishRefundSent))]
[JsonSerializable(typeof(WishAddressSent))]
[JsonSerializable(typeof(WishTicketMoveSent))]
[JsonSerializable(typeof(WishTicketReplySent))]
internal sealed partial class WishJson : JsonSerializerContext;
