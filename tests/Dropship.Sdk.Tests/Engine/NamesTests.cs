using Dropship.Domain;
using Dropship.Engine;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Orders;
using Dropship.Sdk.Tests.Storage;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>What vendors call an order leads to it: our reference on a purchase, a tracking number, the checkout.</summary>
public sealed class NamesTests
{
    [Fact]
    public async Task An_order_is_found_by_reference_tracking_number_and_checkout()
    {
        await using var shop = Reached.Shop();
        var key = shop.Sell();
        shop.Market.Change(key.Id, order => order with { Sale = order.Sale with { Checkout = "basket-7" } });
        await shop.PumpAsync();
        var orders = shop.Dropship.Orders;
        (await orders.FindByNameAsync(FakeShop.Id, "basket-7")).ShouldBe([key]);
        (await orders.FindByNameAsync(FakeShop.Id, shop.Supplier.Charges.Keys.Single())).ShouldBe([key]);
        (await orders.FindByNameAsync(FakeShop.Id, "YT00000001")).ShouldBeEmpty();

        shop.Supplier.Ship(shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        (await orders.FindByNameAsync(FakeShop.Id, "YT00000001")).ShouldBe([key]);
        (await orders.FindByNameAsync(FakeShop.Id, "yt 0000-0001")).ShouldBe([key], "as a person copies it from a label");
        (await orders.FindByNameAsync(new("other"), "YT00000001")).ShouldBeEmpty();
        (await orders.FindByNameAsync(FakeShop.Id, "nobody knows: this")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_purchase_is_found_before_its_first_call_leaves()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        var gate = new Gate();
        shop.Script.On("mill.Create", Disturbance.Waits(gate));
        var pump = shop.PumpAsync();
        await gate.Reached;
        var reference = (await shop.OrderAsync(key)).Purchases[0].Intent!.Reference;
        (await shop.Dropship.Orders.FindByNameAsync(FakeShop.Id, reference)).ShouldBe([key]);
        gate.Open();
        await pump;
    }

    [Fact]
    public async Task Two_orders_of_one_checkout_are_both_found()
    {
        await using var shop = new FakeShop();
        OrderKey[] keys = [shop.Sell("A-2"), shop.Sell("A-1")];
        foreach (var key in keys) shop.Market.Change(key.Id, order => order with { Sale = order.Sale with { Checkout = "basket-7" } });
        await shop.PumpAsync();
        (await shop.Dropship.Orders.FindByNameAsync(FakeShop.Id, "basket-7")).ShouldBe([FakeShop.Key("A-1"), FakeShop.Key("A-2")]);
    }

    [Fact]
    public void Only_three_kinds_of_event_name_an_order() =>
        GoldenEvents.All.Where(happened => Names.GivenBy([happened]).Count > 0).Select(happened => happened.GetType().Name).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe([nameof(Fact.ParcelSeen), nameof(Decision.PurchaseIntended), nameof(Fact.SaleSeen)]);

    [Fact]
    public void A_commit_without_a_name_carries_no_list_of_its_own()
    {
        Event[] events = [.. GoldenEvents.All.Where(happened => happened is not (Fact.ParcelSeen or Decision.PurchaseIntended or Fact.SaleSeen))];
        Names.GivenBy(events).ShouldBeSameAs(Names.GivenBy([]));
    }
}
