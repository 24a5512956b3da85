using static Dropship.Domain.Decision;

namespace Dropship.Domain;

/// <summary>Parcels: their numbers go to the marketplace once they are plausible, and they are followed until they arrive.</summary>
internal static class ShippingPlan
{
    internal static void Add(ref Plan plan)
    {
        if (plan.IsDecided || plan.IsWithdrawn || plan.Sale is not { } sale) return;
        foreach (var parcel in plan.Order.Parcels)
        {
            if (parcel is not { Round: > 0, Carrier: { } carrier }) continue;
            var isAsked = plan.Order.IsHandedOver(parcel) && plan.Order.ToldWith(parcel) is not null && IsForMarketplace(plan, parcel) && !plan.Order.IsSurplus(parcel) && Publish(ref plan, sale, parcel);
            if (!isAsked && plan.Order.IsDeliveryDoubted(parcel)) AskAbout(ref plan, sale, parcel);
            Follow(ref plan, parcel, carrier);
        }
    }

    private static bool IsForMarketplace(in Plan plan, Parcel parcel)
    {
        var (order, rule) = (plan.Order, plan.Policies.Publish);
        if (rule == PublishRule.Each) return true;
        if (rule == PublishRule.Last && order.DemandedInAll() is { Open: > 0 } or { Covered: > 0 }) return false;
        if (rule == PublishRule.First && Begun(plan) is { } begun) return begun == parcel.Number;
        foreach (var other in order.Parcels)
            if (order.IsHandedOver(other) && !order.AwaitsRelease(other) && order.ToldWith(other) is not null && Compare(other, parcel) is var before && (rule == PublishRule.First ? before < 0 : before > 0))
                return false;
        return true;

        static int Compare(Parcel one, Parcel other) =>
            Nullable.Compare(one.HandedOverAt, other.HandedOverAt) is var times and not 0 ? times : one.CompareKey(other);
    }

    // The number that went out first stays the one, also if an earlier hand-over is told later.
    private static TrackingNumber? Begun(in Plan plan)
    {
        foreach (var parcel in plan.Order.Parcels)
            if (plan.Order.Read(plan.Order.PublishKey(parcel), plan.Now).Stage is WriteStage.Open or WriteStage.InDoubt or WriteStage.Done)
                return parcel.Number;
        return null;
    }

    // True if a person is asked about it.
    private static bool Publish(ref Plan plan, Fact.SaleSeen sale, Parcel parcel)
    {
        var key = plan.Order.PublishKey(parcel);
        if (plan.Order.IsDone(key)) return false;
        var latest = (sale.ShipBy() ?? (sale.PaidAt ?? sale.PlacedAt) + plan.Policies.Chasing.ShipWithin) - plan.Policies.Chasing.ReleaseSuspectBefore;
        if (plan.Order.AwaitsRelease(parcel))
        {
            if (plan.Due(latest)) plan.Decide(new ParcelReleased(parcel.Number, "ship-by", plan.Now, plan.Order.Release));
            else AskAbout(ref plan, sale, parcel);
            return true;
        }

        if (AwaitsCarrier(ref plan, parcel, latest)) return false;
        if (IsToBeSent(ref plan, plan.Order.Read(key, plan.Now)) && !IsFresh(plan)) plan.Do(new Todo.ReadSale());
        else plan.Write(key);
        return false;
    }

    // An old story of the same number is told by the carrier; what was sent once is not held up by it.
    private static bool AwaitsCarrier(ref Plan plan, Parcel parcel, Instant latest) =>
        plan.Policies.Timing.AwaitCarrier > TimeSpan.Zero && parcel is { Scans.IsEmpty: true, HandedOverAt: { } handed }
        && plan.Order.Read(plan.Order.PublishKey(parcel), plan.Now).Stage == WriteStage.Fresh && !plan.Due(Instant.Earlier(handed + plan.Policies.Timing.AwaitCarrier, latest)!.Value);

