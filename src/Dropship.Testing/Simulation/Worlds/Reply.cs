using Dropship.Domain;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>A vendor's true answer to a write, before the wire has its way with it.</summary>
internal sealed record Reply(Outcome Outcome, DeclineReason Reason, Few<Fact> Learned)
{
    internal static Reply Yes(params ReadOnlySpan<Fact> learned) => new(Outcome.Done, DeclineReason.None, Few.Of(learned));

    internal static Reply No(DeclineReason reason) => new(Outcome.Rejected, reason, []);
}
