using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Orders;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>A write that the marketplace says has failed is not sent again: a person is asked.</summary>
public sealed class FailedWriteTests
{
    [Fact]
    public async Task A_shipment_that_failed_asks_a_person_and_is_not_sent_again()
    {
        await using var shop = Reached.Shop();
        shop.Script.On("market.ship", Disturbance.Fails(() => new HttpRequestException("no route")));
        shop.Market.Says = Verification.StillPending;
        var key = await ShippedAsync(shop);
        shop.Market.Says = Verification.Failed;
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        var publish = new TryKey(TryKind.Publish, Name: "YT00000001");
        (await shop.OrderAsync(key)).Read(publish, shop.Now).Stage.ShouldBe(WriteStage.Rejected);
        var told = (await shop.Dropship.Orders.ExplainAsync(key))!;
        told.Why.ShouldContain(why => why.Contains(nameof(AskKind.WriteFailed), StringComparison.Ordinal) && why.Contains("the marketplace says that it failed", StringComparison.Ordinal));

        for (var day = 0; day < 5; day++) await shop.PumpAfterAsync(TimeSpan.FromDays(1));
        shop.Script.Count("market.ship").ShouldBe(1);
    }

    [Fact]
    public async Task A_write_that_is_still_under_way_is_read_back_until_it_is_done()
    {
        await using var shop = Reached.Shop();
        shop.Script.On("market.ship", Disturbance.AnswerLost);
        shop.Market.Says = Verification.StillPending;
        var key = await ShippedAsync(shop);
        await shop.PumpAfterAsync(TimeSpan.FromMinutes(1));
        shop.Script.Count("market.verify").ShouldBeGreaterThan(1);
        shop.Market.Says = null;
        await shop.PumpAfterAsync(TimeSpan.FromMinutes(10));
        (await shop.OrderAsync(key)).IsDone(new(TryKind.Publish, Name: "YT00000001")).ShouldBeTrue();
        shop.Script.Count("market.ship").ShouldBe(1);
    }

    private static async Task<OrderKey> ShippedAsync(FakeShop shop)
    {
        var key = await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        shop.Supplier.Ship(shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        shop.Script.Count("market.ship").ShouldBe(1);
        return key;
    }
}
