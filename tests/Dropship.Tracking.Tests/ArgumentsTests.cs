namespace Dropship.Tracking.Tests;

/// <summary>What cannot be meant is said back in one line, with argument, value and cure.</summary>
public sealed class ArgumentsTests
{
    [Theory]
    [InlineData("look", "look", "say table or permute")]
    [InlineData("permute --histories 0", "--histories 0", "--histories 10000")]
    [InlineData("permute --shuffles many", "--shuffles many", "--shuffles 20")]
    [InlineData("permute --seed -1", "--seed -1", "--seed 1")]
    [InlineData("table --seed 1", "--seed 1", "no such argument")]
    [InlineData("table --report /nowhere/at/all.json", "--report /nowhere/at/all.json", "make it first")]
    [InlineData("permute --seed", "--seed", "a value is missing")]
    public async Task A_wrong_argument_is_told_once_with_its_cure(string words, string said, string cure)
    {
        await using var error = new StringWriter();

        (await Session.RunAsync(words.Split(' '), TextWriter.Null, error)).ShouldBe(2);

        var lines = error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldHaveSingleItem().ShouldSatisfyAllConditions(line => line.ShouldContain(said), line => line.ShouldContain(cure));
    }

    [Fact]
    public void Every_argument_is_heard() =>
        Arguments.Parse(["permute", "--seed", "9", "--histories", "70", "--shuffles", "3", "--report", "tracking.json"]).Read.ShouldBe(new Arguments { Permutes = true, Seed = 9, Histories = 70, Shuffles = 3, Report = "tracking.json" });

    [Fact]
    public async Task Both_commands_end_well_and_write_their_report()
    {
        var file = Path.Combine(Path.GetTempPath(), $"tracking-{Guid.NewGuid():N}.json");
        try
        {
            await using var output = new StringWriter();
            (await Session.RunAsync(["table", "--report", file], output, TextWriter.Null)).ShouldBe(0);
            (await File.ReadAllTextAsync(file)).ShouldContain("\"valid_right\"");
            (await Session.RunAsync(["permute", "--histories", "50", "--shuffles", "2", "--report", file], output, TextWriter.Null)).ShouldBe(0);
            (await File.ReadAllTextAsync(file)).ShouldContain("\"states_that_differ\": 0");
            output.ToString().ShouldContain("| YunExpress |");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
