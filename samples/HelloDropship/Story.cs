namespace HelloDropship;

/// <summary>An order of the story.</summary>
/// <param name="No">Its number in its shop, from 0.</param>
/// <param name="Shop">Which shop.</param>
/// <param name="At">When the buyer places it.</param>
/// <param name="Sku">What.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Price">For how much a piece, in the shop's currency, after the marketplace's share.</param>
/// <param name="To">Where to.</param>
/// <param name="Checkout">The cart it is of: two orders with one number are one checkout.</param>
/// <param name="Twist">What is unusual.</param>
internal sealed record StoryOrder(int No, ShopPlan Shop, DateTimeOffset At, string Sku, int Quantity, decimal Price, Country To, int Checkout, Twist Twist);

/// <summary>A shop of the story.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Currency">Its currency.</param>
internal sealed record ShopPlan(string Id, string Currency);

/// <summary>Where buyers live.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Name">In English.</param>
/// <param name="City">A city.</param>
/// <param name="State">Its state or region.</param>
/// <param name="Zipcode">Its postal code.</param>
internal sealed record Country(string Code, string Name, string City, string State, string Zipcode);

/// <summary>What buyers order: the same orders on every machine and in every run.</summary>
/// <param name="count">How many orders; at least 20, so that every twist has its order.</param>
internal sealed class Story(int count)
{
    /// <summary>As many as the README says.</summary>
    internal const int Usual = 116;

    /// <summary>Every so many orders a buyer orders two things at once.</summary>
    private const int PairEvery = 9;

    private static readonly TimeSpan Gap = TimeSpan.FromMinutes(150);

    /// <summary>The first day.</summary>
    internal static DateTimeOffset Begins { get; } = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Every parcel has come to its end by then, and every payout.</summary>
    internal static TimeSpan Lasts { get; } = TimeSpan.FromDays(60);

    /// <summary>The two shops: a store at the marketplace has one currency.</summary>
    internal static IReadOnlyList<ShopPlan> Shops { get; } = [new("europe", "EUR"), new("america", "USD")];

    private static readonly Country[] Europe =
    [
        new("FR", "France", "Lyon", "Rhone", "69001"),
        new("DE", "Germany", "Leipzig", "Sachsen", "04109"),
        new("ES", "Spain", "Valencia", "Valencia", "46001"),
        new("IT", "Italy", "Torino", "Piemonte", "10121"),
        new("NL", "Netherlands", "Utrecht", "Utrecht", "3511"),
        new("AT", "Austria", "Graz", "Steiermark", "8010"),
        new("PL", "Poland", "Gdansk", "Pomorskie", "80-001"),
    ];

    private static readonly Country[] Overseas =
    [
        new("US", "United States", "Columbus", "Ohio", "43004"),
        new("CA", "Canada", "Halifax", "Nova Scotia", "B3H 0A1"),
        new("GB", "United Kingdom", "Leeds", "West Yorkshire", "LS1 1AA"),
        new("AU", "Australia", "Perth", "Western Australia", "6000"),
        new("SE", "Sweden", "Uppsala", "Uppsala", "752 20"),
        new("NZ", "New Zealand", "Dunedin", "Otago", "9016"),
    ];

    /// <summary>All orders, the earliest first.</summary>
    internal IReadOnlyList<StoryOrder> Orders { get; } = Tell(count);

    private static List<StoryOrder> Tell(int count)
    {
        var twists = Enum.GetValues<Twist>().Where(twist => twist != Twist.None).ToArray();
        var spread = count / (twists.Length + 1);
        List<StoryOrder> orders = [];
        for (var i = 0; i < count; i++)
        {
            var pairs = i / PairEvery;
            var isSecond = i % PairEvery == PairEvery - 1;
            var twist = (i + 1) % spread == 0 && (i + 1) / spread <= twists.Length ? twists[((i + 1) / spread) - 1] : Twist.None;
            var before = isSecond ? orders[^1] : null;
            var shop = before?.Shop ?? Shops[(i - pairs) % Shops.Count];
            var sku = Sku(i, twist);
            orders.Add(new(
                orders.Count(order => order.Shop == shop), shop, before?.At ?? Begins + (Gap * (i - pairs)), sku, i % 6 == 2 ? 2 : 1,
                Goods.Price(sku, shop.Currency), before?.To ?? Live(shop, i), i - pairs - (isSecond ? 1 : 0), twist));
        }

        return orders;
    }

    private static string Sku(int i, Twist twist) => twist switch
    {
        Twist.OutOfStock => Goods.GoneSku,
        Twist.ParcelLost => Goods.LostSku,
        Twist.NobodySupplies => Goods.UnknownSku,
        _ => Goods.Usual[i * 7 % Goods.Usual.Count].Sku,
    };

    private static Country Live(ShopPlan shop, int i) => shop == Shops[0] ? Europe[i / 2 % Europe.Length] : Overseas[i / 2 % Overseas.Length];
}
