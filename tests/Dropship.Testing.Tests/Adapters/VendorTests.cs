using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Tests.Adapters.Vendors;

namespace Dropship.Testing.Tests.Adapters;

/// <summary>The adapters of the Sdk keep the promises of their ports, before the sandboxes of their vendors.</summary>
public sealed class VendorTests
{
    public static TheoryData<string> OfWish => [.. MarketplaceConformance.Suite.Promises(new WishFixture())];

    public static TheoryData<string> OfWishTickets => [.. InquiryConformance.Suite.Promises(new WishFixture())];

    public static TheoryData<string> OfCj => [.. SupplierConformance.Suite.Promises(new CjFixture())];

    public static TheoryData<string> Of17Track => [.. CarrierConformance.Suite.Promises(new SeventeenTrackFixture())];

    public static TheoryData<string> OfWishPenalties => [.. StandingConformance.Penalties.Promises(new WishFixture())];

    public static TheoryData<string> OfWishIntake => [.. StandingConformance.Intake.Promises(new WishFixture())];

    public static TheoryData<string> Of17TrackLists => [.. RegistryConformance.Suite.Promises(new SeventeenTrackFixture())];

    [Theory]
    [MemberData(nameof(OfWishPenalties))]
    public async Task Wish_keeps_of_penalties(string promise)
    {
        await using var fixture = new WishFixture();
        await StandingConformance.Penalties.Named(promise).RunAsync(fixture);
    }

    [Theory]
    [MemberData(nameof(OfWishIntake))]
    public async Task Wish_keeps_of_the_intake(string promise)
    {
        await using var fixture = new WishFixture();
        await StandingConformance.Intake.Named(promise).RunAsync(fixture);
    }

    [Theory]
    [MemberData(nameof(Of17TrackLists))]
    public async Task SeventeenTrack_keeps_of_its_list(string promise)
    {
        await using var fixture = new SeventeenTrackFixture();
        await RegistryConformance.Suite.Named(promise).RunAsync(fixture);
    }

    [Theory]
    [MemberData(nameof(OfWish))]
    public async Task Wish_keeps(string promise)
    {
        await using var fixture = new WishFixture();
        await MarketplaceConformance.Suite.Named(promise).RunAsync(fixture);
    }

    [Theory]
    [MemberData(nameof(OfWishTickets))]
    public async Task Wish_keeps_of_inquiries(string promise)
    {
        await using var fixture = new WishFixture();
        await InquiryConformance.Suite.Named(promise).RunAsync(fixture);
    }

    [Theory]
    [MemberData(nameof(OfCj))]
    public async Task CjDropshipping_keeps(string promise)
    {
        await using var fixture = new CjFixture();
        await SupplierConformance.Suite.Named(promise).RunAsync(fixture);
    }

    [Theory]
    [MemberData(nameof(Of17Track))]
    public async Task SeventeenTrack_keeps(string promise)
    {
        await using var fixture = new SeventeenTrackFixture();
        await CarrierConformance.Suite.Named(promise).RunAsync(fixture);
    }

    [Fact]
    public async Task What_is_skipped_is_what_a_vendor_does_not_have()
    {
        await using var wish = new WishFixture();
        await using var cj = new CjFixture();
        await using var track = new SeventeenTrackFixture();
        Lacking(MarketplaceConformance.Suite.Skipped(wish)).ShouldBe([$"an adapter with {nameof(IAnswerCancels)} and {nameof(IAskCancels)}", nameof(ISpoilOrders)], ignoreOrder: true);
        Lacking(SupplierConformance.Suite.Skipped(cj)).ShouldBe([$"an adapter with {nameof(ICancelPurchases)}", nameof(IKnowWarehouses), $"the protocol {ProtocolKind.UniqueReference}"], ignoreOrder: true);
        CarrierConformance.Suite.Skipped(track).ShouldBeEmpty();
        StandingConformance.Penalties.Skipped(wish).ShouldBeEmpty();
        StandingConformance.Intake.Skipped(wish).ShouldBeEmpty();
        RegistryConformance.Suite.Skipped(track).ShouldBeEmpty();
        InquiryConformance.Suite.Skipped(wish).ShouldBeEmpty();
    }

    private static IEnumerable<string> Lacking(IEnumerable<string> skipped) => skipped.Select(line => line.Split(": needs ")[1]).Distinct();
}
