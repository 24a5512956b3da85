using Dropship.ModelCheck.Searching;
using Dropship.ModelCheck.Worlds;
using static Dropship.Domain.Command;

namespace Dropship.ModelCheck.Moves;

/// <summary>Everything that may follow a world, always in the same order.</summary>
internal sealed class Behaviour
{
    private readonly Setting _setting;
    private readonly Engine _engine;
    private readonly Wire _wire;
    private readonly Readings _readings;
    private readonly Outside _outside;

    internal Behaviour(Setting setting)
    {
        _setting = setting;
        _engine = new(setting);
        _wire = new(setting, new(setting));
        _readings = new(setting, _engine);
        _outside = new(setting, _engine);
    }

    /// <summary>The order is paid, and we know it.</summary>
    internal World Start()
    {
        var scenario = _setting.Scenario;
        var known = _setting.Rules.Take(new(new(new("shop"), new("m-1"))), new Record(scenario.Reading(scenario.Opening))).Order;
        return new(_setting.Orders.NumberOf(known), 0, scenario.Opening, [], []);
    }

    internal IEnumerable<Step> After(World world) => _engine.After(world).Concat(_wire.After(world)).Concat(_readings.After(world)).Concat(_outside.After(world));

    /// <summary>What does not hold of a world, or null. It rests if nothing is under way, and neither the engine nor anything that could be read brings more.</summary>
    internal string? Judge(World world)
    {
        var thought = _engine.Think(world);
        var isAtRest = world.Clock == _setting.Scenario.Last && world.Flights.IsEmpty && Engine.IsIdle(world, thought) && !_readings.After(world).Any();
        return Properties.Judge(_setting, world, thought, isAtRest);
    }
}
