using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases.Marketplace;

/// <summary>Reads pages, as the shop does: from a cursor on until there is no more.</summary>
internal sealed class Walk(IMarketplaceFixture fixture)
{
    private int _placed;

    /// <summary>Each order as it was told last.</summary>
    internal Dictionary<OrderId, MarketplaceOrder> Seen { get; } = [];

    internal HashSet<OrderId> Unreadable { get; } = [];

    internal string? Cursor { get; private set; }

    internal async Task<List<OrderId>> PlaceAsync(int orders, CancellationToken cancellation)
    {
        _placed += orders;
        List<OrderId> placed = [];
        for (var i = 0; i < orders; i++) placed.Add(await fixture.PlaceOrderAsync(cancellation).ConfigureAwait(false));
        return placed;
    }

    /// <summary>Some pages full, and a page that is not.</summary>
    internal Task<List<OrderId>> PlaceSomePagesAsync(CancellationToken cancellation) => PlaceAsync((2 * fixture.PageSize) + (fixture.PageSize / 2) + 1, cancellation);

    /// <summary>One page; true if another is ready.</summary>
    internal async Task<bool> StepAsync(CancellationToken cancellation)
    {
        var page = await fixture.Client.ListChangedAsync(Cursor, cancellation).ConfigureAwait(false);
        foreach (var order in page.Orders) Seen[order.Id] = order;
        foreach (var order in page.Unreadable) Unreadable.Add(order.Id);
        Cursor = page.Cursor;
        return page.HasMore;
    }

    internal async Task ToEndAsync(CancellationToken cancellation)
    {
        // Pages may overlap, by half at most.
        var most = 10 + (4 * _placed / fixture.PageSize);
        for (var pages = 0; await StepAsync(cancellation).ConfigureAwait(false); pages++)
            Promise.Holds(pages < most, $"Paging ends. There was still more after {most} pages of {fixture.PageSize} orders.");
    }

    internal void MustHaveSeen(IEnumerable<OrderId> orders, string promise)
    {
        var lost = orders.Where(order => !Seen.ContainsKey(order)).ToList();
        if (lost.Count > 0) throw new ConformanceException($"{promise} {lost.Count} were not told, the first is {lost[0]}.");
    }
}
