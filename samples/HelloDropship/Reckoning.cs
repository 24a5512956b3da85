using Dropship.Domain;
using Dropship.Orders;
using Dropship.Storage;

namespace HelloDropship;

/// <summary>Reads from the shops' orders what the run came to, and holds it against the vendors' own books.</summary>
/// <param name="town">The town.</param>
/// <param name="orders">The desk.</param>
internal sealed class Reckoning(Town town, IOrders orders)
{
    private readonly Instant _now = Instant.From(town.Clock.GetUtcNow());

    internal IReadOnlyList<ShopFigures> Shops { get; } = [.. town.Stores.Select(store => new ShopFigures(store.Shop))];

    internal List<Order> Orders { get; } = [];

    /// <summary>How many orders are in which phase, by shop.</summary>
    internal SortedDictionary<Phase, int[]> Phases { get; } = [];

    internal int Bought { get; private set; }

    /// <summary>Of these, what was paid in this run: the payment may have been sent by a run that was killed before it heard the answer.</summary>
    internal int BoughtNow { get; private set; }

    internal decimal Charged { get; private set; }

    internal decimal Credited { get; private set; }

    internal HashSet<string> Parcels { get; } = [];

    /// <summary>An order that nobody knew for a while whether it was paid at the supplier; null if there is none.</summary>
    internal OrderKey? Doubted { get; private set; }

    /// <summary>Reads all orders.</summary>
    internal async Task<Reckoning> ReadAsync()
    {
        for (var shop = 0; shop < Shops.Count; shop++)
            foreach (var header in await HeadersAsync(orders, Shops[shop].Shop))
            {
                if (await orders.FindAsync(header.Order) is { } order) Add(order, shop);
                if ((await orders.HistoryAsync(header.Order)).Any(happened => happened is Fact.TryClosed { Key.Kind: TryKind.Pay, Outcome: Outcome.Unknown })) Doubted = header.Order;
            }

        return this;
    }

    /// <summary>Every header of a shop.</summary>
    /// <param name="orders">The desk.</param>
    /// <param name="shop">Which shop.</param>
    internal static ValueTask<IReadOnlyList<OrderHeader>> HeadersAsync(IOrders orders, ShopPlan shop) => orders.ListAsync(new(new(shop.Id), Limit: 1_000));

    private void Add(Order order, int shop)
    {
        Orders.Add(order);
        Shops[shop].Add(order);
        var phase = order.Phase(_now);
        if (!Phases.TryGetValue(phase, out var counts)) Phases[phase] = counts = new int[Shops.Count];
        counts[shop]++;
        foreach (var purchase in order.Purchases)
        {
            if (purchase.Charged is not { Amount: > 0m } charged) continue;
            Bought++;
            if (order.Read(new(TryKind.Pay, purchase.Round), _now).First >= Instant.From(town.Opened)) BoughtNow++;
            Charged += charged.Amount;
            Credited += purchase.Credited?.Amount ?? 0m;
        }

        foreach (var parcel in order.Parcels)
            if (!parcel.Scans.IsEmpty)
                Parcels.Add(parcel.Number.Value);
    }
}
