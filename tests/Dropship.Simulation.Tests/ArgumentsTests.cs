using Dropship.Domain;

namespace Dropship.Simulation.Tests;

/// <summary>The command line: what is asked for is read, what cannot be meant is said back with its cure.</summary>
public sealed class ArgumentsTests
{
    [Fact]
    public void Everything_can_be_said()
    {
        var (arguments, fault) = Arguments.Parse(["--seed", "-7", "--orders", "12", "--faults", "crashes,LostAnswers", "--supplier", "d", "--runtime", "full", "--report", "x.json"]);
        fault.ShouldBeNull();
        arguments!.Plan.ShouldBe(new SimulationPlan(-7, 12, SimulationFaults.Crashes | SimulationFaults.LostAnswers, ProtocolKind.DraftThenPay));
        (arguments.Runtime, arguments.Report).ShouldBe(("full", "x.json"));
    }

    [Fact]
    public void Nothing_need_be_said() => Arguments.Parse([]).Read!.Plan.ShouldBe(new SimulationPlan(1, 20_000, SimulationFaults.All));

    [Theory]
    [InlineData("a", ProtocolKind.UniqueReference)]
    [InlineData("b", ProtocolKind.LookUp)]
    [InlineData("c", ProtocolKind.PersonOnly)]
    [InlineData("d", ProtocolKind.DraftThenPay)]
    public void Suppliers_have_letters(string letter, ProtocolKind kind) => Arguments.Parse(["--supplier", letter]).Read!.Supplier.ShouldBe(kind);

    [Theory]
    [InlineData("--orders 0", "--orders 0", "from 1 to")]
    [InlineData("--orders many", "--orders many", "--orders 20000")]
    [InlineData("--orders -5", "--orders -5", "--orders 20000")]
    [InlineData("--seed x", "--seed x", "--seed 1")]
    [InlineData("--faults storms", "--faults storms", "Crashes")]
    [InlineData("--faults 3", "--faults 3", "all, none")]
    [InlineData("--supplier e", "--supplier e", "a (unique reference)")]
    [InlineData("--runtime half", "--runtime half", "core or full")]
    [InlineData("--seeds 0", "--seeds 0", "--seeds 1000")]
    [InlineData("--order 5", "--order 5", "--orders")]
    [InlineData("--seed", "--seed", "a value is missing")]
    [InlineData("--seed --orders 5", "--seed", "a value is missing")]
    public async Task What_cannot_be_meant_is_told_with_its_cure(string line, string named, string cure)
    {
        var (code, output, error) = await RunAsync(line.Split(' '));
        (code, output).ShouldBe((2, ""));
        error.ShouldStartWith(named);
        error.ShouldContain(cure);
    }

    [Fact]
    public async Task A_report_needs_its_folder()
    {
        var (code, _, error) = await RunAsync("--orders", "1", "--report", Path.Combine(Path.GetTempPath(), "no-such-folder-of-simulations", "x.json"));
        code.ShouldBe(2);
        error.ShouldContain("make it first");
    }

    [Fact]
    public async Task Many_seeds_are_lived_twice_each_and_compared()
    {
        var (code, output, _) = await RunAsync("--seeds", "3", "--orders", "5");
        code.ShouldBe(0);
        output.ShouldContain("3 seeds, 0 with two traces");
    }

    [Fact]
    public async Task A_seed_with_two_traces_is_told()
    {
        var lives = 0;
        using var output = new StringWriter();
        (await Repeats.RunAsync((plan, progress, cancellation) => Task.FromResult(CoreSimulation.Run(plan, progress: progress, cancellation: cancellation) with { TraceHash = $"{lives++}" }), new() { Seeds = 1, Seed = 7, Orders = 1 }, output)).ShouldBeFalse();
        output.ToString().ShouldContain("seed 7: 0 and 1");
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await Session.RunAsync(words, output, error), output.ToString(), error.ToString());
    }
}
