using Xunit.Abstractions;

namespace Dropship.Domain.Tests.Laws;

/// <summary>Each law over many histories. A number names a history for good: <c>DROPSHIP_LAWS_FIRST</c> and <c>DROPSHIP_LAWS_COUNT</c> look at others.</summary>
public sealed class LawTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => new(LawBook.All.Select(static law => law.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Holds(string name)
    {
        var law = LawBook.Of(name);
        var tally = Trial.Run(Rules.Real, [law], Trial.First(law), Trial.Count);
        output.WriteLine(tally.ToString());
        tally.Broken.ShouldBeEmpty($"{tally.Broken.Count} broken\n{string.Join('\n', tally.Broken.Take(30))}");
    }
}
