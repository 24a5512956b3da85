using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Tests.Adapters.Paper;

namespace Dropship.Testing.Tests.Adapters;

/// <summary>The paper supplier's adapter keeps every promise of its port, staged or at once.</summary>
public sealed class PaperSupplierTests
{
    private const string Disputes = $"an adapter with {nameof(IDisputes)}";   // a desk of its own takes them, see DisputeFaults

    public static TheoryData<string> Staged => [.. SupplierConformance.Suite.Promises(new PaperSupplierFixture())];

    public static TheoryData<string> AtOnce => [.. SupplierConformance.Suite.Promises(new PaperSupplierFixture(paysAtOnce: true))];

    [Theory]
    [MemberData(nameof(Staged))]
    public async Task The_adapter_keeps(string promise)
    {
        await using var fixture = new PaperSupplierFixture();
        await SupplierConformance.Suite.Named(promise).RunAsync(fixture);
    }

    [Theory]
    [MemberData(nameof(AtOnce))]
    public async Task The_adapter_that_pays_at_once_keeps(string promise)
    {
        await using var fixture = new PaperSupplierFixture(paysAtOnce: true);
        await SupplierConformance.Suite.Named(promise).RunAsync(fixture);
    }

    [Fact]
    public void Only_the_other_protocol_is_skipped()
    {
        SupplierConformance.Suite.Skipped(new PaperSupplierFixture()).Where(skipped => !skipped.EndsWith(Disputes, StringComparison.Ordinal)).ShouldBe([$"a reference that is sent again is dropped: needs the protocol {ProtocolKind.UniqueReference}"]);
        SupplierConformance.Suite.Skipped(new PaperSupplierFixture(paysAtOnce: true)).ShouldAllBe(skipped => skipped.EndsWith(Disputes, StringComparison.Ordinal) || skipped.EndsWith("a purchase of several steps", StringComparison.Ordinal) || skipped.EndsWith($"the protocol {ProtocolKind.DraftThenPay}", StringComparison.Ordinal));
    }
}
