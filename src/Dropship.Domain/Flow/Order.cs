namespace Dropship.Domain;

/// <summary>
/// An order: the facts and decisions of its life, folded. Stages are not kept but read from them, because a late fact may
/// arrive in any stage. Compares by value.
/// </summary>
/// <param name="Key">Its name.</param>
public sealed record Order(OrderKey Key)
{
    /// <summary>The marketplace's revisions, the newest last.</summary>
    public Few<Fact.SaleSeen> Sales { get; init; }

    /// <summary>Searches for suppliers.</summary>
    public Few<Search> Searches { get; init; }

    /// <summary>Units proposed to suppliers.</summary>
    public Few<Allocation> Allocations { get; init; }

    /// <summary>Looks at the address and the buyer.</summary>
    public Few<Fact.BuyerChecked> Checks { get; init; }

    /// <summary>Purchases by round.</summary>
    public Few<Purchase> Purchases { get; init; }

    /// <summary>Parcels by number.</summary>
    public Few<Parcel> Parcels { get; init; }

    /// <summary>Every outward write, tried.</summary>
    public Few<Try> Tries { get; init; }

    /// <summary>Requests to cancel.</summary>
    public Few<CancelRequest> Cancels { get; init; }

    /// <summary>Claims of the buyer.</summary>
    public Few<Claim> Claims { get; init; }

    /// <summary>Ratings of the buyer.</summary>
    public Few<Rating> Ratings { get; init; }

    /// <summary>Penalties of the marketplace.</summary>
    public Few<Penalty> Penalties { get; init; }

    /// <summary>Inquiries of the buyer.</summary>
    public Few<Inquiry> Inquiries { get; init; }

    /// <summary>Holds, by number.</summary>
    public Few<Hold> Holds { get; init; }

    /// <summary>What people said of writes in doubt.</summary>
    public Few<Decision.DoubtAnswered> Answers { get; init; }

    /// <summary>The end and the money.</summary>
    public Settlement Settlement { get; init; } = Settlement.None;

    /// <summary>The release the marketplace is at; 0 before it was seen.</summary>
    public int Release => Sales.IsEmpty ? 0 : Sales[^1].Release;

    /// <summary>The purchase of a round, or null.</summary>
    /// <param name="round">The round.</param>
    public Purchase? Purchase(int round)
    {
        foreach (var purchase in Purchases)
            if (purchase.Round == round)
                return purchase;
        return null;
    }

    /// <summary>The parcel of a number, or null.</summary>
    /// <param name="number">The number.</param>
    public Parcel? Parcel(TrackingNumber number)
    {
        foreach (var parcel in Parcels)
            if (parcel.Number == number)
                return parcel;
        return null;
    }

    /// <summary>The refund of a number, or null if it was not decided.</summary>
    /// <param name="no">Its number, from 1.</param>
    public Decision.RefundDecided? Refund(int no)
    {
        foreach (var refund in Settlement.Decided)
            if (refund.No == no)
                return refund;
        return null;
    }

    /// <summary>The open hold, or null.</summary>
    public Hold? OpenHold
    {
        get
        {
            foreach (var hold in Holds)
                if (hold.ReleasedBy is null)
                    return hold;
            return null;
        }
    }

    /// <summary>The unanswered cancellation request that was asked first, or null.</summary>
    public CancelRequest? OpenCancel
    {
        get
        {
            CancelRequest? first = null;
            foreach (var cancel in Cancels)
                if (cancel is { Asked: { } asked, Answer: null } && !(first?.Asked?.At <= asked.At))
                    first = cancel;
            return first;
        }
    }
}
