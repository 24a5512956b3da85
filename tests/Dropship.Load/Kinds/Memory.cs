using Dropship.Load.Stores;
using Dropship.Load.Vendors;
using Dropship.Testing.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Load.Kinds;

/// <summary>What lives in the process does not depend on how many orders ended long ago: the same open orders are worked on in a small store and in one with ten times as many orders.</summary>
internal static class Memory
{
    private const int Times = 10;
    private const int ShareOpen = 100;
    private const int Rounds = 3;
    private const double MostRatio = 1.05;
    private const int MostHandles = 16;   // a store's pool has as many connections as were once needed at one moment
    private static readonly TimeSpan Pause = TimeSpan.FromHours(8);

    internal static async Task<IReadOnlyList<Figure>> RunAsync(Arguments arguments)
    {
        await using var place = await Place.MakeAsync(arguments.Store);
        Seeded seeded = new();
        FastClock clock = new(seeded.AllAreDue);
        var (few, open) = (arguments.Count / Times, arguments.Count / ShareOpen);
        await place.WithAsync(store => seeded.AppendAsync(store, 0, few, open));
        await LiveAsync(place, clock, arguments.Name);   // what is made once in a process is made before anything is compared
        var small = await LiveAsync(place, clock, arguments.Name);
        await place.WithAsync(store => seeded.AppendAsync(store, few, arguments.Count, open));
        var large = await LiveAsync(place, clock, arguments.Name);
        return
        [
            new("orders_small", few),
            new("orders_large", arguments.Count),
            new("open_orders", open),
            new("looks_small", small.Looks),
            new("looks_large", large.Looks),
            new("live_heap_mb_small", small.Heap / Figure.Megabyte),
            new("live_heap_mb_large", large.Heap / Figure.Megabyte),
            new("live_heap_ratio", (double)large.Heap / small.Heap, MostRatio),
            new("handles_small", small.Handles),
            new("handles_more", large.Handles - small.Handles, MostHandles),
            new("timers_small", small.Timers),
            new("timers_more", large.Timers - small.Timers, 0),
            new("working_set_mb_small", small.WorkingSet / Figure.Megabyte),
            new("working_set_mb_large", large.WorkingSet / Figure.Megabyte),
        ];
    }

    private static async Task<Living> LiveAsync(Place place, FastClock clock, string? name)
    {
        var looks = 0;
        Calls calls = new(clock, () => Interlocked.Increment(ref looks));
        await using var services = Shop.Build(clock, new([], Seeded.Sale, calls), new(calls), dropship => Place.Use(dropship, place.Store, place.Connection), name);
        var dropship = services.GetRequiredService<IDropship>();
        for (var i = 0; i < Rounds; i++)
        {
            clock.JumpTo(clock.GetUtcNow() + Pause);
            if (!await dropship.PumpAsync()) throw new InvalidOperationException("The store could not be used.");
        }

        var heap = Heap.Collected();
        return new(looks, heap, Handles.Open(), Timer.ActiveCount, Environment.WorkingSet);
    }

    private sealed record Living(int Looks, long Heap, int Handles, long Timers, long WorkingSet);
}
