using System.Diagnostics;
using Dropship.Benchmarks.Measuring;
using Dropship.Benchmarks.Stores;
using Dropship.Postgres;
using Dropship.Tests.Postgres;

namespace Dropship.Benchmarks.Postgres;

/// <summary>The same store with the same guards, but nothing to group: as many stores on one schema as orders in flight, so that every transaction holds one commit.</summary>
internal sealed class LoneCommits : IAsyncDisposable
{
    private readonly PostgresStore[] _stores;
    private readonly StoreLives[] _lives;

    private LoneCommits(PostgresStore[] stores, RehearsedCommit[][] lives) =>
        (_stores, _lives) = (stores, [.. stores.Select((store, place) => new StoreLives(store, lives, 1, guarded: true, firstOrder: place * 1_000_000))]);

    internal static async Task<LoneCommits> OpenAsync(Cluster cluster, RehearsedCommit[][] lives, int inFlight)
    {
        var options = cluster.NewSchema();
        PostgresStore[] stores = [.. Enumerable.Range(0, inFlight).Select(_ => new PostgresStore(options))];
        foreach (var store in stores) await store.InitializeAsync(CancellationToken.None);
        return new(stores, lives);
    }

    internal async Task<Slice> RunAsync(TimeSpan length)
    {
        var start = Stopwatch.GetTimestamp();
        var slices = await Task.WhenAll(_lives.Select(life => life.RunAsync(length)));
        return new(slices.Sum(static slice => slice.Done), Stopwatch.GetElapsedTime(start));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores) await store.DisposeAsync();
    }
}
