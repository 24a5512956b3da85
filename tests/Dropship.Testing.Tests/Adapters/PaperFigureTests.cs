using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Tests.Adapters.Paper;

namespace Dropship.Testing.Tests.Adapters;

/// <summary>The paper marketplace's figures keep every promise of their port.</summary>
public sealed class PaperFigureTests
{
    public static TheoryData<string> Promises => [.. StandingConformance.Figures.Promises(new PaperFigureFixture())];

    [Theory]
    [MemberData(nameof(Promises))]
    public async Task The_adapter_keeps(string promise)
    {
        await using var fixture = new PaperFigureFixture();
        await StandingConformance.Figures.Named(promise).RunAsync(fixture);
    }

    [Fact]
    public void Nothing_is_skipped() => StandingConformance.Figures.Skipped(new PaperFigureFixture()).ShouldBeEmpty();
}
