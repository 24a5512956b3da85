namespace Dropship.Domain;

/// <summary>
/// Wakes the order for each open deadline, its margin before it, and asks a person where no supplier is pressed and no decision
/// follows by itself.
/// </summary>
internal static class DeadlinePlan
{
    internal static void Add(ref Plan plan)
    {
        if (!plan.IsDecided) Timetable.Read(plan.Order, plan.Policies, plan.IsWithdrawn, plan.Demand, ref plan);
    }

    internal static void Heed(ref Plan plan, in Deadline deadline)
    {
        if (!plan.IsNear(deadline)) return;
        if (deadline.Action == DeadlineAction.AskPerson || (deadline is { Action: DeadlineAction.TakeNote, Margin.Ticks: > 0 })) plan.Ask(Question(deadline), Subject(plan.Order, deadline), deadline.ActAt);
    }

    private static AskKind Question(in Deadline deadline) => deadline switch
    {
        { Kind: DeadlineKind.ShipByHard, Round: > 0 } => AskKind.LateSupplier,
        { Kind: DeadlineKind.Payout } => AskKind.PayoutOverdue,
        _ => AskKind.DeadlineNear,
    };

    private static string Subject(Order order, in Deadline deadline) =>
        order.Purchase(deadline.Round) is { Intent: { } intent, Own: { } own } ? $"{intent.Supplier}: {own.Id}, {deadline}" : deadline.ToString();
}
