namespace Dropship.HelloDropship.Tests;

/// <summary>The README's first command: it adds up, the second run buys nothing, and a killed run is gone on with.</summary>
public sealed class SampleTests
{
    [Fact]
    public async Task It_adds_up_and_a_second_run_buys_nothing()
    {
        using var sample = new Sample();
        var (exit, first) = await sample.RunAsync();
        exit.ShouldBe(0, first);
        first.ShouldContain("It adds up.");
        first.ShouldContain("One order explained");
        first.ShouldContain("nobody knows whether it was paid");
        first.ShouldContain("One customer's view, the messages of ");
        first.ShouldContain(": shipped");
        first.ShouldContain("https://t.17track.net/en#nums=");
        var bought = Figures(first, "purchases paid");
        bought.ShouldBe(["17", "17"]);   // of twenty orders one is cancelled early, one has no supplier, one is out of stock
        Figures(first, "  in this run").ShouldBe(bought);

        var (again, second) = await sample.RunAsync();
        again.ShouldBe(0, second);
        Figures(second, "purchases paid").ShouldBe(bought);
        Figures(second, "  in this run").ShouldBe(["0", "0"]);
        Section(second, "Money").ShouldBe(Section(first, "Money"));
        second[second.IndexOf("One customer's view", StringComparison.Ordinal)..].ShouldBe(first[first.IndexOf("One customer's view", StringComparison.Ordinal)..], "nobody is told anything again");
    }

    [Fact]
    public async Task Killed_on_the_way_it_goes_on_and_buys_nothing_twice()
    {
        using var sample = new Sample();
        (await sample.KillWhenAsync("AwaitingShipment")).ShouldBeTrue("it ended before it could be killed");
        (await sample.KillWhenAsync("InTransit")).ShouldBeTrue("it ended before it could be killed");
        var (exit, output) = await sample.RunAsync();
        exit.ShouldBe(0, output);
        Figures(output, "purchases paid").ShouldBe(["17", "17"]);
        Figures(output, "order lines bought twice").ShouldBe(["0", "0"]);
    }

    private static string[] Figures(string output, string row) =>
        output.Split('\n').Single(line => line.TrimStart().StartsWith(row.TrimStart(), StringComparison.Ordinal)).Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1..];

    private static string Section(string output, string title) => output[output.IndexOf($"\n{title}", StringComparison.Ordinal)..].Split("\n\n")[0];
}
