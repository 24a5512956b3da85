using Dropship.Domain;
using Dropship.Testing.Simulation.Worlds;

namespace Dropship.Testing.Simulation.Running;

/// <summary>
/// The way to each vendor: down for a while, throttled, or with a token that has run out. A lane that was refused rests,
/// and what is to be done there waits.
/// </summary>
internal sealed class Lanes
{
    internal const int Market = 0;
    internal const int Carrier = 1;
    private const int FirstSupplier = 2;
    private readonly World _world;
    private readonly (Instant From, Instant To)[] _down;
    private readonly Instant?[] _rest;

    internal Lanes(World world)
    {
        _world = world;
        _down = new (Instant, Instant)[FirstSupplier + world.Suppliers.Count];
        _rest = new Instant?[_down.Length];
        if (world.Setting.Has(SimulationFaults.Outages)) Clog();
    }

    internal static int Of(World world, SupplierId supplier)
    {
        for (var i = 0; i < world.Suppliers.Count; i++)
            if (world.Suppliers[i].Id == supplier)
                return FirstSupplier + i;
        return Market;
    }

    /// <summary>Until when nothing is to be sent there, or null.</summary>
    internal Instant? RestsUntil(int lane) => _rest[lane] is { } until && until > _world.Now ? until : null;

    /// <summary>Whether a call made now fails before it has any effect; then the lane rests.</summary>
    internal bool Fails(int lane)
    {
        var rest = IsDown(lane) ? Rest(1, 30)
            : _world.Strikes(SimulationFaults.Throttling, 15) ? Rest(1, 60)
            : _world.Strikes(SimulationFaults.ExpiredTokens, 10) ? Rest(1, 5)
            : default(Instant?);
        if (rest is null) return false;
        _rest[lane] = rest;
        return true;
    }

    private bool IsDown(int lane) => _world.Now < _world.CalmFrom && _down[lane].From <= _world.Now && _world.Now < _down[lane].To;

    private Instant Rest(int fromMinutes, int toMinutes) => _world.Now + _world.Chance.Between(TimeSpan.FromMinutes(fromMinutes), TimeSpan.FromMinutes(toMinutes));

    // One by one they go, and one by one they come back, in an order of their own.
    private void Clog()
    {
        var back = Enumerable.Range(0, _down.Length).ToArray();
        _world.Chance.Shuffle(back);
        var first = World.Start + _world.Chance.Between(TimeSpan.Zero, TimeSpan.FromDays(4));
        var apart = _world.Chance.Between(TimeSpan.FromMinutes(5), TimeSpan.FromHours(3));
        for (var i = 0; i < _down.Length; i++)
        {
            if (!_world.Strikes(SimulationFaults.Outages)) continue;
            _down[i] = (first + (apart * i), first + (apart * (_down.Length + back[i])));
        }
    }
}
