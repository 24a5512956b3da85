namespace Dropship.Domain;

/// <summary>When an order is complete, and by what.</summary>
/// <param name="At">When.</param>
/// <param name="Ground">By what.</param>
public readonly record struct Completion(Instant At, CompletionGround Ground);

/// <summary>Reads when an order is complete by its marketplace's rule, and when its money is to come.</summary>
public static class Completing
{
    /// <summary>When the order is complete, by what is known now: the earliest of the rule's grounds. May lie ahead. Null while nothing says so.</summary>
    /// <param name="order">The order.</param>
    /// <param name="policies">The shop's rules.</param>
    public static Completion? Completion(this Order order, Policies policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        return order.Latest() is { PaidAt: { } paidAt } && !order.IsWithdrawn() ? order.Completion(policies, paidAt, order.DemandedInAll()) : null;
    }

    /// <summary>When the payout is expected: the payday after the order is complete, or as long after it as the rules allow. Null while nothing says when it will be complete.</summary>
    /// <param name="order">The order.</param>
    /// <param name="policies">The shop's rules.</param>
    public static Instant? ExpectedPayout(this Order order, Policies policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        if (order.Latest() is not { PaidAt: { } paidAt } || order.IsWithdrawn()) return null;
        var complete = order.CompletedNow() is { } completed ? completed.At : order.Completion(policies)?.At;
        return complete is { } at ? CompletionRule.For(policies, paidAt)?.Paydays?.After(at) ?? at + policies.PayoutWithin : null;
    }

    /// <summary>True if the marketplace will not pay for it: the carrier had not scanned all of it in time.</summary>
    /// <param name="order">The order.</param>
    /// <param name="policies">The shop's rules.</param>
    /// <param name="now">The present.</param>
    public static bool IsScannedTooLate(this Order order, Policies policies, Instant now)
    {
        ArgumentNullException.ThrowIfNull(policies);
        if (order.Latest() is not { PaidAt: { } paidAt } || CompletionRule.For(policies, paidAt)?.ScanWithin is not { } within) return false;
        var demand = order.DemandedInAll();
        return demand.Open + demand.Covered + demand.Shipped + demand.Delivered > 0 && (order.ScannedAt(demand) ?? now) > paidAt + within;
    }

    /// <summary>True once the marketplace said that it pays no more, or once payouts came and neither side owes anything.</summary>
    /// <param name="order">The order.</param>
    public static bool IsPaidUp(this Order order) =>
        order.IsPaidOut() || (!order.Settlement.Payouts.IsEmpty && order.Latest() is { PaidAt: not null } sale && order.Balance(Account.Receivable, sale.Paid.Currency).IsZero);

    /// <summary>True once what came in for the order covers all of it, whatever was taken back later: it does not become untrue by more payouts.</summary>
    /// <param name="order">The order.</param>
    public static bool WasPaidInFull(this Order order)
    {
        if (order.IsPaidOut()) return true;
        if (order.Settlement.Payouts.IsEmpty || order.Latest() is not { PaidAt: not null } sale) return false;
        var currency = sale.Paid.Currency;
        var came = order.Refunded() ?? Money.Zero(currency);
        foreach (var payout in order.Settlement.Payouts)
            if (payout.Amount.Currency == currency && payout.Fees.Currency == currency && payout.Amount + payout.Fees is { Amount: > 0m } some)
                came += some;
        return came >= sale.Paid;
    }

    internal static Completion? Completion(this Order order, Policies policies, Instant paidAt, in DemandTotal demand)
    {
        if (demand.Open + demand.Covered > 0 || demand.Shipped + demand.Delivered == 0) return null;
        var rule = CompletionRule.For(policies, paidAt);
        var earliest = default(Completion?);
        if (demand.Shipped == 0)
        {
            if ((rule is null ? policies.CompleteAfter : rule.AfterDelivery) is { } delivered) Take(ref earliest, (rule?.AfterConfirmation is null ? order.LastDeliveryByCarriers() : order.LastDelivery()) + delivered, CompletionGround.Delivered);
            if ((rule is null ? TimeSpan.Zero : rule.AfterConfirmation) is { } confirmed) Take(ref earliest, order.LastConfirmation() + confirmed, CompletionGround.Confirmed);
        }

        if (rule is null || order.IsAnyComingBack()) return earliest;
        Take(ref earliest, order.LastScanned(rule), CompletionGround.Scanned);
        if (rule.AfterHandOver is { } handed) Take(ref earliest, order.LastHandOver() + handed, CompletionGround.HandedOver);
        return earliest;
    }

