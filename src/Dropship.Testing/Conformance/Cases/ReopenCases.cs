using Dropship.Storage;
using static Dropship.Testing.Conformance.Sample;

namespace Dropship.Testing.Conformance.Cases;

/// <summary>Everything but lossy touches outlives the open store.</summary>
internal static class ReopenCases
{
    internal static readonly StoreCase[] All =
    [
        new("the journal survives a reopen", true, JournalAsync),
        new("headers and due times survive a reopen", true, HeadersAsync),
        new("a parked order survives a reopen, and so does its lifting", true, ParkedAsync),
        new("names survive a reopen", true, NamesAsync),
        new("cursors survive a reopen", true, CursorAsync),
        new("the inbox survives a reopen", true, InboxAsync),
        new("tokens survive a reopen", true, TokenAsync),
        new("addresses and erasures survive a reopen", true, AddressAsync),
        new("versions go on where they were after a reopen", true, VersionsAsync),
    ];

    private static async Task JournalAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        for (var version = 0; version < 5; version++)
            await orders.WriteAsync(cancellation, Commit(Order("A"), version), Commit(Order("B"), version, events: Bytes(9000, version))).ConfigureAwait(false);
        orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        foreach (var (id, length) in new[] { ("A", 24), ("B", 9000) })
        {
            var loaded = await orders.MustLoadAsync(Order(id), cancellation).ConfigureAwait(false);
            Promise.Same(5L, loaded.Version, "The version survives.");
            for (var i = 0; i < 5; i++)
                Promise.SameBytes(Bytes(length, id == "A" ? i + 1 : i), loaded.Commits[i], "Every commit survives.");
        }
    }

    private static async Task HeadersAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order("A"), 0, At(1), At(2), "New"), Commit(Order("B"), 0, At(3)), Commit(Order("C"), 0, At(1))).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Commit(Order("A"), 1, At(10), At(20), "Held"), Commit(Order("C"), 1, wake: null, phase: "Settled")).ConfigureAwait(false);
        orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        Promise.SameList([new(Order("A"), 2, At(10), At(20), "Held", null), new(Order("B"), 1, At(3), null, "Buying", null), new(Order("C"), 2, null, null, "Settled", null)],
            await orders.FindAsync(new(Shop), cancellation).ConfigureAwait(false), "Headers survive.");
        Promise.SameList(["A", "B"], (await orders.DueAsync(At(10), 9, cancellation).ConfigureAwait(false)).Ids(), "Due times survive.");
        Promise.Same(At(3), await orders.NextWakeAsync(cancellation).ConfigureAwait(false), "The next wake-up survives.");
    }

    private static async Task ParkedAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order("A"), 0, At(1)), Commit(Order("B"), 0, At(1))).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Commit(Order("A"), 1, At(2)), Commit(Order("B"), 1, At(2))).ConfigureAwait(false);
        await orders.ParkAsync(Order("A"), "stays", At(50), cancellation).ConfigureAwait(false);
        await orders.ParkAsync(Order("B"), "goes", At(50), cancellation).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Commit(Order("B"), 2, At(3))).ConfigureAwait(false);
        orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        Promise.SameList([new(Order("A"), 2, At(50), null, "Buying", "stays")], await orders.FindAsync(new(Shop, Parked: true), cancellation).ConfigureAwait(false), "What is parked stays parked, what was lifted stays lifted.");
    }

    private static async Task NamesAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order("B"), 0, At(1)) with { Names = ["checkout-7", "ds-1"] }, Commit(Order("A"), 0, At(1)) with { Names = ["checkout-7"] }).ConfigureAwait(false);
        orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await NameCases.FindsAsync(orders, "ds-1", [Order("B")], "A name survives.").ConfigureAwait(false);
        await NameCases.FindsAsync(orders, "checkout-7", [Order("A"), Order("B")], "A shared name survives.").ConfigureAwait(false);
    }

    private static async Task CursorAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.SaveCursorAsync(Shop, "orders", "page 7", cancellation).ConfigureAwait(false);
        orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        Promise.Same("page 7", await orders.ReadCursorAsync(Shop, "orders", cancellation).ConfigureAwait(false), "A cursor survives.");
    }

    private static async Task InboxAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.ReceiveAsync(Shop, "Cj", "m-1", At(1), cancellation).ConfigureAwait(false);
        orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        Promise.Holds(!await orders.ReceiveAsync(Shop, "Cj", "m-1", At(9), cancellation).ConfigureAwait(false), "The inbox survives: a repeat stays a repeat.");
    }

    private static async Task TokenAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var tokens = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Tokens;
        await tokens.SaveTokenAsync("cj", 0, "secret", cancellation).ConfigureAwait(false);
        tokens = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Tokens;
        Promise.Same(new StoredToken(1, "secret"), await tokens.FindTokenAsync("cj", cancellation).ConfigureAwait(false), "A token survives.");
        Promise.Holds(!await tokens.SaveTokenAsync("cj", 0, "other", cancellation).ConfigureAwait(false), "Its version survives.");
    }

    private static async Task AddressAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var people = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).People;
        await people.SaveAddressAsync(Order("A"), PersonalDataCases.Somewhere, cancellation).ConfigureAwait(false);
        await people.SaveAddressAsync(Order("B"), PersonalDataCases.Somewhere, cancellation).ConfigureAwait(false);
        await people.EraseAsync(Order("B"), cancellation).ConfigureAwait(false);
        people = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).People;
        Promise.Same(PersonalDataCases.Somewhere, await people.FindAddressAsync(Order("A"), cancellation).ConfigureAwait(false), "An address survives.");
        await people.SaveAddressAsync(Order("B"), PersonalDataCases.Somewhere, cancellation).ConfigureAwait(false);
        Promise.Same(null, await people.FindAddressAsync(Order("B"), cancellation).ConfigureAwait(false), "An erasure survives.");
    }

    private static async Task VersionsAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        for (var version = 0; version < 4; version++)
        {
            var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
            Promise.Same(AppendResult.Conflict, await orders.AppendOneAsync(Commit(Order(), version + 1), cancellation).ConfigureAwait(false), "A version that is not there yet is a conflict after a reopen too.");
            await orders.WriteAsync(cancellation, Commit(Order(), version)).ConfigureAwait(false);
        }
    }
}
