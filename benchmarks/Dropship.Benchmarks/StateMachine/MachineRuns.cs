using Dropship.Benchmarks.Domain;
using Dropship.Benchmarks.Measuring;

namespace Dropship.Benchmarks.StateMachine;

/// <summary>The same lives through Stateless.</summary>
internal static class MachineRuns
{
    /// <summary>One machine, built before the clock starts, is handed from order to order: firing alone, the least that Stateless can cost.</summary>
    internal static Contestant HandedOn(string name, Life[] lives)
    {
        var machine = new OrderMachine(new(lives[0].Key));
        return new(name, DomainRuns.Repeat(lives, life =>
        {
            machine.Row = new(life.Key);
            FireAll(machine, life);
            return machine.Row;
        }));
    }

    /// <summary>Each order builds its machine once and keeps it for life.</summary>
    internal static Contestant BuiltPerOrder(string name, Life[] lives) => new(name, DomainRuns.Repeat(lives, static life =>
    {
        var machine = new OrderMachine(new(life.Key));
        FireAll(machine, life);
        return machine;
    }));

    /// <summary>Each transition builds a machine over the loaded row.</summary>
    internal static Contestant BuiltPerLoad(string name, Life[] lives) => new(name, DomainRuns.Repeat(lives, static life =>
    {
        var row = new OrderRow(life.Key);
        foreach (var step in life.Steps) new OrderMachine(row).Fire(step.Event);
        return row.Stage == Stage.Settled ? row : throw new InvalidOperationException($"The order ends {row.Stage}.");
    }));

    /// <summary>Fires everything that happens in a life.</summary>
    internal static void FireAll(OrderMachine machine, Life life)
    {
        foreach (var step in life.Steps) machine.Fire(step.Event);
        if (machine.Row.Stage != Stage.Settled) throw new InvalidOperationException($"The order ends {machine.Row.Stage}.");
    }
}
