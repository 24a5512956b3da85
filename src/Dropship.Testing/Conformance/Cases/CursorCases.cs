using static Dropship.Testing.Conformance.Sample;

namespace Dropship.Testing.Conformance.Cases;

/// <summary>A cursor belongs to one source of one shop.</summary>
internal static class CursorCases
{
    internal static readonly StoreCase[] All =
    [
        new("a cursor is kept per shop and source", false, CursorAsync),
    ];

    private static async Task CursorAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        Promise.Same(null, await orders.ReadCursorAsync(Shop, "orders", cancellation).ConfigureAwait(false), "A source starts without a cursor.");
        await orders.SaveCursorAsync(Shop, "orders", "page 2", cancellation).ConfigureAwait(false);
        await orders.SaveCursorAsync(Shop, "payouts", "", cancellation).ConfigureAwait(false);
        await orders.SaveCursorAsync(OtherShop, "orders", "their page\0'\ud800", cancellation).ConfigureAwait(false);
        await orders.SaveCursorAsync(Shop, "orders", "page 3", cancellation).ConfigureAwait(false);
        Promise.Same("page 3", await orders.ReadCursorAsync(Shop, "orders", cancellation).ConfigureAwait(false), "The last save counts.");
        Promise.Same("", await orders.ReadCursorAsync(Shop, "payouts", cancellation).ConfigureAwait(false), "Each source has its own cursor.");
        Promise.Same("their page\0'\ud800", await orders.ReadCursorAsync(OtherShop, "orders", cancellation).ConfigureAwait(false), "Each shop has its own cursor, any text.");
        Promise.Same(null, await orders.ReadCursorAsync(OtherShop, "payouts", cancellation).ConfigureAwait(false), "Each shop has its own cursor.");
    }
}
