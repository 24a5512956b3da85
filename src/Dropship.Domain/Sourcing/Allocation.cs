namespace Dropship.Domain;

/// <summary>Units proposed to a supplier: quoted, then bound by a purchase, or dropped.</summary>
/// <param name="No">Number of the allocation, from 1.</param>
public sealed record Allocation(int No) : IKeyed<Allocation>
{
    /// <summary>The proposal; null while only a quote for it was heard.</summary>
    public Decision.AllocationProposed? Proposed { get; init; }

    /// <summary>The quote, or null.</summary>
    public Fact.QuoteSeen? Quote { get; init; }

    /// <summary>The refusal to quote, or null.</summary>
    public Fact.QuoteRefused? Refused { get; init; }

    /// <summary>Why it was given up, or null.</summary>
    public DropReason? Dropped { get; init; }

    /// <inheritdoc />
    public int CompareKey(Allocation other) => No.CompareTo(other.No);
}

/// <summary>Where an allocation stands.</summary>
public enum AllocationStage
{
    /// <summary>Waits for a quote.</summary>
    Proposed,

    /// <summary>Has a quote.</summary>
    Quoted,

    /// <summary>A purchase binds it.</summary>
    Bound,

    /// <summary>Its purchase ended without being bought, or was cancelled: the units are open again.</summary>
    Released,

    /// <summary>The supplier refused to quote.</summary>
    Rejected,

    /// <summary>Given up: over a limit, expired, or no longer needed.</summary>
    Superseded,
}

/// <summary>Why an allocation was given up.</summary>
public enum DropReason
{
    /// <summary>The supplier refused to quote.</summary>
    QuoteRefused = 1,

    /// <summary>The margin would fall below the floor.</summary>
    BelowMargin,

    /// <summary>The cost would exceed the ceiling of the order.</summary>
    OverCeiling,

    /// <summary>The quote ended before it could be bound.</summary>
    Expired,

    /// <summary>The units are no longer demanded.</summary>
    NotNeeded,
}

/// <summary>Readings of allocations.</summary>
public static class Sourcing
{
    private const int MostExpiredQuotes = 3;

    /// <summary>Where an allocation stands.</summary>
    /// <param name="order">The order.</param>
    /// <param name="allocation">The allocation.</param>
    public static AllocationStage Stage(this Order order, Allocation allocation)
    {
        foreach (var purchase in order.Purchases)
            if (purchase.Intent?.Allocation == allocation.No)
                return purchase.IsLive ? AllocationStage.Bound : AllocationStage.Released;

        return allocation switch
        {
            { Dropped: DropReason.QuoteRefused } => AllocationStage.Rejected,
            { Dropped: not null } => AllocationStage.Superseded,
            { Refused: not null } => AllocationStage.Rejected,
            { Quote: not null } => AllocationStage.Quoted,
            _ => AllocationStage.Proposed,
        };
    }

    /// <summary>The best offer for a line among suppliers that have not failed it yet, or null. Where the next purchase was found at a supplier already, only that one is asked: the purchase takes over what exists.</summary>
    /// <param name="order">The order.</param>
    /// <param name="line">The line.</param>
    /// <param name="without">A supplier that is not wanted, or null.</param>
    public static Offer? BestOffer(this Order order, LineId line, SupplierId? without = null)
    {
        if (order.Searches.IsEmpty) return null;
        var found = order.NextFoundAt();
        foreach (var offer in order.Searches[^1].Offers)
            if (offer.Line == line && offer.Supplier != without && (found ?? offer.Supplier) == offer.Supplier && !order.HasFailed(offer.Supplier, line))
                return offer;
        return null;
    }

    /// <summary>The supplier that has an order of the next round, which nobody here decided; null if none is known.</summary>
    internal static SupplierId? NextFoundAt(this Order order) => order.Purchase(order.DecidedPurchases() + 1)?.FoundAt;

    /// <summary>The allocation that waits for a quote or for binding, or null. There is at most one.</summary>
    /// <param name="order">The order.</param>
    public static Allocation? OpenAllocation(this Order order)
    {
        foreach (var allocation in order.Allocations)
            if (allocation is { Proposed: not null, Dropped: null } && order.Stage(allocation) is not (AllocationStage.Bound or AllocationStage.Released))
                return allocation;
        return null;
    }

    /// <summary>How many allocations were proposed; the next takes the number after it.</summary>
    internal static int ProposedAllocations(this Order order)
    {
        var proposed = 0;
        foreach (var allocation in order.Allocations)
            if (allocation.Proposed is not null)
                proposed++;
        return proposed;
    }

    // A supplier whose quotes keep ending before they can be bound is no supplier either.
    private static bool HasFailed(this Order order, SupplierId supplier, LineId line)
    {
        var expired = 0;
        foreach (var allocation in order.Allocations)
        {
            if (allocation is not { Proposed: { } proposed, Dropped: { } reason } || proposed.Supplier != supplier || !Holds(proposed.Units, line)) continue;
            if (reason is DropReason.Expired) expired++;
            else if (reason is not DropReason.NotNeeded) return true;
        }

        foreach (var purchase in order.Purchases)
            if (purchase is { Closed.Reason: CloseReason.QuoteEnded, Intent: { } ended } && ended.Supplier == supplier && Holds(ended.Units, line))
                expired++;

        if (expired >= MostExpiredQuotes) return true;
        foreach (var purchase in order.Purchases)
            if (purchase.Intent is { } intent && intent.Supplier == supplier && Holds(intent.Units, line) && purchase.HasFailed)
                return true;
        return false;
    }

    private static bool Holds(Few<LineUnits> units, LineId line)
    {
        foreach (var unit in units)
            if (unit.Line == line)
                return true;
        return false;
    }
}
