using Dropship.Domain;
using Dropship.Storage;
using static Dropship.Testing.Conformance.Sample;

namespace Dropship.Testing.Conformance.Cases;

/// <summary>Conflict is an answer, judged per commit, and exactly one of several wins.</summary>
internal static class ConflictCases
{
    internal static readonly StoreCase[] All =
    [
        new("a wrong version is answered with conflict and changes nothing", false, WrongVersionAsync),
        new("version 0 on an existing order is a conflict", false, BornTwiceAsync),
        new("a conflict leaves the other commits of the call written", false, OthersAsync),
        new("of parallel appends to one order exactly one wins per version", false, RaceAsync),
        new("parallel appends to many orders all land", false, ParallelAsync),
    ];

    private static async Task WrongVersionAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order(), 0, At(5))).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Commit(Order(), 1, At(6))).ConfigureAwait(false);
        foreach (var version in new long[] { -1, 0, 1, 3, long.MaxValue })
            Promise.Same(AppendResult.Conflict, await orders.AppendOneAsync(Commit(Order(), version, At(1), phase: "Wrong"), cancellation).ConfigureAwait(false), $"Version {version} of an order at version 2 is a conflict.");
        foreach (var version in new long[] { -1, 1, 7 })
            Promise.Same(AppendResult.Conflict, await orders.AppendOneAsync(Commit(Order("new"), version, At(1)), cancellation).ConfigureAwait(false), $"Version {version} of an unknown order is a conflict.");
        Promise.Same(2L, (await orders.MustLoadAsync(Order(), cancellation).ConfigureAwait(false)).Version, "A conflict writes nothing.");
        Promise.Same(null, await orders.LoadAsync(Order("new"), cancellation).ConfigureAwait(false), "A conflict makes no order.");
        Promise.Same(new OrderHeader(Order(), 2, At(6), null, "Buying", null), await orders.MustFindAsync(Order(), cancellation).ConfigureAwait(false), "A conflict leaves the header.");
    }

    private static async Task BornTwiceAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order(), 0)).ConfigureAwait(false);
        Promise.Same(AppendResult.Conflict, await orders.AppendOneAsync(Commit(Order(), 0), cancellation).ConfigureAwait(false), "An order is born once.");
        await orders.WriteAsync(cancellation, Commit(Order(shop: OtherShop), 0)).ConfigureAwait(false);
    }

    private static async Task OthersAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order("B"), 0)).ConfigureAwait(false);
        var answers = await orders.AppendAsync([Commit(Order("A"), 0), Commit(Order("B"), 0), Commit(Order("C"), 3), Commit(Order("D"), 0)], cancellation).ConfigureAwait(false);
        Promise.SameList([AppendResult.Written, AppendResult.Conflict, AppendResult.Conflict, AppendResult.Written], answers, "There is one answer per commit, in the order of the call.");
        foreach (var id in new[] { "A", "B", "D" })
            Promise.Same(1L, (await orders.MustLoadAsync(Order(id), cancellation).ConfigureAwait(false)).Version, "A conflict on one order does not stop another.");
        Promise.Same(null, await orders.LoadAsync(Order("C"), cancellation).ConfigureAwait(false), "A conflict makes no order.");
    }

    private static async Task RaceAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        const int Writers = 8, Versions = 12;
        var wins = new int[Versions];
        await Callers.AllAsync(Writers, async writer =>
        {
            for (var version = 0; version < Versions; version++)
                if (await orders.AppendOneAsync(Commit(Order(), version, events: [(byte)version]), cancellation).ConfigureAwait(false) == AppendResult.Written)
                    Interlocked.Increment(ref wins[version]);
        }).ConfigureAwait(false);
        Promise.SameList(Enumerable.Repeat(1, Versions), wins, "Exactly one writer wins each version.");
        var loaded = await orders.MustLoadAsync(Order(), cancellation).ConfigureAwait(false);
        Promise.SameList(Enumerable.Range(0, Versions), loaded.Commits.Select(commit => (int)commit.Span[0]), "The winners stand in order.");
    }

    private static async Task ParallelAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        const int Writers = 64, Versions = 8;
        OrderKey[] keys = [.. Enumerable.Range(0, Writers).Select(i => Order($"P-{i}"))];
        await Callers.AllAsync(Writers, async i =>
        {
            for (var version = 0; version < Versions; version++)
                await orders.WriteAsync(cancellation, Commit(keys[i], version, At(i), events: [(byte)i, (byte)version])).ConfigureAwait(false);
        }).ConfigureAwait(false);
        for (var i = 0; i < Writers; i++)
        {
            var loaded = await orders.MustLoadAsync(keys[i], cancellation).ConfigureAwait(false);
            Promise.SameList(Enumerable.Range(0, Versions).Select(version => (i, version)), loaded.Commits.Select(commit => ((int)commit.Span[0], (int)commit.Span[1])), "Appends to many orders at once all land, each with its own order.");
        }
    }
}
