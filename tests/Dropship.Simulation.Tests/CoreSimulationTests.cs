using Dropship.Domain;
using Xunit.Abstractions;

namespace Dropship.Simulation.Tests;

/// <summary>The core before vendors whose books are the judge: many lives, many faults, and the same lives from the same seed.</summary>
public sealed class CoreSimulationTests(ITestOutputHelper output)
{
    private const int Lives = 25_000;

    [Theory]
    [InlineData(ProtocolKind.UniqueReference)]
    [InlineData(ProtocolKind.LookUp)]
    [InlineData(ProtocolKind.PersonOnly)]
    [InlineData(ProtocolKind.DraftThenPay)]
    public void No_order_is_bought_twice_lost_silent_or_out_of_balance(ProtocolKind supplier)
    {
        var report = CoreSimulation.Run(new(7, Lives, SimulationFaults.All, supplier));
        output.WriteLine($"seed 7, {supplier}: {report with { Failures = [] }}");
        report.Failures.Select(static failure => $"{failure.Figure}: order {failure.Order}: {failure.Why}\n{string.Join('\n', failure.Events)}").ShouldBeEmpty("seed 7");
        report.IsClean.ShouldBeTrue();
        report.FaultsInjected.ShouldBeGreaterThanOrEqualTo(5L * Lives);
        report.Crashes.ShouldBePositive();
        report.Parked.ShouldBeInRange(1, Lives - 1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_lives()
    {
        var plan = new SimulationPlan(11, 1_000, SimulationFaults.All);
        var (once, twice) = (CoreSimulation.Run(plan), CoreSimulation.Run(plan));
        twice.TraceHash.ShouldBe(once.TraceHash);
        (twice with { Seconds = 0, Failures = [] }).ShouldBe(once with { Seconds = 0, Failures = twice.Failures.Count == 0 ? [] : once.Failures });
        CoreSimulation.Run(plan with { Seed = 12 }).TraceHash.ShouldNotBe(once.TraceHash);
        CoreSimulation.Run(plan with { Orders = 999 }).TraceHash.ShouldNotBe(once.TraceHash);
    }

    [Fact]
    public void Without_faults_nothing_goes_wrong_and_nobody_dies()
    {
        var report = CoreSimulation.Run(new(5, 400, SimulationFaults.None));
        (report.FaultsInjected, report.Crashes, report.IsClean).ShouldBe((0L, 0L, true));
        report.Parked.ShouldBeLessThan(200);
    }

    [Theory]
    [InlineData(SimulationFaults.LostAnswers)]
    [InlineData(SimulationFaults.LateEffects)]
    [InlineData(SimulationFaults.Crashes)]
    [InlineData(SimulationFaults.LateFacts)]
    [InlineData(SimulationFaults.RepeatedFacts)]
    [InlineData(SimulationFaults.Refusals)]
    [InlineData(SimulationFaults.CancelRequests)]
    [InlineData(SimulationFaults.SupplierCancels)]
    [InlineData(SimulationFaults.NeverShips)]
    [InlineData(SimulationFaults.ShortWallets)]
    [InlineData(SimulationFaults.PriceRises)]
    [InlineData(SimulationFaults.WrongBodies)]
    [InlineData(SimulationFaults.Throttling)]
    [InlineData(SimulationFaults.ExpiredTokens)]
    [InlineData(SimulationFaults.Vanishing)]
    [InlineData(SimulationFaults.Stalls)]
    [InlineData(SimulationFaults.Outages)]
    [InlineData(SimulationFaults.BusyStore)]
    [InlineData(SimulationFaults.UnknownCommits)]
    public void Each_fault_strikes_when_it_is_switched_on(SimulationFaults fault) =>
        CoreSimulation.Run(new(2, 400, fault)).FaultsInjected.ShouldBePositive();

    [Fact]
    public void A_plan_needs_an_order() => Should.Throw<ArgumentOutOfRangeException>(static () => CoreSimulation.Run(new(1, 0, SimulationFaults.All)));
}
