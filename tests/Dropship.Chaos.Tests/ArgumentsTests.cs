namespace Dropship.Chaos.Tests;

/// <summary>What cannot be meant is said back in one line, with argument, value and cure.</summary>
public sealed class ArgumentsTests
{
    [Theory]
    [InlineData("--store oracle", "--store oracle", "sqlite or postgres")]
    [InlineData("--rounds 0", "--rounds 0", "--rounds 100")]
    [InlineData("--rounds many", "--rounds many", "--rounds 100")]
    [InlineData("--minutes 0", "--minutes 0", "--minutes 10")]
    [InlineData("--seed x", "--seed x", "--seed 1")]
    [InlineData("--orders -3", "--orders -3", "--orders 10")]
    [InlineData("--report /nowhere/at/all.json", "--report /nowhere/at/all.json", "make it first")]
    [InlineData("--plant weeds", "--plant weeds", "journal-after-send")]
    [InlineData("--store postgres --plant journal-after-send", "--plant journal-after-send", "--store sqlite")]
    [InlineData("--seed", "--seed", "a value is missing")]
    [InlineData("--speed 3", "--speed 3", "--store sqlite|postgres")]
    [InlineData("worker now", "worker now", "no such argument")]
    public async Task A_wrong_argument_is_told_once_with_its_cure(string words, string said, string cure)
    {
        await using var error = new StringWriter();

        (await Session.RunAsync(words.Split(' '), TextWriter.Null, error)).ShouldBe(2);

        var lines = error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1);
        if (!lines[0].Contains("PostgreSQL is not here", StringComparison.Ordinal)) lines[0].ShouldSatisfyAllConditions(line => line.ShouldContain(said), line => line.ShouldContain(cure));
    }

    [Fact]
    public void Every_argument_is_heard()
    {
        var (read, fault) = Arguments.Parse(["--store", "postgres", "--rounds", "7", "--seed", "-4", "--orders", "9", "--report", "chaos.json"]);

        fault.ShouldBeNull();
        read.ShouldBe(new Arguments { Store = "postgres", Rounds = 7, Seed = -4, Orders = 9, Report = "chaos.json" });
    }
}
