namespace Dropship.Domain;

/// <summary>Why an order waits for a person.</summary>
public enum HoldReason
{
    /// <summary>No offer keeps the margin floor.</summary>
    BelowMargin = 1,

    /// <summary>No offer stays under the ceiling of the order.</summary>
    OverCeiling,

    /// <summary>There is no exchange rate for the supplier's currency.</summary>
    NoRate,

    /// <summary>The marketplace told one revision with two contents.</summary>
    Contradicted,

    /// <summary>The order has no lines.</summary>
    NoLines,

    /// <summary>It goes to a hub of the marketplace, which was not allowed.</summary>
    PlatformHub,

    /// <summary>Nobody supplies it, and the policy asks a person.</summary>
    Unsupplied,

    /// <summary>What the marketplace told of it makes no sense; the detail names field, value and cure.</summary>
    InvalidSale,

    /// <summary>A supplier's order bears our reference, and no decision of ours to buy it is known: the store may be older than what was bought. Let go on, the next purchase takes it over if it is of the same supplier.</summary>
    UnknownPurchase,

    /// <summary>The map of SKUs names nobody for a line; the detail says what suppliers' catalogues have that may be meant. Let go on, it is looked for again.</summary>
    MissingSku,
    /// <summary>The supplier wants more than it quoted, or what it wants leaves too little, and nobody else offers it. Nothing is paid; letting it go on approves the sum the hold names.</summary>
    PriceRose,

    /// <summary>It brings more than may pass without a person's look.</summary>
    LargeAmount,

    /// <summary>What is known of the buyer asks for a person's look.</summary>
    Buyer,

    /// <summary>The address lacks something or does not fit the supplier, and nobody else offers it; the detail names field, problem and cure.</summary>
    Address,

    /// <summary>With it the marketplace would owe more than its cap. Nothing is bought; it goes on by itself once payouts make room, and letting it go on approves the sum the hold names.</summary>
    Exposure,
}

/// <summary>What a person approves by releasing a hold: this sum for these units, and nothing above it.</summary>
/// <param name="Sum">The most that may be paid, in the supplier's currency.</param>
/// <param name="Units">For what.</param>
/// <param name="Round">For which purchase.</param>
public sealed record Approval(Money Sum, Few<LineUnits> Units, int Round);

/// <summary>A hold of an order.</summary>
/// <param name="Held">The decision to hold.</param>
/// <param name="ReleasedBy">Who let it go on, or null.</param>
public sealed record Hold(Decision.OrderHeld Held, string? ReleasedBy = null);
