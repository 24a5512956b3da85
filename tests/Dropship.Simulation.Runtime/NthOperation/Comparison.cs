using Dropship.Domain;
using Dropship.Simulation.Runtime.Passage;
using Dropship.Simulation.Runtime.Vendors;
using Dropship.Simulation.Runtime.Worlds;

namespace Dropship.Simulation.Runtime.NthOperation;

/// <summary>Holds a struck life against the undisturbed one: the promises, and that no person is needed because of the strike where the protocol resolves it alone.</summary>
internal sealed class Comparison(ProtocolKind kind, ScenarioRun whole)
{
    /// <summary>What is wrong with a life, a line each.</summary>
    public IEnumerable<string> Faults(ScenarioRun run)
    {
        foreach (var verdict in run.Verdicts)
        {
            foreach (var (figure, why) in verdict.Faults) yield return $"{figure}: {verdict}: {why}";
            if (NeedsPerson(verdict)) yield return $"person: {verdict}; undisturbed {whole.Verdicts[verdict.No]}";
        }
    }

    /// <summary>Orders that ask a person what the undisturbed life does not ask, or end otherwise.</summary>
    public bool IsOther(Verdict verdict) => verdict.Phase != whole.Verdicts[verdict.No].Phase || verdict.Asks.Any(ask => !whole.Verdicts[verdict.No].Asks.Any(known => known.Kind == ask.Kind));

    // A refund that nobody knows of is never simply given again: the marketplace drops no second one. A purchase that nobody knows of is asked about where the supplier cannot tell.
    private bool NeedsPerson(Verdict verdict) => IsOther(verdict) && !verdict.Asks.Any(ask => IsExpected(ask, verdict));

    // A keyed repeat resolves a doubt by sending again, and for an order that was given back meanwhile nothing is sent: whether a purchase is stranded, a person finds out.
    private bool IsExpected(Ask ask, Verdict verdict) =>
        (ask.Kind == AskKind.WriteFailed && ask.Subject.StartsWith(nameof(TryKind.Refund), StringComparison.Ordinal))
        || (ask.Kind == AskKind.ResolveDoubt && (!kind.ResolvesAlone() || (kind == ProtocolKind.UniqueReference && verdict is { Phase: Phase.Refunded or Phase.Cancelled })));
}

/// <summary>A strike, as it is told on failure.</summary>
internal static class Telling
{
    public static string Tell(this IReadOnlyList<(int No, Mishap Mishap)> strikes, ProtocolKind kind, ScenarioRun run) =>
        $"{kind}, " + string.Join(" and ", strikes.Select(strike => $"{strike.Mishap} at {strike.No} ({(strike.No <= run.Operations.Count ? run.Operations[strike.No - 1] : "not reached")})"));
}
