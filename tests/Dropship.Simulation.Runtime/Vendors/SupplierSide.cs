using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Simulation.Runtime.Passage;
using Dropship.Testing.Sandbox.SeventeenTrack;

namespace Dropship.Simulation.Runtime.Vendors;

/// <summary>The supplier of a world: its books outlive every process, and say what was really bought.</summary>
internal interface ISupplierSide
{
    /// <summary>Everything that was ever ordered, the oldest first.</summary>
    IReadOnlyList<Booked> Books { get; }

    /// <summary>Everything that has left by now.</summary>
    IReadOnlyList<Sent> Sent { get; }

    /// <summary>The true way of a parcel; null if none of this number has left.</summary>
    SandboxJourney? JourneyOf(string number);

    /// <summary>Puts an engine's client of it into a shop.</summary>
    void Describe(ShopBuilder shop, Gate gate);

    /// <summary>Changes what a unit costs from now on.</summary>
    void Reprice(string sku, decimal price);

    /// <summary>Kills the account's tokens, where there are any.</summary>
    void KillTokens();

    /// <summary>Others spend all that is in the wallet.</summary>
    void EmptyWallet();

    /// <summary>Money comes into the wallet.</summary>
    void TopUp(decimal amount);

    /// <summary>Until a moment nothing that exists is found, where the supplier can be made to forget.</summary>
    void Vanish(DateTimeOffset until);
}

/// <summary>An order in the supplier's books.</summary>
/// <param name="Order">The marketplace's number of the order it was bought for.</param>
/// <param name="Reference">Our number on it.</param>
/// <param name="Units">How many units.</param>
/// <param name="Charged">What was taken for it.</param>
/// <param name="Credited">What came back.</param>
internal sealed record Booked(string Order, string Reference, int Units, decimal Charged, decimal Credited)
{
    /// <summary>Money was taken, and goods or money are owed for it.</summary>
    public bool IsLive => Charged > Credited;
}

/// <summary>A parcel on its way.</summary>
/// <param name="Order">The marketplace's number of the order in it.</param>
/// <param name="ShippedAt">When it left.</param>
/// <param name="ArrivesAt">When it is delivered; null if it never is.</param>
internal sealed record Sent(string Order, DateTimeOffset ShippedAt, DateTimeOffset? ArrivesAt);

/// <summary>What becomes of an order that was bought, whoever supplies it.</summary>
internal enum Fate
{
    Delivered,
    Lost,
    Returned,
    NeverShips,
    CancelledBySupplier,
}

/// <summary>What is sold.</summary>
internal static class Goods
{
    public static readonly Currency Dollars = new("USD");

    /// <summary>Usual goods.</summary>
    public const string Plain = "S-1";

    /// <summary>Usual goods as well.</summary>
    public const string Other = "S-2";

    /// <summary>Offered, but none is left when it is ordered.</summary>
    public const string Gone = "S-GONE";

    /// <summary>Sold in the shop and nowhere else.</summary>
    public const string Unknown = "NOBODY-HAS-IT";

    /// <summary>What a piece costs at the supplier.</summary>
    public const decimal Cost = 5.00m;

    /// <summary>What a piece sells for after the marketplace's share.</summary>
    public const decimal Price = 40.00m;

    public static readonly IReadOnlyDictionary<Fate, string> Fated = new Dictionary<Fate, string>
    {
        [Fate.Lost] = "S-LOST",
        [Fate.Returned] = "S-BACK",
        [Fate.NeverShips] = "S-NEVER",
        [Fate.CancelledBySupplier] = "S-DROPPED",
    };

    public static Fate FateOf(string sku) => Fated.FirstOrDefault(known => known.Value == sku).Key;
}
