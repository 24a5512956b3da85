using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>Orders that are due together are read together; each still has its own answer.</summary>
public sealed class BatchReadTests
{
    private static readonly TimeSpan Slot = TimeSpan.FromHours(6);

    [Fact]
    public async Task A_hundred_and_twenty_orders_of_one_slot_take_three_calls()
    {
        await using var shop = await BoughtAsync(120);
        await shop.PumpAfterAsync(Slot);
        Calls(shop).ShouldBe(["mill.many 20", "mill.many 50", "mill.many 50"]);
        shop.Script.Count("mill.read").ShouldBe(0);
    }

    [Fact]
    public async Task What_they_tell_reaches_each_order()
    {
        await using var shop = await BoughtAsync(60);
        shop.Supplier.Ship(shop.Now);
        await shop.PumpAfterAsync(Slot);
        Calls(shop).ShouldBe(["mill.many 10", "mill.many 50"]);
        for (var i = 0; i < 60; i++) (await shop.OrderAsync(FakeShop.Key($"A-{i:D3}"))).Parcels.Count.ShouldBe(1);
        shop.Market.Shipments.Select(shipment => shipment.Number).Distinct().Count().ShouldBe(60);
    }

    [Fact]
    public async Task Sixty_parcels_of_one_slot_take_two_calls()
    {
        await using var shop = await BoughtAsync(60);
        shop.Supplier.Ship(shop.Now);
        await shop.PumpAfterAsync(Slot);   // each is asked for as soon as its number is published: who comes first to the desk is nobody's to say
        var before = shop.Script.Count("carrier.track");
        await shop.PumpAfterAsync(Slot);
        shop.Script.Made.Where(call => call.StartsWith("carrier.track", StringComparison.Ordinal)).Skip(before).Order(StringComparer.Ordinal).ShouldBe(["carrier.track 20", "carrier.track 40"]);
    }

    [Fact]
    public async Task An_order_that_is_left_out_is_read_alone()
    {
        await using var shop = await BoughtAsync(60);
        shop.Supplier.LeftOut.UnionWith([new("so-7"), new("so-33")]);
        shop.Supplier.Ship(shop.Now);
        await shop.PumpAfterAsync(Slot);
        shop.Script.Made.Where(call => call.StartsWith("mill.read", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ShouldBe(["mill.read so-33", "mill.read so-7"]);
        shop.Market.Shipments.Count.ShouldBe(60);
    }

    [Fact]
    public async Task One_that_spoils_the_call_is_parked_alone()
    {
        await using var shop = await BoughtAsync(40);
        shop.Supplier.Spoils.Add(new("so-13"));
        shop.Supplier.Ship(shop.Now);
        await shop.PumpAfterAsync(Slot);
        var parked = (await shop.Dropship.Orders.ListAsync(new(FakeShop.Id, Parked: true))).ShouldHaveSingleItem();
        parked.Parked.ShouldBe("ReadPurchase failed, Rejected: mill: one of them is not yours");
        shop.Market.Shipments.Count.ShouldBe(39);
    }

    [Fact]
    public async Task A_supplier_that_is_down_is_asked_once_and_all_wait_for_it()
    {
        await using var shop = await BoughtAsync(120);
        shop.Script.On("mill.many", Disturbance.Fails(ProviderFault.Unreachable));
        await shop.PumpAfterAsync(Slot);
        Calls(shop).Count.ShouldBe(1);
        (await shop.Store.NextWakeAsync(default)).ShouldBe(shop.Now + TimeSpan.FromSeconds(30));
        shop.Script.Clear();
        await shop.PumpAfterAsync(TimeSpan.FromSeconds(30));
        Calls(shop).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Each_call_takes_one_permit_and_who_is_left_out_waits_for_the_next()
    {
        await using var shop = await BoughtAsync(120, new(2, TimeSpan.FromMinutes(2)));
        await shop.PumpAfterAsync(Slot);
        Calls(shop).ShouldBe(["mill.many 50", "mill.many 50"]);
        await shop.PumpAfterAsync(TimeSpan.FromMinutes(1));
        Calls(shop).ShouldBe(["mill.many 20", "mill.many 50", "mill.many 50"]);
    }

    [Fact]
    public async Task Nobody_waits_for_who_cannot_set_out_before_he_has_his_answer()
    {
        await using var shop = await BoughtAsync(120, maxInFlight: 30);
        await shop.PumpAfterAsync(Slot);
        Calls(shop).Sum(call => int.Parse(call.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(120, "30 at a time, and a call takes 50");
        shop.Script.Count("mill.read").ShouldBe(0);
    }

    private static List<string> Calls(FakeShop shop) => [.. shop.Script.Made.Where(call => call.StartsWith("mill.many", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static async Task<FakeShop> BoughtAsync(int orders, RateLimit? limit = null, int maxInFlight = 512)
    {
        var shop = new FakeShop { SupplierBatch = 50, SupplierLimit = limit ?? RateLimit.None, Options = options => options.MaxInFlight = maxInFlight };
        for (var i = 0; i < orders; i++) shop.Sell($"A-{i:D3}");
        await shop.PumpAsync();
        while (shop.Supplier.Charges.Count < orders) await shop.PumpAfterAsync(TimeSpan.FromMinutes(1));
        return shop;
    }
}
