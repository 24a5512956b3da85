namespace Dropship.Domain;

/// <summary>Readings of disputes: with a supplier, about what it was paid for.</summary>
public static class Disputes
{
    private static readonly Instant Ever = Instant.From(DateTimeOffset.MaxValue);

    /// <summary>A dispute of ours, or null.</summary>
    /// <param name="purchase">The purchase.</param>
    /// <param name="no">Its number within it.</param>
    public static Dispute? Dispute(this Purchase purchase, int no)
    {
        foreach (var dispute in purchase.Disputes)
            if (dispute.No == no)
                return dispute;
        return null;
    }

    /// <summary>What the supplier tells of a dispute of ours; null if nothing. Where it has two of one number, what brought more counts.</summary>
    /// <param name="purchase">The purchase.</param>
    /// <param name="no">The number of the dispute.</param>
    public static Fact.DisputeSeen? SightingOf(this Purchase purchase, int no)
    {
        Fact.DisputeSeen? best = null;
        foreach (var seen in purchase.DisputesSeen)
            if (seen.Ours == no && (best is null || (seen.PaidBack is not null && best.PaidBack is null) || (best.Stage is DisputeStage.Refused or DisputeStage.Withdrawn && seen.Stage is not (DisputeStage.Refused or DisputeStage.Withdrawn))))
                best = seen;
        return best;
    }

    /// <summary>Where a dispute stands.</summary>
    /// <param name="order">The order.</param>
    /// <param name="purchase">The purchase.</param>
    /// <param name="dispute">The dispute.</param>
    /// <param name="now">The present.</param>
    public static DisputeState State(this Order order, Purchase purchase, Dispute dispute, Instant now)
    {
        if (purchase.SightingOf(dispute.No) is { } seen)
            return seen.Stage switch
            {
                DisputeStage.Refunded => DisputeState.Refunded,
                DisputeStage.Resent => dispute.Withdrawn is null ? DisputeState.Resent : DisputeState.Withdrawn,
                DisputeStage.Refused => DisputeState.Refused,
                DisputeStage.Withdrawn => DisputeState.Withdrawn,
                _ => order.IsDone(Domain.Dispute.WithdrawKey(purchase.Round, dispute.No)) ? DisputeState.Withdrawn : DisputeState.Open,
            };
        return order.Read(Domain.Dispute.OpenKey(purchase.Round, dispute.No), now).Stage switch
        {
            WriteStage.Open => DisputeState.Sending,
            WriteStage.InDoubt => DisputeState.InDoubt,
            WriteStage.Done => DisputeState.Open,   // told as opened, and not shown yet
            WriteStage.Rejected when dispute.Withdrawn is null => DisputeState.NotTaken,
            _ => dispute.Withdrawn is null ? DisputeState.Decided : DisputeState.Withdrawn,
        };
    }

    /// <summary>True while something is to be done about a dispute, or waited for.</summary>
    /// <param name="state">Where it stands.</param>
    public static bool IsUnderWay(this DisputeState state) => state is DisputeState.Decided or DisputeState.Sending or DisputeState.InDoubt or DisputeState.Open;

    /// <summary>The cause by which a supplier is disputed for what a buyer claims.</summary>
    /// <param name="kind">What the buyer claims.</param>
    public static DisputeCause Cause(this ClaimKind kind) => kind switch
    {
        ClaimKind.NotReceived => DisputeCause.NotReceived,
        ClaimKind.Damaged => DisputeCause.Damaged,
        ClaimKind.WrongItem => DisputeCause.WrongItem,
        ClaimKind.NotAsDescribed => DisputeCause.NotAsDescribed,
        ClaimKind.ReturnedToSender => DisputeCause.Returned,
        _ => DisputeCause.Other,
    };

