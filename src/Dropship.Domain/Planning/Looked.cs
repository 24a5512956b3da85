namespace Dropship.Domain;

/// <summary>
/// Watermarks: when each kind of thing was last looked at for an order, with success. Lossy: losing one costs an early
/// look, never a second write.
/// </summary>
public readonly record struct Looked
{
    /// <summary>The sale at the marketplace.</summary>
    public Instant? Sale { get; init; }

    /// <summary>Offers of suppliers.</summary>
    public Instant? Offers { get; init; }

    /// <summary>A supplier's price for the allocation that waits.</summary>
    public Instant? Quote { get; init; }

    /// <summary>A purchase step in doubt.</summary>
    public Instant? Doubt { get; init; }

    /// <summary>Orders at suppliers.</summary>
    public Instant? Supplier { get; init; }

    /// <summary>Parcels at the carrier.</summary>
    public Instant? Carrier { get; init; }

    /// <summary>A marketplace write to be verified.</summary>
    public Instant? Verify { get; init; }

    /// <summary>Disputes at suppliers.</summary>
    public Instant? Disputes { get; init; }

    /// <summary>A supplier's wallet.</summary>
    public Instant? Funds { get; init; }

    /// <summary>Whose wallet it was.</summary>
    public SupplierId? Wallet { get; init; }

    /// <summary>What was available in it.</summary>
    public Money? Available { get; init; }
}
