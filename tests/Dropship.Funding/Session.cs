using Dropship.Tests.Commands;

namespace Dropship.Funding;

/// <summary>One run of the command: 0 if every goal is reached, 1 if one is missed, 2 if it was asked for wrongly.</summary>
internal static class Session
{
    private const int Reached = 0;
    private const int Missed = 1;
    private const int Misunderstood = 2;
    private const int FewestOrders = 2;
    private static readonly int[] s_large = [20, 40, 100, 1_000, 10_000, 100_000];

    internal static async Task<int> RunAsync(IReadOnlyList<string> words, TextWriter output, TextWriter error, TimeProvider clock)
    {
        var (arguments, fault) = Arguments.Parse(words);
        if (arguments is null)
        {
            await error.WriteLineAsync(fault);
            return Misunderstood;
        }

        await output.WriteLineAsync($"purchase rounds: seed {arguments.Seed}, commit {BuiltFrom.Commit}");
        var report = Measure(arguments, clock);
        report.Write(output);
        if (arguments.Report is { } file) await File.WriteAllBytesAsync(file, report.Json(arguments.Seed));
        return report.Missed().Any() ? Missed : Reached;
    }

    // The first large round is compiled while it runs, and is not the machine's speed: it is made once before it counts.
    private static Report Measure(Arguments arguments, TimeProvider clock)
    {
        Gaps[] gaps = [.. Enumerable.Range(FewestOrders, Brute.MostOrders - FewestOrders + 1).Select(orders => Gaps.Measure(orders, arguments.Instances, arguments.Seed))];
        foreach (var orders in s_large[..4]) Times.Measure(orders, 1, arguments.Seed + 1, clock);
        return new(gaps, [.. s_large.Select(orders => Times.Measure(orders, arguments.Repeats, arguments.Seed, clock))]);
    }
}
