using Dropship.Domain;
using static Dropship.Testing.Conformance.Sample;

namespace Dropship.Testing.Conformance.Cases;

/// <summary>What is appended comes back, whole, in order, and for this order only.</summary>
internal static class JournalCases
{
    internal static readonly StoreCase[] All =
    [
        new("append and load give the commits back in order", false, RoundTripAsync),
        new("load of an unknown order is null", false, UnknownAsync),
        new("bytes come back exactly", false, BytesAsync),
        new("hostile strings are kept apart and come back", false, HostileAsync),
        new("many orders are appended in one call", false, ManyAsync),
        new("an empty call is harmless", false, EmptyAsync),
        new("the marks of the last commit come back", false, MarksAsync),
        new("initialize is harmless when repeated", false, InitializeTwiceAsync),
    ];

    private static async Task RoundTripAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        for (var version = 0; version < 20; version++)
        {
            await orders.WriteAsync(cancellation, Commit(Order(), version, At(version))).ConfigureAwait(false);
            var loaded = await orders.MustLoadAsync(Order(), cancellation).ConfigureAwait(false);
            Promise.Same(version + 1L, loaded.Version, "The version counts the commits.");
            Promise.Same(version + 1, loaded.Commits.Count, "Load gives every commit.");
            for (var i = 0; i <= version; i++)
                Promise.SameBytes(Bytes(24, i + 1), loaded.Commits[i], $"Commit {i} comes back in its place.");
        }
    }

    private static async Task UnknownAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order("A-1"), 0)).ConfigureAwait(false);
        foreach (var id in new[] { "A", "A-11", "a-1", "B-1" })
            Promise.Same(null, await orders.LoadAsync(Order(id), cancellation).ConfigureAwait(false), $"Order {id} was never appended to, so load is null.");
    }

    private static async Task BytesAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        byte[][] bodies = [[], [0], [.. Enumerable.Range(0, 256).Select(value => (byte)value)], Bytes(1 << 20), new byte[5000], Bytes(175)];
        for (var version = 0; version < bodies.Length; version++)
            await orders.WriteAsync(cancellation, Commit(Order(), version, At(1), events: bodies[version])).ConfigureAwait(false);
        var loaded = await orders.MustLoadAsync(Order(), cancellation).ConfigureAwait(false);
        Promise.Same(bodies.Length, loaded.Commits.Count, "Load gives every commit.");
        for (var i = 0; i < bodies.Length; i++)
            Promise.SameBytes(bodies[i], loaded.Commits[i], "Bytes come back exactly.");
    }

    private static async Task HostileAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        string[] ids = ["'; DROP TABLE orders; --", "100%", "_", "\"", "a/b", "\u00e9", "e\u0301", "\U0001F4E6", "\ud7ff", "\uffff", "NULL", "0", "00", "\u0130", "i", "I"];
        ShopId[] shops = [new("a/b"), new("a"), new("'--"), new("\U0001F4E6")];
        OrderKey[] keys = [.. shops.SelectMany(_ => ids, (shop, id) => Order(id, shop))];
        await orders.WriteAsync(cancellation, [.. keys.Select((key, i) => Commit(key, 0, At(i), phase: ids[i % ids.Length], events: Bytes(8, i)))]).ConfigureAwait(false);
        for (var i = 0; i < keys.Length; i++)
        {
            var loaded = await orders.MustLoadAsync(keys[i], cancellation).ConfigureAwait(false);
            Promise.SameBytes(Bytes(8, i), loaded.Commits[0], $"Order {keys[i]} has its own journal.");
        }

        foreach (var shop in shops)
        {
            var found = await orders.FindAsync(new(shop), cancellation).ConfigureAwait(false);
            Promise.SameList(ids.Order(StringComparer.Ordinal), found.Ids(), "Ids come back unchanged, sorted by their code units.");
            Promise.SameList(ids.Order(StringComparer.Ordinal), found.Select(header => header.Phase), "Phases come back unchanged.");
        }
    }

    private static async Task ManyAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        for (var version = 0; version < 3; version++)
            await orders.WriteAsync(cancellation, [.. Enumerable.Range(0, 2500).Select(i => Commit(Order($"N-{i}"), version, At(i), events: BitConverter.GetBytes((i * 10) + version)))]).ConfigureAwait(false);
        for (var i = 0; i < 2500; i += 97)
        {
            var loaded = await orders.MustLoadAsync(Order($"N-{i}"), cancellation).ConfigureAwait(false);
            Promise.SameList([i * 10, (i * 10) + 1, (i * 10) + 2], loaded.Commits.Select(commit => BitConverter.ToInt32(commit.Span)), "Each order of a call gets its own commit.");
        }
    }

    private static async Task EmptyAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        Promise.Same(0, (await orders.AppendAsync([], cancellation).ConfigureAwait(false)).Count, "No commits, no answers.");
        await orders.TouchAsync([], cancellation).ConfigureAwait(false);
        Promise.Same(null, await orders.NextWakeAsync(cancellation).ConfigureAwait(false), "An empty store has no wake-up.");
    }

    private static async Task MarksAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        byte[][] marks = [[], [1, 2, 3], [9, 9, 9, 9, 9, 9], [4], []];
        for (var version = 0; version < marks.Length; version++)
        {
            await orders.WriteAsync(cancellation, Commit(Order(), version, At(1), marks: marks[version])).ConfigureAwait(false);
            var loaded = await orders.MustLoadAsync(Order(), cancellation).ConfigureAwait(false);
            Promise.SameBytes(marks[version], loaded.Marks, "The marks are those of the last commit.");
        }
    }

    private static async Task InitializeTwiceAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order(), 0)).ConfigureAwait(false);
        await orders.InitializeAsync(cancellation).ConfigureAwait(false);
        Promise.Same(1L, (await orders.MustLoadAsync(Order(), cancellation).ConfigureAwait(false)).Version, "Initialize loses nothing.");
    }
}
