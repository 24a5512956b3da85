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
}

/// <summary>A hold of an order.</summary>
/// <param name="Held">The decision to hold.</param>
/// <param name="ReleasedBy">Who let it go on, or null.</param>
public sealed record Hold(Decision.OrderHeld Held, string? ReleasedBy = null);
