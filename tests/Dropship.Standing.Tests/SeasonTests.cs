namespace Dropship.Seasons.Tests;

/// <summary>A small season: what is done about the standing keeps the limit that is crossed without it, and a seed names a season for good.</summary>
public sealed class SeasonTests
{
    private static Figures Run(string way, ulong seed = 1) => Season.All(2_000, seed).ElementAt(way switch { "neither" => 0, "handling" => 1, _ => 2 }).Run();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_limit_is_crossed_without_and_kept_with(ulong seed)
    {
        var (neither, handling, both) = (Run("neither", seed), Run("handling", seed), Run("both", seed));
        neither.DaysInBreach.ShouldBeGreaterThan(30);
        neither.FirstWarning!.Value.ShouldBeLessThan(neither.FirstBreach!.Value, "the warning comes first");
        neither.DaysHeldBack.ShouldBe(0);
        handling.FirstBreach!.Value.ShouldBeGreaterThan(neither.FirstBreach!.Value, "longer times gain days, not more");
        (both.DaysInBreach, both.FirstBreach).ShouldBe((0, null));
        both.Late.ShouldBeLessThan(both.Orders / 50);
        both.Orders.ShouldBeGreaterThan(neither.Orders * 3 / 4, "it does not stop selling");
    }

    [Fact]
    public void The_same_seed_is_the_same_season()
    {
        Run("both").ShouldBe(Run("both"));
        Run("both").ShouldNotBe(Run("both", seed: 2));
    }

    [Theory]
    [InlineData("--orders", "--orders: a value is missing.")]
    [InlineData("--orders 9", "--orders 9: not a whole number from 10 to 1000000; say for example --orders 10000.")]
    [InlineData("--seed x", "--seed x: not a whole number; say for example --seed 1.")]
    [InlineData("--report /no/such/folder/x.json", "--report /no/such/folder/x.json: its folder does not exist; make it first.")]
    [InlineData("--days 3", "--days 3: no such argument.")]
    public void What_makes_no_sense_is_told_with_its_cure(string words, string why) => Arguments.Parse(words.Split(' ')).Fault!.ShouldStartWith(why);

    [Fact]
    public void The_command_line_is_read() => Arguments.Parse(["--orders", "500", "--seed", "7"]).Read.ShouldBe(new(500, 7));
}
