using Dropship.Simulation.Runtime.Full;
using Xunit.Abstractions;

namespace Dropship.Simulation.Tests.Runtime;

/// <summary>Many orders on the whole runtime, with everything going wrong that may: nothing bought twice, lost, silent or out of balance; and the same seed gives the same lives.</summary>
public sealed class FullRuntimeTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_promise_holds_on_the_whole_runtime()
    {
        var report = await FullRuntime.RunAsync(new(1, 5_000, SimulationFaults.All), null, default);
        Tell(report);
        report.IsClean.ShouldBeTrue(string.Join('\n', report.Failures.Select(failure => $"{failure.Figure}, seed {failure.Seed}, order {failure.Order}: {failure.Why}")));
        report.FaultsInjected.ShouldBeGreaterThan(report.Orders);
        report.Crashes.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_lives_and_another_seed_others()
    {
        var hashes = new List<string>();
        foreach (var seed in (long[])[7, 7, 8]) hashes.Add((await FullRuntime.RunAsync(new(seed, 16, SimulationFaults.All), null, default)).TraceHash);
        hashes[1].ShouldBe(hashes[0]);
        hashes[2].ShouldNotBe(hashes[0]);
    }

    private void Tell(SimulationReport report) => output.WriteLine(
        $"{report.Orders} orders, {report.FaultsInjected} faults, {report.Crashes} crashes, {report.Parked} parked, {report.Seconds:F0} s; twice {report.DoublePurchases}, lost {report.LostOrders}, silent {report.SilentOrders}, imbalance {report.Imbalance}, illegal {report.IllegalTransitions}");
}
