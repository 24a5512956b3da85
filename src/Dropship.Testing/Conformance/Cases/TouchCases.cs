using Dropship.Storage;
using static Dropship.Testing.Conformance.Sample;

namespace Dropship.Testing.Conformance.Cases;

/// <summary>A touch moves the wake-up and the marks, and nothing else.</summary>
internal static class TouchCases
{
    internal static readonly StoreCase[] All =
    [
        new("a touch moves the due time, seen by the next due", false, MovesAsync),
        new("a touch on another version is ignored", false, StaleAsync),
        new("a touch of an unknown order makes none", false, UnknownAsync),
        new("a touch never changes the journal", false, JournalAsync),
        new("an append after a touch wins", false, AppendWinsAsync),
    ];

    private static async Task MovesAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order("A"), 0, At(10), At(99)), Commit(Order("B"), 0, At(20))).ConfigureAwait(false);
        await orders.TouchAsync([new(Order("A"), 1, At(50), default), new(Order("B"), 1, At(5), default)], cancellation).ConfigureAwait(false);
        Promise.SameList(["B"], (await orders.DueAsync(At(40), 10, cancellation).ConfigureAwait(false)).Ids(), "A later due of the same store sees the touch.");
        Promise.Same(At(5), await orders.NextWakeAsync(cancellation).ConfigureAwait(false), "The next wake-up sees the touch.");
        Promise.Same(new OrderHeader(Order("A"), 1, At(50), At(99), "Buying", null), await orders.MustFindAsync(Order("A"), cancellation).ConfigureAwait(false), "A touch leaves version, deadline and phase.");
        await orders.TouchAsync([new(Order("B"), 1, null, default)], cancellation).ConfigureAwait(false);
        Promise.Same(At(50), await orders.NextWakeAsync(cancellation).ConfigureAwait(false), "A touch can take the wake-up away.");
    }

    private static async Task StaleAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order(), 0, At(10), marks: [1])).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Commit(Order(), 1, At(20), marks: [2])).ConfigureAwait(false);
        await orders.TouchAsync([new(Order(), 1, At(1), new byte[] { 9 })], cancellation).ConfigureAwait(false);
        await orders.TouchAsync([new(Order(), 3, At(1), new byte[] { 9 })], cancellation).ConfigureAwait(false);
        Promise.Same(At(20), (await orders.MustFindAsync(Order(), cancellation).ConfigureAwait(false)).WakeAt, "A touch for another version is ignored.");
        Promise.SameBytes([2], (await orders.MustLoadAsync(Order(), cancellation).ConfigureAwait(false)).Marks, "A touch for another version leaves the marks.");
    }

    private static async Task UnknownAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.TouchAsync([new(Order(), 0, At(1), default), new(Order("B"), 1, At(1), default)], cancellation).ConfigureAwait(false);
        Promise.Same(0, (await orders.DueAsync(At(9), 10, cancellation).ConfigureAwait(false)).Count, "A touch makes no order.");
        Promise.Same(null, await orders.LoadAsync(Order(), cancellation).ConfigureAwait(false), "A touch makes no order.");
    }

    private static async Task JournalAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order(), 0, At(10))).ConfigureAwait(false);
        await orders.TouchAsync([new(Order(), 1, At(30), new byte[] { 7, 7 })], cancellation).ConfigureAwait(false);
        var loaded = await orders.MustLoadAsync(Order(), cancellation).ConfigureAwait(false);
        Promise.Same(1L, loaded.Version, "A touch leaves the version.");
        Promise.Same(1, loaded.Commits.Count, "A touch writes no commit.");
        Promise.SameBytes(Bytes(24, 1), loaded.Commits[0], "A touch leaves the journal.");
        Promise.SameBytes([7, 7], loaded.Marks, "The marks are those of the touch.");
    }

    private static async Task AppendWinsAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order(), 0, At(10))).ConfigureAwait(false);
        await orders.TouchAsync([new(Order(), 1, At(30), new byte[] { 7 })], cancellation).ConfigureAwait(false);
        Promise.Same(AppendResult.Written, await orders.AppendOneAsync(Commit(Order(), 1, At(40), marks: [8]), cancellation).ConfigureAwait(false), "A touch does not count as a version.");
        Promise.Same(At(40), await orders.NextWakeAsync(cancellation).ConfigureAwait(false), "The append's wake-up counts.");
        Promise.SameBytes([8], (await orders.MustLoadAsync(Order(), cancellation).ConfigureAwait(false)).Marks, "The append's marks count.");
    }
}
