using Dropship.Storage;
using static Dropship.Testing.Conformance.Sample;

namespace Dropship.Testing.Conformance.Cases;

/// <summary>A parked order shows, wakes when told, and an append lifts it.</summary>
internal static class ParkingCases
{
    internal static readonly StoreCase[] All =
    [
        new("a parked order shows its reason and wakes when told", false, ShowsAsync),
        new("an append lifts a parked order", false, LiftsAsync),
        new("a touch lifts a parked order, unless it is for another version", false, TouchLiftsAsync),
        new("load tells when an order wakes and why it is parked", false, LoadTellsAsync),
        new("parking an unknown order makes none", false, UnknownAsync),
    ];

    private static async Task ShowsAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order("A"), 0, At(1)), Commit(Order("B"), 0, At(1))).ConfigureAwait(false);
        await orders.ParkAsync(Order("A"), "the row is corrupt", At(500), cancellation).ConfigureAwait(false);
        Promise.SameList(["B"], (await orders.DueAsync(At(499), 10, cancellation).ConfigureAwait(false)).Ids(), "A parked order sleeps until it is to be looked at again.");
        var parked = new OrderHeader(Order("A"), 1, At(500), null, "Buying", "the row is corrupt");
        Promise.SameList([parked], await orders.FindAsync(new(Shop, Parked: true), cancellation).ConfigureAwait(false), "Only parked ones are found when asked for.");
        Promise.Holds((await orders.DueAsync(At(500), 10, cancellation).ConfigureAwait(false)).Contains(parked), "A parked order comes back when told, with its reason.");
        Promise.Same(1L, (await orders.MustLoadAsync(Order("A"), cancellation).ConfigureAwait(false)).Version, "Parking leaves the journal.");
    }

    private static async Task LiftsAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order(), 0, At(1))).ConfigureAwait(false);
        await orders.ParkAsync(Order(), "its code throws", At(500), cancellation).ConfigureAwait(false);
        Promise.Same(AppendResult.Written, await orders.AppendOneAsync(Commit(Order(), 1, At(7)), cancellation).ConfigureAwait(false), "A parked order can be appended to.");
        Promise.Same(new OrderHeader(Order(), 2, At(7), null, "Buying", null), await orders.MustFindAsync(Order(), cancellation).ConfigureAwait(false), "An append lifts a parked order.");
        Promise.Same(0, (await orders.FindAsync(new(Shop, Parked: true), cancellation).ConfigureAwait(false)).Count, "A lifted order is not among the parked.");
    }

    private static async Task TouchLiftsAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order(), 0, At(1)), Commit(Order("B"), 0, At(1))).ConfigureAwait(false);
        await orders.ParkAsync(Order(), "its carrier's answer cannot be used", At(500), cancellation).ConfigureAwait(false);
        await orders.TouchAsync([new(Order(), 2, At(9), default), new(Order("B"), 1, At(9), default)], cancellation).ConfigureAwait(false);
        Promise.Same("its carrier's answer cannot be used", (await orders.MustFindAsync(Order(), cancellation).ConfigureAwait(false)).Parked, "A touch for another version, or of another order, lifts nothing.");
        await orders.TouchAsync([new(Order(), 1, At(7), default)], cancellation).ConfigureAwait(false);
        Promise.Same(new OrderHeader(Order(), 1, At(7), null, "Buying", null), await orders.MustFindAsync(Order(), cancellation).ConfigureAwait(false), "A touch lifts a parked order.");
        await orders.ParkAsync(Order(), "again", At(600), cancellation).ConfigureAwait(false);
        Promise.Same(new OrderHeader(Order(), 1, At(600), null, "Buying", "again"), await orders.MustFindAsync(Order(), cancellation).ConfigureAwait(false), "An order that was lifted can be parked again.");
    }

    private static async Task LoadTellsAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order(), 0, At(1))).ConfigureAwait(false);
        await orders.TouchAsync([new(Order(), 1, At(3), default)], cancellation).ConfigureAwait(false);
        var loaded = await orders.MustLoadAsync(Order(), cancellation).ConfigureAwait(false);
        Promise.Same((At(3), null), (loaded.WakeAt, loaded.Parked), "An order in its normal run is not parked.");
        await orders.ParkAsync(Order(), "its code throws", At(500), cancellation).ConfigureAwait(false);
        loaded = await orders.MustLoadAsync(Order(), cancellation).ConfigureAwait(false);
        Promise.Same((At(500), "its code throws"), (loaded.WakeAt, loaded.Parked), "A parked order tells why, and when it is looked at again.");
        await orders.WriteAsync(cancellation, Commit(Order(), 1)).ConfigureAwait(false);
        loaded = await orders.MustLoadAsync(Order(), cancellation).ConfigureAwait(false);
        Promise.Same((null, null), (loaded.WakeAt, loaded.Parked), "A closed order neither wakes nor is parked.");
    }

    private static async Task UnknownAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.ParkAsync(Order(), "nobody knows it", At(1), cancellation).ConfigureAwait(false);
        Promise.Same(0, (await orders.FindAsync(new(Shop), cancellation).ConfigureAwait(false)).Count, "Parking makes no order.");
        await orders.WriteAsync(cancellation, Commit(Order(), 0, At(1))).ConfigureAwait(false);
    }
}