    /// <summary>True while a dispute of the order is under way.</summary>
    /// <param name="order">The order.</param>
    public static bool HasOpenDispute(this Order order)
    {
        foreach (var purchase in order.Purchases)
            foreach (var dispute in purchase.Disputes)
                if (dispute.Decided is not null && order.State(purchase, dispute, Ever).IsUnderWay())
                    return true;
        return false;
    }

    /// <summary>What came back for a claim by disputes that answer it, in one currency after the other; empty if nothing.</summary>
    /// <param name="order">The order.</param>
    /// <param name="claim">The claim.</param>
    public static Few<Money> Recovered(this Order order, string claim)
    {
        Few<Money> back = [];
        foreach (var purchase in order.Purchases)
            foreach (var dispute in purchase.Disputes)
                if (dispute.Decided?.Claim == claim && purchase.SightingOf(dispute.No)?.PaidBack is { } paid)
                    back = Plus(back, paid);
        return back;
    }

    /// <summary>When the supplier was first told of a dispute about the purchase that it took; null if it was not. One that was opened by hand counts as well.</summary>
    internal static Instant? DisputedAt(this Order order, Purchase purchase)
    {
        Instant? first = null;
        foreach (var seen in purchase.DisputesSeen) first = Instant.Earlier(first, seen.OpenedAt ?? purchase.Dispute(seen.Ours)?.Decided?.At ?? purchase.Intent?.At);
        foreach (var dispute in purchase.Disputes)
            if (order.IsDone(Domain.Dispute.OpenKey(purchase.Round, dispute.No)))
                first = Instant.Earlier(first, dispute.Decided?.At);
        return first;
    }

    /// <summary>The dispute by which the supplier is asked to cancel what is paid, or null.</summary>
    internal static Dispute? Undoing(this Purchase purchase)
    {
        foreach (var dispute in purchase.Disputes)
            if (dispute.Decided is { Cause: DisputeCause.NotShipped })
                return dispute;
        return null;
    }

    /// <summary>True if the supplier is asked to cancel by a dispute, because it has no other way.</summary>
    internal static bool IsAskedByDispute(this Decision.PurchaseIntended intent) => intent.Terms is { CanCancel: false, CanDispute: true };

    /// <summary>Where the units are that the supplier sends once more because of disputes. Those that have not gone count as long as the dispute may still bring them.</summary>
    internal static UnitPlaces Resending(this Order order, Purchase purchase, LineId line)
    {
        var places = default(UnitPlaces);
        foreach (var dispute in purchase.Disputes)
        {
            if (dispute.Decided is not { Remedy: DisputeRemedy.Resend } decided || Withdrawing.QuantityOf(decided.Units, line) is not (var left and > 0)) continue;
            foreach (var parcel in order.Parcels)
                if (parcel.Round == purchase.Round && parcel.Resend == dispute.No && order.IsHandedOver(parcel) && Math.Min(left, Withdrawing.QuantityOf(parcel.Units, line)) is var some and > 0)
                {
                    places = places.Plus(order.Phase(parcel), some);
                    left -= some;
                }

            if (order.State(purchase, dispute, Ever) is var state && (state.IsUnderWay() || state == DisputeState.Resent)) places = places.Plus(null, left);
        }

        return places;
    }

    /// <summary>True if all that a dispute brings has been handed over.</summary>
    internal static bool IsSent(this Order order, Purchase purchase, Dispute dispute)
    {
        foreach (var units in dispute.Decided?.Units ?? [])
        {
            var gone = 0;
            foreach (var parcel in order.Parcels)
                if (parcel.Round == purchase.Round && parcel.Resend == dispute.No && order.IsHandedOver(parcel))
                    gone += Withdrawing.QuantityOf(parcel.Units, units.Line);
            if (gone < units.Quantity) return false;
        }

        return true;
    }

    private static Few<Money> Plus(Few<Money> sums, Money more)
    {
        for (var i = 0; i < sums.Count; i++)
            if (sums[i].Currency == more.Currency)
                return sums.Set(i, sums[i] + more);
        return sums.Add(more);
    }
}
