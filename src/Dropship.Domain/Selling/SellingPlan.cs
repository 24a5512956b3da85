using static Dropship.Domain.Decision;

namespace Dropship.Domain;

/// <summary>What the sale itself asks for: to be read, to be held, to be watched until it is paid.</summary>
internal static class SellingPlan
{
    internal static void Add(ref Plan plan)
    {
        var order = plan.Order;
        if (plan.Sale is not { } sale)
        {
            if (order.OpenHold is { } early) plan.Ask(AskKind.ReviewHold, $"{early.Held.Reason}: {early.Held.Detail}", early.Held.At);
            if (plan.DueOnSlot(plan.Looked.Sale, plan.Policies.Timing.PollSupplier)) plan.Do(new Todo.ReadSale());
            return;
        }

        if (sale.Status is SaleStatus.Unpaid or SaleStatus.OnHold || (sale.PaidAt is null && !sale.IsCancelled()))
        {
            if (plan.DueOnSlot(plan.Looked.Sale, plan.Policies.Timing.PollSlowly)) plan.Do(new Todo.ReadSale());
            return;
        }

        if (!sale.Stands() || plan.IsWithdrawn) return;
        if (order.OpenHold is { } hold) plan.Ask(AskKind.ReviewHold, $"{hold.Held.Reason}: {hold.Held.Detail}", hold.Held.At);
        else Hold(ref plan, sale);
    }

    /// <summary>Holds an order once for a reason and its detail. A release is an answer and stays one, unless it cannot mend the cause: then the question stays.</summary>
    internal static void HoldOnce(ref Plan plan, HoldReason reason, string detail, Approval? wanted = null)
    {
        foreach (var hold in plan.Order.Holds)
            if (hold.Held.Reason == reason && hold.Held.Detail == detail)
            {
                if (wanted is not null || reason is HoldReason.NoRate or HoldReason.NoLines) plan.Ask(AskKind.ReviewHold, $"{reason}: {detail}", hold.Held.At);
                return;
            }

        plan.Decide(new OrderHeld(plan.Order.Holds.Count + 1, reason, detail, plan.Now) { Wanted = wanted });
    }

    private static void Hold(ref Plan plan, Fact.SaleSeen sale)
    {
        if (plan.Order.IsContradicted()) HoldOnce(ref plan, HoldReason.Contradicted, $"release {sale.Release}, revision {sale.Revision}");
        foreach (var purchase in plan.Order.Purchases)
            if (purchase is { Intent: null, Own: { } own } && !plan.Order.HasEnded(purchase, plan.Now))
                HoldOnce(ref plan, HoldReason.UnknownPurchase, $"purchase {purchase.Round} is {own.Id} at a supplier, and nobody here decided it");
        if (sale.Lines.IsEmpty) HoldOnce(ref plan, HoldReason.NoLines, "the marketplace lists no lines");
        if (plan.Policies.Screening.HoldAbove is { } most && sale.Paid.Currency == most.Currency && sale.Paid > most) HoldOnce(ref plan, HoldReason.LargeAmount, $"{sale.Paid} is above {most}");
        if (sale.To.IsPlatformHub && !plan.Policies.AllowPlatformHub) HoldOnce(ref plan, HoldReason.PlatformHub, $"goes to a hub in {sale.To.Country}");
    }
}
