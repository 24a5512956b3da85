using Dropship.Domain;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Orders;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>An order that its adapter does not understand is held with the reason, and its page goes on.</summary>
public sealed class UnreadableOrderTests
{
    private const string Why = "'lines[0].price' is 'twelve': expected a number; tell the adapter's authors";

    [Fact]
    public async Task It_is_held_with_its_reason_and_the_others_are_bought()
    {
        await using var shop = new FakeShop();
        var good = shop.Sell();
        shop.Market.Unreadable.Add(new(new("A-2"), Why));
        await shop.PumpAsync();
        (await shop.PhaseAsync(good)).ShouldBe(Phase.AwaitingShipment);
        (await shop.PhaseAsync(FakeShop.Key("A-2"))).ShouldBe(Phase.Held);
        var told = (await shop.Dropship.Orders.ExplainAsync(FakeShop.Key("A-2")))!;
        told.Why.ShouldContain(why => why.Contains(Why, StringComparison.Ordinal));
        told.NextAt.ShouldNotBeNull();
        (await shop.Store.ReadCursorAsync(FakeShop.Id, "orders", default)).ShouldBe("1");
    }

    [Fact]
    public async Task Told_again_it_writes_nothing()
    {
        await using var shop = new FakeShop();
        shop.Market.Unreadable.Add(new(new("A-2"), Why));
        await shop.PumpAsync();
        var before = (await Stored.HeaderAsync(shop.Store, FakeShop.Key("A-2")))!.Version;
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        shop.Script.Count("market.list").ShouldBe(2);
        (await Stored.HeaderAsync(shop.Store, FakeShop.Key("A-2")))!.Version.ShouldBe(before);
    }

    [Fact]
    public async Task A_known_order_that_becomes_unreadable_is_held_and_keeps_what_it_has()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        shop.Market.Unreadable.Add(new(key.Id, Why));
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        var order = await shop.OrderAsync(key);
        order.OpenHold!.Held.Detail.ShouldBe(Why);
        order.Latest().ShouldNotBeNull();
        shop.Supplier.Charges.Values.ShouldBe([1]);
    }

    [Fact]
    public async Task Once_it_is_understood_and_released_it_is_bought()
    {
        await using var shop = new FakeShop();
        shop.Market.Unreadable.Add(new(new("A-2"), Why));
        await shop.PumpAsync();
        shop.Market.Unreadable.Clear();
        var key = shop.Sell("A-2");
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        shop.Supplier.Charges.ShouldBeEmpty("it is held until a person has seen it");
        (await shop.Dropship.Orders.ReleaseHoldAsync(key, "desk")).ShouldBeNull();
        await shop.PumpAsync();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
    }
}
