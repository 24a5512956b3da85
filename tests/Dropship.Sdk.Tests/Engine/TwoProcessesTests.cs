using Dropship.Domain;
using Dropship.Postgres;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Tests.Postgres;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>Two engines, each with a store of its own on one PostgreSQL database, as two processes have them: each order is bought once.</summary>
public sealed class TwoProcessesTests
{
    [PostgresFact]
    public async Task Many_orders_are_each_bought_and_published_once()
    {
        var options = (await Cluster.SharedAsync()).NewSchema();
        await using var first = new PostgresStore(options);
        await using var second = new PostgresStore(options);
        await first.InitializeAsync(default);
        await second.InitializeAsync(default);
        await using var shop = new FakeShop { OtherStore = (first, first, first) };
        var keys = Enumerable.Range(1, 30).Select(i => shop.Sell($"A-{i:D3}")).ToList();
        var one = shop.Launch();
        shop.OtherStore = (second, second, second);
        var other = shop.Launch();
        Task PumpBothAsync() => Task.WhenAll(Task.Run(() => one.Dropship.PumpAsync()), Task.Run(() => other.Dropship.PumpAsync()));
        await PumpBothAsync();
        await new Days(shop) { Each = PumpBothAsync }.PassAsync(12, TimeSpan.FromHours(12));

        shop.Supplier.Charges.Count.ShouldBe(30);
        shop.Supplier.Charges.Values.ShouldAllBe(times => times == 1);
        shop.Market.Shipments.Select(shipment => shipment.Order).ShouldBeUnique();
        foreach (var key in keys) (await shop.PhaseAsync(key)).ShouldBe(Phase.Settled);
    }
}
