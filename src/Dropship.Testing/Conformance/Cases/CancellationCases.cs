using static Dropship.Testing.Conformance.Sample;

namespace Dropship.Testing.Conformance.Cases;

/// <summary>A call that is cancelled before it starts does nothing and says so.</summary>
internal static class CancellationCases
{
    internal static readonly StoreCase[] All =
    [
        new("a cancelled call throws and does nothing", false, CancelledAsync),
    ];

    private static async Task CancelledAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var store = await fixture.OpenAsync(cancellation).ConfigureAwait(false);
        var gone = new CancellationToken(canceled: true);
        await store.Orders.WriteAsync(cancellation, Commit(Order(), 0, At(1))).ConfigureAwait(false);
        await RefusesAsync("Append", async () => await store.Orders.AppendAsync([Commit(Order(), 1, At(2))], gone).ConfigureAwait(false)).ConfigureAwait(false);
        await RefusesAsync("Touch", async () => await store.Orders.TouchAsync([new(Order(), 1, At(3), default)], gone).ConfigureAwait(false)).ConfigureAwait(false);
        await RefusesAsync("Park", async () => await store.Orders.ParkAsync(Order(), "no", At(4), gone).ConfigureAwait(false)).ConfigureAwait(false);
        await RefusesAsync("Receive", async () => await store.Orders.ReceiveAsync(Shop, "Cj", "m-1", At(1), gone).ConfigureAwait(false)).ConfigureAwait(false);
        await RefusesAsync("SaveCursor", async () => await store.Orders.SaveCursorAsync(Shop, "orders", "x", gone).ConfigureAwait(false)).ConfigureAwait(false);
        await RefusesAsync("SaveToken", async () => await store.Tokens.SaveTokenAsync("cj", 0, "x", gone).ConfigureAwait(false)).ConfigureAwait(false);
        await RefusesAsync("Erase", async () => await store.People.EraseAsync(Order(), gone).ConfigureAwait(false)).ConfigureAwait(false);
        await RefusesAsync("Load", async () => await store.Orders.LoadAsync(Order(), gone).ConfigureAwait(false)).ConfigureAwait(false);
        await RefusesAsync("FindByName", async () => await store.Orders.FindByNameAsync(Shop, "ds-1", gone).ConfigureAwait(false)).ConfigureAwait(false);
        await RefusesAsync("Due", async () => await store.Orders.DueAsync(At(1), 1, gone).ConfigureAwait(false)).ConfigureAwait(false);
        Promise.SameList([new(Order(), 1, At(1), null, "Buying", null)], await store.Orders.FindAsync(new(Shop), cancellation).ConfigureAwait(false), "A cancelled call changes nothing.");
        Promise.Holds(await store.Orders.ReceiveAsync(Shop, "Cj", "m-1", At(1), cancellation).ConfigureAwait(false), "A cancelled receive takes no note.");
        Promise.Same(null, await store.Orders.ReadCursorAsync(Shop, "orders", cancellation).ConfigureAwait(false), "A cancelled save of a cursor saves nothing.");
        Promise.Holds(await store.Tokens.SaveTokenAsync("cj", 0, "x", cancellation).ConfigureAwait(false), "A cancelled save of a token saves nothing.");
    }

    private static async Task RefusesAsync(string member, Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        throw new ConformanceException($"A cancelled call throws OperationCanceledException. {member} returned.");
    }
}
