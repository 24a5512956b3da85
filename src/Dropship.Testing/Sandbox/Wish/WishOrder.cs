using static Dropship.Testing.Sandbox.Wish.WishEvent;
using static Dropship.Testing.Sandbox.Wish.WishEvent.OfOrder;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>An order as it is after what happened to it. Never changed, so that a webhook can carry it as it was.</summary>
internal sealed record WishOrder(int Number, string Id, WishSandboxOrder What, WishTerms Terms, DateTimeOffset UpdatedAt)
{
    internal string State { get; init; } = WishStates.RequireReview;
    internal DateTimeOffset ReleasedAt { get; init; } = Terms.ReleasedAt;
    internal DateTimeOffset ShipBy { get; init; } = Terms.ShipBy;
    internal DateTimeOffset? DeliveredAt { get; init; }
    internal WishSandboxAddress Address { get; init; } = What.Address;
    internal WishWrite? Write { get; init; }
    internal WishWriteCounts Counts { get; init; } = new(0, 0, 0);
    internal IReadOnlyList<WishMilestone> Records { get; init; } = [];
    internal IReadOnlyList<WishTrackingSent> Tracking { get; init; } = [];
    internal IReadOnlyList<WishRefund> Refunds { get; init; } = [];

    /// <summary>What the merchant is owed from the delivery on, and what is taken back after it.</summary>
    internal IReadOnlyList<WishEntry> Entries { get; init; } = [];

    internal WishPrices Prices { get; } = new(What);

    /// <summary>What the merchant receives, refunds taken off.</summary>
    internal decimal PaymentTotal => Prices.MerchantTotal - Refunds.Sum(refund => refund.Responsible);

    internal bool IsWriting => Write is { Status: WishProcessing.InProgress };

    /// <summary>What happens next of its own accord, or null.</summary>
    internal OfOrder? Next => Candidates().MinBy(next => next.At);

    internal WishOrder Hear(OfOrder happened, DateTimeOffset updated) => Apply(happened) with { UpdatedAt = updated };

    private WishOrder Apply(OfOrder happened) => happened switch
    {
        Released e => Milestone(WishMilestones.Released, e.At) with { State = WishStates.Approved },
        Declined => this with { State = WishStates.Declined, Write = null },
        WriteTaken e => this with { Write = new(e.Source, WishProcessing.InProgress, e.Sent, e.Due, e.Fails), Counts = Counts.Plus(e.Source) },
        WriteHeard e => this with { Counts = Counts.Plus(e.Source) },
        WriteSettled e when Write is { } write => Settle(e, write),
        Scanned e => Milestone(WishMilestones.ConfirmFulfilled, e.Moment),
        Delivered e => Milestone(WishMilestones.ConfirmedDelivered, e.Moment) with { DeliveredAt = e.Moment, Entries = [.. Entries, new(e.At, PaymentTotal)] },
        ReReleased e => Milestone(WishMilestones.TrackingCancelled, e.At).Again(e.At, e.ShipBy),
        Refunded e => Refund(e.At, e.Source, e.Reason, null),
        RefundRemoved e => RemoveRefund(e),
        AddressChanged e => this with { Address = e.Address },
        DeadlineMoved e => this with { ShipBy = e.ShipBy },
        _ => this,
    };

    private WishOrder Settle(WriteSettled settled, WishWrite write)
    {
        var done = this with { Write = write with { Status = settled.Succeeded ? WishProcessing.Succeeded : WishProcessing.Failed } };
        return (settled.Succeeded, write.Sent) switch
        {
            (true, { Tracking: { } tracking }) => done.Ship(settled.At, tracking),
            (true, { Refund: { } refund }) => done.Refund(settled.At, WishRefundSources.Merchant, refund.RefundReason!, refund.RefundReasonNote),
            (true, { Address: { } address }) => done with { Address = address.Onto(Address) },
            _ => done,
        };
    }

    private WishOrder Ship(DateTimeOffset at, WishTrackingSent tracking)
    {
        var marked = State == WishStates.Shipped ? this : Milestone(WishMilestones.MarkShipped, at) with { State = WishStates.Shipped };
        return marked.Tracking is [var newest, ..] && newest.TrackingNumber == tracking.TrackingNumber
            ? marked with { Tracking = [tracking, .. marked.Tracking.Skip(1)] }
            : marked with { Tracking = [tracking, .. marked.Tracking] };
    }

    private WishOrder Refund(DateTimeOffset at, string source, string reason, string? note)
    {
        var responsible = PaymentTotal;
        return this with
        {
            State = WishStates.Refunded,
            Refunds = [.. Refunds, new(at, source, reason, note, Prices.BuyerTotal, responsible)],
            Entries = DeliveredAt is null ? Entries : [.. Entries, new(at, -responsible)],
        };
    }

    private WishOrder RemoveRefund(RefundRemoved removed)
    {
        var shipped = Records.LastOrDefault(record => record.Kind is not WishMilestones.ConfirmFulfilled and not WishMilestones.ConfirmedDelivered)?.Kind == WishMilestones.MarkShipped;
        var last = Refunds[^1];
        var restored = this with
        {
            Refunds = [.. Refunds.SkipLast(1)],
            Entries = DeliveredAt is null ? Entries : [.. Entries, new(removed.At, last.Responsible)],
        };
        return shipped ? restored with { State = WishStates.Shipped } : restored.Again(removed.At, removed.ShipBy);
    }

    private WishOrder Again(DateTimeOffset at, DateTimeOffset shipBy) =>
        Milestone(WishMilestones.ReReleased, at) with { State = WishStates.Approved, ReleasedAt = at, ShipBy = shipBy };

    private WishOrder Milestone(string kind, DateTimeOffset at) => this with { Records = [.. Records, new(kind, at)] };

    private IEnumerable<OfOrder> Candidates()
    {
        if (Write is { Status: WishProcessing.InProgress } write) yield return new WriteSettled(write.Due, Id, !write.Fails && Allows(write));
        if (State == WishStates.RequireReview) yield return new Released(ReleasedAt, Id);
        if (State == WishStates.Approved && Terms.AutoRefund && !IsWriting) yield return new Refunded(ShipBy, Id, WishRefundSources.Platform, "Order was not fulfilled in time");
    }

    // The order may have moved on while the write waited: a buyer cancelled, a review ended.
    private bool Allows(WishWrite write) => write.Source switch
    {
        WishProcessing.UpdateTracking or WishProcessing.Refund => State is WishStates.Approved or WishStates.Shipped,
        _ => State is WishStates.Approved or WishStates.RequireReview,
    };
}
