using static Dropship.Domain.Decision;

namespace Dropship.Domain;

/// <summary>
/// The ladder on which a supplier is pressed to ship: reminders in its own work time, one more the margin before the marketplace's
/// deadline (when a person is asked as well, see <see cref="DeadlinePlan"/>), then again and again, until it is given up.
/// </summary>
internal static class LadderPlan
{
    internal static void Add(ref Plan plan, Purchase purchase, PurchaseIntended intent)
    {
        if (plan.Sale is not { PaidAt: { } paidAt } sale) return;
        var chasing = plan.Policies.Chasing;
        var calendar = plan.Policies.Deadlines.CalendarOf(intent.Supplier);
        var shipBy = Timetable.ShipBy(plan.Order, plan.Policies, sale, paidAt, intent);
        // Goods that go once more, and what is bought after ship-by in another's place, have a time of their own: else it would be given up, and the next one bought, in the same moment.
        var (since, by) = plan.Order.ResendBy(intent) is { } promised ? (intent.At, promised)
            : intent.At < shipBy.At ? (paidAt, shipBy.At) : (intent.At, Timetable.Handling(plan.Policies, intent)?.At ?? intent.At + chasing.ShipWithin);
        var last = chasing.GiveUpWhenLate is { } late ? Instant.Earlier(since + chasing.GiveUpAfter, calendar.Add(by, late))!.Value : since + chasing.GiveUpAfter;
        if (plan.Due(last)) plan.Decide(new SupplierGivenUp(purchase.Round, plan.Now));
        else Remind(ref plan, purchase, intent, shipBy, calendar);
    }

    private static void Remind(ref Plan plan, Purchase purchase, PurchaseIntended intent, in Deadline shipBy, WorkCalendar calendar)
    {
        var chasing = plan.Policies.Chasing;
        var (rung, last) = (1, default(Instant?));
        foreach (var tried in plan.Order.Tries)
            if (tried.Key.Kind == TryKind.Urge && tried.Key.No == purchase.Round && tried.OpenedAt is { } opened && plan.Order.Read(tried.Key, plan.Now).Stage is not (WriteStage.Open or WriteStage.NoEffect))
                (rung, last) = (Math.Max(rung, tried.Key.Rung + 1), Instant.Later(last, opened));

        var next = Next(plan.Policies, purchase, intent, shipBy, calendar, last);
        var due = next is { } moment ? Instant.Later(moment, last + chasing.Gap)!.Value : calendar.Next((last ?? shipBy.At) + chasing.LateEvery);
        if (plan.Due(due)) plan.Write(new(TryKind.Urge, purchase.Round, rung));
    }

    // The first rung after the last reminder: rungs that were slept through are not made up for one by one.
    private static Instant? Next(Policies policies, Purchase purchase, PurchaseIntended intent, in Deadline shipBy, WorkCalendar calendar, Instant? last)
    {
        var chasing = policies.Chasing;
        if (chasing.RemindAt.IsEmpty) return null;
        var soft = Timetable.Handling(policies, intent);
        var until = Instant.Earlier(soft?.ActAt, shipBy.ActAt)!.Value;
        Instant? next = null;
        if (purchase.Own is { Status: < SupplierOrderStatus.Acknowledged } && Timetable.Acknowledging(policies, intent) is { } note) Offer(note.ActAt);
        var span = calendar.Between(intent.At, until);
        foreach (var part in chasing.RemindAt) Offer(span > TimeSpan.Zero ? Instant.Earlier(calendar.Add(intent.At, span * part), until)!.Value : intent.At);
        Offer(shipBy.ActAt);
        return next;

        void Offer(Instant rung)
        {
            if (!(rung <= last)) next = Instant.Earlier(next, rung);
        }
    }
}
