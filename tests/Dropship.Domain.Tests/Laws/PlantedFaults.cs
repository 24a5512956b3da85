using Xunit.Abstractions;

namespace Dropship.Domain.Tests.Laws;

/// <summary>A law that cannot be broken proves nothing: for each one, faults are planted, and its own checker has to report them.</summary>
public sealed class PlantedFaults(ITestOutputHelper output)
{
    private const int Most = 12_000;

    public static TheoryData<string> Names => new(Fault.All.Select(static fault => fault.ToString()));

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_caught(string name)
    {
        var fault = Fault.All.First(each => each.ToString() == name);
        var law = LawBook.Of(fault.Law);
        for (var number = 1; number <= Most; number++)
        {
            var history = Simulation.Run(Settings.Of(number), fault.Rules);
            if (law.Broken(history) is not { } why) continue;
            output.WriteLine($"{fault}: caught in history {number}: {why}");
            return;
        }

        Assert.Fail($"{fault}: not caught in {Most} histories");
    }

    [Fact]
    public void Every_law_has_one() => LawBook.All.Where(static law => Fault.All.All(fault => fault.Law != law.Name)).ShouldBeEmpty();
}
