using Dropship.Domain;
using Dropship.Storage;
using static Dropship.Testing.Conformance.Sample;

namespace Dropship.Testing.Conformance.Cases;

/// <summary>An order is found by every name that a commit gave it, and by no other.</summary>
internal static class NameCases
{
    internal static readonly StoreCase[] All =
    [
        new("an order is found by every name its commits gave it", false, FoundAsync),
        new("orders that share a name are all found, sorted by key", false, SharedAsync),
        new("a name is its shop's only", false, ShopsAsync),
        new("a commit that is refused gives no name", false, RefusedAsync),
        new("names are compared exactly, whatever is in them", false, ExactAsync),
    ];

    private static async Task FoundAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order("A"), 0, At(1)) with { Names = ["checkout-7"] }, Commit(Order("B"), 0, At(1))).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Commit(Order("A"), 1, At(1)) with { Names = ["ds-1", "YT1234"] }, Commit(Order("B"), 1, At(1)) with { Names = ["ds-2"] }).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Commit(Order("A"), 2, At(1)) with { Names = ["ds-1", "ds-1"] }).ConfigureAwait(false);
        await orders.TouchAsync([new(Order("A"), 3, At(9), default)], cancellation).ConfigureAwait(false);
        foreach (var name in new[] { "checkout-7", "ds-1", "YT1234" }) await FindsAsync(orders, name, [Order("A")], "An order keeps every name it was given, and each only once.").ConfigureAwait(false);
        await FindsAsync(orders, "ds-2", [Order("B")], "A name is the order's it was given to.").ConfigureAwait(false);
        await FindsAsync(orders, "A", [], "A number is no name, and an unknown name finds nothing.").ConfigureAwait(false);
    }

    private static async Task SharedAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        foreach (var id in new[] { "C", "a", "B", "A" })
            await orders.WriteAsync(cancellation, Commit(Order(id), 0, At(1)) with { Names = ["checkout-7"] }).ConfigureAwait(false);
        await FindsAsync(orders, "checkout-7", [Order("A"), Order("B"), Order("C"), Order("a")], "All orders of a name are found, sorted by key.").ConfigureAwait(false);
    }

    private static async Task ShopsAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order(), 0, At(1)) with { Names = ["ds-1"] }, Commit(Order(shop: OtherShop), 0, At(1)) with { Names = ["ds-1", "ds-2"] }).ConfigureAwait(false);
        await FindsAsync(orders, "ds-1", [Order()], "A shop finds its own order.").ConfigureAwait(false);
        await FindsAsync(orders, "ds-2", [], "A shop does not find another's.").ConfigureAwait(false);
        Promise.SameList([Order(shop: OtherShop)], await orders.FindByNameAsync(OtherShop, "ds-1", cancellation).ConfigureAwait(false), "The other shop finds its own.");
    }

    private static async Task RefusedAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order("A"), 0, At(1))).ConfigureAwait(false);
        var answers = await orders.AppendAsync([Commit(Order("A"), 0, At(1)) with { Names = ["ds-1"] }, Commit(Order("B"), 0, At(1)) with { Names = ["ds-2"] }], cancellation).ConfigureAwait(false);
        Promise.SameList([AppendResult.Conflict, AppendResult.Written], answers, "Each commit is judged alone.");
        await FindsAsync(orders, "ds-1", [], "The names of a commit are written with it or not at all.").ConfigureAwait(false);
        await FindsAsync(orders, "ds-2", [Order("B")], "The names of a commit that is written are there when the call returns.").ConfigureAwait(false);
    }

    private static async Task ExactAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        string[] names = ["ds-1", "DS-1", " ds-1", "ds-1 ", "\u00e9", "e\u0301", "'; DROP TABLE names; --", "%", "\u4e2d\u56fd", new('x', 3_000)];
        await orders.WriteAsync(cancellation, [.. names.Select((name, i) => Commit(Order($"O-{i}"), 0, At(1)) with { Names = [name] })]).ConfigureAwait(false);
        for (var i = 0; i < names.Length; i++) await FindsAsync(orders, names[i], [Order($"O-{i}")], "Names are compared exactly.").ConfigureAwait(false);
    }

    internal static async Task FindsAsync(IOrderStore orders, string name, OrderKey[] expected, string promise) =>
        Promise.SameList(expected, await orders.FindByNameAsync(Shop, name, default).ConfigureAwait(false), promise);
}
