using Dropship.Domain;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Orders;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>When the next round has something to do: the earliest of the orders' wake-ups and the marketplaces' polls.</summary>
public sealed class NextTests
{
    [Fact]
    public async Task Before_the_first_round_it_is_not_known()
    {
        await using var shop = new FakeShop();
        (await shop.Dropship.NextAsync()).ShouldBeNull();
        shop.Script.Made.ShouldBeEmpty("asking starts nothing");
    }

    [Fact]
    public async Task Without_orders_it_is_the_next_poll()
    {
        await using var shop = new FakeShop { PollEvery = TimeSpan.FromMinutes(20) };
        await shop.PumpAsync();
        (await shop.Dropship.NextAsync()).ShouldBe(shop.Now + TimeSpan.FromMinutes(20));
    }

    [Fact]
    public async Task With_orders_it_is_the_first_to_wake()
    {
        await using var shop = new FakeShop { PollEvery = TimeSpan.FromDays(7) };
        var key = await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        (await shop.Dropship.NextAsync()).ShouldBe((await Stored.HeaderAsync(shop.Store, key))!.WakeAt);
    }

    [Fact]
    public async Task While_the_store_is_away_it_is_not_known()
    {
        await using var shop = new FakeShop();
        await shop.PumpAsync();
        shop.Script.On("store.wake", Disturbance.StoreDown, times: 1);
        (await shop.Dropship.NextAsync()).ShouldBeNull();
        (await shop.Dropship.NextAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_round_at_that_time_has_something_to_do_and_none_before()
    {
        await using var shop = new FakeShop { PollEvery = TimeSpan.FromDays(7) };
        await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        var next = (await shop.Dropship.NextAsync())!.Value;
        await shop.PumpAfterAsync(next - shop.Now - TimeSpan.FromMilliseconds(1));
        shop.Script.Count("mill.read").ShouldBe(0);
        await shop.PumpAfterAsync(TimeSpan.FromMilliseconds(1));
        shop.Script.Count("mill.read").ShouldBe(1);
    }
}
