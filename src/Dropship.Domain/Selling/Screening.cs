namespace Dropship.Domain;

/// <summary>What is known of a buyer that a person should look at before anything is bought for them. Told without saying who the buyer is. The numbers are stable.</summary>
public enum BuyerNote
{
    /// <summary>Nobody here has sold to them before.</summary>
    New = 1,

    /// <summary>They are on the shop's list.</summary>
    Blocked,

    /// <summary>They ordered the same a short while ago.</summary>
    Repeat,

    /// <summary>They, or somebody at the same address, have ordered too often in a short while.</summary>
    TooMany,

    /// <summary>Such orders bring too much in a short while.</summary>
    TooMuch,

    /// <summary>Their orders have had too many refunds and claims.</summary>
    Troublesome,
}

/// <summary>Which orders are held for a person before anything is bought. Pure data.</summary>
public sealed record Screening
{
    /// <summary>Nothing is screened.</summary>
    public static Screening Default { get; } = new();

    /// <summary>The most that an order may bring without a person's look, in the shop's currency; null for no limit. Default: null.</summary>
    public Money? HoldAbove { get; init; }

    /// <summary>True if address and buyer are looked at before each purchase. Default: false.</summary>
    public bool ChecksBuyers { get; init; }

    /// <summary>The most that an order of a new buyer may bring without a person's look, in the shop's currency; null for no limit. Default: null.</summary>
    public Money? HoldNewAbove { get; init; }

    /// <summary>What the shop's own book of buyers notes, where buyers are looked at and no other book is given; null if none is kept. Default: <see cref="BuyerRules.Default"/>.</summary>
    public BuyerRules? Buyers { get; init; } = BuyerRules.Default;

    /// <summary>Which notes about the buyer hold an order. Default: all but new.</summary>
    public Few<BuyerNote> HoldFor { get; init; } = [BuyerNote.Blocked, BuyerNote.Repeat, BuyerNote.TooMany, BuyerNote.TooMuch, BuyerNote.Troublesome];
}