    /// <summary>What stands against a completion, by the ground it names.</summary>
    internal static Refusal? Refuse(Order order, Decision.OrderCompleted wanted)
    {
        var demand = order.DemandedInAll();
        if (wanted.By is CompletionGround.Scanned or CompletionGround.HandedOver)
            return demand.Open + demand.Covered > 0 ? new(RefusalCode.WrongStage, $"{demand.Open + demand.Covered} units are still to be handed over")
                : demand.Shipped + demand.Delivered == 0 || order.IsAnyComingBack() ? new(RefusalCode.WrongStage, "nothing is on its way or has arrived, or something comes back")
                : null;
        if (!demand.IsAtEnd) return new(RefusalCode.WrongStage, $"{demand.Open + demand.Covered + demand.Shipped} units are still waited for");
        if (demand.Delivered == 0) return new(RefusalCode.WrongStage, "nothing was delivered");
        return wanted.By == CompletionGround.Confirmed && order.Settlement.Confirmed.IsEmpty ? new(RefusalCode.WrongStage, "the buyer has confirmed nothing") : null;
    }

    /// <summary>When the carrier had scanned all that has gone; null while something has not gone or was not scanned.</summary>
    internal static Instant? ScannedAt(this Order order, in DemandTotal demand)
    {
        if (demand.Open + demand.Covered > 0) return null;
        Instant? last = null;
        foreach (var parcel in order.Parcels)
        {
            if (!Counts(order, parcel)) continue;
            if (order.FirstScan(parcel) is not { } scanned) return null;
            last = Instant.Later(last, scanned);
        }

        return last;
    }

    internal static Decision.OrderCompleted? CompletedNow(this Order order) => order.Settlement.Completed is { } done && done.Release == order.Release ? done : null;

    private static void Take(ref Completion? earliest, Instant? at, CompletionGround ground)
    {
        if (at is { } moment && !(earliest?.At <= moment)) earliest = new(moment, ground);
    }

    // What was bought and has gone; what is sent once more has no say.
    private static bool Counts(Order order, Parcel parcel) => parcel is { Round: > 0, Resend: 0 } && order.IsHandedOver(parcel);

    private static bool IsAnyComingBack(this Order order)
    {
        foreach (var parcel in order.Parcels)
            if (Counts(order, parcel) && order.Phase(parcel) == ParcelPhase.Returning)
                return true;
        return false;
    }

    private static Instant? LastScanned(this Order order, CompletionRule rule)
    {
        Instant? last = null;
        foreach (var parcel in order.Parcels)
        {
            if (!Counts(order, parcel) || order.Phase(parcel) is ParcelPhase.Returned or ParcelPhase.Lost) continue;
            if (order.FirstScan(parcel) is not { } scanned || rule.AfterScanOf(parcel.Carrier) is not { } after) return null;
            last = Instant.Later(last, scanned + after);
        }

        return last;
    }

    private static Instant? LastHandOver(this Order order)
    {
        Instant? last = null;
        foreach (var parcel in order.Parcels)
            if (Counts(order, parcel) && order.Phase(parcel) is not (ParcelPhase.Returned or ParcelPhase.Lost))
                last = Instant.Later(last, parcel.HandedOverAt ?? order.FirstScan(parcel));
        return last;
    }

    private static Instant? LastDeliveryByCarriers(this Order order)
    {
        Instant? last = null;
        foreach (var parcel in order.Parcels)
        {
            if (order.Phase(parcel) != ParcelPhase.Delivered) continue;
            if (parcel.DeliveredAt(order.CountsFrom()) is not { } delivered) return null;
            last = Instant.Later(last, delivered);
        }

        return last;
    }

    // Only where the buyer's word is about all that has arrived.
    private static Instant? LastConfirmation(this Order order)
    {
        Instant? last = null;
        foreach (var parcel in order.Parcels)
        {
            if (order.Phase(parcel) != ParcelPhase.Delivered) continue;
            if (order.ConfirmedAt(parcel) is not { } confirmed) return null;
            last = Instant.Later(last, confirmed);
        }

        return last;
    }
}
