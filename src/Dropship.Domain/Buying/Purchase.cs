namespace Dropship.Domain;

/// <summary>Why a purchase was closed as not bought.</summary>
public enum CloseReason
{
    /// <summary>The supplier has none.</summary>
    OutOfStock = 1,

    /// <summary>The supplier refused.</summary>
    Declined,

    /// <summary>What was to be paid exceeded the ceiling.</summary>
    OverCeiling,

    /// <summary>The order was cancelled before anything was bought.</summary>
    Voided,

    /// <summary>A person gave it up.</summary>
    GivenUp,

    /// <summary>The quote ended before it was sent: it is asked for anew.</summary>
    QuoteEnded,

    /// <summary>When it was to be paid, the margin would have fallen below the floor.</summary>
    BelowMargin,
}

/// <summary>Why a vendor says no.</summary>
public enum DeclineReason
{
    /// <summary>It did not say no.</summary>
    None,

    /// <summary>None in stock.</summary>
    OutOfStock,

    /// <summary>Refused without a reason that we know.</summary>
    Declined,

    /// <summary>The balance is too low.</summary>
    Funds,

    /// <summary>The price is above what we allowed.</summary>
    PriceRose,

    /// <summary>Something in the request is wrong: a person must mend it.</summary>
    Invalid,

    /// <summary>Too late: it has been handed over, paid or closed.</summary>
    TooLate,

    /// <summary>The vendor cannot do this at all.</summary>
    Unsupported,

    /// <summary>The destination is not served.</summary>
    Destination,
}

/// <summary>One purchase: the decision to buy, and everything heard of it at the supplier.</summary>
/// <param name="Round">Number of the purchase, from 1.</param>
public sealed record Purchase(int Round) : IKeyed<Purchase>
{
    /// <summary>The decision; null while only facts about this round were heard.</summary>
    public Decision.PurchaseIntended? Intent { get; init; }

    /// <summary>The supplier that has orders of this round although nobody here decided it; null if there are none, or nobody said where.</summary>
    public SupplierId? FoundAt { get; init; }

    /// <summary>The orders at the supplier that bear our reference.</summary>
    public Few<SupplierOrder> Orders { get; init; }

    /// <summary>The draft that is paid, or null.</summary>
    public SupplierOrderId? Chosen { get; init; }

    /// <summary>Closed as not bought, or null.</summary>
    public Decision.PurchaseClosed? Closed { get; init; }

    /// <summary>When the supplier was given up, or null.</summary>
    public Instant? GivenUpAt { get; init; }

    /// <summary>What was written off, or null.</summary>
    public Money? WrittenOff { get; init; }

    /// <summary>True if it was written off so that its units are bought elsewhere.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>Our disputes about it, by number.</summary>
    public Few<Dispute> Disputes { get; init; }

    /// <summary>Disputes about it as the supplier tells them, by its numbers; ours, and those that were opened by hand.</summary>
    public Few<Fact.DisputeSeen> DisputesSeen { get; init; }

    /// <summary>The order that counts: the chosen one, else the one that has come furthest and is not cancelled, else any.</summary>
    public SupplierOrder? Own
    {
        get
        {
            SupplierOrder? best = null;
            foreach (var order in Orders)
            {
                if (order.Id == Chosen) return order;
                if (best is null || (best.Cancelled && !order.Cancelled) || (best.Cancelled == order.Cancelled && order.Status > best.Status)) best = order;
            }

            return best;
        }
    }

    /// <summary>True if it binds units: decided, not closed, not cancelled by the supplier.</summary>
    public bool IsLive => Intent is not null && Closed is null && !IsCancelled;

    /// <summary>True if money was or will be taken and nothing was cancelled.</summary>
    public bool IsBought
    {
        get
        {
            foreach (var order in Orders)
                if (order.IsBought)
                    return true;
            return false;
        }
    }

    /// <summary>True if the chosen draft is cancelled and no other took money, or every order seen at the supplier is cancelled.</summary>
    public bool IsCancelled
    {
        get
        {
            if (Chosen is not null) return Own is { Cancelled: true } && !IsBought;
            foreach (var order in Orders)
                if (!order.Cancelled)
                    return false;
            return !Orders.IsEmpty;
        }
    }

    /// <summary>True if the supplier was given up and what it took is a loss: what it has not handed over is to be bought again.</summary>
    public bool IsAbandoned => GivenUpAt is not null && IsReplaced;

    /// <summary>True if the supplier cancelled it after it was decided: what it had handed over by then has gone, the rest does not come.</summary>
    public bool IsCutShort => Intent is not null && Closed is null && IsCancelled;

    /// <summary>True if the supplier failed it: not to be asked again for these lines.</summary>
    public bool HasFailed => GivenUpAt is not null || Closed is { Reason: not (CloseReason.Voided or CloseReason.QuoteEnded) } || IsCutShort;

    /// <summary>True while a bought order has not told its charge; what the supplier split off was charged with the whole.</summary>
    public bool AwaitsCharge
    {
        get
        {
            foreach (var order in Orders)
                if (order is { IsBought: true, PartOf: null, Charged: null } && !IsResend(order))
                    return true;
            return false;
        }
    }

    /// <summary>What the supplier took, in all.</summary>
    public Money? Charged => Sum(static order => order.Charged);

    /// <summary>What the supplier gave back, in all; what a dispute brought counts once, whether its order shows it or not.</summary>
    public Money? Credited => DisputesSeen.IsEmpty ? Sum(static order => order.Credited) : Sum(CreditOf);

    /// <summary>Charged less credited; null if nothing was charged.</summary>
    public Money? Outstanding => Charged is not { } charged ? null : Credited is { } credited && credited.Currency == charged.Currency ? charged - credited : charged;

    /// <inheritdoc />
    public int CompareKey(Purchase other) => Round.CompareTo(other.Round);

    /// <summary>What the supplier gave back of an order: what the order shows in all, or what its disputes brought together, whichever is more. They may be the same money, so they are never added.</summary>
    internal Money? CreditOf(SupplierOrder order)
    {
        var credited = order.Credited;
        Money? back = null;
        foreach (var seen in DisputesSeen)
            if (seen.Order == order.Id && seen.PaidBack is { } paid && (back?.Currency ?? order.Charged?.Currency ?? paid.Currency) == paid.Currency)
                back = back is { } before ? before + paid : paid;
        return back is not { } brought ? credited : credited is not { } shown ? back : shown.Currency == brought.Currency ? Money.Max(shown, brought) : credited;
    }

    /// <summary>True if it is an order by which a dispute sends the goods once more: nothing is paid for it.</summary>
    internal bool IsResend(SupplierOrder order)
    {
        foreach (var seen in DisputesSeen)
            if (seen.ResentAs == order.Id)
                return true;
        return false;
    }

    private Money? Sum(Func<SupplierOrder, Money?> amount)
    {
        Money? sum = null;
        foreach (var order in Orders)
            if (amount(order) is { } money)
                sum = sum is { } before && before.Currency == money.Currency ? before + money : sum ?? money;
        return sum;
    }
}