    private static void AskAbout(ref Plan plan, Fact.SaleSeen sale, Parcel parcel)
    {
        var since = plan.Order.WasTakenBack(parcel) ? parcel.LastSeen() : parcel.Scans.IsEmpty ? parcel.HandedOverAt : parcel.Scans[0].At;
        plan.Ask(AskKind.ReviewParcel, $"{parcel.Number}: {plan.Order.Because(parcel)}", since ?? sale.PlacedAt);
    }

    // The sale is read for a write that is due, not for one that waits for its next try or for a person.
    private static bool IsToBeSent(ref Plan plan, Write write) =>
        write.Stage == WriteStage.Fresh || (write.Stage == WriteStage.NoEffect && plan.DueAgain(write));

    private static bool IsFresh(in Plan plan) => plan.Looked.Sale is { } looked && looked + plan.Policies.Timing.SaleFreshFor > plan.Now;

    private static void Follow(ref Plan plan, Parcel parcel, CarrierCode carrier)
    {
        var phase = plan.Order.Phase(parcel);
        if (phase is ParcelPhase.Lost or ParcelPhase.Returned && !IsCompensated(plan.Order, parcel)) plan.Ask(AskKind.Compensate, $"{parcel.Number}: {phase}", parcel.LastSeen()!.Value);
        if (phase.IsEnd()) return;

        var last = plan.Order.LastScan(parcel);
        Help(ref plan, parcel, phase, last);
        var stalled = parcel.LastSeen() is { } seen && plan.Policies.Stalls.Of(phase, last?.Incident ?? ParcelIncident.None) is { } limit && plan.Due(seen + limit);
        if (stalled) plan.Ask(AskKind.StalledParcel, $"{parcel.Number}: {phase}", parcel.LastSeen()!.Value);
        var timing = plan.Policies.Timing;
        if (plan.DueOnSlot(plan.Looked.Carrier, stalled ? timing.PollSlowly : timing.PollCarrier)) plan.Do(new Todo.TrackParcel(parcel.Number, parcel.FollowedBy ?? carrier) { Instead = parcel.NotFollowedBy });
    }

    // What the carrier cannot get past by itself, for as long as it has told nothing newer.
    private static void Help(ref Plan plan, Parcel parcel, ParcelPhase phase, Scan? last)
    {
        if (last is not { } scan) return;
        if (scan.Incident == ParcelIncident.CustomsNeedsInfo) plan.Ask(AskKind.ClearCustoms, $"{parcel.Number}: the customs ask for papers or data", scan.At);
        else if (scan.Incident is ParcelIncident.AddressProblem or ParcelIncident.Refused or ParcelIncident.RecipientAbsent || scan.Phase == ParcelPhase.AttemptFailed) plan.Ask(AskKind.HelpDelivery, $"{parcel.Number}: {(scan.Incident == ParcelIncident.None ? phase : scan.Incident)}", scan.At);
        else if (scan.Phase == ParcelPhase.AvailableForPickup && plan.Due(scan.At + plan.Policies.StallWarnings.Pickup)) plan.Ask(AskKind.RemindPickup, $"{parcel.Number}: waits at a pick-up point", scan.At);
    }

    // The person has answered: what was lost or came back was given back or sent once more after the carrier had said so.
    private static bool IsCompensated(Order order, Parcel parcel)
    {
        var packed = parcel.Units.IsEmpty ? order.Purchase(parcel.Round)?.Intent?.Units ?? [] : parcel.Units;
        foreach (var refund in order.Settlement.Decided)
            if (refund.Reason is RefundReason.Lost or RefundReason.Returned && refund.At >= parcel.LastSeen())
                foreach (var part in refund.Lines)
                    foreach (var units in packed)
                        if (part.Line.Owns(units.Line))
                            return true;
        foreach (var claim in order.Claims)
            if (claim.Answer is { Answer: ClaimAnswer.Resent } answer && answer.At >= parcel.LastSeen())
                foreach (var units in packed)
                    if (Withdrawing.QuantityOf(answer.Units, units.Line) > 0)
                        return true;
        return false;
    }
}
