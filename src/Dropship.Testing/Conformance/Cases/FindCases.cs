using Dropship.Domain;
using static Dropship.Testing.Conformance.Sample;

namespace Dropship.Testing.Conformance.Cases;

/// <summary>Find walks a shop page by page and never looks into another.</summary>
internal static class FindCases
{
    internal static readonly StoreCase[] All =
    [
        new("find pages through all orders, each once, sorted by key", false, PagesAsync),
        new("find by phase sees the phase of the last commit", false, PhaseAsync),
        new("two shops never see each other", false, ShopsAsync),
    ];

    private static async Task PagesAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        string[] ids = [.. Enumerable.Range(0, 57).Select(i => $"{(char)('A' + (i * 31 % 26))}-{i}")];
        await orders.WriteAsync(cancellation, [.. ids.Select(id => Commit(Order(id), 0, At(1))), Commit(Order("A-0", OtherShop), 0, At(1))]).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, [.. ids.Where((_, i) => i % 3 == 0).Select(id => Commit(Order(id), 1, At(2)))]).ConfigureAwait(false);
        var seen = new List<string>();
        for (OrderId? after = null; ;)
        {
            var page = await orders.FindAsync(new(Shop, After: after, Limit: 10), cancellation).ConfigureAwait(false);
            Promise.Holds(page.Count <= 10, "A page holds at most its limit.");
            seen.AddRange(page.Ids());
            if (page.Count == 0) break;
            after = page[^1].Order.Id;
        }

        Promise.SameList(ids.Order(StringComparer.Ordinal), seen, "The pages hold every order of the shop once, sorted by key.");
    }

    private static async Task PhaseAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, [.. "ABCDEF".Select(letter => Commit(Order($"{letter}"), 0, At(1), phase: letter < 'D' ? "New" : "Held"))]).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Commit(Order("B"), 1, At(1), phase: "Held"), Commit(Order("E"), 1, At(1), phase: "New")).ConfigureAwait(false);
        Promise.SameList(["A", "C", "E"], (await orders.FindAsync(new(Shop, "New"), cancellation).ConfigureAwait(false)).Ids(), "Find by phase sees the last commit.");
        Promise.SameList(["D", "F"], (await orders.FindAsync(new(Shop, "Held", After: new("B")), cancellation).ConfigureAwait(false)).Ids(), "Phase and page go together.");
        Promise.SameList([], (await orders.FindAsync(new(Shop, "held"), cancellation).ConfigureAwait(false)).Ids(), "Phases are compared exactly.");
    }

    private static async Task ShopsAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var store = await fixture.OpenAsync(cancellation).ConfigureAwait(false);
        var (mine, theirs) = (Order(), Order(shop: OtherShop));
        await store.Orders.WriteAsync(cancellation, Commit(mine, 0, At(1), events: [1]), Commit(theirs, 0, At(9), events: [2])).ConfigureAwait(false);
        await store.Orders.WriteAsync(cancellation, Commit(theirs, 1, At(9), phase: "Held", events: [3])).ConfigureAwait(false);
        await store.Orders.TouchAsync([new(theirs, 2, At(8), default)], cancellation).ConfigureAwait(false);
        await store.Orders.ParkAsync(theirs, "theirs", At(7), cancellation).ConfigureAwait(false);
        await store.People.EraseAsync(theirs, cancellation).ConfigureAwait(false);
        await store.People.SaveAddressAsync(mine, PersonalDataCases.Somewhere, cancellation).ConfigureAwait(false);
        Promise.SameBytes([1], (await store.Orders.MustLoadAsync(mine, cancellation).ConfigureAwait(false)).Commits[0], "Equal numbers in two shops are two orders.");
        Promise.SameList([new(mine, 1, At(1), null, "Buying", null)], await store.Orders.FindAsync(new(Shop), cancellation).ConfigureAwait(false), "A shop finds its own orders only, untouched by the other.");
        Promise.SameList([new(theirs, 2, At(7), null, "Held", "theirs")], await store.Orders.FindAsync(new(OtherShop), cancellation).ConfigureAwait(false), "The other shop finds its own.");
        Promise.Same(PersonalDataCases.Somewhere, await store.People.FindAddressAsync(mine, cancellation).ConfigureAwait(false), "Erasing in one shop leaves the other.");
        Promise.Same(null, await store.People.FindAddressAsync(theirs, cancellation).ConfigureAwait(false), "An address is its shop's only.");
    }
}
