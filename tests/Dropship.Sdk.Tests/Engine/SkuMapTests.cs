using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>A supplier is asked and sent its own SKUs; one that has no counterpart gets no offer.</summary>
public sealed class SkuMapTests
{
    [Fact]
    public async Task The_supplier_reads_its_own_sku_in_quote_and_purchase()
    {
        await using var shop = new FakeShop { Skus = new Map((new("mill"), new("S-1"), new("MILL-77"))) };
        var key = shop.Sell();
        await shop.PumpAsync();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        shop.Supplier.Lines.Select(line => line.Sku).ShouldBe([new Sku("MILL-77")]);
    }

    [Fact]
    public async Task Without_a_counterpart_nothing_is_bought_and_a_person_is_asked()
    {
        var map = new SkuMap().Put([new(new("S-2"), new("mill"), new("MILL-77"))]);
        await using var shop = new FakeShop { Skus = map };
        var key = shop.Sell();
        await shop.PumpAsync();
        shop.Supplier.Lines.ShouldBeEmpty();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Held);
        var hold = (await shop.OrderAsync(key)).OpenHold!.Held;
        (hold.Reason, hold.Detail).ShouldBe((HoldReason.MissingSku, "line l1: the map of SKUs has no supplier for S-1: put it into the map, then let the order go on (search 1)"));

        await shop.Dropship.Orders.ReleaseHoldAsync(key, "anna");
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        (await shop.OrderAsync(key)).OpenHold!.Held.Detail.ShouldEndWith("(search 2)");

        map.Put([new(new("S-1"), new("mill"), new("MILL-1"))]);
        await shop.Dropship.Orders.ReleaseHoldAsync(key, "anna");
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        shop.Supplier.Lines.Select(line => line.Sku).ShouldBe([new Sku("MILL-1")]);
    }

    [Fact]
    public async Task Each_supplier_is_mapped_for_itself_and_keeps_its_rank()
    {
        var source = new MappedOffers([new("mill"), new("forge"), new("kiln")], new Map((new("mill"), new("S-1"), new("M")), (new("kiln"), new("S-1"), new("K"))));
        var line = new OrderLine(new("l1"), new Sku("S-1"), 1, new(1m, FakeShop.Eur), new(0m, FakeShop.Eur));
        (await source.FindOffersAsync(FakeShop.Key("A-1"), [line], default)).ShouldBe([new Offer(line.Id, new("mill"), new("M")), new Offer(line.Id, new("kiln"), new("K"), 1)]);
    }

    private sealed class Map(params (SupplierId Supplier, Sku Ours, Sku Theirs)[] rows) : ISkuMap
    {
        public ValueTask<IReadOnlyList<MappedSku>> FindAsync(ShopId shop, Sku sku, CancellationToken cancellation)
        {
            shop.ShouldBe(FakeShop.Id);
            return new([.. rows.Where(row => row.Ours == sku).Select((row, rank) => new MappedSku(row.Supplier, [new(row.Theirs, 1)], rank))]);
        }
    }
}
