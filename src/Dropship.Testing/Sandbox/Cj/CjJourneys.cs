using Dropship.Testing.Sandbox.SeventeenTrack;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>The ways of CJ's parcels, for the tracking sandbox.</summary>
public static class CjJourneys
{
    private const int CjPacket = 190283;

    /// <summary>The true way of a parcel that has left, by its own number or that of its last mile; null if CJ has sent none such.</summary>
    /// <param name="cj">The sandbox that sent it.</param>
    /// <param name="number">The tracking number, in any case.</param>
    public static SandboxJourney? JourneyOf(this CjSandbox cj, string number)
    {
        ArgumentNullException.ThrowIfNull(cj);
        if (cj.FindShipment(number) is not { } parcel) return null;
        var lastMile = parcel.LastMileCarrier is { } name ? TrackCarriers.Find(name) : null;
        SandboxJourney journey = new(parcel.TrackingNumber, TrackCarriers.Find(parcel.Provider) ?? CjPacket, parcel.ShippedAt, parcel.EndsAt, parcel.From, parcel.To, Kind(parcel.Fate));
        return string.Equals(parcel.TrackingNumber, number, StringComparison.OrdinalIgnoreCase)
            ? journey with { LastMileCarrier = lastMile, LastMileNumber = parcel.LastMileNumber }
            : journey with { Number = parcel.LastMileNumber!, Carrier = lastMile ?? CjPacket };
    }

    private static SandboxJourneyKind Kind(CjFate fate) => fate switch
    {
        CjFate.Delayed => SandboxJourneyKind.Delayed,
        CjFate.Lost => SandboxJourneyKind.Lost,
        CjFate.Returned => SandboxJourneyKind.Returned,
        _ => SandboxJourneyKind.Delivered,
    };
}
