using System.Collections.Concurrent;
using Dropship.Simulation.Runtime.Passage;

namespace Dropship.Simulation.Runtime.NthOperation;

/// <summary>Strikes every operation of the reference scenario in turn, or sampled pairs of them.</summary>
internal sealed class Loop(ReferenceScenario scenario)
{
    /// <summary>What is done to each operation: the process dies before it, or after it, or it fails, or its answer is lost.</summary>
    public static readonly IReadOnlyList<Mishap> Modes = [Mishap.CrashBefore, Mishap.CrashAfter, Mishap.Fail, Mishap.LoseAnswer];

    /// <summary>Every operation, or every so many-th, or those of some names, in every mode that is given.</summary>
    public async Task<LoopReport> EachAsync(IReadOnlyList<Mishap> modes, int every = 1, params string[] only)
    {
        var whole = await scenario.RunAsync();
        List<IReadOnlyList<(int, Mishap)>> strikes = [];
        for (var no = 1; no <= whole.Operations.Count; no += every)
            if (only.Length == 0 || only.Any(whole.Operations[no - 1].StartsWith))
                strikes.AddRange(modes.Select(mode => (IReadOnlyList<(int, Mishap)>)[(no, mode)]));
        return await StrikeAsync(whole, strikes);
    }

    /// <summary>So many pairs, drawn from a seed.</summary>
    public async Task<LoopReport> PairsAsync(int count, int seed)
    {
        var whole = await scenario.RunAsync();
        var random = new Random(seed);
        List<IReadOnlyList<(int, Mishap)>> pairs = [];
        for (var i = 0; i < count; i++)
        {
            var first = random.Next(1, whole.Operations.Count);
            pairs.Add([(first, Modes[random.Next(Modes.Count)]), (random.Next(first + 1, Math.Min(first + 60, whole.Operations.Count) + 1), Modes[random.Next(Modes.Count)])]);
        }

        return await StrikeAsync(whole, pairs);
    }

    private async Task<LoopReport> StrikeAsync(ScenarioRun whole, List<IReadOnlyList<(int, Mishap)>> strikes)
    {
        var comparison = new Comparison(scenario.Kind, whole);
        ConcurrentBag<string> faults = [.. comparison.Faults(whole).Select(fault => $"{scenario.Kind}, undisturbed: {fault}")];
        var (crashes, asking) = (0, 0);
        await Parallel.ForEachAsync(strikes, async (strike, _) =>
        {
            var run = await scenario.RunAsync(strike);
            Interlocked.Add(ref crashes, run.Crashes);
            Interlocked.Add(ref asking, run.Verdicts.Count(comparison.IsOther));
            foreach (var fault in comparison.Faults(run)) faults.Add($"{strike.Tell(scenario.Kind, run)}: {fault}");
        });
        return new(whole.Operations.Count, strikes.Count, crashes, asking, [.. faults.Order(StringComparer.Ordinal)]);
    }
}

/// <summary>What a loop saw.</summary>
/// <param name="Operations">N: store writes and calls at vendors of the undisturbed scenario.</param>
/// <param name="Lives">How often the scenario was lived through with a strike.</param>
/// <param name="Crashes">How many processes died.</param>
/// <param name="Asking">Orders that ended otherwise than undisturbed, because a person is asked about an unknown outcome.</param>
/// <param name="Faults">What was wrong, a line each.</param>
internal sealed record LoopReport(int Operations, int Lives, int Crashes, int Asking, IReadOnlyList<string> Faults)
{
    public override string ToString() => $"{Operations} operations, {Lives} lives, {Crashes} crashes, {Asking} orders ask a person because of it, {Faults.Count} faults\n{string.Join('\n', Faults.Take(40))}";
}
