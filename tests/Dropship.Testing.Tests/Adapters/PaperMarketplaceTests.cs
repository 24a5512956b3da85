using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Tests.Adapters.Paper;

namespace Dropship.Testing.Tests.Adapters;

// <doc:judged>
/// <summary>The paper marketplace's adapter keeps every promise of its port.</summary>
public sealed class PaperMarketplaceTests
{
    public static TheoryData<string> Promises => [.. MarketplaceConformance.Suite.Promises(new PaperMarketplaceFixture())];

    [Theory]
    [MemberData(nameof(Promises))]
    public async Task The_adapter_keeps(string promise)
    {
        await using var fixture = new PaperMarketplaceFixture();
        await MarketplaceConformance.Suite.Named(promise).RunAsync(fixture);
    }

    [Fact]
    public void Nothing_is_skipped() => MarketplaceConformance.Suite.Skipped(new PaperMarketplaceFixture()).ShouldBeEmpty();
}
// </doc:judged>
