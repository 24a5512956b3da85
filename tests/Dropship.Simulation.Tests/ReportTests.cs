using System.Text.Json;
using Dropship.Tests.Commands;

namespace Dropship.Simulation.Tests;

/// <summary>What is reported: to machines under promised keys, to people with seed, order and commit, and by the exit code.</summary>
public sealed class ReportTests
{
    private static readonly string[] Keys = ["orders", "faults_injected", "crashes", "double_purchases", "lost_orders", "silent_orders", "imbalance", "illegal_transitions", "parked", "trace_hash", "seconds"];

    [Fact]
    public async Task The_file_has_the_promised_keys()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{nameof(ReportTests)}-{Environment.ProcessId}.json");
        using var output = new StringWriter();
        try
        {
            (await Session.RunAsync(["--seed", "3", "--orders", "40", "--report", file], output, output)).ShouldBe(0, output.ToString());
            using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
            json.RootElement.EnumerateObject().Select(static property => property.Name).ShouldBe(Keys);
            json.RootElement.GetProperty("orders").GetInt32().ShouldBe(40);
            json.RootElement.GetProperty("trace_hash").GetString()!.Length.ShouldBe(64);
        }
        finally
        {
            File.Delete(file);
        }

        output.ToString().ShouldContain("100 %");
        output.ToString().ShouldContain($"commit {BuiltFrom.Commit}");
    }

    [Fact]
    public void A_failure_is_told_with_all_it_takes_to_live_it_again()
    {
        using var output = new StringWriter();
        ReportText.Write(output, Report(doubles: 1), "abc123");
        output.ToString().ShouldContain("double_purchases: seed 9, order 41, commit abc123");
        output.ToString().ShouldContain("--seed 9 --orders 42");
        output.ToString().ShouldContain("    it happened");
        output.ToString().ShouldContain("must be zero");
    }

    [Fact]
    public void Each_figure_that_must_be_zero_counts()
    {
        Report().IsClean.ShouldBeTrue();
        Report(doubles: 1).IsClean.ShouldBeFalse();
        (Report() with { LostOrders = 1 }).IsClean.ShouldBeFalse();
        (Report() with { SilentOrders = 1 }).IsClean.ShouldBeFalse();
        (Report() with { Imbalance = 1 }).IsClean.ShouldBeFalse();
        (Report() with { IllegalTransitions = 1 }).IsClean.ShouldBeFalse();
    }

    private static SimulationReport Report(int doubles = 0) => new()
    {
        Orders = 100,
        FaultsInjected = 500,
        Crashes = 20,
        DoublePurchases = doubles,
        LostOrders = 0,
        SilentOrders = 0,
        Imbalance = 0,
        IllegalTransitions = 0,
        Parked = 3,
        TraceHash = new('0', 64),
        Seconds = 1.5,
        Failures = doubles == 0 ? [] : [new("double_purchases", 9, 41, "twice", ["it happened"])],
    };
}
