using Dropship.Domain;

namespace Dropship.Testing.Conformance.Adapters.Cases.Marketplace;

/// <summary>An order reads as the shop can rely on it.</summary>
internal static class OrderCases
{
    internal static readonly AdapterCase<IMarketplaceFixture>[] All =
    [
        new("an unknown order is null", [], UnknownAsync),
        new("an order makes sense", [], SenseAsync),
        new("an order that did not change reads the same", [], SameAsync),
        new("a change of the sale raises its revision", [], RevisionAsync),
        new("a buyer's request to cancel is told", MarketplaceCalls.Cancels, CancelAsync),
        new("an order's text tells no personal data", [], SilentAsync),
        new("parallel reads do not mix orders", [], ParallelAsync),
        new("the descriptor is pure and makes sense", [], DescriptorAsync),
    ];

    private static async Task UnknownAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        await fixture.PlaceOrderAsync(cancellation).ConfigureAwait(false);
        Promise.Same(null, await fixture.Client.GetOrderAsync(fixture.UnknownOrder, cancellation).ConfigureAwait(false), "An order that the marketplace does not know is null.");
    }

    private static async Task SenseAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var id = await fixture.PlaceOrderAsync(cancellation).ConfigureAwait(false);
        var order = await fixture.MustGetAsync(id, cancellation).ConfigureAwait(false);
        var sale = order.Sale;
        Promise.Same(id, order.Id, "The order that was asked for comes back.");
        Promise.Holds(sale is { Status: SaleStatus.Paid, PaidAt: not null }, "An order that is paid and to be shipped reads as Paid, with the time of payment.");
        Sense.Time(sale.PlacedAt, "the time of the order");
        Sense.Time(sale.PaidAt, "the time of payment");
        Promise.Holds(sale.PlacedAt <= sale.PaidAt, "An order is placed before it is paid.");
        Sense.Amount(sale.Paid, sale.Paid.Currency, "what was paid");
        Promise.Holds(sale.Lines.Count > 0 && sale.Lines.Select(line => line.Id).Distinct().Count() == sale.Lines.Count, "An order has lines, and each line its own number.");
        foreach (var line in sale.Lines)
        {
            Promise.Holds(line.Quantity >= 1, "A line has at least one unit.");
            Sense.Amount(line.UnitPrice, sale.Paid.Currency, "the price of a unit");
            Sense.Amount(line.Shipping, sale.Paid.Currency, "the shipping of a line");
            Sense.Time(line.ShipBy, "the ship-by");
        }

        Promise.Holds(sale.To.Country is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'], "The country is two capital letters.");
    }

    private static async Task SameAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var id = await fixture.PlaceOrderAsync(cancellation).ConfigureAwait(false);
        var first = await fixture.MustGetAsync(id, cancellation).ConfigureAwait(false);
        for (var i = 0; i < 3; i++) Promise.Same(first, await fixture.MustGetAsync(id, cancellation).ConfigureAwait(false), "An order that did not change reads the same: one revision with two contents holds the order.");
    }

    private static async Task RevisionAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var id = await fixture.PlaceOrderAsync(cancellation).ConfigureAwait(false);
        var before = await fixture.MustGetAsync(id, cancellation).ConfigureAwait(false);
        await fixture.ChangeAsync(id, cancellation).ConfigureAwait(false);
        var after = await fixture.MustGetAsync(id, cancellation).ConfigureAwait(false);
        Promise.Holds(before != after, "A change is seen.");
        if (before.Sale != after.Sale) Promise.Holds((after.Sale.Release, after.Sale.Revision).CompareTo((before.Sale.Release, before.Sale.Revision)) > 0, "A sale that reads otherwise has a higher release or revision.");
    }

    private static async Task CancelAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var id = await fixture.PlaceOrderAsync(cancellation).ConfigureAwait(false);
        Promise.Same(0, (await fixture.MustGetAsync(id, cancellation).ConfigureAwait(false)).Cancels.Count, "Nobody asked to cancel yet.");
        var request = await ((IAskCancels)fixture).AskCancelAsync(id, cancellation).ConfigureAwait(false);
        var asked = (await fixture.MustGetAsync(id, cancellation).ConfigureAwait(false)).Cancels;
        Promise.SameList([request], asked.Select(cancel => cancel.Request), "A request to cancel is told by its number.");
        foreach (var cancel in asked) Sense.Time(cancel.At, "the time of the request");
    }

    private static async Task SilentAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var order = await fixture.MustGetAsync(await fixture.PlaceOrderAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        var secrets = await Secrecy.OfAsync(fixture, MarketplaceCalls.Port, cancellation).ConfigureAwait(false);
        secrets.Judge($"{order}", "The order's text");
    }

    private static async Task ParallelAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        List<OrderId> placed = [];
        for (var i = 0; i < 16; i++) placed.Add(await fixture.PlaceOrderAsync(cancellation).ConfigureAwait(false));
        await Callers.AllAsync(placed.Count, async caller =>
        {
            Promise.Same(placed[caller], (await fixture.MustGetAsync(placed[caller], cancellation).ConfigureAwait(false)).Id, "Parallel reads give each caller its own order.");
            await fixture.Client.ListChangedAsync(null, cancellation).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private static Task DescriptorAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var descriptor = fixture.Client.Descriptor;
        Promise.Same(descriptor, fixture.Client.Descriptor, "The descriptor is pure data: the same each time.");
        Sense.Name(descriptor.Name);
        Sense.Limit(descriptor.Limit);
        Promise.Holds(descriptor.PollEvery > TimeSpan.Zero && descriptor.PollEvery <= TimeSpan.FromDays(1), "Changed orders are asked for at least once a day, and not without pause.");
        return Task.CompletedTask;
    }
}
