using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>A vendor that is down, throttles or refuses our key is left alone as a whole, not once for each order.</summary>
public sealed class LaneDownTests
{
    private const int Orders = 25;

    [Fact]
    public async Task A_vendor_that_is_down_is_asked_once_a_rest_and_ever_more_rarely()
    {
        await using var shop = await DownAsync(ProviderFault.Unreachable);
        shop.Script.Count("mill.quote").ShouldBe(1);
        foreach (var (seconds, calls) in new[] { (29, 1), (1, 2), (59, 2), (1, 3), (119, 3), (1, 4) })
        {
            await shop.PumpAfterAsync(TimeSpan.FromSeconds(seconds));
            shop.Script.Count("mill.quote").ShouldBe(calls);
        }

        shop.Script.Clear();
        await shop.PumpAfterAsync(TimeSpan.FromMinutes(4));
        shop.Supplier.Charges.Count.ShouldBe(Orders);
    }

    [Theory]
    [InlineData(ProviderFault.Throttled, 600, 600)]
    [InlineData(ProviderFault.Throttled, null, 30)]
    [InlineData(ProviderFault.Throttled, 86_400, 3_600)]
    [InlineData(ProviderFault.Unauthorized, null, 3_600)]
    public async Task It_rests_as_long_as_the_fault_asks(ProviderFault fault, int? retryAfter, int rest)
    {
        await using var shop = await DownAsync(fault, retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        shop.Script.Clear();
        await shop.PumpAfterAsync(TimeSpan.FromSeconds(rest - 1));
        shop.Script.Count("mill.quote").ShouldBe(1);
        (await shop.Store.NextWakeAsync(default)).ShouldBe(FakeShop.Start + TimeSpan.FromSeconds(rest));
        await shop.PumpAfterAsync(TimeSpan.FromSeconds(1));
        shop.Supplier.Charges.Count.ShouldBe(Orders);
    }

    [Theory]
    [InlineData(ProviderFault.Rejected)]
    [InlineData(ProviderFault.Malformed)]
    public async Task An_odd_answer_concerns_its_order_alone(ProviderFault fault)
    {
        await using var shop = new FakeShop();
        var (good, odd) = (shop.Sell("A-1"), shop.Sell("A-2"));
        shop.Script.On("mill.quote A-2", Disturbance.Fails(fault));
        await shop.PumpAsync();
        (await shop.PhaseAsync(good)).ShouldBe(Phase.AwaitingShipment);
        (await Stored.HeaderAsync(shop.Store, odd))!.WakeAt.ShouldBe(shop.Now + TimeSpan.FromHours(1));
        (await Stored.HeaderAsync(shop.Store, odd))!.Parked.ShouldBe($"GetQuote failed, {fault}: vendor: as the test wants it");
        shop.Script.Count("mill.quote A-2").ShouldBe(1);
    }

    [Fact]
    public async Task The_marketplace_rests_and_the_supplier_works_on()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        await shop.PumpAsync();
        shop.Script.On("market", Disturbance.Fails(ProviderFault.Unreachable));
        shop.Supplier.Ship(shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(7));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.InTransit);
        shop.Market.Shipments.ShouldBeEmpty();

        shop.Script.Clear();
        await shop.PumpAfterAsync(TimeSpan.FromMinutes(16));
        shop.Market.Shipments.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Few_calls_a_minute_serve_every_order_in_the_end_and_never_more_than_allowed()
    {
        await using var shop = new FakeShop { SupplierLimit = new(10, TimeSpan.FromMinutes(1)) };
        for (var i = 0; i < Orders; i++) shop.Sell($"A-{i:D2}");
        var before = 0;
        for (var minute = 0; minute < 20; minute++)
        {
            await shop.PumpAfterAsync(TimeSpan.FromMinutes(1));
            var made = shop.Script.Count("mill.");
            (made - before).ShouldBeLessThanOrEqualTo(10);
            before = made;
        }

        shop.Supplier.Charges.Count.ShouldBe(Orders);
    }

    private static async Task<FakeShop> DownAsync(ProviderFault fault, TimeSpan? retryAfter = null)
    {
        var shop = new FakeShop { Options = options => options.MaxInFlight = 1 };
        for (var i = 0; i < Orders; i++) shop.Sell($"A-{i:D2}");
        shop.Script.On("mill.quote", Disturbance.Fails(fault, retryAfter));
        await shop.PumpAsync();
        return shop;
    }
}
