using static Dropship.Domain.Decision;

namespace Dropship.Domain;

/// <summary>A bought purchase: the supplier is watched and pressed until it ships, or made to cancel and credit; what is lost is written off.</summary>
internal static class BoughtPlan
{
    internal static void Add(ref Plan plan, Purchase purchase, PurchaseIntended intent)
    {
        var order = plan.Order;
        if (purchase.IsBoughtTwice()) plan.Ask(AskKind.BoughtTwice, $"round {purchase.Round}", intent.At);
        var unwanted = plan.IsWithdrawn || purchase.Closed is not null;
        if (purchase.WrittenOff is not null && (unwanted || purchase.IsCancelled)) return;
        if (unwanted && purchase is { AwaitsCharge: false, Outstanding.Amount: <= 0m }) return;   // credited in full: whatever the supplier still shows, nothing is left to ask for
        if (purchase.IsCancelled)
        {
            AwaitCredit(ref plan, purchase, intent, unwanted);
            return;
        }

        var shipped = order.IsShipped(purchase);
        if (purchase.IsAbandoned)
        {
            if (!shipped && !plan.Demand.IsAtEnd) Poll(ref plan, purchase, plan.Policies.Timing.PollSlowly);   // it may ship after all
            return;
        }

        if (unwanted && shipped) WriteOff(ref plan, purchase);
        else if (!shipped && (unwanted || purchase.GivenUpAt is not null || order.IsAskedBack(purchase))) AskToCancel(ref plan, purchase, intent, unwanted);
        else if (!shipped) LadderPlan.Add(ref plan, purchase, intent);
        if (!shipped || purchase.AwaitsCharge) Watch(ref plan, purchase, intent);   // what it cost must be learned, also after it has gone
    }

    /// <summary>How many suppliers were given up: each earns the order one search more.</summary>
    internal static int Defaults(Order order)
    {
        var defaults = 0;
        foreach (var purchase in order.Purchases)
            if (purchase.GivenUpAt is not null)
                defaults++;
        return defaults;
    }

    /// <summary>True if a supplier was given up and no other could deliver in time.</summary>
    internal static bool IsTooLateToReplace(ref Plan plan) =>
        plan is { Policies.Chasing.TimeToDeliver: { } need, Sale.DeliverBy: { } by } && Defaults(plan.Order) > 0 && plan.Due(by - need);

    private static void Watch(ref Plan plan, Purchase purchase, PurchaseIntended intent)
    {
        var timing = plan.Policies.Timing;
        var late = purchase.GivenUpAt ?? (plan.Sale is { PaidAt: { } paidAt } sale ? Timetable.ShipBy(plan.Order, plan.Policies, sale, paidAt, intent).At + timing.PollSlowly : null);
        var slow = late is { } since && plan.Due(since);
        Poll(ref plan, purchase, slow ? timing.AskEvery : timing.PollSupplier);
    }

    private static void Poll(ref Plan plan, Purchase purchase, TimeSpan every)
    {
        if (plan.DueOnSlot(plan.Looked.Supplier, every)) plan.Do(new Todo.ReadPurchase(purchase.Round, purchase.Own!.Id));
    }

    private static void AwaitCredit(ref Plan plan, Purchase purchase, PurchaseIntended intent, bool unwanted)
    {
        if (purchase.Outstanding is not { Amount: > 0m } outstanding) return;
        if (purchase.Credited is not null && plan.Order.Units(purchase).Moved > 0)
        {
            if (unwanted) WriteOff(ref plan, purchase);   // what is left was paid for units that went to nobody
            return;
        }

        Poll(ref plan, purchase, plan.Policies.Timing.AskEvery);
        AskForCredit(ref plan, purchase, intent, outstanding, plan.Order.Read(new(TryKind.CancelPurchase, purchase.Round), plan.Now).First ?? intent.At);
    }

    private static void AskForCredit(ref Plan plan, Purchase purchase, PurchaseIntended intent, Money outstanding, Instant asked)
    {
        var since = asked + plan.Policies.Chasing.CreditWithin;
        if (plan.Due(since)) plan.Ask(AskKind.MissingCredit, $"{intent.Supplier}: {outstanding} of {purchase.Own!.Id}", since);
    }

