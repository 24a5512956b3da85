using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>What is new at the marketplace is durable before its cursor moves.</summary>
public sealed class InboxTests
{
    [Fact]
    public async Task The_cursor_moves_only_after_its_page_is_durable()
    {
        await using var shop = Sold(25);
        await shop.PumpAsync();
        var made = shop.Script.Made.ToList();
        foreach (var (cursor, first, last) in new[] { ("10", 0, 9), ("20", 10, 19), ("25", 20, 24) })
            for (var i = first; i <= last; i++)
                made.IndexOf($"durable A-{i:D2} SaleSeen").ShouldBeInRange(0, made.IndexOf($"store.cursor orders = {cursor}"));
    }

    [Fact]
    public async Task A_page_that_is_not_durable_is_read_again()
    {
        await using var shop = Sold(25);
        shop.Script.On("store.append A-13", Disturbance.StoreDown, times: 1);
        await shop.PumpAsync();
        (await shop.Store.ReadCursorAsync(FakeShop.Id, "orders", default)).ShouldBe("10");
        await shop.PumpAsync();
        shop.Script.Count("market.list 10").ShouldBe(2);
        (await shop.Store.ReadCursorAsync(FakeShop.Id, "orders", default)).ShouldBe("25");
        shop.Supplier.Charges.Count.ShouldBe(25);
        shop.Supplier.Charges.Values.ShouldAllBe(times => times == 1);
    }

    [Fact]
    public async Task A_fault_between_pages_goes_on_at_the_next_page()
    {
        await using var shop = Sold(25);
        shop.Script.On("market.list 10", Disturbance.Fails(ProviderFault.Unreachable), times: 1);
        await shop.PumpAsync();
        shop.Supplier.Charges.Count.ShouldBe(10);
        await shop.PumpAsync();
        shop.Script.Count("market.list").ShouldBe(2, "the lane rests");
        await shop.PumpAfterAsync(TimeSpan.FromSeconds(30));
        shop.Supplier.Charges.Count.ShouldBe(25);
        shop.Script.Count("market.list 0").ShouldBe(0);
        shop.Logs.Lines.ShouldContain(line => line.Id.Id == 6);
    }

    [Fact]
    public async Task What_comes_again_writes_nothing()
    {
        await using var shop = Sold(3);
        await shop.PumpAsync();
        var version = (await Stored.HeaderAsync(shop.Store, FakeShop.Key("A-00")))!.Version;
        await shop.Store.SaveCursorAsync(FakeShop.Id, "orders", "0", default);
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        shop.Script.Count("market.list 0").ShouldBe(1);
        (await Stored.HeaderAsync(shop.Store, FakeShop.Key("A-00")))!.Version.ShouldBe(version);
        shop.Supplier.Charges.Values.ShouldBe([1, 1, 1]);
    }

    [Fact]
    public async Task The_marketplace_is_asked_no_more_often_than_it_wants()
    {
        await using var shop = Sold(1);
        for (var i = 0; i < 61; i++)
        {
            await shop.PumpAsync();
            shop.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        shop.Script.Count("market.list").ShouldBe(3);
        shop.Script.Count("market.payouts").ShouldBe(3);
    }

    [Fact]
    public async Task A_list_without_end_does_not_hold_up_the_orders()
    {
        await using var shop = Sold(1_005);
        shop.Market.PageSize = 1;
        await shop.PumpAsync();
        shop.Script.Count("market.list").ShouldBe(1_000);
        shop.Supplier.Charges.Count.ShouldBe(1_000);
        await shop.PumpAsync();
        shop.Supplier.Charges.Count.ShouldBe(1_005);
    }

    [Fact]
    public async Task An_order_that_changed_twice_on_a_page_is_visited_once()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        shop.Market.AskCancel(key.Id, "c-1");
        await shop.PumpAsync();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Refunded);
        shop.Script.Count("store.load").ShouldBe(1);
        shop.Supplier.Charges.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_payout_of_an_order_that_is_not_known_yet_is_kept()
    {
        await using var shop = new FakeShop();
        shop.Market.PayOut(new("A-1"), new(38m, FakeShop.Eur), new(7m, FakeShop.Eur));
        await shop.PumpAsync();
        var order = await shop.OrderAsync(FakeShop.Key("A-1"));
        order.Settlement.Payouts.Count.ShouldBe(1);
        order.Phase(shop.Now).ShouldBe(Phase.New);
    }

    [Fact]
    public async Task A_nudge_reads_the_order_at_once_and_a_repeat_does_nothing()
    {
        await using var shop = new FakeShop();
        await shop.PumpAsync();
        var key = shop.Sell();
        (await shop.Dropship.NudgeAsync(key, "market", "m-1")).ShouldBeTrue();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        (await shop.Dropship.NudgeAsync(key, "market", "m-1")).ShouldBeFalse();
        shop.Script.Count("market.get").ShouldBe(2, "once for the nudge, once before the purchase");
        await Should.ThrowAsync<ArgumentException>(() => shop.Dropship.NudgeAsync(new(new("nowhere"), key.Id), "market", "m-2"));
    }

    [Fact]
    public async Task A_nudge_that_cannot_be_followed_hurries_the_next_poll()
    {
        await using var shop = new FakeShop { PollEvery = TimeSpan.FromDays(1) };
        await shop.PumpAsync();
        var key = shop.Sell();
        shop.Script.On("market.get", Disturbance.Fails(ProviderFault.Unreachable), times: 1);
        (await shop.Dropship.NudgeAsync(key, "market", "m-1")).ShouldBeTrue();
        (await shop.Dropship.NudgeAsync(key, "market", "m-2")).ShouldBeTrue();
        shop.Script.Count("market.get").ShouldBe(1, "the lane rests");
        await shop.PumpAsync();
        await shop.PumpAfterAsync(TimeSpan.FromSeconds(30));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
    }

    private static FakeShop Sold(int orders)
    {
        var shop = new FakeShop { Market = { PageSize = 10 } };
        for (var i = 0; i < orders; i++) shop.Sell($"A-{i:D2}");
        return shop;
    }
}
