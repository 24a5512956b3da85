using static Dropship.Domain.AnswerKind;

namespace Dropship.Domain;

/// <summary>What a buyer who asks can be told, from the order's facts alone: where it is, when it comes, what happens next.</summary>
public static class Answers
{
    /// <summary>The parts of an answer, in the order in which they are said; empty where nothing is known of the sale.</summary>
    /// <param name="order">The order.</param>
    /// <param name="policies">The shop's rules.</param>
    /// <param name="now">The present.</param>
    public static Few<AnswerPart> ProposeAnswer(this Order order, Policies policies, Instant now)
    {
        if (order.Latest() is not { PaidAt: { } paidAt } sale) return [];
        var zone = policies.Notifying?.ZonesOf(sale.To)[0] ?? Zone.Utc;
        Few<AnswerPart> parts = [];
        if (order.Refunded() is { Amount: > 0m } back) parts = parts.Add(new(Refunded) { Amount = back });
        if (order.IsWithdrawn()) return parts.Add(new(Cancelled)).Add(new(InvitesReply));

        var demand = order.DemandedInAll();
        var (told, gone, moves, troubled) = (parts.Count, false, false, false);
        foreach (var parcel in order.Parcels)
            if (NotifyingPlan.MayBeTold(order, parcel))
            {
                var part = OfParcel(order, parcel, zone);
                (gone, moves, troubled) = (true, moves | part.Kind is OnTheWay or AtPickup, troubled | part.Kind is AtCustoms or AttemptFailed or ComingBack or Lost);
                parts = parts.Add(part);
            }

        var waits = demand.Open + demand.Covered > 0;
        if (waits) parts = parts.Insert(told, new(gone ? PartShipped : demand.Open == 0 ? Preparing : Received));
        if (waits && demand.Open == 0 && NotifyingPlan.Expected(order, policies, zone, sale, paidAt) is { } expected && expected.Day >= NotifyingPlan.DayOf(zone, now)) parts = parts.Add(new(ShipsBy) { Day = expected.Day });
        if ((waits || moves || troubled) && sale.DeliverBy is { } by) parts = parts.Add(by > now ? new(ArrivesBy) { Day = NotifyingPlan.DayOf(zone, by) } : new AnswerPart(IsLate));
        if (waits) parts = parts.Add(new(TellsNumber));
        else if (moves && !troubled) parts = parts.Add(new(Follows));
        if (troubled || (moves && sale.DeliverBy <= now)) parts = parts.Add(new(LooksInto));
        return parts.Add(new(InvitesReply));
    }

    private static AnswerPart OfParcel(Order order, Parcel parcel, Zone zone)
    {
        var phase = order.Phase(parcel);
        var last = order.LastScan(parcel);
        var kind = phase switch
        {
            ParcelPhase.Delivered => Delivered,
            ParcelPhase.Returning or ParcelPhase.Returned => ComingBack,
            ParcelPhase.Lost => Lost,
            _ when last is { Incident: ParcelIncident.CustomsNeedsInfo } => AtCustoms,
            ParcelPhase.AttemptFailed => AttemptFailed,
            ParcelPhase.AvailableForPickup => AtPickup,
            _ => OnTheWay,
        };
        var at = phase is ParcelPhase.Delivered or ParcelPhase.Returning or ParcelPhase.Returned or ParcelPhase.Lost ? NotifyingPlan.FirstOf(parcel, phase) : last?.At ?? parcel.HandedOverAt;
        return new(kind) { Number = parcel.Number, Carrier = parcel.Carrier?.Value, Day = at is { } moment ? NotifyingPlan.DayOf(zone, moment) : null };
    }
}
