using Dropship.Domain;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>The carrier's own truth: the journey of every parcel, scan by scan.</summary>
internal sealed class Courier(World world)
{
    private readonly Dictionary<TrackingNumber, List<(Instant Visible, Scan Scan)>> _journeys = [];
    private readonly Dictionary<TrackingNumber, Fact> _checks = [];
    private readonly Dictionary<TrackingNumber, string> _destinations = [];

    internal static readonly CarrierCode Code = new("YunExpress");

    /// <summary>True if there are parcels and every one has come to its end.</summary>
    internal bool HasDelivered => _journeys.Count > 0 && _journeys.Values.All(journey => journey.Exists(stop => stop.Visible <= world.Now && stop.Scan.Phase is ParcelPhase.Delivered));

    internal void Collect(TrackingNumber number)
    {
        var journey = new List<(Instant, Scan)>();
        if (world.Strikes(SimulationFaults.SuspectNumbers)) journey.Add(Stop(world.Market.Sale.PlacedAt - TimeSpan.FromDays(world.Chance.Pick(5, 30)), ParcelPhase.InTransit));
        var at = world.Now;
        foreach (var (phase, incident) in Route())
        {
            at += world.Chance.Between(TimeSpan.FromHours(2), TimeSpan.FromHours(world.Chance.Of(90) ? 70 : 600));
            journey.Add(Stop(at, phase, incident));
        }

        _journeys[number] = journey;
        _destinations[number] = world.Strikes(SimulationFaults.SuspectNumbers, 30) ? "XX" : world.Market.Sale.To.Country;
        _checks[number] = Look(number);
        foreach (var (visible, scan) in journey)
            if (world.Chance.Of(20)) world.Post.At(visible, () => world.Mail(new Fact.ScanSeen(number, scan.Phase, scan.Incident, scan.At)));
    }

    /// <summary>What a number says of itself; the same at each look.</summary>
    internal IEnumerable<Fact> Check(TrackingNumber number) => _checks.TryGetValue(number, out var check) ? [check] : [];

    /// <summary>What the carrier shows now; in rough times in any order and not all of it.</summary>
    internal IEnumerable<Fact> Read(TrackingNumber number)
    {
        foreach (var scan in Scans(number)) yield return scan;
        if (_journeys.TryGetValue(number, out var journey) && journey.Exists(stop => stop.Visible <= world.Now))
            yield return new Fact.SnapshotSeen(number, _destinations[number], world.Order.Parcel(number) is { Scans.IsEmpty: true } && journey.Exists(stop => stop.Visible <= world.Now && stop.Scan.Phase == ParcelPhase.Delivered));
    }

    private Fact.NumberChecked Look(TrackingNumber number)
    {
        var found = world.Strikes(SimulationFaults.SuspectNumbers, 50) ? world.Chance.Pick(ParcelSuspicions.CheckDigit, ParcelSuspicions.CarrierMisfit, ParcelSuspicions.Reused) : ParcelSuspicions.None;
        return new(number, Code, found == ParcelSuspicions.CheckDigit ? NumberFit.Fails : NumberFit.Fits, found, [], found == ParcelSuspicions.Reused ? ["o-9"] : []);
    }

    private List<Fact> Scans(TrackingNumber number)
    {
        var scans = _journeys.GetValueOrDefault(number, []).Where(stop => stop.Visible <= world.Now).Select(stop => (Fact)new Fact.ScanSeen(number, stop.Scan.Phase, stop.Scan.Incident, stop.Scan.At)).ToList();
        if (world.Now >= world.CalmFrom) return scans;
        world.Chance.Shuffle(scans);
        return scans.Where(_ => !world.Strikes(SimulationFaults.LateFacts, 50)).ToList();
    }

    private (Instant, Scan) Stop(Instant at, ParcelPhase phase, ParcelIncident incident = ParcelIncident.None)
    {
        var visible = (at > world.Now ? at : world.Now) + (world.Chance.Of(20) ? world.Chance.Between(TimeSpan.Zero, TimeSpan.FromDays(3)) : TimeSpan.Zero);
        return (visible, new(at, phase, incident == ParcelIncident.None && world.Chance.Of(10) ? ParcelIncident.Delayed : incident));
    }

    private IEnumerable<(ParcelPhase, ParcelIncident)> Route()
    {
        yield return (ParcelPhase.PickedUp, ParcelIncident.None);
        yield return (ParcelPhase.InTransit, ParcelIncident.None);
        if (world.Strikes(SimulationFaults.WaysBack, 40))
        {
            yield return (ParcelPhase.Lost, ParcelIncident.None);
            if (world.Chance.Of(60)) yield break;
        }

        if (world.Chance.Of(15)) yield return (ParcelPhase.InTransit, world.Chance.Pick(ParcelIncident.InCustoms, ParcelIncident.CustomsNeedsInfo));
        yield return (ParcelPhase.ArrivedInDestination, ParcelIncident.None);
        yield return (ParcelPhase.OutForDelivery, ParcelIncident.None);
        if (world.Chance.Of(15)) yield return (ParcelPhase.AttemptFailed, world.Chance.Pick(ParcelIncident.None, ParcelIncident.RecipientAbsent, ParcelIncident.AddressProblem));
        if (world.Chance.Of(10)) yield return (ParcelPhase.AvailableForPickup, ParcelIncident.None);
        var back = world.Strikes(SimulationFaults.WaysBack);
        if (!back || world.Chance.Of(50)) yield return (ParcelPhase.Delivered, ParcelIncident.None);
        if (!back) yield break;
        yield return (ParcelPhase.Returning, ParcelIncident.None);
        yield return (ParcelPhase.Returned, ParcelIncident.None);
    }
}
