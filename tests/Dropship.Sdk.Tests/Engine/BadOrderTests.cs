using Dropship.Domain;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Storage;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>One order that cannot be worked on is parked with a reason; the rest runs.</summary>
public sealed class BadOrderTests
{
    [Fact]
    public async Task A_corrupt_row_parks_its_order()
    {
        await using var shop = new FakeShop();
        var (good, bad) = (shop.Sell("A-1"), shop.Sell("A-2"));
        await shop.PumpAsync();
        await using var fresh = shop.Launch();
        shop.Script.On("store.load A-2", Disturbance.Fails(() => new StoreCorruptException(bad, "row 3 is missing")));
        shop.Clock.Advance(TimeSpan.FromHours(7));
        await fresh.Dropship.PumpAsync();
        (await Stored.HeaderAsync(shop.Store, bad))!.Parked!.ShouldContain("row 3 is missing");
        (await Stored.HeaderAsync(shop.Store, good))!.Parked.ShouldBeNull();
        shop.Script.Count("mill.read so-").ShouldBe(1);
    }

    [Fact]
    public async Task A_blob_that_cannot_be_unpacked_parks_its_order()
    {
        await using var shop = new FakeShop();
        var (good, bad) = (shop.Sell("A-1"), FakeShop.Key("A-2"));
        await shop.Store.AppendAsync([new(bad, 0, "[\"ClaimOpened\",{}]"u8.ToArray(), shop.Now, null, "New", default)], default);
        await shop.PumpAsync();
        (await Stored.HeaderAsync(shop.Store, bad))!.Parked!.ShouldContain("ClaimOpened");
        (await shop.PhaseAsync(good)).ShouldBe(Phase.AwaitingShipment);
        (await shop.Dropship.Orders.ListAsync(new(FakeShop.Id, Parked: true))).Select(header => header.Order).ShouldBe([bad]);
    }

    [Theory]
    [InlineData("mill.quote A-2", false)]
    [InlineData("market.get A-2", false)]
    [InlineData("mill.quote A-2", true)]
    public async Task An_adapter_that_breaks_parks_the_order_it_breaks_for(string call, bool asTimeout)
    {
        await using var shop = new FakeShop();
        OrderKey[] keys = [shop.Sell("A-1"), shop.Sell("A-2"), shop.Sell("A-3")];
        shop.Script.On(call, Disturbance.Fails(() => asTimeout ? new TaskCanceledException("broken") : new InvalidOperationException("broken")));
        await shop.PumpAsync();
        (await Stored.HeaderAsync(shop.Store, keys[1]))!.Parked.ShouldBe("broken");
        foreach (var key in keys.Where(key => key != keys[1])) (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        shop.Logs.Lines.Count(line => line.Id.Id == 4).ShouldBe(1);

        shop.Script.Clear();
        await shop.PumpAfterAsync(TimeSpan.FromHours(25));
        (await shop.PhaseAsync(keys[1])).ShouldBe(Phase.AwaitingShipment);
        (await Stored.HeaderAsync(shop.Store, keys[1]))!.Parked.ShouldBeNull();
    }

    [Fact]
    public async Task A_marketplace_client_that_breaks_stops_neither_the_host_nor_the_known_orders()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        await shop.PumpAsync();
        shop.Script.On("market.list", Disturbance.Fails(() => new InvalidOperationException("broken")), times: 1);
        shop.Supplier.Ship(shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(7));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.InTransit);

        var later = shop.Sell("A-2");
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        (await shop.PhaseAsync(later)).ShouldBe(Phase.AwaitingShipment);
    }

    [Fact]
    public async Task What_was_told_of_a_broken_order_is_kept()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        await shop.PumpAsync();
        shop.Supplier.Ship(shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        shop.Script.On("carrier.track", Disturbance.Fails(() => new InvalidOperationException("broken")));
        shop.Market.PayOut(key.Id, new(38m, FakeShop.Eur), new(7m, FakeShop.Eur));
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        (await Stored.HeaderAsync(shop.Store, key))!.Parked.ShouldBe("broken");
        (await Stored.EventsAsync(shop.Store, key)).OfType<Fact.PayoutSeen>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_look_that_breaks_does_not_swallow_the_answer_to_a_write()
    {
        await using var shop = new FakeShop { Rules = rules => rules with { Timing = rules.Timing with { PollSupplier = TimeSpan.FromMinutes(30) } } };
        var key = shop.Sell();
        await shop.PumpAsync();
        shop.Supplier.Ship(shop.Now);
        shop.Script.On("carrier.track", Disturbance.Fails(() => new InvalidOperationException("broken")));
        await shop.PumpAfterAsync(TimeSpan.FromMinutes(30));
        shop.Market.Shipments.Count.ShouldBe(1);
        (await Stored.HeaderAsync(shop.Store, key))!.Parked.ShouldBe("broken");
        (await shop.OrderAsync(key)).IsDone(new(TryKind.Publish, Name: "YT00000001")).ShouldBeTrue();
    }

    [Theory]
    [InlineData(20, "USD", 2)]
    [InlineData(20, "EUR", int.MinValue)]
    public async Task A_sale_that_makes_no_sense_is_held_and_not_lost(long price, string currency, int quantity)
    {
        await using var shop = new FakeShop();
        var (good, odd) = (shop.Sell("A-1"), shop.Sell("A-2"));
        shop.Market.Change(odd.Id, order => order with { Sale = order.Sale with { Lines = [new(new("l1"), new Sku("S-1"), quantity, new(price, new(currency)), new(0m, new(currency))), order.Sale.Lines[0] with { Id = new("l2") }] } });
        await shop.PumpAsync();
        shop.Supplier.Charges.Count.ShouldBe(1);
        (await Stored.HeaderAsync(shop.Store, odd))!.WakeAt.ShouldNotBeNull();
        (await shop.Dropship.Orders.ExplainAsync(odd))!.Why.ShouldContain(why => why.Contains(nameof(HoldReason.InvalidSale), StringComparison.Ordinal));
        (await shop.PhaseAsync(good)).ShouldBe(Phase.AwaitingShipment);
    }

    [Fact]
    public async Task A_rule_that_breaks_on_a_new_order_does_not_lose_it()
    {
        await using var shop = new FakeShop { Rules = rules => rules with { OrderCeiling = new(100m, new("USD")) } };
        var key = shop.Sell();
        await shop.PumpAsync();
        (await Stored.HeaderAsync(shop.Store, key))!.Parked.ShouldNotBeNull();
        (await Stored.EventsAsync(shop.Store, key)).Select(happened => happened.GetType().Name).ShouldBe(["SaleSeen", "OffersFound", "AllocationProposed", "QuoteSeen"]);
        shop.Supplier.Charges.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_of_a_shop_that_is_not_configured_waits()
    {
        await using var shop = new FakeShop();
        var (mine, other) = (shop.Sell(), new OrderKey(new("closed-shop"), new("B-1")));
        await shop.Store.AppendAsync([new(other, 0, EventCodec.Pack([GoldenSale()]), shop.Now, null, "New", default)], default);
        await shop.PumpAsync();
        (await Stored.HeaderAsync(shop.Store, other))!.Parked!.ShouldContain("closed-shop is not configured");
        (await shop.PhaseAsync(mine)).ShouldBe(Phase.AwaitingShipment);
    }

    private static Fact.SaleSeen GoldenSale() => Storage.GoldenEvents.All.OfType<Fact.SaleSeen>().First();
}
