using Dropship.Domain;

namespace Replay.Record;

/// <summary>What a supplier does once it is asked.</summary>
public enum Conduct
{
    /// <summary>Takes the order and hands it over.</summary>
    Ships,

    /// <summary>Cannot supply.</summary>
    Declines,

    /// <summary>Takes the order and never hands it over; credits when asked to cancel.</summary>
    NeverShips,
}

/// <summary>How a purchase ends.</summary>
public enum PurchaseEnd
{
    /// <summary>Paid, and the goods went to the buyer.</summary>
    Kept,

    /// <summary>Paid, cancelled before hand-over, money back.</summary>
    Credited,

    /// <summary>Paid and handed over, then the order was refunded: a loss.</summary>
    WrittenOff,

    /// <summary>Never paid.</summary>
    Declined,
}

/// <summary>The purchase of an order's lines from one seller.</summary>
/// <param name="Seller">The supplier.</param>
/// <param name="Lines">What is bought.</param>
/// <param name="End">How it ends.</param>
public sealed record StoryPurchase(string Seller, Few<SourceLine> Lines, PurchaseEnd End)
{
    /// <summary>What the supplier charges of the sale price; freight is passed on whole.</summary>
    public const decimal CostShare = 0.6m;

    /// <summary>What the supplier charges, rounded half away from zero to the cent.</summary>
    public Money Cost => CostOf(Lines);

    /// <summary>0.6 of the price and the whole freight, rounded once for the purchase.</summary>
    public static Money CostOf(IEnumerable<SourceLine> lines) =>
        lines.Aggregate(Reais.Zero, (sum, line) => sum + (((line.Price * CostShare) + line.Freight) * line.Quantity)).Rounded();
}
