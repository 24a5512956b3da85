using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Dropship.Fuzz.Tests;

/// <summary>
/// Every parser takes its corpus and then, for five seconds, inputs that follow from a seed; only typed faults come out. A longer run: DROPSHIP_FUZZ_SECONDS and DROPSHIP_FUZZ_SEED,
/// or the program itself. How far five seconds get is up to the machine; a finding names its seed and run, which do not depend on it.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    // So that a busy machine tells outcomes apart, too.
    private const int Least = 100;

    public static TheoryData<string> Parsers => [.. AllTargets.All.Select(target => target.Name)];

    [Theory, MemberData(nameof(Parsers))]
    public async Task The_corpus_brings_out_only_typed_faults(string parser)
    {
        var loop = new FuzzLoop(AllTargets.All.Single(target => target.Name == parser), Corpus.Of(parser), 1);
        await loop.ReplayAsync();
        loop.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Five_seconds_of_every_parser_bring_out_only_typed_faults()
    {
        var (span, seed) = (TimeSpan.FromSeconds(Setting("DROPSHIP_FUZZ_SECONDS", 5)), Setting("DROPSHIP_FUZZ_SEED", 1));
        var loops = new ConcurrentBag<(string Parser, FuzzLoop Loop)>();
        await Parallel.ForEachAsync(AllTargets.All, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (target, _) =>
        {
            var (loop, watch) = (new FuzzLoop(target, Corpus.Of(target.Name), seed), Stopwatch.StartNew());
            loops.Add((target.Name, loop));
            await loop.RunAsync(long.MaxValue, () => watch.Elapsed > span && loop.Runs >= Least);
        });
        foreach (var (parser, loop) in loops.OrderBy(one => one.Parser, StringComparer.Ordinal))
            output.WriteLine($"{parser}: {loop.Runs} runs: {string.Join(", ", loop.Outcomes.Select(outcome => $"{outcome.Key} {outcome.Value}"))}");
        loops.SelectMany(one => one.Loop.Findings).ShouldBeEmpty();
        loops.Where(one => one.Loop.Outcomes.Count < 2).Select(one => one.Parser).ShouldBeEmpty("nothing was told apart: the inputs do not reach these parsers");
    }

    [Fact]
    public void Every_folder_of_the_corpus_belongs_to_a_parser() =>
        Directory.GetDirectories(Corpus.Folder).Select(Path.GetFileName).Order().ShouldBe(AllTargets.All.Select(target => target.Name).Order());

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var set) && set > 0 ? set : otherwise;
}
