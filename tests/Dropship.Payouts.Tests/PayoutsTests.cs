namespace Dropship.Payouts.Tests;

/// <summary>Small payout files: what was planted is what is found, and a seed names a file for good.</summary>
public sealed class PayoutsTests
{
    [Theory]
    [InlineData(1, 0.03)]
    [InlineData(2, 0.25)]
    [InlineData(3, 0)]
    public async Task Every_line_is_accounted_for(int seed, double defects)
    {
        var figures = await Session.MeasureAsync(new(1_000, (decimal)defects, seed), TimeProvider.System);
        figures.Wrong.ShouldBeEmpty($"seed {seed}");
        figures.Booked.ShouldBeGreaterThan(500);
        if (defects == 0) figures.Planted.ShouldBeEmpty();
        if (defects > 0.2) figures.Planted.Count.ShouldBe(Enum.GetValues<Defect>().Length, "each kind of defect is planted");
    }

    [Fact]
    public void The_same_seed_is_the_same_file() => new Statement(500, 0.1m, 4).Text.ShouldBe(new Statement(500, 0.1m, 4).Text);

    [Theory]
    [InlineData("--lines", "--lines: a value is missing.")]
    [InlineData("--lines 9", "--lines 9: not a whole number from 100 to 1000000; say for example --lines 10000.")]
    [InlineData("--defects 2", "--defects 2: not a part from 0 to 0.5; say for example --defects 0.03.")]
    [InlineData("--seed x", "--seed x: not a whole number; say for example --seed 1.")]
    [InlineData("--report /no/such/folder/x.json", "--report /no/such/folder/x.json: its folder does not exist; make it first.")]
    [InlineData("--days 3", "--days 3: no such argument.")]
    public void What_makes_no_sense_is_told_with_its_cure(string words, string why) => Arguments.Parse(words.Split(' ')).Fault!.ShouldStartWith(why);

    [Fact]
    public void The_command_line_is_read() => Arguments.Parse(["--lines", "500", "--defects", "0.1", "--seed", "7"]).Read.ShouldBe(new(500, 0.1m, 7));
}
