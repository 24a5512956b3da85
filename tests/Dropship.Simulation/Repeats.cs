using System.Diagnostics;
using System.Globalization;
using Dropship.Testing.Simulation;
using Dropship.Tests.Commands;

namespace Dropship.Simulation;

/// <summary>Lives through many seeds twice each: one seed is one history, or what a seed finds cannot be lived again.</summary>
internal static class Repeats
{
    private const int MostTold = 20;

    /// <summary>True if every seed gave one trace twice and broke nothing.</summary>
    internal static async Task<bool> RunAsync(SimulationRuntime runtime, Arguments arguments, TextWriter output)
    {
        var (began, seeds) = (Stopwatch.GetTimestamp(), arguments.Seeds!.Value);
        await output.WriteLineAsync($"seeds {arguments.Seed} to {arguments.Seed + seeds - 1}, {arguments.Orders} orders each, twice, runtime {arguments.Runtime}, commit {BuiltFrom.Commit}");
        var (differ, broken) = (0, 0);
        for (var i = 0; i < seeds; i++)
        {
            var plan = arguments.Plan with { Seed = arguments.Seed + i };
            var (first, second) = (await runtime(plan, null, CancellationToken.None), await runtime(plan, null, CancellationToken.None));
            if (!first.IsClean) broken++;
            if (first.TraceHash == second.TraceHash) continue;
            if (differ++ < MostTold) await output.WriteLineAsync($"  seed {plan.Seed}: {first.TraceHash} and {second.TraceHash}");
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {seeds} seeds, {differ} with two traces, {broken} with a figure that must be zero, {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} seconds"));
        return differ == 0 && broken == 0;
    }
}
