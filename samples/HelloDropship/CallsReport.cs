using System.Globalization;
using Dropship.Domain;
using Dropship.Testing.Sandbox;

namespace HelloDropship;

/// <summary>
/// How many calls the run made, beside what it would have made if every open order, unshipped purchase and travelling parcel had been
/// asked for alone each time its poll fell due, at the very intervals of this run. All other calls (tokens, lists, prices, purchases, writes) count alike on both sides.
/// </summary>
/// <param name="town">The town.</param>
/// <param name="found">What the shops' orders say.</param>
internal sealed class CallsReport(Town town, Reckoning found)
{
    private readonly Instant _from = Instant.From(town.Opened);
    private readonly Instant _to = Instant.From(town.Clock.GetUtcNow());

    /// <summary>Writes the table.</summary>
    /// <param name="writer">Where to.</param>
    internal void Write(TextWriter writer)
    {
        var timing = Rules.Of(Policies.Default).Timing;
        var table = new Table($"Calls of this run, {found.Orders.Count} orders", "", "calls", "per order", "of them looks", "looks one by one", "per order");
        Add(table, "Wish", Calls([.. town.Stores.Select(store => store.Wish)], ""), Calls([.. town.Stores.Select(store => store.Wish)], "GET /api/v3/orders"), found.Orders.Sum(order => Polls(order.Latest()?.PlacedAt, Closed(order), Accounts.PollEvery)));
        Add(table, "CJ Dropshipping", Calls([town.Cj], ""), town.Watch.Looks, found.Orders.Sum(order => order.Purchases.Sum(purchase => purchase.IsBought ? Polls(purchase.Intent?.At, HandedOver(order, purchase), timing.PollSupplier) : 0)));
        Add(table, "17TRACK", Calls([town.Tracking], ""), Calls([town.Tracking], "POST /track/v2.4/gettrackinfo"), found.Orders.Sum(order => order.Parcels.Sum(parcel => Polls(parcel.HandedOverAt, parcel.IsAtEnd() ? parcel.LastSeen() : null, timing.PollCarrier))));
        table.Write(writer);
    }

    private void Add(Table table, string name, int calls, int looks, int alone) => table.Add(name, Whole(calls), Each(calls), Whole(looks), Whole(alone), Each(calls - looks + alone));

    private static int Calls(IReadOnlyList<SandboxVendor> vendors, string route) =>
        vendors.Sum(vendor => vendor.Calls.Where(call => call.Key.StartsWith(route, StringComparison.Ordinal) && !call.Key.EndsWith("carriers", StringComparison.Ordinal) && !call.Key.EndsWith("reasons", StringComparison.Ordinal)).Sum(call => call.Value));

    private string Each(int calls) => found.Orders.Count == 0 ? "" : ((double)calls / found.Orders.Count).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Whole(int count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    // Only what lies within this run.
    private int Polls(Instant? from, Instant? to, TimeSpan every)
    {
        if (from is not { } start) return 0;
        var (first, last) = (start > _from ? start : _from, to is { } end && end < _to ? end : _to);
        return last > first ? (int)((last - first) / every) : 0;
    }

    // An order is watched until its parcel has arrived or its money went back: a refund may come until then.
    private static Instant? Closed(Order order) =>
        order.Settlement.Completed?.At ?? (order.Latest() is { Status: SaleStatus.Refunded or SaleStatus.Cancelled } sale ? new Instant(sale.Revision) : order.Settlement.Decided.Count > 0 ? order.Settlement.Decided[0].At : null);

    private static Instant? HandedOver(Order order, Purchase purchase)
    {
        Instant? first = null;
        foreach (var parcel in order.Parcels)
            if (parcel.Round == purchase.Round)
                first = Instant.Earlier(first, parcel.HandedOverAt);
        return first;
    }
}
