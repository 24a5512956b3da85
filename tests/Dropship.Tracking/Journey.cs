using Dropship.Domain;
using static Dropship.Domain.Fact;

namespace Dropship.Tracking;

/// <summary>What an order hears of its parcels: sightings of the supplier, looks at the numbers, snapshots, and scans of two carriers with detours, corrections, old stories and equal times.</summary>
internal static class Journey
{
    private static readonly Currency Eur = new("EUR");
    private static readonly Instant Placed = Instant.From(new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.Zero));

    internal static List<Fact> Facts(Draw draw)
    {
        OrderLine line = new(new("l1"), new Sku("S-1"), 3, new(20m, Eur), new(5m, Eur), Placed + TimeSpan.FromDays(4));
        SaleSeen sale = new(0, 1, SaleStatus.Paid, Placed, Placed, line.Total, [line], new("DE", "10", draw.Of(10)), Placed + TimeSpan.FromDays(25));
        List<Fact> facts = [sale];
        if (draw.Of(30)) facts.Add(sale with { Revision = 2, PlacedAt = Placed - TimeSpan.FromHours(draw.Below(3)) });
        for (var parcel = 1 + draw.Below(3); parcel > 0; parcel--) Travel(draw, new($"YT{parcel:0000}"), facts);
        return facts;
    }

    private static void Travel(Draw draw, TrackingNumber number, List<Fact> facts)
    {
        for (var times = 1 + draw.Below(3); times > 0; times--)
            facts.Add(new ParcelSeen(draw.Pick(0, 1, 1, 2), number, Carrier(draw), draw.Of(50) ? [] : [new(new("l1"), 1 + draw.Below(3))], draw.Of(60) ? At(draw.Below(5)) : null));
        for (var times = draw.Below(3); times > 0; times--)
            facts.Add(new NumberChecked(number, Carrier(draw), draw.Pick(NumberFit.Unknown, NumberFit.Fails, NumberFit.Fits), (ParcelSuspicions)draw.Below(16), [draw.Pick("S10", "UPS")], draw.Of(30) ? [draw.Pick("o-7", "o-8")] : []));
        for (var times = draw.Below(3); times > 0; times--)
            facts.Add(new SnapshotSeen(number, draw.Pick("DE", "FR", null), draw.Of(15), draw.Of(30) ? [new(draw.Pick(new CarrierCode("USPS"), new CarrierCode("DHL")), new("9400111899"))] : []));
        for (var times = 2 + draw.Below(14); times > 0; times--)
            facts.Add(new ScanSeen(number, (ParcelPhase)draw.Below(12), draw.Of(60) ? ParcelIncident.None : (ParcelIncident)draw.Below(9), At(draw.Of(5) ? -30 + draw.Below(28) : draw.Below(12))));
    }

    private static CarrierCode Carrier(Draw draw) => new(draw.Pick("YunExpress", "YunExpress", "4PX"));

    private static Instant At(int halfDays) => Placed + (halfDays * TimeSpan.FromHours(12));
}
