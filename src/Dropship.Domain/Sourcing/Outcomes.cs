namespace Dropship.Domain;

/// <summary>What became of a purchase, as far as it speaks for or against its supplier. What is not known yet is null.</summary>
/// <param name="Supplier">Who.</param>
/// <param name="At">When it was decided to buy.</param>
/// <param name="OnTime">Handed over before ship-by; one of which nobody knows that it was is not, if the marketplace punishes late shipment.</param>
/// <param name="Filled">Bought without a decline.</param>
/// <param name="Sound">Arrived, and neither lost, sent back nor rated with two stars or less, and no penalty stands because of it.</param>
public readonly record struct PurchaseOutcome(SupplierId Supplier, Instant At, bool? OnTime, bool? Filled, bool? Sound);

/// <summary>Reads outcomes, and counts them for scorecards.</summary>
public static class Outcomes
{
    private const int Disliked = 2;   // stars, of five

    /// <summary>The outcomes of an order's purchases. A purchase that we gave up ourselves before anything was sent, and one in doubt, speaks for nobody.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The moment.</param>
    public static Few<PurchaseOutcome> Of(Order order, Instant now)
    {
        Few<PurchaseOutcome> outcomes = [];
        foreach (var purchase in order.Purchases)
            if (purchase.Intent is { } intent)
                outcomes = outcomes.Add(new(intent.Supplier, intent.At, OnTime(order, purchase, now), purchase.HasFailed ? false : purchase.IsBought ? true : null, Sound(order, purchase)));
        return outcomes;
    }

    /// <summary>Counts outcomes: each counts half as much after every half-life.</summary>
    /// <param name="outcomes">The outcomes of many orders.</param>
    /// <param name="halfLife">After how long an outcome counts half; above zero.</param>
    /// <param name="now">The moment.</param>
    public static Few<Scorecard> Count(IEnumerable<PurchaseOutcome> outcomes, TimeSpan halfLife, Instant now)
    {
        SortedDictionary<SupplierId, Scorecard> cards = [];
        foreach (var outcome in outcomes)
        {
            var weight = Math.Pow(0.5, Math.Max(0d, (now - outcome.At) / halfLife));
            var card = cards.TryGetValue(outcome.Supplier, out var known) ? known : Scorecard.Unknown(outcome.Supplier);
            cards[outcome.Supplier] = card with { OnTime = Add(card.OnTime, outcome.OnTime, weight), Filled = Add(card.Filled, outcome.Filled, weight), Sound = Add(card.Sound, outcome.Sound, weight) };
        }

        // Three places are enough for a rate, and short to store with every search.
        Few<Scorecard> rounded = [];
        foreach (var card in cards.Values) rounded = rounded.Add(card with { OnTime = Rounded(card.OnTime), Filled = Rounded(card.Filled), Sound = Rounded(card.Sound) });
        return rounded;
    }

    private static Tally Add(Tally tally, bool? went, double weight) => went switch
    {
        true => tally with { Good = tally.Good + weight },
        false => tally with { Bad = tally.Bad + weight },
        null => tally,
    };

    private static Tally Rounded(Tally tally) => new(Math.Round(tally.Good, 3), Math.Round(tally.Bad, 3));

    private static bool? OnTime(Order order, Purchase purchase, Instant now)
    {
        if (!purchase.IsBought || ShipBy(order, purchase.Intent!) is not { } shipBy) return null;
        Instant? handed = null;
        foreach (var parcel in order.Parcels)
            if (parcel.Round == purchase.Round && order.IsHandedOver(parcel))
                handed = Instant.Earlier(handed, parcel.HandedOverAt ?? order.FirstScan(parcel));
        return handed is { } at ? at <= shipBy : now > shipBy || IsPunished(order, late: true) ? false : null;
    }

    private static Instant? ShipBy(Order order, Decision.PurchaseIntended intent)
    {
        Instant? nearest = null;
        foreach (var line in order.Latest()?.Lines ?? [])
            foreach (var units in intent.Units)
                if (line.Id.Owns(units.Line))
                    nearest = Instant.Earlier(nearest, line.ShipBy);
        return nearest;
    }

    private static bool? Sound(Order order, Purchase purchase) => order.Units(purchase) switch
    {
        { Lost: > 0 } or { Returned: > 0 } => false,
        _ when IsDisliked(order, purchase) || IsPunished(order, late: false) => false,
        { Delivered: > 0, Covered: 0, Shipped: 0 } => true,
        _ => null,
    };

    // A penalty is on the order as a whole, so it speaks of each purchase for it; late shipment speaks only of those that are not known to have left in time.
    private static bool IsPunished(Order order, bool late)
    {
        foreach (var penalty in order.Penalties)
            if (penalty is { Stands: true, Seen.Reason: var reason } && reason.IsOfSupplier() && reason == PenaltyReason.LateShipment == late)
                return true;
        return false;
    }

    private static bool IsDisliked(Order order, Purchase purchase)
    {
        foreach (var rating in order.Ratings)
            if (rating.IsPoor(Disliked) && rating.Seen!.SpeaksOf(purchase.Intent!))
                return true;
        return false;
    }
}
