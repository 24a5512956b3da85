namespace Dropship.Funding.Tests;

/// <summary>What cannot be meant is said back in one line, with argument, value and cure.</summary>
public sealed class ArgumentsTests
{
    [Theory]
    [InlineData("--seed 0", "--seed 0", "--seed 1")]
    [InlineData("--instances many", "--instances many", "--instances 500")]
    [InlineData("--repeats 101", "--repeats 101", "--repeats 5")]
    [InlineData("--report /nowhere/at/all.json", "--report /nowhere/at/all.json", "make it first")]
    [InlineData("--seed", "--seed", "a value is missing")]
    [InlineData("--seed --report", "--seed", "a value is missing")]
    [InlineData("--speed 3", "--speed 3", "[--instances 500]")]
    public async Task A_wrong_argument_is_told_once_with_its_cure(string words, string said, string cure)
    {
        await using var error = new StringWriter();

        (await Session.RunAsync(words.Split(' '), TextWriter.Null, error, TimeProvider.System)).ShouldBe(2);

        var lines = error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1);
        lines[0].ShouldSatisfyAllConditions(line => line.ShouldContain(said), line => line.ShouldContain(cure));
    }

    [Fact]
    public void Every_argument_is_heard()
    {
        var (read, fault) = Arguments.Parse(["--seed", "7", "--instances", "20", "--repeats", "2", "--report", "funding.json"]);

        fault.ShouldBeNull();
        read.ShouldBe(new Arguments { Seed = 7, Instances = 20, Repeats = 2, Report = "funding.json" });
    }

    [Fact]
    public void Without_any_it_is_the_table_that_is_recorded() => Arguments.Parse([]).Read.ShouldBe(new Arguments { Seed = 1, Instances = 500, Repeats = 5 });
}
