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
            if (parcel.IsHandedOver() && plan.Order.ToldWith(parcel) is not null && IsForMarketplace(plan, parcel) && !plan.Order.IsSurplus(parcel)) Publish(ref plan, sale, parcel);
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
            if (other.IsHandedOver() && !order.AwaitsRelease(other) && order.ToldWith(other) is not null && Compare(other, parcel) is var before && (rule == PublishRule.First ? before < 0 : before > 0))
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

    private static void Publish(ref Plan plan, Fact.SaleSeen sale, Parcel parcel)
    {
        var key = plan.Order.PublishKey(parcel);
        if (plan.Order.IsDone(key)) return;
        if (plan.Order.AwaitsRelease(parcel))
        {
            var release = (sale.ShipBy() ?? (sale.PaidAt ?? sale.PlacedAt) + plan.Policies.Chasing.ShipWithin) - plan.Policies.Chasing.ReleaseSuspectBefore;
            if (plan.Due(release)) plan.Decide(new ParcelReleased(parcel.Number, "ship-by", plan.Now, plan.Order.Release));
            else Ask(ref plan, sale, parcel);
            return;
        }

        if (IsToBeSent(ref plan, plan.Order.Read(key, plan.Now)) && !IsFresh(plan)) plan.Do(new Todo.ReadSale());
        else plan.Write(key);
    }

    private static void Ask(ref Plan plan, Fact.SaleSeen sale, Parcel parcel)
    {
        if (plan.Order.WasTakenBack(parcel)) plan.Ask(AskKind.ReviewParcel, $"{parcel.Number}: the marketplace took it back and released the order again", parcel.LastSeen() ?? sale.PlacedAt);
        else plan.Ask(AskKind.ReviewParcel, $"{parcel.Number}: scanned before the order was placed", parcel.Scans[0].At);
    }

    // The sale is read for a write that is due, not for one that waits for its next try or for a person.
    private static bool IsToBeSent(ref Plan plan, Write write) =>
        write.Stage == WriteStage.Fresh || (write.Stage == WriteStage.NoEffect && plan.DueAgain(write));

    private static bool IsFresh(in Plan plan) => plan.Looked.Sale is { } looked && looked + plan.Policies.Timing.SaleFreshFor > plan.Now;

    private static void Follow(ref Plan plan, Parcel parcel, CarrierCode carrier)
    {
        var phase = parcel.Phase();
        if (phase is ParcelPhase.Lost or ParcelPhase.Returned && !IsCompensated(plan.Order, parcel)) plan.Ask(AskKind.Compensate, $"{parcel.Number}: {phase}", parcel.LastSeen()!.Value);
        if (phase.IsEnd()) return;

        var stalled = parcel.LastSeen() is { } seen && plan.Policies.Stalls.Of(phase) is { } limit && plan.Due(seen + limit);
        if (stalled) plan.Ask(AskKind.StalledParcel, $"{parcel.Number}: {phase}", parcel.LastSeen()!.Value);
        var timing = plan.Policies.Timing;
        if (plan.DueOnSlot(plan.Looked.Carrier, stalled ? timing.PollSlowly : timing.PollCarrier)) plan.Do(new Todo.TrackParcel(parcel.Number, carrier));
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
