namespace Dropship.Guards.Tests;

/// <summary>What cannot be meant is said back in one line, with argument, value and cure.</summary>
public sealed class ArgumentsTests
{
    [Theory]
    [InlineData("--quotes 0", "--quotes 0", "--quotes 100000")]
    [InlineData("--quotes many", "--quotes many", "--quotes 100000")]
    [InlineData("--seed -1", "--seed -1", "--seed 1")]
    [InlineData("--without Everything", "--without Everything", "LineFloor")]
    [InlineData("--without 3", "--without 3", "LineFloor")]
    [InlineData("--report /nowhere/at/all.json", "--report /nowhere/at/all.json", "make it first")]
    [InlineData("--seed", "--seed", "a value is missing")]
    [InlineData("--speed 3", "--speed 3", "[--quotes 100000]")]
    public async Task A_wrong_argument_is_told_once_with_its_cure(string words, string said, string cure)
    {
        await using var error = new StringWriter();

        (await Session.RunAsync(words.Split(' '), TextWriter.Null, error)).ShouldBe(2);

        var lines = error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1);
        lines[0].ShouldSatisfyAllConditions(line => line.ShouldContain(said), line => line.ShouldContain(cure));
    }

    [Fact]
    public void Every_argument_is_heard() =>
        Arguments.Parse(["--seed", "9", "--quotes", "70", "--without", "Drift", "--report", "guards.json"]).Read.ShouldBe(new Arguments { Seed = 9, Quotes = 70, Without = Forgotten.Drift, Report = "guards.json" });

    [Fact]
    public async Task What_is_found_is_told_with_the_first_place()
    {
        await using var output = new StringWriter();

        (await Session.RunAsync(["--quotes", "2000", "--without", "Floor"], output, TextWriter.Null)).ShouldBe(1);

        output.ToString().ShouldContain("first: bought below the floor");
    }
}
