using Dropship.Benchmarks.Measuring;
using Dropship.Benchmarks.StateMachine;

namespace Dropship.Benchmarks.Domain;

/// <summary>Whole orders through the domain and through Stateless, on one core.</summary>
internal static class DomainBenchmark
{
    private const string Take = "Take";
    private const string TakeAndNext = "Take, and Next after it";
    private const string PerOrder = "Stateless, machine kept per order";
    private const string Ready = "Stateless, one machine handed on";
    private const string PerLoad = "Stateless, machine rebuilt per load";
    private static readonly string[] All = [Take, TakeAndNext, PerOrder, Ready, PerLoad];

    internal static async Task<IEnumerable<Table>> RunAsync(int seconds, TextWriter progress)
    {
        // Enough lives that no order is met with the very strings of its predecessor, few enough to stay in the cache.
        var lives = Enumerable.Range(0, 64).Select(Life.Of).ToArray();
        var contest = new Contest(
        [
            DomainRuns.Taking(Take, lives), DomainRuns.TakingAndAsking(TakeAndNext, lives),
            MachineRuns.BuiltPerOrder(PerOrder, lives), MachineRuns.HandedOn(Ready, lives), MachineRuns.BuiltPerLoad(PerLoad, lives),
        ]);
        await contest.RunAsync(seconds, progress);
        return [Speeds(contest), Ratios(contest), Sizes(contest)];
    }

    private static Table Speeds(Contest contest) =>
        All.Aggregate(new Table($"Whole orders in memory: {Life.Of(0).Steps.Length} transitions each, {contest.Rounds} rounds", "transitions a second, one core"), (table, name) => table.Count(name, contest.PerSecond(name)));

    private static Table Ratios(Contest contest) => new Table("Whole orders in memory: how many times faster", "ratio, paired by round")
        .Ratio($"{Take} : {PerOrder}", contest.Ratio(Take, PerOrder), 4)
        .Ratio($"{TakeAndNext} : {PerOrder}", contest.Ratio(TakeAndNext, PerOrder), 2.5)
        .Ratio($"{Take} : {Ready}", contest.Ratio(Take, Ready), 4)
        .Ratio($"{TakeAndNext} : {Ready}", contest.Ratio(TakeAndNext, Ready), 2.5)
        .Ratio($"{Take} : {PerLoad}", contest.Ratio(Take, PerLoad))
        .Ratio($"{TakeAndNext} : {PerLoad}", contest.Ratio(TakeAndNext, PerLoad));

    private static Table Sizes(Contest contest)
    {
        var table = All.Aggregate(new Table("Whole orders in memory: bytes", "bytes"), (rows, name) => rows.Count($"{name}: allocated a transition", contest.BytesEach(name)));
        return table
            .Size("resident order, grown in memory", Residency.Grown(), 1000)
            .Size("resident order, loaded from the journal", Residency.Loaded(), 1000)
            .Size("resident order, Stateless with its machine", Residency.KeptMachines());
    }
}
