namespace Dropship.Domain;

/// <summary>An amount for a line.</summary>
/// <param name="Line">The line.</param>
/// <param name="Amount">The amount.</param>
public readonly record struct LineAmount(LineId Line, Money Amount);

/// <summary>Why money is given back.</summary>
public enum RefundReason
{
    /// <summary>The order or a part of it was cancelled.</summary>
    Cancelled = 1,

    /// <summary>Nobody could supply it.</summary>
    Unsupplied,

    /// <summary>It was lost on the way.</summary>
    Lost,

    /// <summary>It came back.</summary>
    Returned,

    /// <summary>A person decided it.</summary>
    Goodwill,
}

/// <summary>What a marketplace keeps money for. The numbers are stable.</summary>
public enum KeptFor
{
    /// <summary>Its commission and its other charges for a sale.</summary>
    Fees,

    /// <summary>A fine or a penalty.</summary>
    Fines,

    /// <summary>Tax that it hands over itself.</summary>
    Taxes,

    /// <summary>What changing the currency cost, or with a minus brought.</summary>
    Exchange,

    /// <summary>Something else that it names.</summary>
    Adjustments,
}

/// <summary>The end of an order and its money: what was dropped, given back, paid out, completed.</summary>
public sealed record Settlement
{
    /// <summary>Nothing dropped, refunded, paid out or completed yet.</summary>
    public static Settlement None { get; } = new();

    /// <summary>Units taken off the order.</summary>
    public Few<Decision.UnitsDropped> Dropped { get; init; }

    /// <summary>Refunds decided by us, by number.</summary>
    public Few<Decision.RefundDecided> Decided { get; init; }

    /// <summary>Refunds on the marketplace's books.</summary>
    public Few<Fact.RefundSeen> Seen { get; init; }

    /// <summary>Payout lines of the marketplace, by their numbers.</summary>
    public Few<Fact.PayoutSeen> Payouts { get; init; }

    /// <summary>When the buyer confirmed the receipt, by time.</summary>
    public Few<Fact.ReceiptConfirmed> Confirmed { get; init; }

    /// <summary>The completion of the newest completed release, or null.</summary>
    public Decision.OrderCompleted? Completed { get; init; }
}
