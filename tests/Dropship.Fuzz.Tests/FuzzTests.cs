using System.Globalization;
using Xunit.Abstractions;

namespace Dropship.Fuzz.Tests;

/// <summary>
/// Every parser takes its corpus and a fixed number of inputs that follow from a seed, and only typed faults come out. A longer run: DROPSHIP_FUZZ_RUNS
/// (how many for the cheapest parser) and DROPSHIP_FUZZ_SEED, or the program itself.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Cheapest = 2_000;

    public static TheoryData<string> Parsers => [.. AllTargets.All.Select(target => target.Name)];

    [Theory, MemberData(nameof(Parsers))]
    public async Task Only_typed_faults_come_out(string parser)
    {
        var target = AllTargets.All.Single(target => target.Name == parser);
        var loop = new FuzzLoop(target, Corpus.Of(parser), Setting("DROPSHIP_FUZZ_SEED", 1));
        await loop.ReplayAsync();
        await loop.RunAsync(Setting("DROPSHIP_FUZZ_RUNS", Cheapest) / target.Cost);
        output.WriteLine($"{loop.Runs} runs: {string.Join(", ", loop.Outcomes.Select(outcome => $"{outcome.Key} {outcome.Value}"))}");
        loop.Findings.ShouldBeEmpty();
        loop.Outcomes.Count.ShouldBeGreaterThan(1, "nothing was told apart: the inputs do not reach the parser");
    }

    [Fact]
    public void Every_folder_of_the_corpus_belongs_to_a_parser() =>
        Directory.GetDirectories(Corpus.Folder).Select(Path.GetFileName).Order().ShouldBe(AllTargets.All.Select(target => target.Name).Order());

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var set) && set > 0 ? set : otherwise;
}
