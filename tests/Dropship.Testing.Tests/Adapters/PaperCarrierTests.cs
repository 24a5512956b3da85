using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Tests.Adapters.Paper;

namespace Dropship.Testing.Tests.Adapters;

/// <summary>The paper carrier's adapter keeps every promise of its port.</summary>
public sealed class PaperCarrierTests
{
    public static TheoryData<string> Promises => [.. CarrierConformance.Suite.Promises(new PaperCarrierFixture())];

    [Theory]
    [MemberData(nameof(Promises))]
    public async Task The_adapter_keeps(string promise)
    {
        await using var fixture = new PaperCarrierFixture();
        await CarrierConformance.Suite.Named(promise).RunAsync(fixture);
    }

    [Fact]
    public void Nothing_is_skipped() => CarrierConformance.Suite.Skipped(new PaperCarrierFixture()).ShouldBeEmpty();
}
