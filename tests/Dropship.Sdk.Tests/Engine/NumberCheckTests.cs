using Dropship.Domain;
using Dropship.Sdk.Tests.Fakes;
using Dropship.TrackingNumbers;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>A tracking number is looked at once, before the marketplace sees it; what speaks against it holds it back until a person, or a near ship-by, lets it pass.</summary>
public sealed class NumberCheckTests
{
    private const string Right = "YT2229521272164446";

    private static FakeShop Shop(Func<int, string>? numbers = null, Func<Policies, Policies>? rules = null)
    {
        var shop = new FakeShop { Numbers = KnownFormats.All, Rules = rules ?? (policies => policies) };
        shop.Supplier.Numbers = numbers;
        return shop;
    }

    private static async Task<Order> ShippedAsync(FakeShop shop, OrderKey key)
    {
        await shop.PumpAsync();
        shop.Supplier.Ship(shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        return await shop.OrderAsync(key);
    }

    private static async Task<Few<Fact.NumberChecked>> LooksAsync(FakeShop shop, OrderKey key) => (await Stored.EventsAsync(shop.Store, key)).OfType<Fact.NumberChecked>().ToFew();

    [Fact]
    public async Task A_number_that_fits_is_published_at_once_and_looked_at_once()
    {
        await using var shop = Shop(_ => Right);
        var key = shop.Sell();
        var order = await ShippedAsync(shop, key);
        order.Plausibility(order.Parcels[0]).ShouldBe(Plausibility.Plausible);
        shop.Market.Shipments.ShouldHaveSingleItem().Number.Value.ShouldBe(Right);
        for (var i = 0; i < 6; i++) await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        (await LooksAsync(shop, key)).ShouldHaveSingleItem().ShouldBe(new Fact.NumberChecked(new(Right), new("YunExpress"), NumberFit.Fits, ParcelSuspicions.None, ["YunExpress"]));
    }

    [Fact]
    public async Task A_number_that_breaks_its_carriers_rule_waits_for_a_person()
    {
        await using var shop = Shop(_ => "YT123");
        var key = shop.Sell(shipWithin: TimeSpan.FromDays(5));
        await ShippedAsync(shop, key);
        shop.Market.Shipments.ShouldBeEmpty();
        var told = (await shop.Dropship.Orders.ExplainAsync(key))!.ToString();
        told.ShouldContain("suspect (CarrierMisfit)");
        told.ShouldContain("YT123: it is no number of YunExpress");
        (await shop.Dropship.Orders.ReleaseParcelAsync(key, new("YT123"), "anna")).ShouldBeNull();
        await shop.PumpAsync();
        shop.Market.Shipments.ShouldHaveSingleItem().Number.Value.ShouldBe("YT123");
    }

    [Fact]
    public async Task It_goes_out_by_itself_when_ship_by_is_near()
    {
        await using var shop = Shop(_ => "YT123");
        var key = shop.Sell(shipWithin: TimeSpan.FromDays(2));
        await ShippedAsync(shop, key);
        await shop.PumpAfterAsync(TimeSpan.FromHours(29));
        shop.Market.Shipments.ShouldBeEmpty();
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        shop.Market.Shipments.ShouldHaveSingleItem().Number.Value.ShouldBe("YT123");
    }

    [Fact]
    public async Task The_number_of_another_order_is_held_back_and_the_other_is_named()
    {
        await using var shop = Shop(_ => Right);
        var first = shop.Sell();
        await ShippedAsync(shop, first);
        var second = shop.Sell("A-2");
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        var order = await ShippedAsync(shop, second);
        order.Suspicions(order.Parcels[0]).ShouldBe(ParcelSuspicions.Reused);
        order.Parcels[0].Checks[0].Others.ShouldBe(["A-1"]);
        shop.Market.Shipments.ShouldHaveSingleItem().Order.ShouldBe(first.Id);
        (await shop.Dropship.Orders.ExplainAsync(second))!.ToString().ShouldContain("it belongs to order A-1 as well");
    }

    [Fact]
    public async Task Also_when_both_are_told_in_the_same_round()
    {
        await using var shop = Shop(_ => Right);
        OrderKey[] keys = [shop.Sell(), shop.Sell("A-2")];
        await ShippedAsync(shop, keys[0]);
        shop.Market.Shipments.ShouldHaveSingleItem();
        var suspect = 0;
        foreach (var key in keys)
            if (await shop.OrderAsync(key) is var order && order.Suspicions(order.Parcels[0]) == ParcelSuspicions.Reused)
                suspect++;
        suspect.ShouldBe(1);
    }

    [Fact]
    public async Task Orders_of_one_checkout_may_share_a_parcel()
    {
        await using var shop = Shop(_ => Right);
        OrderKey[] keys = [shop.Sell(), shop.Sell("A-2")];
        foreach (var key in keys) shop.Market.Change(key.Id, order => order with { Sale = order.Sale with { Checkout = "basket 7" } });
        await ShippedAsync(shop, keys[0]);
        shop.Market.Shipments.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_old_story_of_the_number_is_heard_before_it_is_published()
    {
        await using var shop = Shop(_ => Right, policies => policies with { Timing = policies.Timing with { AwaitCarrier = TimeSpan.FromDays(1) } });
        shop.Carrier.Scan(new(Right), ParcelPhase.InTransit, shop.Now - TimeSpan.FromDays(40));
        shop.Carrier.Scan(new(Right), ParcelPhase.Delivered, shop.Now - TimeSpan.FromDays(30));
        var key = shop.Sell(shipWithin: TimeSpan.FromDays(9));
        var order = await ShippedAsync(shop, key);
        order.Suspicions(order.Parcels[0]).ShouldBe(ParcelSuspicions.ScannedBefore | ParcelSuspicions.DeliveredAtFirst);
        (await shop.PhaseAsync(key)).ShouldBe(Phase.InTransit, "what was delivered is another parcel");
        shop.Market.Shipments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Delivered_at_the_first_look_completes_nothing_before_a_person_believes_it()
    {
        await using var shop = Shop(_ => Right);
        var key = shop.Sell();
        await ShippedAsync(shop, key);
        shop.Carrier.Scan(new(Right), ParcelPhase.Delivered, shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        await shop.PumpAfterAsync(TimeSpan.FromDays(30));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Delivered);
        await shop.Dropship.Orders.ReleaseParcelAsync(key, new(Right), "anna");
        await shop.PumpAsync();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Completed);
    }

    [Fact]
    public async Task Delivered_at_a_later_look_is_no_reason_for_doubt()
    {
        await using var shop = Shop(_ => Right);
        var key = shop.Sell();
        await ShippedAsync(shop, key);
        shop.Carrier.Scan(new(Right), ParcelPhase.PickedUp, shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        shop.Carrier.Scan(new(Right), ParcelPhase.Delivered, shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Completed);
    }

    [Fact]
    public async Task Where_it_goes_and_who_took_it_over_is_kept_with_the_parcel()
    {
        await using var shop = Shop(_ => Right);
        shop.Carrier.Adds = reading => reading with { To = "FR", Legs = [new(new("USPS"), new("9400111899560243888780"))] };
        var key = shop.Sell();
        var order = await ShippedAsync(shop, key);
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        order = await shop.OrderAsync(key);
        order.Parcels.ShouldHaveSingleItem().Legs.ShouldHaveSingleItem().Carrier.Value.ShouldBe("USPS");
        order.Suspicions(order.Parcels[0]).ShouldBe(ParcelSuspicions.OtherDestination);
        (await Stored.EventsAsync(shop.Store, key)).OfType<Fact.SnapshotSeen>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_shop_may_say_what_is_known_of_numbers()
    {
        await using var shop = new FakeShop { Numbers = NumberFormats.None };
        shop.Supplier.Numbers = _ => "YT123";
        await ShippedAsync(shop, shop.Sell());
        shop.Market.Shipments.ShouldHaveSingleItem();
    }
}
