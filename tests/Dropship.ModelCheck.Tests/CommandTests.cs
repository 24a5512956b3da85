namespace Dropship.ModelCheck.Tests;

/// <summary>The command as it is typed.</summary>
public sealed class CommandTests
{
    [Fact]
    public void A_search_that_finds_nothing_prints_its_figures_and_ends_with_0()
    {
        var (ended, told, _) = Run("--scenario", "b", "--depth", "6");
        ended.ShouldBe(0, told);
        foreach (var line in (string[])["depth 6", "violations 0", "every guard in place"]) told.ShouldContain(line);
        told.ShouldMatch(@"states \d+");
    }

    [Fact]
    public void A_counter_example_is_told_step_by_step_and_ends_with_1()
    {
        var (ended, told, _) = Run("--without", "look-first");
        ended.ShouldBe(1, told);
        told.ShouldContain("violations 1");
        told.ShouldContain("  1. engine: proposes 1 of l1 to alpha; decides purchase 1 of 1 of l1 at alpha");
        told.ShouldContain("broken: never more units paid and live at suppliers than were ordered: 2 of 1");
    }

    [Fact]
    public void Guards_and_scenarios_are_listed()
    {
        Run("--guards").Told.ShouldContain("look-first");
        Run("--scenarios").Told.ShouldContain("two-units");
    }

    [Theory]
    [InlineData("no such guard", "--without", "sleep")]
    [InlineData("no such scenario", "--scenario", "z")]
    [InlineData("whole number from 1 to", "--depth", "0")]
    [InlineData("whole number from 0 to", "--faults", "many")]
    [InlineData("a value is missing", "--depth")]
    [InlineData("no such argument", "--speed", "9")]
    public void What_makes_no_sense_is_said_back(string why, params string[] words)
    {
        var (ended, _, error) = Run(words);
        ended.ShouldBe(2);
        error.ShouldContain(why);
    }

    private static (int Ended, string Told, string Error) Run(params string[] words)
    {
        using StringWriter output = new(), error = new();
        return (Session.Run(words, output, error), output.ToString(), error.ToString());
    }
}
