using Dropship.Storage;
using static Dropship.Testing.Conformance.Sample;

namespace Dropship.Testing.Conformance.Cases;

/// <summary>Two who work on one store share out what is due; whoever lost an order decides nothing more about it, but what it was told is kept.</summary>
internal static class LeaseCases
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    internal static readonly StoreCase[] All =
    [
        new("two holders never have one order, and together they have all that is due", false, SharedAsync),
        new("leases are given in the order of due, with their headers", false, SortedAsync),
        new("a lease that was released can be taken by another", false, ReleasedAsync),
        new("a lease of no length is free at once, and its epoch is behind", false, RunOutAsync),
        new("a holder takes its own again", false, OwnAsync),
        new("who lost a lease decides nothing, and his facts are kept", false, FencedAsync),
        new("load tells the epoch and the holder", false, ToldAsync),
        new("releasing what another holds ends nothing", false, ForeignReleaseAsync),
    ];

    private static LeaseRequest By(string holder, int limit = 100, TimeSpan? span = null) => new(holder, At(10), limit, span ?? Long);

    private static async Task<IOrderStore> DueAsync(IStoreFixture fixture, int count, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        for (var i = 0; i < count; i++) await orders.WriteAsync(cancellation, Commit(Order($"L-{i:D2}"), 0, At(i % 10), At(100 - i))).ConfigureAwait(false);
        return orders;
    }

    private static async Task SharedAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = await DueAsync(fixture, 24, cancellation).ConfigureAwait(false);
        var leased = await Task.WhenAll(Enumerable.Range(0, 4).Select(async caller => await orders.LeaseAsync(By($"holder {caller}", limit: 7), cancellation).ConfigureAwait(false))).ConfigureAwait(false);
        Promise.SameList(Enumerable.Range(0, 24).Select(i => $"L-{i:D2}"), leased.SelectMany(headers => headers.Ids()).Order(StringComparer.Ordinal), "Each due order has one holder.");
    }

    private static async Task SortedAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = await DueAsync(fixture, 6, cancellation).ConfigureAwait(false);
        var due = await orders.DueAsync(At(10), 4, cancellation).ConfigureAwait(false);
        var leased = await orders.LeaseAsync(By("one", limit: 4), cancellation).ConfigureAwait(false);
        Promise.SameList(due.Ids(), leased.Ids(), "The most urgent are leased first.");
        Promise.SameList(due, leased.Select(header => header with { Epoch = 0 }), "A lease comes with the whole header.");
        Promise.SameList(["L-01", "L-00"], (await orders.LeaseAsync(By("two", limit: 4), cancellation).ConfigureAwait(false)).Ids(), "The rest is for the next one.");
        Promise.Same(0, (await orders.LeaseAsync(By("three"), cancellation).ConfigureAwait(false)).Count, "Nothing is left.");
    }

    private static async Task ReleasedAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = await DueAsync(fixture, 2, cancellation).ConfigureAwait(false);
        var first = await orders.LeaseAsync(By("one"), cancellation).ConfigureAwait(false);
        await orders.ReleaseAsync("one", [first[0]], cancellation).ConfigureAwait(false);
        var second = await orders.LeaseAsync(By("two"), cancellation).ConfigureAwait(false);
        Promise.SameList([first[0].Order], second.Select(header => header.Order), "What is released is free, what is not is held.");
        Promise.Holds(second[0].Epoch > first[0].Epoch, "Each lease has a later epoch.");
    }

    private static async Task RunOutAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = await DueAsync(fixture, 1, cancellation).ConfigureAwait(false);
        var first = (await orders.LeaseAsync(By("one", span: TimeSpan.Zero), cancellation).ConfigureAwait(false))[0];
        var second = (await orders.LeaseAsync(By("two"), cancellation).ConfigureAwait(false)).SingleOrDefault();
        Promise.Holds(second?.Epoch > first.Epoch, "A lease that has run out is free.");
        Promise.Same(AppendResult.Fenced, await orders.AppendOneAsync(Commit(Order("L-00"), 1) with { Epoch = first.Epoch }, cancellation).ConfigureAwait(false), "Whose lease ran out does not decide.");
        await orders.WriteAsync(cancellation, Commit(Order("L-00"), 1) with { Epoch = second!.Epoch }).ConfigureAwait(false);
    }

    private static async Task OwnAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = await DueAsync(fixture, 1, cancellation).ConfigureAwait(false);
        var first = (await orders.LeaseAsync(By("one"), cancellation).ConfigureAwait(false))[0];
        var again = (await orders.LeaseAsync(By("one"), cancellation).ConfigureAwait(false)).SingleOrDefault();
        Promise.Holds(again?.Epoch > first.Epoch, "A process that was started anew under its name need not wait for its own leases.");
    }

    private static async Task FencedAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = await DueAsync(fixture, 1, cancellation).ConfigureAwait(false);
        var stale = (await orders.LeaseAsync(By("one", span: TimeSpan.Zero), cancellation).ConfigureAwait(false))[0];
        var live = (await orders.LeaseAsync(By("two"), cancellation).ConfigureAwait(false))[0];
        foreach (var epoch in new[] { 0L, stale.Epoch, live.Epoch + 1 })
            Promise.Same(AppendResult.Fenced, await orders.AppendOneAsync(Commit(Order("L-00"), 1) with { Epoch = epoch }, cancellation).ConfigureAwait(false), "A decision under another epoch is not written.");
        Promise.Same(AppendResult.Conflict, await orders.AppendOneAsync(Commit(Order("L-00"), 7) with { Epoch = stale.Epoch }, cancellation).ConfigureAwait(false), "The version is judged first.");
        Promise.Same(1L, (await orders.MustLoadAsync(Order("L-00"), cancellation).ConfigureAwait(false)).Version, "What is fenced is not written.");
        await orders.WriteAsync(cancellation, Commit(Order("L-00"), 1)).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Commit(Order("L-00"), 2) with { Epoch = live.Epoch }).ConfigureAwait(false);
    }

    private static async Task ToldAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = await DueAsync(fixture, 1, cancellation).ConfigureAwait(false);
        var before = await orders.MustLoadAsync(Order("L-00"), cancellation).ConfigureAwait(false);
        Promise.Same((0L, (string?)null), (before.Epoch, before.Holder), "An order that was never leased has no epoch and no holder.");
        var leased = (await orders.LeaseAsync(By("one"), cancellation).ConfigureAwait(false))[0];
        var held = await orders.MustLoadAsync(Order("L-00"), cancellation).ConfigureAwait(false);
        Promise.Same((leased.Epoch, (string?)"one"), (held.Epoch, held.Holder), "Load tells who works on an order.");
        await orders.ReleaseAsync("one", [leased], cancellation).ConfigureAwait(false);
        Promise.Same(null, (await orders.MustLoadAsync(Order("L-00"), cancellation).ConfigureAwait(false)).Holder, "Nobody holds what is released.");
    }

    private static async Task ForeignReleaseAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = await DueAsync(fixture, 1, cancellation).ConfigureAwait(false);
        var stale = await orders.LeaseAsync(By("one", span: TimeSpan.Zero), cancellation).ConfigureAwait(false);
        var live = await orders.LeaseAsync(By("two"), cancellation).ConfigureAwait(false);
        await orders.ReleaseAsync("one", stale, cancellation).ConfigureAwait(false);
        await orders.ReleaseAsync("one", live, cancellation).ConfigureAwait(false);
        Promise.Same(0, (await orders.LeaseAsync(By("three"), cancellation).ConfigureAwait(false)).Count, "Only its holder ends a lease.");
    }
}
