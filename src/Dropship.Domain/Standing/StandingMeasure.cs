namespace Dropship.Domain;

/// <summary>What a marketplace judges a merchant by. The numbers are stable.</summary>
public enum StandingMeasure
{
    /// <summary>Of the orders that were handed over or had to be: those handed over after ship-by, or not at all.</summary>
    LateShipment = 1,

    /// <summary>Of the delivered orders with a promised day: those delivered after it.</summary>
    LateDelivery,

    /// <summary>Of the orders handed over: those of which no carrier has scanned any parcel. Young ones are left out, see <see cref="StandingRules.ScanWithin"/>.</summary>
    NoValidTracking,

    /// <summary>Of the orders handed over: those whose delivery no carrier has confirmed. Young ones are left out, see <see cref="StandingRules.DeliverWithin"/>.</summary>
    NoConfirmedDelivery,

    /// <summary>Of the paid orders: those the shop did not fulfil although the buyer did not ask for it.</summary>
    Cancelled,

    /// <summary>Of the paid orders: those given back in whole or in part.</summary>
    Refunded,

    /// <summary>The mean of the ratings, from 0 to 5; here more is better.</summary>
    Rating,

    /// <summary>Penalties that stand, for each paid order: 0.05 are 5 for 100 orders.</summary>
    Penalties,

    /// <summary>How many penalties stand: a number, not a part.</summary>
    PenaltyCount,

    /// <summary>What the penalties that stand cost: an amount in <see cref="StandingLimit.Currency"/>, not a part.</summary>
    PenaltySum,

    /// <summary>Of the times in which a buyer waited for an answer: those that were longer than <see cref="InquiryRules.Within"/> allows, answered late or not at all by now. Counted by when the wait began, not by when the order was paid.</summary>
    LateReply,
}
