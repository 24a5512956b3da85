using System.Diagnostics;
using Dropship.Domain;
using Dropship.Load.Stores;
using Dropship.Load.Vendors;
using Dropship.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Load.Kinds;

/// <summary>Many orders are at the marketplace at once; the engine takes them in and buys.</summary>
internal static class Burst
{
    private const double MostAdmission = 1;
    private const double MostHeap = 300;
    private const int MostRounds = 100;

    internal static async Task<IReadOnlyList<Figure>> RunAsync(Arguments arguments)
    {
        await using var place = await Place.MakeAsync(arguments.Store);
        var (clock, heap) = (TimeProvider.System, new Heap());
        var orders = Sales.New(arguments.Count, Instant.From(clock.GetUtcNow()));
        var byId = orders.ToDictionary(order => order.Id);
        Calls calls = new(clock);
        var (market, mill) = (new Market(orders, id => byId.GetValueOrDefault(id), calls) { BeforePage = heap.Collect }, new Mill(calls));
        await using TimedStore store = new(await place.OpenAsync()) { Appended = heap.Look };
        await using var services = Shop.Build(clock, market, mill, dropship => dropship.UseStore(_ => store), arguments.Name);
        var began = Stopwatch.GetTimestamp();
        var dropship = services.GetRequiredService<IDropship>();
        for (var i = 0; i < MostRounds && mill.Bought < orders.Count; i++) await dropship.PumpAsync();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        heap.Collect();
        var lost = await LostAsync(store, byId.Keys, mill);
        double[] admissions = [.. store.DurableAt.Select(durable => Stopwatch.GetElapsedTime(market.ToldAt[durable.Key], durable.Value).TotalSeconds)];
        return
        [
            new("orders", orders.Count),
            new("seconds", seconds),
            new("orders_a_second", orders.Count / seconds),
            new("lost_orders", lost, 0),
            new("double_purchases", mill.BoughtTwice, 0),
            new("admission_seconds_p50", Figure.Percentile(admissions, 0.50)),
            new("admission_seconds_p99", Figure.Percentile(admissions, 0.99), MostAdmission),
            new("admission_seconds_most", admissions.DefaultIfEmpty().Max()),
            new("all_durable_seconds", store.DurableAt.IsEmpty ? 0 : Stopwatch.GetElapsedTime(began, store.DurableAt.Values.Max()).TotalSeconds),
            .. heap.Figures(MostHeap),
        ];
    }

    // Lost: unknown to the shop, out of the normal run, without a next look, or not bought.
    private static async Task<int> LostAsync(IOrderStore store, IEnumerable<OrderId> all, Mill mill)
    {
        HashSet<OrderId> kept = [];
        await foreach (var header in Place.HeadersAsync(store))
            if (header is { Parked: null, WakeAt: not null })
                kept.Add(header.Order.Id);
        return Math.Max(all.Count(id => !kept.Contains(id)), kept.Count - mill.Bought);
    }
}
