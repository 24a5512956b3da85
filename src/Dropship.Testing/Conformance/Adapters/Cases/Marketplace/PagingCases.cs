namespace Dropship.Testing.Conformance.Adapters.Cases.Marketplace;

/// <summary>Every order comes through the pages, whatever moves meanwhile.</summary>
internal static class PagingCases
{
    internal static readonly AdapterCase<IMarketplaceFixture>[] All =
    [
        new("paging gives every order and ends", [], EveryOrderAsync),
        new("paging loses nothing while orders change between pages", [], MovingAsync),
        new("a page can be read again from the same cursor", [], AgainAsync),
        new("a change after the last page is told from its cursor", [], LaterAsync),
        new("reading on at the end changes nothing", [], AtTheEndAsync),
        new("a page tells an order as a single read does", [], AsSingleAsync),
        new("an order that makes no sense is named, and the others come", [Need.Fixture<ISpoilOrders>()], SpoiltAsync),
    ];

    private static async Task EveryOrderAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var walk = new Walk(fixture);
        var placed = await walk.PlaceSomePagesAsync(cancellation).ConfigureAwait(false);
        await walk.ToEndAsync(cancellation).ConfigureAwait(false);
        walk.MustHaveSeen(placed, "Paging gives every order.");
    }

    private static async Task MovingAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var walk = new Walk(fixture);
        var placed = await walk.PlaceSomePagesAsync(cancellation).ConfigureAwait(false);
        await walk.StepAsync(cancellation).ConfigureAwait(false);
        var (read, unread) = (placed.First(walk.Seen.ContainsKey), placed.LastOrDefault(order => !walk.Seen.ContainsKey(order), placed[^1]));
        await fixture.ChangeAsync(read, cancellation).ConfigureAwait(false);
        await fixture.ChangeAsync(unread, cancellation).ConfigureAwait(false);
        placed.AddRange(await walk.PlaceAsync(2, cancellation).ConfigureAwait(false));
        await walk.ToEndAsync(cancellation).ConfigureAwait(false);
        walk.MustHaveSeen(placed, "Paging gives every order, also if orders change between pages.");
        foreach (var order in new[] { read, unread })
            Promise.Holds(walk.Seen[order] == await fixture.MustGetAsync(order, cancellation).ConfigureAwait(false), "What changed between pages is told as it is afterwards.");
    }

    private static async Task AgainAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var walk = new Walk(fixture);
        await walk.PlaceSomePagesAsync(cancellation).ConfigureAwait(false);
        await walk.StepAsync(cancellation).ConfigureAwait(false);
        foreach (var cursor in new[] { null, walk.Cursor })
        {
            var first = await fixture.Client.ListChangedAsync(cursor, cancellation).ConfigureAwait(false);
            var again = await fixture.Client.ListChangedAsync(cursor, cancellation).ConfigureAwait(false);
            Promise.Holds(first.Orders.Count > 0, "A page that must hold orders holds some.");
            Promise.SameList(first.Orders.Select(order => order.Id).Order(), again.Orders.Select(order => order.Id).Order(), "The same cursor gives the same page while nothing changes.");
        }
    }

    private static async Task LaterAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var walk = new Walk(fixture);
        var placed = await walk.PlaceAsync(3, cancellation).ConfigureAwait(false);
        await walk.ToEndAsync(cancellation).ConfigureAwait(false);
        walk.Seen.Clear();
        await fixture.ChangeAsync(placed[1], cancellation).ConfigureAwait(false);
        var late = await walk.PlaceAsync(1, cancellation).ConfigureAwait(false);
        await walk.ToEndAsync(cancellation).ConfigureAwait(false);
        walk.MustHaveSeen([placed[1], .. late], "What happens after the last page is told from its cursor.");
        Promise.Holds(walk.Seen[placed[1]] == await fixture.MustGetAsync(placed[1], cancellation).ConfigureAwait(false), "What changed after the last page is told as it is afterwards.");
    }

    private static async Task AtTheEndAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var walk = new Walk(fixture);
        await walk.PlaceAsync(2, cancellation).ConfigureAwait(false);
        await walk.ToEndAsync(cancellation).ConfigureAwait(false);
        for (var i = 0; i < 3; i++) Promise.Holds(!await walk.StepAsync(cancellation).ConfigureAwait(false), "There is no more at the end, however often it is asked.");
        var late = await walk.PlaceAsync(1, cancellation).ConfigureAwait(false);
        await walk.ToEndAsync(cancellation).ConfigureAwait(false);
        walk.MustHaveSeen(late, "The cursor of an empty page is as good as any.");
    }

    private static async Task AsSingleAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var walk = new Walk(fixture);
        var placed = await walk.PlaceAsync(3, cancellation).ConfigureAwait(false);
        await walk.ToEndAsync(cancellation).ConfigureAwait(false);
        foreach (var order in placed)
            Promise.Same(await fixture.MustGetAsync(order, cancellation).ConfigureAwait(false), walk.Seen.GetValueOrDefault(order), "A page tells an order as a single read does: one revision with two contents holds the order.");
    }

    private static async Task SpoiltAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var walk = new Walk(fixture);
        var placed = await walk.PlaceAsync(3, cancellation).ConfigureAwait(false);
        ((ISpoilOrders)fixture).Spoil(placed[1]);
        await walk.ToEndAsync(cancellation).ConfigureAwait(false);
        walk.MustHaveSeen([placed[0], placed[2]], "One order that makes no sense does not keep the others back.");
        Promise.Holds(walk.Unreadable.Contains(placed[1]) && !walk.Seen.ContainsKey(placed[1]), "An order that makes no sense is named as unreadable.");
    }
}
