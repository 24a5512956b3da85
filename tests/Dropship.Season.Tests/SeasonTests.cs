namespace Dropship.Season.Tests;

/// <summary>A small season: chasing and failing over do what they are for, and a seed names a season for good.</summary>
public sealed class SeasonTests
{
    private static Figures Run(string way, int orders = 400, ulong seed = 1) => new Season(Way.All.Single(known => known.Name == way), orders, seed).Run();

    [Fact]
    public void Without_either_half_of_the_season_is_lost()
    {
        var neither = Run("neither");
        neither.BoughtFrom.ShouldBe([400, 0, 0]);
        neither.Undelivered.ShouldBe(200);
        neither.Lost.ShouldBe(200 * 16m);
        neither.Refunded.ShouldBe(200 * 30m);
        neither.Reminders.ShouldBe(0);
    }

    [Fact]
    public void Failing_over_delivers_what_the_bankrupt_does_not()
    {
        var (neither, over) = (Run("neither"), Run("fail-over"));
        over.Undelivered.ShouldBe(0);
        over.LateRate.ShouldBeLessThan(neither.LateRate);
        over.Margin.ShouldBeGreaterThan(neither.Margin + 1_000m);
        over.Defaults.ShouldBeGreaterThan(0);
        over.BoughtFrom.ShouldAllBe(orders => orders > 0);
    }

    [Fact]
    public void Reminders_hasten_the_one_that_slips()
    {
        var (over, both) = (Run("fail-over"), Run("both"));
        both.Reminders.ShouldBeGreaterThan(100);
        both.Undelivered.ShouldBe(0);
        both.Defaults.ShouldBeLessThan(over.Defaults);
    }

    [Fact]
    public void The_same_seed_is_the_same_season()
    {
        (Run("both") with { BoughtFrom = [] }).ShouldBe(Run("both") with { BoughtFrom = [] });
        (Run("both") with { BoughtFrom = [] }).ShouldNotBe(Run("both", seed: 2) with { BoughtFrom = [] });
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
