using Dropship.Domain;
using Dropship.Testing.Simulation.Running;
using Xunit.Abstractions;

namespace Dropship.Simulation.Tests;

/// <summary>A checker that cannot fail proves nothing: mistakes are planted in the driver, and each has to be caught in the figure it belongs to.</summary>
public sealed class PlantedFaultTests(ITestOutputHelper output)
{
    private const long Seed = 1;
    private const int Orders = 5_000;

    private static readonly Dictionary<string, Func<SimulationReport, int>> Figures = new()
    {
        ["double_purchases"] = static report => report.DoublePurchases,
        ["lost_orders"] = static report => report.LostOrders,
        ["silent_orders"] = static report => report.SilentOrders,
        ["imbalance"] = static report => report.Imbalance,
        ["illegal_transitions"] = static report => report.IllegalTransitions,
    };

    public static TheoryData<string, ProtocolKind, string> Planted => new()
    {
        { nameof(Sabotage.NewReferencePerRetry), ProtocolKind.UniqueReference, "double_purchases" },
        { nameof(Sabotage.FailsOverOnTimeout), ProtocolKind.LookUp, "double_purchases" },
        { nameof(Sabotage.JournalsAfterSending), ProtocolKind.LookUp, "illegal_transitions" },
        { nameof(Sabotage.JournalsAfterSending), ProtocolKind.LookUp, "double_purchases" },
        { nameof(Sabotage.RefusalClosesDoubts), ProtocolKind.UniqueReference, "double_purchases" },
        { nameof(Sabotage.PaysTheDraftJustMade), ProtocolKind.DraftThenPay, "double_purchases" },
        { nameof(Sabotage.OverwritesOthers), ProtocolKind.LookUp, "double_purchases" },
        { nameof(Sabotage.BelievesEveryLook), ProtocolKind.LookUp, "double_purchases" },
        { nameof(Sabotage.TakesRefundsForDone), ProtocolKind.PersonOnly, "lost_orders" },
        { nameof(Sabotage.ForgetsToWake), ProtocolKind.LookUp, "silent_orders" },
        { nameof(Sabotage.MisreadsCharges), ProtocolKind.LookUp, "imbalance" },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public void Is_caught(string mistake, ProtocolKind supplier, string figure)
    {
        var report = CoreSimulation.Run(Plan(supplier), Enum.Parse<Sabotage>(mistake), TimeProvider.System);
        output.WriteLine($"{mistake}, seed {Seed}: {Figures[figure](report)} of {Orders} {figure}");
        Figures[figure](report).ShouldBePositive($"{mistake} is not seen in {figure}, seed {Seed}");
        report.IsClean.ShouldBeFalse();
    }

    [Theory]
    [InlineData(ProtocolKind.UniqueReference)]
    [InlineData(ProtocolKind.LookUp)]
    [InlineData(ProtocolKind.PersonOnly)]
    [InlineData(ProtocolKind.DraftThenPay)]
    public void Without_one_nothing_is_found(ProtocolKind supplier)
    {
        var report = CoreSimulation.Run(Plan(supplier));
        output.WriteLine($"seed {Seed}: {report.FaultsInjected} faults, {report.Crashes} crashes, {report.Parked} parked of {Orders}");
        report.Failures.Select(static failure => $"{failure.Figure}: order {failure.Order}: {failure.Why}").ShouldBeEmpty($"seed {Seed}");
        report.IsClean.ShouldBeTrue();
    }

    [Fact]
    public void Every_mistake_that_can_be_planted_is() =>
        Planted.Select(static row => (string)row[0]).Distinct().ShouldBe(Enum.GetNames<Sabotage>().Where(static name => name != nameof(Sabotage.None)), ignoreOrder: true);

    [Fact]
    public void A_failure_tells_the_seed_the_order_and_its_last_events()
    {
        var report = CoreSimulation.Run(Plan(ProtocolKind.DraftThenPay), Sabotage.PaysTheDraftJustMade, TimeProvider.System);
        var failure = report.Failures.First(static found => found.Figure == "double_purchases" && found.Events.Count < 200);
        failure.Seed.ShouldBe(Seed);
        failure.Events.Count.ShouldBeInRange(1, 200);
        failure.Events[0].ShouldContain("SaleSeen");
        report.Failures.Count.ShouldBeLessThanOrEqualTo(SimulationReport.MostFailures + 4);
        var again = CoreSimulation.Run(Plan(ProtocolKind.DraftThenPay) with { Orders = failure.Order + 1 }, Sabotage.PaysTheDraftJustMade, TimeProvider.System);
        again.Failures[^1].Events.ShouldBe(report.Failures.Last(found => found.Order == failure.Order).Events);
    }

    private static SimulationPlan Plan(ProtocolKind supplier) => new(Seed, Orders, SimulationFaults.All, supplier);
}
