namespace Dropship.Load.Tests;

/// <summary>What cannot be meant is said back in one line, with argument, value and cure.</summary>
public sealed class ArgumentsTests
{
    [Theory]
    [InlineData("", "nothing", "burst|recovery|memory")]
    [InlineData("sprint", "sprint", "burst|recovery|memory")]
    [InlineData("burst --store oracle", "--store oracle", "sqlite or postgres")]
    [InlineData("burst --orders 9", "--orders 9", "--orders 10000")]
    [InlineData("burst --orders many", "--orders many", "--orders 10000")]
    [InlineData("memory --report /nowhere/at/all.json", "--report /nowhere/at/all.json", "make it first")]
    [InlineData("recovery --name", "--name", "a value is missing")]
    [InlineData("recovery --speed 3", "--speed 3", "burst|recovery|memory")]
    public async Task A_wrong_argument_is_told_once_with_its_cure(string words, string said, string cure)
    {
        await using var error = new StringWriter();

        (await Session.RunAsync(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), TextWriter.Null, error)).ShouldBe(2);

        var lines = error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1);
        lines[0].ShouldSatisfyAllConditions(line => line.ShouldContain(said), line => line.ShouldContain(cure));
    }

    [Fact]
    public void Every_argument_is_heard()
    {
        var (read, fault) = Arguments.Parse(["recovery", "--store", "postgres", "--orders", "70", "--name", "shop-1", "--report", "load.json"]);

        fault.ShouldBeNull();
        read.ShouldBe(new Arguments { Kind = "recovery", Store = "postgres", Orders = 70, Name = "shop-1", Report = "load.json" });
    }

    [Theory]
    [InlineData("burst", 10_000)]
    [InlineData("recovery", 10_000)]
    [InlineData("memory", 1_000_000)]
    public void Without_a_number_it_is_the_goals_own(string kind, int orders) => Arguments.Parse([kind]).Read!.Count.ShouldBe(orders);
}
