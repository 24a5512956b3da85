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

    /// <summary>The address does not fit the supplier.</summary>
    Address,
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
                return purchase is { IsLive: true, IsAbandoned: false } ? AllocationStage.Bound : AllocationStage.Released;

        return allocation switch
        {
            { Dropped: DropReason.QuoteRefused } => AllocationStage.Rejected,
            { Dropped: not null } => AllocationStage.Superseded,
            { Refused: not null } => AllocationStage.Rejected,
            { Quote: not null } => AllocationStage.Quoted,
            _ => AllocationStage.Proposed,
        };
    }

    /// <summary>The offer that an allocation was proposed for; null if none is on record. The same in the quote and in every step of the purchase.</summary>
    /// <param name="order">The order.</param>
    /// <param name="proposed">The proposal.</param>
    /// <param name="line">The line.</param>
    public static Offer? OfferOf(this Order order, Decision.AllocationProposed proposed, LineId line)
    {
        foreach (var choice in proposed.Choices)
            if (choice.Line == line && order.SearchOf(choice.Search) is { } search)
                foreach (var offer in search.Offers)
                    if (offer.Line == line && offer.Supplier == proposed.Supplier && offer.Sku == choice.Field[0].Sku)
                        return offer;

        // Written without its choices: the supplier's best of the search that was the newest then.
        Offer? best = null;
        foreach (var search in order.Searches)
            if ((best is null || search.At <= proposed.At) && First(search, proposed.Supplier, line) is { } offer)
                best = offer;
        return best;
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

    /// <summary>Units of an offer's stock that this order has not been promised yet since the offer was seen; null if the supplier does not say.</summary>
    internal static long? Left(this Order order, Offer offer)
    {
        if (offer.Terms?.Stock is not { } left) return null;
        var seen = order.Searches[^1].At;
        foreach (var allocation in order.Allocations)
            if (allocation.Proposed is { } proposed && proposed.Supplier == offer.Supplier && proposed.At >= seen)
                foreach (var units in proposed.Units)
                    if (units.Line == offer.Line)
                        left -= units.Quantity;
        return left;
    }

    // A supplier whose quotes keep ending before they can be bound is no supplier either.
    internal static bool HasFailed(this Order order, SupplierId supplier, LineId line)
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

    internal static Offer? First(Search search, SupplierId supplier, LineId line)
    {
        foreach (var offer in search.Offers)
            if (offer.Line == line && offer.Supplier == supplier)
                return offer;
        return null;
    }

    private static bool Holds(Few<LineUnits> units, LineId line)
    {
        foreach (var unit in units)
            if (unit.Line == line)
                return true;
        return false;
    }
}
