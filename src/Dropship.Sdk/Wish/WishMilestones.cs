using Dropship.Domain;

namespace Dropship.Wish;

/// <summary>
/// What Wish's carriers told it of the parcel: its first scan and its delivery, by which Wish pays. Wish names no number with them, so they are of the newest number that we gave, since it was last marked shipped; what came before
/// that is of a number that was cancelled.
/// </summary>
internal static class WishMilestones
{
    internal static Few<Fact.ScanSeen> Of(WishOrder order)
    {
        Few<Fact.ScanSeen> scans = [];
        if (order.State != WishStates.Shipped || NumberOf(order) is not { } number || LastMark(order) is not { } marked) return scans;
        foreach (var record in order.FulfillmentRecords ?? [])
            if (PhaseOf(record?.EventType) is { } phase && WishField.Moment(record!.EventTime) is { } at && at >= marked)
                scans = scans.Add(new(number, phase, ParcelIncident.None, at));
        return scans;
    }

    private static ParcelPhase? PhaseOf(string? record) => record switch
    {
        WishStates.FirstScan => ParcelPhase.PickedUp,
        WishStates.Delivered or WishStates.OrderDelivered => ParcelPhase.Delivered,
        _ => null,
    };

    // Newest first. A number that somebody else gave is none of ours to follow; where one was put in another's place, nothing says whose the milestone is.
    private static TrackingNumber? NumberOf(WishOrder order)
    {
        if (WishStates.Tracked(order).Count() > WishStates.Count(order, WishStates.MarkShipped)) return null;
        if (WishStates.Tracked(order).FirstOrDefault() is not { ShipNote: WishNotes.Shipment, TrackingNumber: { Length: > 0 } number }) return null;
        try
        {
            return new(number);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Instant? LastMark(WishOrder order)
    {
        Instant? last = null;
        foreach (var record in order.FulfillmentRecords ?? [])
            if (record?.EventType == WishStates.MarkShipped)
                last = Instant.Later(last, WishField.Moment(record.EventTime));
        return last;
    }
}
