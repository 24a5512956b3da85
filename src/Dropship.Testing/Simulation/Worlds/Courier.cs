using Dropship.Domain;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>The carrier's own truth: the journey of every parcel, scan by scan.</summary>
internal sealed class Courier(World world)
{
    private readonly Dictionary<TrackingNumber, List<(Instant Visible, Scan Scan)>> _journeys = [];

    internal static readonly CarrierCode Code = new("YunExpress");

    /// <summary>True if there are parcels and every one has come to its end.</summary>
    internal bool HasDelivered => _journeys.Count > 0 && _journeys.Values.All(journey => journey.Exists(stop => stop.Visible <= world.Now && stop.Scan.Phase is ParcelPhase.Delivered));

    internal void Collect(TrackingNumber number)
    {
        var journey = new List<(Instant, Scan)>();
        if (world.Strikes(SimulationFaults.SuspectNumbers)) journey.Add(Stop(world.Market.Sale.PlacedAt - TimeSpan.FromDays(world.Chance.Pick(5, 30)), ParcelPhase.InTransit));
        var at = world.Now;
        foreach (var phase in Route())
        {
            at += world.Chance.Between(TimeSpan.FromHours(2), TimeSpan.FromHours(world.Chance.Of(90) ? 70 : 600));
            journey.Add(Stop(at, phase));
        }

        _journeys[number] = journey;
        foreach (var (visible, scan) in journey)
            if (world.Chance.Of(20)) world.Post.At(visible, () => world.Mail(new Fact.ScanSeen(number, scan.Phase, scan.Incident, scan.At)));
    }

    /// <summary>What the carrier shows now; in rough times in any order and not all of it.</summary>
    internal IEnumerable<Fact> Read(TrackingNumber number)
    {
        var scans = _journeys.GetValueOrDefault(number, []).Where(stop => stop.Visible <= world.Now).Select(stop => (Fact)new Fact.ScanSeen(number, stop.Scan.Phase, stop.Scan.Incident, stop.Scan.At)).ToList();
        if (world.Now >= world.CalmFrom) return scans;
        world.Chance.Shuffle(scans);
        return scans.Where(_ => !world.Strikes(SimulationFaults.LateFacts, 50)).ToList();
    }

    private (Instant, Scan) Stop(Instant at, ParcelPhase phase)
    {
        var visible = (at > world.Now ? at : world.Now) + (world.Chance.Of(20) ? world.Chance.Between(TimeSpan.Zero, TimeSpan.FromDays(3)) : TimeSpan.Zero);
        return (visible, new(at, phase, world.Chance.Of(10) ? ParcelIncident.Delayed : ParcelIncident.None));
    }

    private IEnumerable<ParcelPhase> Route()
    {
        yield return ParcelPhase.PickedUp;
        yield return ParcelPhase.InTransit;
        if (world.Strikes(SimulationFaults.WaysBack, 40))
        {
            yield return ParcelPhase.Lost;
            if (world.Chance.Of(60)) yield break;
        }

        yield return ParcelPhase.ArrivedInDestination;
        yield return ParcelPhase.OutForDelivery;
        var back = world.Strikes(SimulationFaults.WaysBack);
        if (!back || world.Chance.Of(50)) yield return ParcelPhase.Delivered;
        if (!back) yield break;
        yield return ParcelPhase.Returning;
        yield return ParcelPhase.Returned;
    }
}
