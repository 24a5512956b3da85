using Dropship.Domain;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>Everything a world is made from.</summary>
internal sealed record Setting(ulong Seed, int Lines, int Suppliers, SimulationFaults Faults, int FaultPercent, ProtocolKind? Kind = null)
{
    internal bool LooksRarely => Kind is not null;

    internal bool Has(SimulationFaults fault) => (Faults & fault) != 0;
}
