using System.Diagnostics;
using System.Globalization;
using Dropship.ModelCheck.Guarding;
using Dropship.ModelCheck.Searching;
using Dropship.Tests.Commands;

namespace Dropship.ModelCheck;

/// <summary>One run of the command: searches what was asked for and tells what was found. 0: nothing is broken; 1: something is; 2: it was asked for wrongly.</summary>
internal static class Session
{
    internal static int Run(IReadOnlyList<string> words, TextWriter output, TextWriter error)
    {
        var (arguments, fault) = Arguments.Parse(words);
        if (arguments is null)
        {
            error.WriteLine(fault);
            return 2;
        }

        if (arguments.ListsGuards)
            foreach (var guard in Guards.All) output.WriteLine($"{guard.Name,-28} {guard.Says}");
        else if (arguments.ListsScenarios)
            foreach (var scenario in Scenarios.All) output.WriteLine($"{scenario.Name,-16} {scenario.Says}");
        else return Search(arguments, output);
        return 0;
    }

    private static int Search(Arguments arguments, TextWriter output)
    {
        var (states, depth, violations, watch) = (0, 0, 0, Stopwatch.StartNew());
        output.WriteLine(arguments.Without is { } guard ? $"without {guard.Name}: {guard.Says}" : $"every guard in place, commit {BuiltFrom.Commit}");
        foreach (var scenario in arguments.Scenarios)
        {
            var begun = watch.Elapsed;
            var found = Enumeration.Run(scenario, arguments.Without?.Rules ?? Rules.Real, scenario.Depth);
            (states, depth, violations) = (states + found.States, Math.Max(depth, found.Depth), violations + (found.Broken is null ? 0 : 1));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scenario.Name,-16} faults {scenario.Faults}  states {found.States,9:N0}  depth {found.Depth,3} {Bound(found)}  {(watch.Elapsed - begun).TotalSeconds,5:0.0} s  {scenario.Says}"));
            Tell(found, output);
        }

        output.WriteLine($"states {states}");
        output.WriteLine($"depth {depth}");
        output.WriteLine($"violations {violations}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seconds {watch.Elapsed.TotalSeconds:0.0}, of the processor {Environment.CpuUsage.TotalTime.TotalSeconds:0.0}"));
        return violations == 0 ? 0 : 1;
    }

    private static string Bound(Found found) => found.Broken is not null ? "broken " : found.IsWhole ? "all    " : "bounded";

    private static void Tell(Found found, TextWriter output)
    {
        if (found.Broken is not { } broken) return;
        output.WriteLine($"  broken: {broken}");
        for (var i = 0; i < found.Trace.Count; i++) output.WriteLine($"  {i + 1,3}. {found.Trace[i]}");
    }
}
