using Dropship.Domain;
using Dropship.Testing.Simulation.Worlds;

namespace Dropship.Testing.Simulation.Running;

/// <summary>Draws the world of each order: a subset of the faults, so that rare ones meet, and how often they strike.</summary>
internal static class Swarm
{
    private const int Kinds = 4;

    /// <summary>A name for an order of a plan, the same in every run.</summary>
    internal static OrderKey Key(long seed, int number) => new(new("shop"), new($"{seed}-{number}"));

    internal static Setting Draw(SimulationPlan plan, int number)
    {
        var chance = new Chance(Mix((ulong)plan.Seed) ^ Mix((ulong)number + 0x632BE59BD9B4E019UL));
        var seed = ((ulong)(uint)chance.Below(int.MaxValue) << 32) | (uint)chance.Below(int.MaxValue);
        var faults = SimulationFaults.None;
        var percent = chance.Pick(35, 55, 80);
        for (var bit = 1; bit < (int)SimulationFaults.All; bit <<= 1)
            if (chance.Of(percent))
                faults |= (SimulationFaults)bit;
        return new(seed, 1 + chance.Below(3), 1 + chance.Below(3), faults & plan.Faults, 5 + chance.Below(41), plan.Supplier ?? (ProtocolKind)(number % Kinds));
    }

    private static ulong Mix(ulong number)
    {
        number = (number + 0x9E3779B97F4A7C15UL) * 0xBF58476D1CE4E5B9UL;
        return number ^ (number >> 31);
    }
}
