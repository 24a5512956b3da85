using Dropship.Testing.Sandbox.Wish;

namespace HelloDropship;

/// <summary>A shop's account at the marketplace, and the buyers who order there.</summary>
/// <param name="shop">Which shop.</param>
/// <param name="wish">The marketplace, as far as this account sees it.</param>
/// <param name="address">Where it is.</param>
/// <param name="orders">The story's orders for the shop, the earliest first.</param>
internal sealed class Store(ShopPlan shop, WishSandbox wish, Uri address, IReadOnlyList<StoryOrder> orders)
{
    // What was placed in an earlier run stands in the marketplace's books.
    private readonly List<string> _placed = [.. wish.Sales().Select(sale => sale.Id)];

    internal ShopPlan Shop { get; } = shop;

    internal WishSandbox Wish { get; } = wish;

    internal Uri Address { get; } = address;

    /// <summary>The next order of the story; null when all were placed.</summary>
    internal StoryOrder? NextOrder => _placed.Count < orders.Count ? orders[_placed.Count] : null;

    /// <summary>The orders that were placed and are unusual, with the marketplace's number.</summary>
    internal IEnumerable<(StoryOrder Order, string Id)> Twisted => orders.Take(_placed.Count).Where(order => order.Twist != Twist.None).Select(order => (order, _placed[order.No]));

    /// <summary>True for an order of this shop.</summary>
    /// <param name="id">The marketplace's number.</param>
    internal bool Has(string id) => _placed.Contains(id);

    /// <summary>Places the orders whose time has come.</summary>
    /// <param name="now">The present.</param>
    internal void PlaceOrders(DateTimeOffset now)
    {
        while (NextOrder is { } order && order.At <= now) _placed.Add(Wish.PlaceOrder(Describe(order)));
    }

    private WishSandboxOrder Describe(StoryOrder order)
    {
        var (home, no) = (order.To, order.No + 1);
        return new(order.Sku, order.Quantity, order.Price, 0m, new($"Buyer {no}", $"{no} Sample Street", home.City, home.State, home.Zipcode, home.Code) { Country = home.Name, Phone = $"555{no:0000}", PhonePrefix = "1" })
        {
            TransactionId = Wish.TransactionId($"cart-{order.Checkout}"),
            Types = order.Twist == Twist.Hub ? ["ADVANCED_LOGISTICS"] : [],
        };
    }
}
