using System.Text.Json;
using Dropship.Domain;
using Dropship.Load.Stores;
using Dropship.Load.Vendors;
using Dropship.Storage;
using Dropship.Testing.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Load.Kinds;

/// <summary>What a process of <see cref="Recovery"/> is told on its first line.</summary>
/// <param name="Store">sqlite or postgres.</param>
/// <param name="Connection">Where it is.</param>
/// <param name="Name">The name it leases under; null for the store's own choice.</param>
/// <param name="Now">The moment it starts at, in Unix milliseconds.</param>
/// <param name="Midway">It says so at the so-manieth call about an order.</param>
internal sealed record Will(string Store, string Connection, string? Name, long Now, int Midway);

/// <summary>The process that works on what is due, and is killed, or takes over. It runs as the hosted service does, until it is killed or nobody is at the other end.</summary>
internal static class Heir
{
    internal const string Verb = "heir";

    /// <summary>Said at the first call about an order.</summary>
    internal const string First = "first";

    /// <summary>Said when a share of the work is done.</summary>
    internal const string Midway = "midway";

    /// <summary>Said when no order is due any more.</summary>
    internal const string All = "all";

    internal static async Task<int> RunAsync()
    {
        var will = JsonSerializer.Deserialize<Will>(await Console.In.ReadLineAsync() ?? "") ?? throw new InvalidDataException("The first line must say where the store is.");
        FastClock clock = new(new Instant(will.Now).ToDateTimeOffset());
        var looks = 0;
        Calls calls = new(clock, () =>
        {
            var look = Interlocked.Increment(ref looks);
            if (look == 1) Console.WriteLine(First);
            if (look == will.Midway) Console.WriteLine(Midway);
        });
        await using var services = Shop.Build(clock, new([], Seeded.Sale, calls), new(calls), dropship => Place.Use(dropship, will.Store, will.Connection), will.Name);
        using var ended = new CancellationTokenSource();
        var engine = services.GetRequiredService<IDropship>().RunAsync(ended.Token);
        var watch = WatchAsync(services.GetRequiredService<IOrderStore>(), clock, ended.Token);
        await Console.In.ReadToEndAsync();   // until nobody is at the other end
        await ended.CancelAsync();
        await Task.WhenAll(engine, watch).ContinueWith(static _ => { }, TaskScheduler.Default);
        return 0;
    }

    private static async Task WatchAsync(IOrderStore store, FastClock clock, CancellationToken cancellation)
    {
        var pause = TimeSpan.FromMilliseconds(100);
        await store.InitializeAsync(cancellation);
        while ((await store.DueAsync(Instant.From(clock.GetUtcNow()), 1, cancellation)).Count > 0) await Task.Delay(pause, clock, cancellation);
        Console.WriteLine(All);
    }
}
