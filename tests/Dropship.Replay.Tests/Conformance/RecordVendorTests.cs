using Dropship.Testing.Conformance.Adapters;

namespace Dropship.Replay.Tests.Conformance;

/// <summary>The sample's vendors keep every promise that can be asked of vendors without a wire: they are an example of how adapters are written.</summary>
public sealed class RecordVendorTests
{
    // What a vendor inside the process cannot be asked for; every other case must run.
    private static readonly string[] Wireless =
        [nameof(ISteerFaults), nameof(ICountWrites), nameof(IHoldAnswers), nameof(ISendWebhooks), nameof(ISpoilOrders), nameof(ICountRegistrations), "a purchase of several steps", "the protocol", "an adapter with IWallet", "an adapter with IReadManyPurchases", "an adapter with IDiscardDrafts",
            "an adapter with ISearchCatalogue", "an adapter with IReadReviews", "an adapter with IRequestSourcing", "an adapter with IWriteTickets", "an adapter with IReroutePurchases", "an adapter with IDisputes"];

    public static TheoryData<string> OfMarketplaces => [.. MarketplaceConformance.Suite.Promises(new RecordMarketplaceFixture())];

    public static TheoryData<string> OfSuppliers => [.. SupplierConformance.Suite.Promises(new RecordSupplierFixture())];

    public static TheoryData<string> OfCarriers => [.. CarrierConformance.Suite.Promises(new RecordCarrierFixture())];

    [Theory]
    [MemberData(nameof(OfMarketplaces))]
    public async Task The_marketplace_keeps(string promise)
    {
        await using var fixture = new RecordMarketplaceFixture();
        await MarketplaceConformance.Suite.Named(promise).RunAsync(fixture);
    }

    [Theory]
    [MemberData(nameof(OfSuppliers))]
    public async Task A_seller_keeps(string promise)
    {
        await using var fixture = new RecordSupplierFixture();
        await SupplierConformance.Suite.Named(promise).RunAsync(fixture);
    }

    [Theory]
    [MemberData(nameof(OfCarriers))]
    public async Task The_carrier_keeps(string promise)
    {
        await using var fixture = new RecordCarrierFixture();
        await CarrierConformance.Suite.Named(promise).RunAsync(fixture);
    }

    [Fact]
    public async Task Only_what_needs_a_wire_is_skipped()
    {
        await using var marketplace = new RecordMarketplaceFixture();
        await using var supplier = new RecordSupplierFixture();
        await using var carrier = new RecordCarrierFixture();
        foreach (var skipped in (string[])[.. MarketplaceConformance.Suite.Skipped(marketplace), .. SupplierConformance.Suite.Skipped(supplier), .. CarrierConformance.Suite.Skipped(carrier)])
            Wireless.Any(skipped.Contains).ShouldBeTrue(skipped);
        (OfMarketplaces.Count, OfSuppliers.Count, OfCarriers.Count).ShouldSatisfyAllConditions(
            counts => counts.Item1.ShouldBeGreaterThanOrEqualTo(25), counts => counts.Item2.ShouldBeGreaterThanOrEqualTo(20), counts => counts.Item3.ShouldBeGreaterThanOrEqualTo(10));
    }
}
