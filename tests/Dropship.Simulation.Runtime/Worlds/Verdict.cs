using Dropship.Domain;

namespace Dropship.Simulation.Runtime.Worlds;

/// <summary>What became of one order, held against the vendors' own books.</summary>
/// <param name="No">Its number in the world.</param>
/// <param name="Phase">Its phase at the end; null if the shop does not know it.</param>
/// <param name="Asks">What a person is asked at the end.</param>
/// <param name="Faults">Promises that were broken: the figure of the report, and what was found.</param>
/// <param name="Trace">Every event of its life, and what the vendors' books say of it.</param>
internal sealed record Verdict(int No, Phase? Phase, IReadOnlyList<Ask> Asks, IReadOnlyList<(string Figure, string Why)> Faults, IReadOnlyList<string> Trace)
{
    /// <summary>A person is asked, or the order was taken out of the normal run.</summary>
    public bool IsParked => Asks.Count > 0;

    public override string ToString() => $"order {No}: {Phase}{(Asks.Count > 0 ? $", asks {string.Join(", ", Asks.Select(ask => $"{ask.Kind} ({ask.Subject})"))}" : "")}";
}
