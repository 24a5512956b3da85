using Dropship.Domain;

namespace Dropship.Testing.Simulation;

/// <summary>What is simulated. The same plan gives the same lives, event for event, on every machine.</summary>
/// <param name="Seed">Everything that happens is drawn from it and from the number of each order.</param>
/// <param name="Orders">How many orders live their lives; each in a world of its own.</param>
/// <param name="Faults">What may go wrong. Each order draws a subset of it, so that rare faults meet without drowning in common ones.</param>
/// <param name="Supplier">The purchase protocol of the suppliers; null for all four in turn. Default: null.</param>
public sealed record SimulationPlan(long Seed, int Orders, SimulationFaults Faults, ProtocolKind? Supplier = null);
