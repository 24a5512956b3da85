using Dropship.Testing.Sandbox.Cj;
using Dropship.Testing.Sandbox.SeventeenTrack;

namespace HelloDropship;

/// <summary>What the supplier hands over is what the carriers have: a parcel's way, by any of its numbers.</summary>
internal static class Roads
{
    private static readonly Dictionary<string, int> Carriers = new()
    {
        ["CJPacket"] = 190283, ["YunExpress"] = 190008, ["CNE"] = 190208, ["USPS"] = 21051, ["Royal Mail"] = 11031, ["DHL Paket"] = 7041, ["La Poste (Colissimo)"] = 6051,
    };

    /// <summary>Looks a parcel up in the supplier's books.</summary>
    /// <param name="supplier">The supplier.</param>
    internal static Func<string, SandboxJourney?> To(CjSandbox supplier) => number =>
    {
        var parcel = supplier.Shipments.FirstOrDefault(parcel => parcel.TrackingNumber == number || parcel.LastMileNumber == number);
        return parcel is null ? null : new(number, CarrierOf(parcel, number), parcel.ShippedAt, parcel.EndsAt, parcel.From, parcel.To, parcel.Fate switch
        {
            CjFate.Lost => SandboxJourneyKind.Lost,
            CjFate.Returned => SandboxJourneyKind.Returned,
            CjFate.Delayed => SandboxJourneyKind.Delayed,
            _ => SandboxJourneyKind.Delivered,
        });
    };

    private static int CarrierOf(CjShipment parcel, string number) => Carriers[number == parcel.LastMileNumber ? parcel.LastMileCarrier! : parcel.Provider];
}