    private static void WriteOff(ref Plan plan, Purchase purchase, bool replace = false)
    {
        if (purchase is { AwaitsCharge: false, Outstanding: { Amount: > 0m } outstanding }) plan.Decide(new CostWrittenOff(purchase.Round, outstanding, plan.Now, replace));
    }

    private static void AskToCancel(ref Plan plan, Purchase purchase, PurchaseIntended intent, bool unwanted)
    {
        var key = new TryKey(TryKind.CancelPurchase, purchase.Round);
        var write = plan.Order.Read(key, plan.Now);
        var refused = write is { Stage: WriteStage.Rejected, Last: { } no } ? no : null;
        var tooLate = write.Stage == WriteStage.Fresh && plan.IsTooLateToAsk(purchase);
        if (write is { Stage: WriteStage.Done, First: { } asked }) AskForCredit(ref plan, purchase, intent, purchase.Outstanding ?? intent.Ceiling, asked);   // they said yes, yet the order does not show it
        else if (intent.IsAskedByDispute() && (plan.Policies.Claims.DisputeUnwanted || purchase.Undoing() is not null)) AskByDispute(ref plan, purchase, intent, unwanted);
        else if (refused is null && !tooLate && intent.Terms.CanCancel) plan.Write(key, verifyAtSupplier: true);
        else if ((refused is not null || tooLate) && unwanted && purchase.Outstanding is { Amount: > 0m }) WriteOffReadSince(ref plan, purchase, refused?.DoubtSince);
        else if (purchase.Outstanding is { Amount: > 0m } && IsLossAccepted(ref plan, purchase, unwanted)) WriteOffReadSince(ref plan, purchase, refused?.DoubtSince, replace: true);
        else plan.Ask(AskKind.CancelByHand, $"{intent.Supplier}: {purchase.Own!.Id}", refused?.DoubtSince ?? purchase.GivenUpAt ?? intent.At);
    }

    // Who refuses to cancel may have cancelled already: nothing is lost before the order was read again.
    private static void WriteOffReadSince(ref Plan plan, Purchase purchase, Instant? refusedAt, bool replace = false)
    {
        if (refusedAt is null || plan.Looked.Supplier >= refusedAt) WriteOff(ref plan, purchase, replace);
        else plan.Do(new Todo.ReadPurchase(purchase.Round, purchase.Own!.Id));
    }

    private static Instant? RefusedAt(in Plan plan, Purchase purchase, Dispute? undoing) =>
        undoing is null ? null : plan.Order.Read(Dispute.OpenKey(purchase.Round, undoing.No), plan.Now).Last?.DoubtSince ?? undoing.Decided?.At;

    // The supplier has no other way to cancel what is paid. What it gives back is read with the dispute, whether its order shows it or not.
    private static void AskByDispute(ref Plan plan, Purchase purchase, PurchaseIntended intent, bool unwanted)
    {
        var refused = DisputingPlan.AskToUndo(ref plan, purchase, intent);
        if (plan.IsDecided) return;
        var undoing = purchase.Undoing();
        if (undoing is not null && plan.Order.State(purchase, undoing, plan.Now) == DisputeState.Refunded && purchase.Outstanding is { Amount: > 0m } left) AskForCredit(ref plan, purchase, intent, left, undoing.Decided!.At);
        else if (!refused) return;
        else if (unwanted && purchase.Outstanding is { Amount: > 0m }) WriteOffReadSince(ref plan, purchase, RefusedAt(plan, purchase, undoing));
        else if (purchase.Outstanding is { Amount: > 0m } && IsLossAccepted(ref plan, purchase, unwanted)) WriteOffReadSince(ref plan, purchase, RefusedAt(plan, purchase, undoing), replace: true);
        else plan.Ask(AskKind.CancelByHand, $"{intent.Supplier}: {purchase.Own!.Id}", undoing?.Decided!.At ?? purchase.GivenUpAt ?? intent.At);
    }

    // A part that is handed over says that the rest may follow: that is for a person.
    private static bool IsLossAccepted(ref Plan plan, Purchase purchase, bool unwanted) =>
        !unwanted && plan.Policies.Chasing.WhenDefaulted == WhenDefaulted.AcceptLoss && purchase is { GivenUpAt: not null, AwaitsCharge: false } && plan.Order.OpenCancel is null
        && plan.Order.IsUnshipped(purchase) && !IsTooLateToReplace(ref plan);
}
