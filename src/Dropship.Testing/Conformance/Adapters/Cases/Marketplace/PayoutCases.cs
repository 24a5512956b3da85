using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases.Marketplace;

/// <summary>What was paid is told, line by line or in files, and a line has one number for good.</summary>
internal static class PayoutCases
{
    private const int MostPages = 50;
    private static readonly Need[] Needs = [Need.Client<IPayoutClient>(), Need.Fixture<IPayOut>()];

    internal static readonly AdapterCase<IMarketplaceFixture>[] All =
    [
        new("what was paid out is told", Needs, ToldAsync),
        new("payouts that are read again have the same numbers and sums", Needs, AgainAsync),
        new("what is paid after the last page is told from its cursor", Needs, LaterAsync),
    ];

    private static async Task ToldAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var order = await ((IPayOut)fixture).PayOutAsync(cancellation).ConfigureAwait(false);
        var lines = await ReadAsync(fixture, null, order, cancellation).ConfigureAwait(false);
        Promise.Holds(lines.Seen.Values.Any(line => line.Order == order && line.Amount.Amount > 0m), "A payout brings something.");
    }

    private static async Task AgainAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var order = await ((IPayOut)fixture).PayOutAsync(cancellation).ConfigureAwait(false);
        var first = await ReadAsync(fixture, null, order, cancellation).ConfigureAwait(false);
        var again = await ReadAsync(fixture, null, order, cancellation).ConfigureAwait(false);
        Promise.SameList(first.Seen.OrderBy(static line => line.Key, StringComparer.Ordinal), again.Seen.OrderBy(static line => line.Key, StringComparer.Ordinal), "A line that is told again is the same line.");
    }

    private static async Task LaterAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var early = await ((IPayOut)fixture).PayOutAsync(cancellation).ConfigureAwait(false);
        var first = await ReadAsync(fixture, null, early, cancellation).ConfigureAwait(false);
        var late = await ((IPayOut)fixture).PayOutAsync(cancellation).ConfigureAwait(false);
        var next = await ReadAsync(fixture, first.Cursor, late, cancellation).ConfigureAwait(false);
        Promise.Holds(!next.Seen.Any(line => first.Seen.TryGetValue(line.Key, out var known) && known != line.Value), "What overlaps is the same.");
    }

    // As an inbox does, until the order is told: files take their time.
    private static async Task<(Dictionary<string, (OrderId Order, Money Amount)> Seen, string? Cursor)> ReadAsync(IMarketplaceFixture fixture, string? cursor, OrderId order, CancellationToken cancellation)
    {
        Dictionary<string, (OrderId Order, Money Amount)> seen = [];
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = await ((IPayoutClient)fixture.Client).ListPayoutsAsync(cursor, cancellation).ConfigureAwait(false);
            cursor = page.Cursor;
            foreach (var payout in page.Payouts) seen[payout.Payout.Payout.Value] = (payout.Order, payout.Payout.Amount);
            foreach (var row in page.Statements.SelectMany(static statement => statement.Reading?.Rows ?? []))
                if (row.Order is { } of) seen[row.Id.Value] = (of, row.Amount);
            if (seen.Values.Any(line => line.Order == order)) return (seen, cursor);
            await fixture.SettleAsync(cancellation).ConfigureAwait(false);
        }

        throw new ConformanceException($"What was paid out is told. Order {order} was not in {MostPages} pages.");
    }
}
