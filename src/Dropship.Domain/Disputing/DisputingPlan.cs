using static Dropship.Domain.Decision;

namespace Dropship.Domain;

/// <summary>
/// Brings disputes to their end: opened once, looked for in doubt, read until the supplier has decided, taken back if we say so.
/// Goods that are sent once more are read until they have gone.
/// </summary>
internal static class DisputingPlan
{
    internal static void Add(ref Plan plan)
    {
        if (plan.IsDecided) return;
        foreach (var purchase in plan.Order.Purchases)
            foreach (var dispute in purchase.Disputes)
                if (dispute.Decided is { } decided && purchase.Intent is { } intent)
                    Follow(ref plan, purchase, intent, dispute, decided);
    }

    /// <summary>Asks a supplier that has no other way to cancel what is paid, by a dispute; says whether it refused.</summary>
    internal static bool AskToUndo(ref Plan plan, Purchase purchase, PurchaseIntended intent)
    {
        var order = plan.Order;
        if (purchase.Undoing() is { } asked)
            return order.State(purchase, asked, plan.Now) is DisputeState.NotTaken or DisputeState.Refused or DisputeState.Resent or DisputeState.Withdrawn;
        Few<LineUnits> units = [];
        if (!order.IsUnshipped(purchase))
            foreach (var bought in intent.Units)
                if (order.Places(purchase.Round, bought).Covered is var held and > 0)
                    units = units.Put(new(bought.Line, held));
        DisputeDecided wanted = new(purchase.Round, purchase.Disputes.Count + 1, purchase.Own!.Id, units, DisputeCause.NotShipped, DisputeRemedy.Refund, "This order has not been shipped and is not needed any more. Please cancel it and refund it.", nameof(ClaimRules.DisputeUnwanted), plan.Now)
        {
            Because = $"{purchase.Outstanding?.ToString() ?? intent.Ceiling.ToString()} is paid and not shipped",
        };
        if (DisputeGuards.Refuse(order, wanted) is not null) return true;   // somebody disputes it already, for another cause
        plan.Decide(wanted);
        return false;
    }

    private static void Follow(ref Plan plan, Purchase purchase, PurchaseIntended intent, Dispute dispute, DisputeDecided decided)
    {
        var key = Dispute.OpenKey(purchase.Round, dispute.No);
        switch (plan.Order.State(purchase, dispute, plan.Now))
        {
            case DisputeState.Decided or DisputeState.Sending or DisputeState.InDoubt:
                plan.Write(key, verifyAtSupplier: true);
                break;
            case DisputeState.NotTaken when decided is { Cause: not DisputeCause.NotShipped, Remedy: DisputeRemedy.Refund }:
                plan.Write(key, verifyAtSupplier: true);   // asks: mend it, or take it back. Of the others the purchase or the open units tell.
                break;
            case DisputeState.Open:
                Await(ref plan, purchase, intent, dispute, decided);
                break;
            case DisputeState.Resent:
                AwaitGoods(ref plan, purchase, dispute);
                break;
            case DisputeState.Refunded when purchase.SightingOf(dispute.No) is { PaidBack: null } && purchase.Outstanding is { Amount: > 0m } left && purchase.WrittenOff is null:
                plan.Ask(AskKind.MissingCredit, $"{intent.Supplier}: dispute {dispute.No} about {decided.Order} is won, and no sum is told; {left} is outstanding", decided.At);
                break;
        }
    }

    private static void Await(ref Plan plan, Purchase purchase, PurchaseIntended intent, Dispute dispute, DisputeDecided decided)
    {
        if (purchase.SightingOf(dispute.No) is null)
        {
            // Told as opened and not shown: it is looked for as one in doubt is, and never opened again.
            var told = plan.Order.Read(Dispute.OpenKey(purchase.Round, dispute.No), plan.Now).Last!.DoubtSince;
            if (plan.DueLook(plan.Looked.Disputes, told)) plan.Do(new Todo.ReadDisputes(purchase.Round, decided.Order));
            if (plan.Due(told + plan.Policies.Timing.AskDoubtAfter)) plan.Ask(AskKind.WriteFailed, $"dispute {dispute.No} at {intent.Supplier}: told as opened, and not among those about {decided.Order}", told);
            return;
        }

        if (dispute.Withdrawn is not null) plan.Write(Dispute.WithdrawKey(purchase.Round, dispute.No), verifyAtSupplier: true);
        if (plan.DueOnSlot(plan.Looked.Disputes, plan.Policies.Timing.PollDisputes)) plan.Do(new Todo.ReadDisputes(purchase.Round, decided.Order));
    }

    private static void AwaitGoods(ref Plan plan, Purchase purchase, Dispute dispute)
    {
        if (plan.Order.IsSent(purchase, dispute)) return;
        if (purchase.SightingOf(dispute.No)!.ResentAs is not { } again)
        {
            if (plan.DueOnSlot(plan.Looked.Disputes, plan.Policies.Timing.PollDisputes)) plan.Do(new Todo.ReadDisputes(purchase.Round, dispute.Decided!.Order));
        }
        else if (plan.DueOnSlot(plan.Looked.Disputes, plan.Policies.Timing.PollSupplier)) plan.Do(new Todo.ReadResend(purchase.Round, dispute.No, again));
    }
}
