using Dropship.Domain;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>Two engines on one store: each order is bought once, whoever is faster.</summary>
public sealed class TwoEnginesTests
{
    [Fact]
    public async Task Many_orders_are_each_bought_and_published_once()
    {
        await using var shop = new FakeShop();
        var keys = Enumerable.Range(1, 60).Select(i => shop.Sell($"A-{i:D3}")).ToList();
        var (one, other) = (shop.Launch(), shop.Launch());
        Task PumpBothAsync() => Task.WhenAll(Task.Run(() => one.Dropship.PumpAsync()), Task.Run(() => other.Dropship.PumpAsync()));
        await PumpBothAsync();
        await new Days(shop) { Each = PumpBothAsync }.PassAsync(12, TimeSpan.FromHours(12));

        shop.Supplier.Charges.Count.ShouldBe(60);
        shop.Supplier.Charges.Values.ShouldAllBe(times => times == 1);
        shop.Market.Shipments.Select(shipment => shipment.Order).ShouldBeUnique();
        foreach (var key in keys) (await shop.PhaseAsync(key)).ShouldBe(Phase.Settled);
    }

    [Fact]
    public async Task The_slower_one_finds_out_at_its_commit_and_sends_nothing()
    {
        await using var shop = new FakeShop();
        shop.Sell();
        var (slow, fast) = (shop.Launch(), shop.Launch());
        var gate = new Gate();
        shop.Script.On("store.append A-1", Disturbance.Waits(gate), times: 1);
        var pump = slow.Dropship.PumpAsync();
        await gate.Reached;

        await fast.Dropship.PumpAsync();
        shop.Script.Count("mill.Create").ShouldBe(1);
        gate.Open();
        await pump;
        shop.Script.Count("mill.Create").ShouldBe(1);
        shop.Supplier.Charges.Values.ShouldBe([1]);
    }

    [Fact]
    public async Task What_another_engine_did_is_seen_although_the_order_is_kept_in_memory()
    {
        await using var shop = new FakeShop();
        shop.Supplier.Cost = new(60m, FakeShop.Eur);
        var key = shop.Sell();
        await shop.PumpAsync();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Held);

        await using (var other = shop.Launch()) (await other.Dropship.Orders.ReleaseHoldAsync(key, "desk")).ShouldBeNull();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        (await shop.Dropship.Orders.ExplainAsync(key))!.Phase.ShouldBe(Phase.AwaitingShipment);
        await new Days(shop) { Each = shop.PumpAsync }.PassAsync(15);
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Settled);
    }
}
