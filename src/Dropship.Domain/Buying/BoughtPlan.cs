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
        if (unwanted && shipped) WriteOff(ref plan, purchase);
        else if (!shipped && (unwanted || purchase.GivenUpAt is not null || order.IsAskedBack(purchase))) AskToCancel(ref plan, purchase, intent, unwanted);
        else if (!shipped) Chase(ref plan, purchase, intent);
        if (!shipped || purchase.AwaitsCharge) Poll(ref plan, purchase);   // what it cost must be learned, also after it has gone
    }

    private static void Poll(ref Plan plan, Purchase purchase)
    {
        var timing = plan.Policies.Timing;
        var late = purchase.GivenUpAt ?? plan.Sale?.ShipBy() + timing.PollSlowly;
        var slow = late is { } since && plan.Due(since);
        if (plan.DueOnSlot(plan.Looked.Supplier, slow ? timing.AskEvery : timing.PollSupplier)) plan.Do(new Todo.ReadPurchase(purchase.Round, purchase.Own!.Id));
    }

    private static void AwaitCredit(ref Plan plan, Purchase purchase, PurchaseIntended intent, bool unwanted)
    {
        if (purchase.Outstanding is not { Amount: > 0m } outstanding) return;
        if (purchase.Credited is not null && plan.Order.Units(purchase).Moved > 0)
        {
            if (unwanted) WriteOff(ref plan, purchase);   // what is left was paid for units that went to nobody
            return;
        }

        if (plan.DueOnSlot(plan.Looked.Supplier, plan.Policies.Timing.AskEvery)) plan.Do(new Todo.ReadPurchase(purchase.Round, purchase.Own!.Id));
        AskForCredit(ref plan, purchase, intent, outstanding, plan.Order.Read(new(TryKind.CancelPurchase, purchase.Round), plan.Now).First ?? intent.At);
    }

    private static void AskForCredit(ref Plan plan, Purchase purchase, PurchaseIntended intent, Money outstanding, Instant asked)
    {
        var since = asked + plan.Policies.Chasing.CreditWithin;
        if (plan.Due(since)) plan.Ask(AskKind.MissingCredit, $"{intent.Supplier}: {outstanding} of {purchase.Own!.Id}", since);
    }

    private static void WriteOff(ref Plan plan, Purchase purchase)
    {
        if (purchase is { AwaitsCharge: false, Outstanding: { Amount: > 0m } outstanding }) plan.Decide(new CostWrittenOff(purchase.Round, outstanding, plan.Now));
    }

    private static void AskToCancel(ref Plan plan, Purchase purchase, PurchaseIntended intent, bool unwanted)
    {
        var key = new TryKey(TryKind.CancelPurchase, purchase.Round);
        var write = plan.Order.Read(key, plan.Now);
        var refused = write is { Stage: WriteStage.Rejected, Last: { } no } ? no : null;
        var tooLate = write.Stage == WriteStage.Fresh && plan.IsTooLateToAsk(purchase);
        if (write is { Stage: WriteStage.Done, First: { } asked }) AskForCredit(ref plan, purchase, intent, purchase.Outstanding ?? intent.Ceiling, asked);   // they said yes, yet the order does not show it
        else if (refused is null && !tooLate && intent.Terms.CanCancel) plan.Write(key, verifyAtSupplier: true);
        else if ((refused is not null || tooLate) && unwanted && purchase.Outstanding is { Amount: > 0m }) WriteOff(ref plan, purchase);
        else plan.Ask(AskKind.CancelByHand, $"{intent.Supplier}: {purchase.Own!.Id}", refused?.DoubtSince ?? purchase.GivenUpAt ?? intent.At);
    }

    private static void Chase(ref Plan plan, Purchase purchase, PurchaseIntended intent)
    {
        if (plan.Sale is not { PaidAt: { } paidAt } sale) return;
        var chasing = plan.Policies.Chasing;
        var shipBy = sale.ShipBy() ?? paidAt + chasing.ShipWithin;
        plan.Until(shipBy);
        if (plan.Due(paidAt + chasing.GiveUpAfter))
        {
            plan.Decide(new SupplierGivenUp(purchase.Round, plan.Now));
            return;
        }

        if (plan.Due(shipBy)) plan.Ask(AskKind.LateSupplier, $"{intent.Supplier}: {purchase.Own!.Id}", shipBy);
        Urge(ref plan, purchase.Round, intent.At, shipBy);
    }

    private static void Urge(ref Plan plan, int round, Instant boughtAt, Instant shipBy)
    {
        var chasing = plan.Policies.Chasing;
        var (rung, last) = (1, default(Instant?));
        foreach (var tried in plan.Order.Tries)
            if (tried.Key.Kind == TryKind.Urge && tried.Key.No == round && tried.OpenedAt is { } opened && plan.Order.Read(tried.Key, plan.Now).Stage is not (WriteStage.Open or WriteStage.NoEffect))
                (rung, last) = (tried.Key.Rung + 1, Instant.Later(last, opened));

        var due = rung <= chasing.RemindAt.Count
            ? boughtAt + ((shipBy > boughtAt ? shipBy - boughtAt : TimeSpan.Zero) * chasing.RemindAt[rung - 1])
            : (last ?? shipBy) + chasing.LateEvery;
        if (last is { } before && before + chasing.Gap > due) due = before + chasing.Gap;
        if (plan.Due(due)) plan.Write(new(TryKind.Urge, round, rung));
    }
}
