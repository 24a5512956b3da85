namespace Dropship.Domain;

/// <summary>How far an order at the supplier has come. The order of the values is the order of the stages.</summary>
public enum SupplierOrderStatus
{
    /// <summary>Created, costs nothing yet.</summary>
    Draft,

    /// <summary>Put into the cart; costs nothing yet.</summary>
    InCart,

    /// <summary>Confirmed, to be paid.</summary>
    Unpaid,

    /// <summary>The payment is prepared.</summary>
    Payable,

    /// <summary>Paid, or committed to be paid.</summary>
    Paid,

    /// <summary>The supplier works on it.</summary>
    Acknowledged,

    /// <summary>Partly handed over.</summary>
    PartShipped,

    /// <summary>Handed over to the carrier in full.</summary>
    Shipped,

    /// <summary>Delivered, as the supplier sees it.</summary>
    Delivered,
}

/// <summary>An order at the supplier as far as it was ever seen: every field only grows, so that it joins in any order.</summary>
/// <param name="Id">The supplier's number.</param>
/// <param name="Status">The furthest stage seen.</param>
public sealed record SupplierOrder(SupplierOrderId Id, SupplierOrderStatus Status) : IKeyed<SupplierOrder>
{
    /// <summary>What must be paid for it, once the supplier says so; the highest amount seen.</summary>
    public Money? Due { get; init; }

    /// <summary>What was charged in all; the highest amount seen.</summary>
    public Money? Charged { get; init; }

    /// <summary>What was given back in all; the highest amount seen.</summary>
    public Money? Credited { get; init; }

    /// <summary>True once it was seen cancelled.</summary>
    public bool Cancelled { get; init; }

    /// <summary>The number to pay by, if it is not <see cref="Id"/>.</summary>
    public string? PaymentReference { get; init; }

    /// <summary>The order this one was split from by the supplier; a split is one purchase.</summary>
    public SupplierOrderId? PartOf { get; init; }

    /// <summary>True if money was or will be taken for it and it is not cancelled.</summary>
    public bool IsBought => Status >= SupplierOrderStatus.Paid && !Cancelled;

    /// <inheritdoc />
    public int CompareKey(SupplierOrder other) => Id.CompareTo(other.Id);

    /// <summary>Both sightings in one.</summary>
    /// <param name="other">Another sighting of the same order.</param>
    public SupplierOrder Join(SupplierOrder other) => new(Id, Status > other.Status ? Status : other.Status)
    {
        Due = Larger(Due, other.Due),
        Charged = Larger(Charged, other.Charged),
        Credited = Larger(Credited, other.Credited),
        Cancelled = Cancelled || other.Cancelled,
        PaymentReference = string.CompareOrdinal(PaymentReference, other.PaymentReference) >= 0 ? PaymentReference : other.PaymentReference,
        PartOf = PartOf is not { } mine ? other.PartOf : other.PartOf is { } theirs && theirs.CompareTo(mine) > 0 ? theirs : PartOf,
    };

    // Two currencies on one order are a vendor's mistake; the join must stay total, so the code decides.
    private static Money? Larger(Money? one, Money? other)
    {
        if (one is not { } a) return other;
        if (other is not { } b) return one;
        return (string.CompareOrdinal(a.Currency.Code, b.Currency.Code), a.Amount.CompareTo(b.Amount)) is ( > 0, _) or (0, >= 0) ? one : other;
    }
}
