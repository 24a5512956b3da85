using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Orders;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>An answer about one order that cannot be used parks that order with a reason, and stops none of its other work for longer than an hour.</summary>
public sealed class OddAnswerTests
{
    private static readonly string Reason = "TrackParcel failed, Malformed: vendor: as the test wants it";

    [Fact]
    public async Task The_reason_is_told_with_the_time_of_the_next_try()
    {
        await using var shop = new FakeShop();
        shop.Script.On("mill.quote", Disturbance.Fails(ProviderFault.Rejected));
        var key = shop.Sell();
        await shop.PumpAsync();
        (await shop.Dropship.Orders.ListAsync(new(FakeShop.Id, Parked: true))).Select(header => header.Order).ShouldBe([key]);
        var told = (await shop.Dropship.Orders.ExplainAsync(key))!;
        told.Parked.ShouldBe("GetQuote failed, Rejected: vendor: as the test wants it");
        told.NextAt.ShouldBe(shop.Now + TimeSpan.FromHours(1));
        told.ToString().ShouldContain("\n  parked: GetQuote failed, Rejected: vendor: as the test wants it\n");
        shop.Logs.Lines.Count(line => line.Id.Id == 4).ShouldBe(1);
    }

    [Fact]
    public async Task What_the_other_looks_brought_is_kept_and_the_odd_one_is_asked_once()
    {
        await using var shop = await PartShippedAsync();
        var (key, tracked) = (FakeShop.Key("A-1"), shop.Script.Count("carrier.track"));
        shop.Market.Change(key.Id, order => order with { Cancels = order.Cancels.Add(new("c-1", CancelOrigin.Buyer, shop.Now)) });
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        (await Stored.HeaderAsync(shop.Store, key))!.Parked.ShouldBe(Reason);
        (await Stored.EventsAsync(shop.Store, key)).OfType<Fact.CancelAsked>().ShouldHaveSingleItem();
        (shop.Script.Count("carrier.track") - tracked).ShouldBe(1, "other looks brought news, and the visit went on");
    }

    [Fact]
    public async Task A_good_answer_without_news_lifts_it()
    {
        await using var shop = await PartShippedAsync();
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        var before = (await Stored.HeaderAsync(shop.Store, FakeShop.Key("A-1")))!;
        before.Parked.ShouldBe(Reason);
        shop.Script.Clear();
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        var after = (await Stored.HeaderAsync(shop.Store, before.Order))!;
        after.Parked.ShouldBeNull();
        after.Version.ShouldBe(before.Version, "there was no news");
        (await shop.Dropship.Orders.ExplainAsync(before.Order))!.Parked.ShouldBeNull();
    }

    [Fact]
    public async Task A_good_answer_with_news_lifts_it()
    {
        await using var shop = await PartShippedAsync();
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        shop.Script.Clear();
        shop.Carrier.Scan(new("YT00000001"), ParcelPhase.Delivered, shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        var after = (await Stored.HeaderAsync(shop.Store, FakeShop.Key("A-1")))!;
        after.Parked.ShouldBeNull();
        (await Stored.EventsAsync(shop.Store, after.Order)).OfType<Fact.ScanSeen>().ShouldContain(scan => scan.Phase == ParcelPhase.Delivered);
    }

    [Fact]
    public async Task While_it_lasts_it_is_asked_once_an_hour_and_the_other_work_goes_on()
    {
        await using var shop = await PartShippedAsync();
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        var (tracked, read) = (shop.Script.Count("carrier.track"), shop.Script.Count("mill.read"));
        for (var minute = 0; minute < 12 * 60; minute += 10) await shop.PumpAfterAsync(TimeSpan.FromMinutes(10));
        (shop.Script.Count("carrier.track") - tracked).ShouldBe(12);
        (shop.Script.Count("mill.read") - read).ShouldBe(2, "every six hours, as before");
        (await Stored.HeaderAsync(shop.Store, FakeShop.Key("A-1")))!.Parked.ShouldBe(Reason);
    }

    [Fact]
    public async Task Two_odd_answers_are_both_told()
    {
        await using var shop = await PartShippedAsync();
        shop.Script.On("mill.read", Disturbance.Fails(ProviderFault.Rejected));
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        var reasons = (await Stored.HeaderAsync(shop.Store, FakeShop.Key("A-1")))!.Parked!.Split("; ");
        reasons.ShouldBe(["ReadPurchase failed, Rejected: vendor: as the test wants it", Reason], ignoreOrder: true);
    }

    [Fact]
    public async Task An_account_that_is_not_there_any_more_is_told()
    {
        await using var shop = new FakeShop { Offers = new Elsewhere() };
        var key = shop.Sell();
        await shop.PumpAsync();
        (await Stored.HeaderAsync(shop.Store, key))!.Parked!.ShouldContain("no account");
    }

    // The carrier's answers about its parcel cannot be used; the supplier is still read, for the rest.
    private static async Task<FakeShop> PartShippedAsync()
    {
        var shop = Reached.Shop();
        await Reached.PhaseAsync(shop, Phase.PartShipped);
        shop.Script.On("carrier.track", Disturbance.Fails(ProviderFault.Malformed));
        return shop;
    }

    private sealed class Elsewhere : IOfferSource
    {
        public ValueTask<IReadOnlyList<Offer>> FindOffersAsync(OrderKey order, IReadOnlyList<OrderLine> lines, CancellationToken cancellation) =>
            new([.. lines.Select(line => new Offer(line.Id, new("closed-mill"), line.Sku!.Value))]);
    }
}
