using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Orders;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>A message of a vendor is a hint: answered once it is taken note of, followed once, and never believed.</summary>
public sealed class WebhookTests
{
    [Fact]
    public async Task A_message_about_a_sale_reads_it_at_once()
    {
        await using var shop = new FakeShop();
        await shop.PumpAsync();
        var key = shop.Sell();
        (await SendAsync(shop, "bazaar", "sale A-1 m-1")).ShouldBe(new WebhookAnswer(200, FakeMessages.Reply));
        await shop.PumpAsync();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        shop.Script.Count("market.list").ShouldBe(1, "the poll was not due");
    }

    [Fact]
    public async Task A_message_about_a_purchase_reads_the_supplier_at_once()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        shop.Supplier.Ship(shop.Now);
        (await SendAsync(shop, "Mill", $"purchase {shop.Supplier.Charges.Keys.Single()} m-1")).Status.ShouldBe(200);
        await shop.PumpAsync();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.InTransit);
        shop.Script.Count("mill.read").ShouldBe(1);
        shop.Supplier.Charges.Values.ShouldBe([1]);
    }

    [Fact]
    public async Task A_message_about_a_purchase_in_doubt_looks_it_up_at_once()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.InDoubt);
        var reference = (await shop.OrderAsync(key)).Purchases[0].Intent!.Reference;
        var looks = shop.Script.Count("mill.find");
        shop.Clock.Advance(TimeSpan.FromSeconds(5));
        await shop.PumpAsync();
        shop.Script.Count("mill.find").ShouldBe(looks, "it was looked up a moment ago");
        await SendAsync(shop, "mill", $"purchase {reference} m-1");
        await shop.PumpAsync();
        shop.Script.Count("mill.find").ShouldBe(looks + 1);
        shop.Supplier.Charges.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_of_the_carrier_asks_it_at_once()
    {
        await using var shop = Reached.Shop();
        var key = await Reached.PhaseAsync(shop, Phase.InTransit);
        var reads = shop.Script.Count("mill.read");
        shop.Carrier.Scan(new("YT00000001"), ParcelPhase.Delivered, shop.Now);
        (await SendAsync(shop, "post", "parcel YT00000001 m-1")).Status.ShouldBe(200);
        await shop.PumpAsync();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Delivered);
        shop.Script.Count("mill.read").ShouldBe(reads);
    }

    [Theory]
    [InlineData("mill", 1, 0)]
    [InlineData("post", 0, 1)]
    public async Task A_message_about_a_parcel_asks_the_one_who_sent_it(string vendor, int reads, int tracks)
    {
        await using var shop = Reached.Shop();
        await Reached.PhaseAsync(shop, Phase.PartShipped);
        var (read, tracked) = (shop.Script.Count("mill.read"), shop.Script.Count("carrier.track"));
        await SendAsync(shop, vendor, "parcel YT00000001 m-1");
        await shop.PumpAsync();
        (shop.Script.Count("mill.read") - read).ShouldBe(reads);
        (shop.Script.Count("carrier.track") - tracked).ShouldBe(tracks);
    }

    [Fact]
    public async Task A_message_that_comes_again_does_nothing_however_late()
    {
        using var counters = new Counters();
        await using var shop = new FakeShop();
        await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        var words = $"purchase {shop.Supplier.Charges.Keys.Single()} m-1";
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => SendAsync(shop, "mill", words))));
        answers.ShouldAllBe(answer => answer.Status == 200);
        await shop.PumpAsync();
        shop.Script.Count("mill.read").ShouldBe(1);

        shop.Clock.Advance(TimeSpan.FromDays(30));
        (await SendAsync(shop, "mill", words)).ShouldBe(new WebhookAnswer(200, FakeMessages.Reply));
        shop.Script.Count("mill.read").ShouldBe(1);
        counters["dropship.webhooks mill Genuine"].ShouldBeGreaterThanOrEqualTo(1);
        counters["dropship.webhooks mill Repeated"].ShouldBeGreaterThanOrEqualTo(20);
    }

    [Fact]
    public async Task Everything_that_one_message_names_is_looked_at()
    {
        await using var shop = new FakeShop();
        OrderKey[] keys = [shop.Sell("A-1"), shop.Sell("A-2")];
        await shop.PumpAsync();
        shop.Supplier.Ship(shop.Now);
        var words = string.Join(' ', shop.Supplier.Charges.Keys.Select(reference => $"purchase {reference} one-id"));
        await SendAsync(shop, "mill", words + " sale A-1 one-id");
        await shop.PumpAsync();
        foreach (var key in keys) (await shop.PhaseAsync(key)).ShouldBe(Phase.InTransit);
    }

    [Fact]
    public async Task A_name_that_no_order_has_is_answered_and_counted()
    {
        using var counters = new Counters();
        await using var shop = new FakeShop();
        await shop.Store.AppendAsync([new(new(new("other-shop"), new("B-1")), 0, default, null, null, "New", default) { Names = ["ds-of-another-shop"] }], default);
        foreach (var words in new[] { "purchase ds-nobody m-1", "parcel YT99999999 m-2", "purchase ds-of-another-shop m-3" })
            (await SendAsync(shop, "mill", words)).Status.ShouldBe(200);
        await shop.PumpAsync();
        counters["dropship.nudges False mill"].ShouldBeGreaterThanOrEqualTo(3);
        shop.Logs.Lines.Count(line => line.Id.Id == 13).ShouldBe(3);
        shop.Script.Count("store.load").ShouldBe(0);
    }

    [Fact]
    public async Task Orders_that_share_a_name_are_all_visited()
    {
        await using var shop = new FakeShop();
        OrderKey[] keys = [shop.Sell("A-1"), shop.Sell("A-2")];
        await shop.PumpAsync();
        foreach (var key in keys)
        {
            var header = (await Stored.HeaderAsync(shop.Store, key))!;
            var parcel = Dropship.Storage.EventCodec.Pack([new Fact.ParcelSeen(1, new("YT7777"), new("YunExpress"), [], shop.Now)]);
            await shop.Store.AppendAsync([new(key, header.Version, parcel, header.WakeAt, null, header.Phase, (await shop.Store.LoadAsync(key, default))!.Marks) { Names = ["YT7777"] }], default);
        }

        shop.Carrier.Scan(new("YT7777"), ParcelPhase.Delivered, shop.Now);
        await using var fresh = shop.Launch();
        await fresh.Dropship.ReceiveAsync(FakeShop.Id, "post", FakeMessages.Of("parcel YT7777 m-1"));
        await fresh.Dropship.PumpAsync();
        foreach (var key in keys) (await shop.PhaseAsync(key)).ShouldBe(Phase.Delivered, "and not completed: it was delivered when it was first looked at");
    }

    private static Task<WebhookAnswer> SendAsync(FakeShop shop, string vendor, string words) => shop.Dropship.ReceiveAsync(FakeShop.Id, vendor, FakeMessages.Of(words));
}
