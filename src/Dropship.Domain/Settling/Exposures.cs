namespace Dropship.Domain;

/// <summary>Reads what a shop stands to lose if its marketplace never pays.</summary>
public static class Exposures
{
    /// <summary>Who lets a hold go on because there is room under the cap again. It approves nothing: the cap is asked once more.</summary>
    public const string Room = "room under the exposure cap";

    /// <summary>
    /// What the marketplace owes for a purchase, in the shop's currency: what its units bring after fees, as it was judged, but never more than is still owed for the order. Nothing for a purchase that was never made, or was
    /// called off: nobody is out of pocket by it.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="purchase">A purchase that was decided.</param>
    public static Money Exposure(this Order order, Purchase purchase)
    {
        ArgumentNullException.ThrowIfNull(purchase);
        var brings = purchase.Intent!.Judged.Revenue;
        var none = Money.Zero(brings.Currency);
        if (purchase is not { Closed: null, IsCancelled: false, IsAbandoned: false } || order.IsPaidOut()) return none;
        if (order.Latest() is not { PaidAt: not null } sale || sale.Paid.Currency != brings.Currency) return brings;
        return Money.Max(none, Money.Min(brings, order.Balance(Account.Receivable, brings.Currency)));
    }

    /// <summary>What the marketplace owes for all that was bought for an order, or is being bought, in one currency.</summary>
    /// <param name="order">The order.</param>
    /// <param name="currency">The currency.</param>
    public static Money Exposure(this Order order, Currency currency)
    {
        var sum = Money.Zero(currency);
        foreach (var purchase in order.Purchases)
            if (purchase.Intent is { } intent && intent.Judged.Revenue.Currency == currency)
                sum += order.Exposure(purchase);
        return sum;
    }

    /// <summary>True if a person has let these units be bought although the marketplace owes more than its cap.</summary>
    /// <param name="order">The order.</param>
    /// <param name="units">Which units.</param>
    /// <param name="cost">For how much.</param>
    public static bool IsExposureApproved(this Order order, Few<LineUnits> units, Money cost)
    {
        foreach (var hold in order.Holds)
            if (hold is { ReleasedBy: not (null or Room), Held: { Reason: HoldReason.Exposure, Wanted: { } wanted } } && wanted.Units == units && wanted.Sum.Currency == cost.Currency && cost <= wanted.Sum)
                return true;
        return false;
    }
}
