using static Dropship.Domain.NoticeKind;

namespace Dropship.Domain;

/// <summary>
/// What the customer is to be told: read from the order, told once, corrected when a fact changes. One message at a time, the most pressing first; never in the
/// customer's quiet hours; never more a day than the rules allow.
/// </summary>
internal static class NotifyingPlan
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly Instant First = Instant.From(new(1, 1, 3, 0, 0, 0, TimeSpan.Zero));
    private static readonly Instant Last = Instant.From(new(9999, 12, 29, 0, 0, 0, TimeSpan.Zero));

    internal static void Add(ref Plan plan)
    {
        if (plan.Policies.Notifying is not { } rules || plan.IsDecided || plan.Sale is not { PaidAt: { } paidAt } sale) return;
        var zones = rules.ZonesOf(sale.To);
        if (OfRefunds(ref plan, rules, zones) || plan.IsWithdrawn) return;
        foreach (var parcel in plan.Order.Parcels)
            if (MayBeTold(plan.Order, parcel) && OfParcel(ref plan, rules, zones, parcel))
                return;
        OfOrder(ref plan, rules, zones, sale, paidAt);
    }

    /// <summary>True if a customer may hear of a parcel: it has gone, and nothing speaks against its number.</summary>
    internal static bool MayBeTold(Order order, Parcel parcel) =>
        parcel is { Round: > 0, Carrier: not null } && order.IsHandedOver(parcel) && !order.AwaitsRelease(parcel) && !order.IsSurplus(parcel) && !order.IsReplaced(parcel);

    private static bool OfRefunds(ref Plan plan, NotifyRules rules, Few<Zone> zones)
    {
        foreach (var refund in plan.Order.Settlement.Decided)
            if (GivenBackAt(plan.Order, refund.No) is { } at && Tell(ref plan, rules, zones, new(Refunded, $"{refund.No}", "", at, at + rules.FreshFor)))
                return true;
        return false;
    }

    private static Instant? GivenBackAt(Order order, int no)
    {
        Instant? at = null;
        foreach (var seen in order.Settlement.Seen)
            if (seen.Ours == no) at = Instant.Earlier(at, seen.At);
        foreach (var tried in order.Tries)
            if (tried is { Key.Kind: TryKind.Refund, Outcome: Outcome.Done, ClosedAt: { } closed } && tried.Key.No == no) at = Instant.Later(at, closed);
        return at;
    }

    private static bool OfParcel(ref Plan plan, NotifyRules rules, Few<Zone> zones, Parcel parcel)
    {
        var (number, phase) = (parcel.Number.Value, plan.Order.Phase(parcel));
        if (phase is ParcelPhase.Delivered or ParcelPhase.Returning or ParcelPhase.Returned or ParcelPhase.Lost)
            return FirstOf(parcel, phase) is { } ended && Tell(ref plan, rules, zones, new(KindOf(phase), number, On(zones, ended), ended, ended + rules.FreshFor));

        if (Tell(ref plan, rules, zones, new(Shipped, number, parcel.Carrier!.Value.Value, parcel.HandedOverAt ?? parcel.Scans[0].At))) return true;
        if (parcel.Scans.IsEmpty) return IsSilent(ref plan, rules, zones, parcel, phase);
        var last = parcel.Scans[^1];
        return (last.Incident == ParcelIncident.CustomsNeedsInfo && Tell(ref plan, rules, zones, new(Customs, number, On(zones, last.At), last.At)))
            || (last.Phase == ParcelPhase.AttemptFailed && Tell(ref plan, rules, zones, new(AttemptFailed, number, On(zones, last.At), last.At)))
            || (last.Phase == ParcelPhase.AvailableForPickup && Waits(ref plan, rules, zones, parcel))
            || (last.Incident == ParcelIncident.Delayed && Tell(ref plan, rules, zones, new(Delayed, number, On(zones, last.At), last.At)))
            || IsSilent(ref plan, rules, zones, parcel, phase);
    }

    private static NoticeKind KindOf(ParcelPhase phase) => phase switch { ParcelPhase.Delivered => Delivered, ParcelPhase.Lost => Lost, _ => ComingBack };

    // When the way back began, not when it ended.
    internal static Instant? FirstOf(Parcel parcel, ParcelPhase phase)
    {
        foreach (var scan in parcel.Scans)
            if (scan.Phase == phase || (phase == ParcelPhase.Returned && scan.Phase == ParcelPhase.Returning))
                return scan.At;
        return null;
    }

    private static bool Waits(ref Plan plan, NotifyRules rules, Few<Zone> zones, Parcel parcel)
    {
        var since = parcel.Scans[^1].At;
        for (var i = parcel.Scans.Count - 1; i >= 0 && parcel.Scans[i].Phase == ParcelPhase.AvailableForPickup; i--) since = parcel.Scans[i].At;
        if (Tell(ref plan, rules, zones, new(Pickup, parcel.Number.Value, On(zones, since), since))) return true;
        var (no, due) = (0, since);
        foreach (var span in rules.PickupReminders)
            if (plan.Due(since + span)) (no, due) = (no + 1, since + span);
        return no > 0 && Tell(ref plan, rules, zones, new(PickupReminder, parcel.Number.Value, $"{On(zones, since)} {no}", due));
    }

    private static bool IsSilent(ref Plan plan, NotifyRules rules, Few<Zone> zones, Parcel parcel, ParcelPhase phase) =>
        parcel.LastSeen() is { } seen && plan.Policies.Stalls.Of(phase) is { } limit && Tell(ref plan, rules, zones, new(Delayed, parcel.Number.Value, On(zones, seen), seen + limit));

    private static void OfOrder(ref Plan plan, NotifyRules rules, Few<Zone> zones, Fact.SaleSeen sale, Instant paidAt)
    {
        var (order, demand) = (plan.Order, plan.Demand);
        if (demand.Open + demand.Covered == 0) return;
        var expected = demand.Open == 0 ? Expected(order, plan.Policies, zones[0], sale, paidAt) : null;
        if (sale.Stands() && order.OpenHold is null && order.OpenCancel is null)
        {
            if (expected is var (day, since) && Tell(ref plan, rules, zones, new(Confirmed, "", NoticeKey.FactOf(day), since, zones[0].StartOf(day.AddDays(1))))) return;
            if (expected is null && !HasBought(order) && Tell(ref plan, rules, zones, new(Accepted, "", "", paidAt, paidAt + rules.FreshFor))) return;
        }

        if ((ToldDay(plan) ?? expected?.Day) is { } missed)
            Tell(ref plan, rules, zones, new(ShipsLate, "", NoticeKey.FactOf(missed), zones[0].StartOf(missed.AddDays(1)) + rules.LateAfter));
    }

    private static DateOnly? ToldDay(in Plan plan) => Telling.Of(plan.Order, Confirmed, "", plan.Now).Last is { } told ? NoticeKey.Of(told)?.Day : null;

    private static bool HasBought(Order order)
    {
        foreach (var purchase in order.Purchases)
            if (purchase is { IsLive: true, IsBought: true })
                return true;
        return false;
    }

    // When the last of what was bought is to ship: by the supplier's own promise, else by the marketplace's limit. Null while a purchase is not done. What ends at midnight ends with the day before.
    internal static (DateOnly Day, Instant Since)? Expected(Order order, Policies policies, Zone zone, Fact.SaleSeen sale, Instant paidAt)
    {
        var (latest, since) = (default(Instant?), paidAt);
        foreach (var purchase in order.Purchases)
        {
            if (purchase is not { IsLive: true, IsAbandoned: false, Intent: { } intent }) continue;
            if (!purchase.IsBought) return null;
            latest = Instant.Later(latest, (Timetable.Handling(policies, intent) ?? Timetable.ShipBy(order, policies, sale, paidAt, intent)).At);
            since = intent.At > since ? intent.At : since;
        }

        return latest is { } at ? (DayOf(zone, at - Moment), since) : null;
    }

    private static string On(Few<Zone> zones, Instant at) => NoticeKey.FactOf(DayOf(zones[0], at));

    // Vendors tell moments that no calendar has.
    internal static DateOnly DayOf(Zone zone, Instant at) => zone.DayOf(at < First ? First : at > Last ? Last : at);

    // True if it is on its way: whatever else there is to tell waits for it, so that messages keep their order.
    private static bool Tell(ref Plan plan, NotifyRules rules, Few<Zone> zones, in Statement said)
    {
        if (said.Until <= plan.Now || rules.IsSilent(said.Kind)) return false;
        var telling = Telling.Of(plan.Order, said.Kind, said.Subject, plan.Now);
        if (telling.Says(said.Subject, said.Fact)) return IsOnTheWire(ref plan, telling.Last!.Value);
        if (!plan.Due(said.Since)) return false;
        var key = telling.KeyOf(said.Kind, said.Subject, said.Fact);
        var write = plan.Order.Read(key, plan.Now);
        if (write is { Stage: WriteStage.Rejected, Last.Reason: DeclineReason.Unsupported }) return false;   // there is no way to this customer
        if (write.Stage == WriteStage.Rejected || (write.Stage == WriteStage.NoEffect && !plan.DueAgain(write))) plan.Write(key);
        else if (rules.Quiet?.Next(zones, plan.Now) is { } open && open > plan.Now) plan.Wake(open);
        else if (FullUntil(plan, rules) is { } free) plan.Wake(free);
        else
        {
            plan.Write(key);
            return true;
        }

        return false;
    }

    private static bool IsOnTheWire(ref Plan plan, TryKey key)
    {
        if (plan.Order.Read(key, plan.Now) is not { Stage: WriteStage.Open, Last.Deadline: { } deadline }) return false;
        plan.Wake(deadline);
        return true;
    }

    // What provably did not arrive has cost the customer nothing.
    private static Instant? FullUntil(in Plan plan, NotifyRules rules)
    {
        var (count, first) = (0, default(Instant?));
        foreach (var tried in plan.Order.Tries)
            if (tried is { Key.Kind: TryKind.Notify, OpenedAt: { } at } && at + Day > plan.Now && tried.Outcome is not (Outcome.NotSent or Outcome.Rejected))
                (count, first) = (count + 1, Instant.Earlier(first, at));
        return count < rules.MostPerDay ? null : first + Day;
    }

    /// <summary>Something that may be told: what, since when it is so, and until when it is worth telling.</summary>
    private readonly record struct Statement(NoticeKind Kind, string Subject, string Fact, Instant Since, Instant? Until = null);
}
