using Dropship.Simulation.Runtime.Passage;
using Dropship.Simulation.Runtime.Worlds;
using Dropship.Testing.Simulation;

namespace Dropship.Simulation.Runtime.Full;

/// <summary>
/// Mishaps of one world: of what may go wrong, a subset that its seed draws; what strikes an operation depends on its name and how often it was
/// tried, not on what else goes on. When it is quiet nothing strikes any more.
/// </summary>
internal sealed class SwarmMishaps : IMishaps
{
    private const double Store = 0.02;
    private const double Vendor = 0.10;
    private const double Death = 0.006;
    private static readonly char[] VendorEnds = ['.', ' '];
    private readonly long _seed;
    private readonly SimulationFaults _faults;
    private readonly Dictionary<string, int> _tries = new(StringComparer.Ordinal);
    private readonly Mishap[] _reads;
    private readonly Mishap[] _writes;

    public SwarmMishaps(long seed, SimulationFaults faults)
    {
        _seed = seed;
        _faults = Subset(seed, faults);
        _reads = [.. Candidates(isWrite: false)];
        _writes = [.. Candidates(isWrite: true)];
    }

    /// <summary>Nothing goes wrong any more.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>How many mishaps struck.</summary>
    public long Struck { get; private set; }

    /// <summary>True if the world drew the fault.</summary>
    public bool Has(SimulationFaults fault) => _faults.HasFlag(fault);

    public Mishap Next(in Operation operation)
    {
        if (IsQuiet) return Mishap.None;
        if (!operation.IsAtStore && Has(SimulationFaults.Outages) && IsDown(operation)) return Mishap.Error;
        var no = _tries[operation.Name] = _tries.GetValueOrDefault(operation.Name) + 1;
        var mishap = Choose(operation, Draw.Of(_seed, operation.Name, no));
        if (mishap != Mishap.None) Struck++;
        return mishap;
    }

    private Mishap Choose(in Operation operation, Draw draw)
    {
        var kind = draw.Then;
        if (operation.Side != Side.StoreRead && Has(SimulationFaults.Crashes) && kind.Share < Death) return kind.Then.Below(2) == 0 ? Mishap.CrashBefore : Mishap.CrashAfter;
        if (operation.IsAtStore)
        {
            if (Has(SimulationFaults.BusyStore) && draw.Share < Store) return Mishap.Fail;
            return operation.Side == Side.StoreWrite && Has(SimulationFaults.UnknownCommits) && draw.Share > 1 - Store ? Mishap.LoseAnswer : Mishap.None;
        }

        var choices = operation.Side == Side.VendorWrite ? _writes : _reads;
        return choices.Length > 0 && draw.Share < Vendor ? choices[kind.Below(choices.Length)] : Mishap.None;
    }

    // Vendors go down one by one and come back one by one, in another order.
    private bool IsDown(in Operation operation)
    {
        var draw = Draw.Of(_seed, operation.Name[..operation.Name.IndexOfAny(VendorEnds)]);
        var down = World.Begin.AddHours(draw.Below(72));
        return operation.At >= down && operation.At < down.AddHours(2 + draw.Then.Below(30));
    }

    private IEnumerable<Mishap> Candidates(bool isWrite)
    {
        if (Has(SimulationFaults.LostAnswers)) foreach (var mishap in (Mishap[])[Mishap.Fail, Mishap.LoseAnswer]) yield return mishap;
        if (Has(SimulationFaults.DownTime)) yield return Mishap.Error;
        if (Has(SimulationFaults.WrongBodies)) foreach (var mishap in (Mishap[])[Mishap.Page, Mishap.Half]) yield return mishap;
        if (Has(SimulationFaults.Throttling)) yield return Mishap.Throttle;
        if (Has(SimulationFaults.Stalls)) foreach (var mishap in (Mishap[])[Mishap.Stall, Mishap.StallAfter]) yield return mishap;
        if (isWrite && Has(SimulationFaults.LateEffects)) yield return Mishap.Late;
    }

    private static SimulationFaults Subset(long seed, SimulationFaults faults)
    {
        var drawn = SimulationFaults.None;
        for (var bit = 0; bit < 30; bit++)
            if (Draw.Of(seed, "swarm", bit).Share < 0.6)
                drawn |= (SimulationFaults)(1 << bit);
        return drawn & faults;
    }
}
