using static Dropship.Domain.Decision;

namespace Dropship.Domain;

/// <summary>
/// Judges a purchase once more at the instant of sending: what was fit to be bought when it was decided may not be so any
/// more. The quote may have ended, a rate may have moved or expired, the supplier may name more than it had quoted.
/// </summary>
public static class LastLook
{
    /// <summary>The most that may be charged for a purchase: what was set when it was decided, or what a person approved for it since.</summary>
    /// <param name="order">The order.</param>
    /// <param name="intent">The decision to buy.</param>
    public static Money CeilingOf(this Order order, PurchaseIntended intent)
    {
        ArgumentNullException.ThrowIfNull(order);
        var most = intent.Ceiling;
        foreach (var hold in order.Holds)
            if (hold is { ReleasedBy: not null, Held: { Reason: HoldReason.PriceRose, Wanted: { } wanted } } && wanted.Round == intent.Round && wanted.Sum.Currency == most.Currency && wanted.Sum > most)
                most = wanted.Sum;
        return most;
    }

    /// <summary>The most that may be charged now: the ceiling, or less where a rate has moved and so much would leave too little.</summary>
    /// <param name="order">The order.</param>
    /// <param name="intent">The decision to buy.</param>
    /// <param name="policies">The shop's rules.</param>
    /// <param name="now">The present.</param>
    public static Money MayCharge(this Order order, PurchaseIntended intent, Policies policies, Instant now)
    {
        var most = order.CeilingOf(intent);
        if (order.Purchase(intent.Round) is not { Own: null } purchase) return most;
        // A repeat says what the first try said: by the rates of then.
        var at = IsRepeat(order, purchase, intent) ? FirstTry(order, purchase) ?? now : now;
        return Judging.Most(order, BidOf(order, purchase, intent), most, policies, at);
    }

    /// <summary>Why a step of a purchase may not go on the wire any more; null if it may. For whoever sends, right before it does.</summary>
    /// <param name="order">The order.</param>
    /// <param name="round">Which purchase.</param>
    /// <param name="step">The step that is about to be sent.</param>
    /// <param name="policies">The shop's rules.</param>
    /// <param name="now">The present.</param>
    public static string? WhyNot(this Order order, int round, PurchaseStep step, Policies policies, Instant now)
    {
        ArgumentNullException.ThrowIfNull(policies);
        if (order.Purchase(round) is not { Intent: { } intent } purchase || IsRepeat(order, purchase, intent)) return null;
        if (purchase.Own is null && order.QuoteOf(intent)?.Until <= now) return "the quote has ended";
        if (!IsJudged(purchase, intent, step)) return null;
        return Judging.Judge(order, BidOf(order, purchase, intent), policies, now) switch
        {
            null => "no exchange rate holds now",
            { IsAboveFloor: false } => "it would fall below the margin floor now",
            { IsUnderCeiling: false } => "it would exceed the order's ceiling now",
            _ => null,
        };
    }

    /// <summary>True if the purchase is not to go on as it is: it is given up, or a person is asked.</summary>
    internal static bool Stops(ref Plan plan, Purchase purchase, PurchaseIntended intent)
    {
        var (order, own) = (plan.Order, purchase.Own);
        if (own is { Due: { } due } && due.Currency != intent.Ceiling.Currency)
        {
            Close(ref plan, purchase, CloseReason.OverCeiling);
            return true;
        }

        if (own is null && !IsRepeat(order, purchase, intent) && order.QuoteOf(intent) is { Until: { } until } && plan.Due(until))
        {
            Close(ref plan, purchase, CloseReason.QuoteEnded);
            return true;
        }

        var bid = BidOf(order, purchase, intent);
        if (own?.Due is { } named && named > order.CeilingOf(intent))
        {
            GiveUp(ref plan, bid, CloseReason.OverCeiling, HoldReason.PriceRose, $"{bid}, {intent.Cost} was quoted and {order.CeilingOf(intent)} allowed");
            return true;
        }

        return purchase.NextStep() is { } step && IsJudged(purchase, intent, step) && !IsRepeat(order, purchase, intent) && Falls(ref plan, bid, own is not null);
    }

    private static bool Falls(ref Plan plan, in Bid bid, bool exists)
    {
        if (Judging.NextChange(plan.Order, plan.Policies, plan.Now) is { } change) plan.Wake(change);
        if (Judging.Judge(plan.Order, bid, plan.Policies, plan.Now) is not { } judged) SourcingPlan.AwaitRate(ref plan, bid);
        else if (!judged.IsAboveFloor) GiveUp(ref plan, bid, CloseReason.BelowMargin, exists ? HoldReason.PriceRose : HoldReason.BelowMargin, $"{bid}: {judged.Describe()}");
        else if (!judged.IsUnderCeiling) GiveUp(ref plan, bid, CloseReason.OverCeiling, exists ? HoldReason.PriceRose : HoldReason.OverCeiling, $"{bid}: {(judged.Cost + judged.Committed).Rounded()} exceeds {judged.Ceiling}");
        else return false;
        return true;
    }

    // The next offer, or a person: they approve this sum and no higher one.
    private static void GiveUp(ref Plan plan, in Bid bid, CloseReason close, HoldReason hold, string detail)
    {
        if (Chooser.Choose(plan.Order, plan.Policies, plan.Now, bid.Units[0], without: bid.Supplier) is not null) Close(ref plan, plan.Order.Purchase(bid.Round)!, close);
        else SellingPlan.HoldOnce(ref plan, hold, detail, bid.Approval);
    }

    // Nothing is closed as not bought while a payment may still arrive.
    private static void Close(ref Plan plan, Purchase purchase, CloseReason reason)
    {
        if (plan.Order.MayArrive(purchase) is { } late) plan.AwaitArrival(purchase, late);
        else plan.Decide(new PurchaseClosed(purchase.Round, reason, plan.Now));
    }

    private static Bid BidOf(Order order, Purchase purchase, PurchaseIntended intent) =>
        new(intent.Supplier, intent.Units, purchase.Own?.Due ?? intent.Cost, order.QuoteOf(intent)?.Goods ?? [], purchase.Round);

    // Money leaves with the last step; the first is judged too, so that nothing is created that would not be paid.
    private static bool IsJudged(Purchase purchase, PurchaseIntended intent, PurchaseStep step) => purchase.Own is null || step == intent.Terms.Steps[^1];

    // What may have arrived is repeated as it was: judged anew it might be refused although it is bought.
    private static bool IsRepeat(Order order, Purchase purchase, PurchaseIntended intent)
    {
        if (intent.Terms.Kind != ProtocolKind.UniqueReference) return false;
        foreach (var tried in order.Tries)
            if (tried.Key.IsPurchaseStep && tried.Key.No == purchase.Round && tried.Outcome is null or Outcome.Unknown && tried.No < order.LastTry(tried.Key))
                return true;
        return false;
    }

    private static Instant? FirstTry(Order order, Purchase purchase)
    {
        Instant? first = null;
        foreach (var tried in order.Tries)
            if (tried.Key.IsPurchaseStep && tried.Key.No == purchase.Round)
                first = Instant.Earlier(first, tried.OpenedAt);
        return first;
    }

    private static int LastTry(this Order order, TryKey key)
    {
        var last = 0;
        foreach (var tried in order.Tries)
            if (tried.Key == key)
                last = Math.Max(last, tried.No);
        return last;
    }

    internal static Fact.QuoteSeen? QuoteOf(this Order order, PurchaseIntended intent)
    {
        foreach (var allocation in order.Allocations)
            if (allocation.No == intent.Allocation)
                return allocation.Quote;
        return null;
    }
}
