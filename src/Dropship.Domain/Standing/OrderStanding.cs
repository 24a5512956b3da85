namespace Dropship.Domain;

/// <summary>What a buyer's wait for an answer says of the merchant.</summary>
/// <param name="Since">When it began.</param>
/// <param name="IsLate">True if it was longer than it may be, answered or not by now; null while that is open.</param>
public readonly record struct ReplyStanding(Instant Since, bool? IsLate);

/// <summary>What an order says of the merchant. What is not known yet, or does not count, is null.</summary>
/// <param name="At">When it was paid; when it was placed if it never was: then only its ratings count.</param>
/// <param name="ShippedLate">Handed over after ship-by, or not at all by now.</param>
/// <param name="DeliveredLate">Delivered after the promised day.</param>
/// <param name="Untracked">Handed over for long, and never scanned.</param>
/// <param name="Unconfirmed">Handed over for long, and no delivery confirmed.</param>
/// <param name="Cancelled">Not fulfilled although the buyer did not ask for it.</param>
/// <param name="Refunded">Given back in whole or in part.</param>
/// <param name="ShipsAt">Of an order that still has to be handed over: when it is expected to be.</param>
/// <param name="ShipBy">Of such an order: until when it must be.</param>
/// <param name="Ratings">How many ratings it got.</param>
/// <param name="Stars">Their sum.</param>
/// <param name="Penalties">How many penalties stand because of it.</param>
/// <param name="Fined">What they cost, in each currency.</param>
public readonly record struct OrderStanding(Instant At, bool? ShippedLate, bool? DeliveredLate, bool? Untracked, bool? Unconfirmed, bool? Cancelled, bool? Refunded, Instant? ShipsAt, Instant? ShipBy, int Ratings, int Stars, int Penalties = 0, Few<Money> Fined = default)
{
    /// <summary>The times in which the buyer waited for an answer and a rule says how long that may be.</summary>
    /// <value>None.</value>
    public Few<ReplyStanding> Replies { get; init; }

    /// <summary>A penalty that stands and belongs to no order.</summary>
    /// <param name="at">When it was issued.</param>
    /// <param name="amount">What it costs, or null.</param>
    public static OrderStanding OfPenalty(Instant at, Money? amount) => new(at, null, null, null, null, null, null, null, null, 0, 0, 1, amount is { } cost ? [cost] : []);

    /// <summary>The standing of an order; null before it was seen, or a penalty because of it.</summary>
    /// <param name="order">The order.</param>
    /// <param name="policies">The shop's rules.</param>
    /// <param name="now">The present.</param>
    /// <param name="pace">How fast suppliers hand over; null to take them by their word.</param>
    public static OrderStanding? Of(Order order, Policies policies, Instant now, HandOverPace? pace = null)
    {
        var (penalties, fined) = Punished(order);
        if (order.Latest() is not { } sale) return penalties == 0 ? null : new(FirstPenalty(order), null, null, null, null, null, null, null, null, 0, 0, penalties, fined);
        var (ratings, stars) = (0, 0);
        foreach (var rating in order.Ratings)
            if (rating.Seen is { Withdrawn: false } seen)
                (ratings, stars) = (ratings + 1, stars + seen.Stars);
        var replies = RepliesOf(order, policies, now);
        if (sale.PaidAt is not { } paidAt) return new(sale.PlacedAt, null, null, null, null, null, null, null, null, ratings, stars, penalties, fined) { Replies = replies };

        var demand = order.DemandedInAll();
        var (shipBy, handed, scanned, delivered) = (LatestShipBy(sale), LastHandOver(order), false, false);
        foreach (var parcel in order.Parcels)
        {
            scanned |= order.Phase(parcel) >= ParcelPhase.PickedUp;
            delivered |= order.Phase(parcel) == ParcelPhase.Delivered;
        }

        var waits = demand.Open + demand.Covered > 0 && sale.Stands() && !order.IsWithdrawn();
        bool? shippedLate = shipBy is not { } by ? null : handed is { } at && !waits ? at > by : waits && now > by ? true : null;
        return new(
            paidAt,
            shippedLate,
            sale.DeliverBy is { } promised && demand is { IsAtEnd: true, Delivered: > 0 } && order.LastDelivery() is { } last ? last > promised : null,
            handed is null ? null : scanned ? false : now > handed + policies.Standing.ScanWithin ? true : null,
            handed is null ? null : delivered ? false : now > handed + policies.Standing.DeliverWithin ? true : null,
            demand.Unfillable > 0,
            order.Refunded() is { IsZero: false },
            waits && shippedLate is null ? Expected(order, policies, now, pace) : null,
            waits && shippedLate is null ? shipBy : null,
            ratings,
            stars,
            penalties,
            fined) { Replies = replies };
    }

    private static (int Count, Few<Money> Sums) Punished(Order order)
    {
        var (count, sums) = (0, default(Few<Money>));
        foreach (var penalty in order.Penalties)
            if (penalty is { Stands: true, Seen: { } seen })
                (count, sums) = (count + 1, seen.Amount is { } amount ? sums.Plus(amount) : sums);
        return (count, sums);
    }

    private static Instant FirstPenalty(Order order)
    {
        Instant? first = null;
        foreach (var penalty in order.Penalties)
            if (penalty is { Stands: true, Seen: { } seen })
                first = Instant.Earlier(first, seen.At);
        return first!.Value;
    }

    private static Few<ReplyStanding> RepliesOf(Order order, Policies policies, Instant now)
    {
        Few<ReplyStanding> replies = [];
        foreach (var inquiry in order.Inquiries)
            foreach (var wait in order.Waits(inquiry))
                if (policies.Inquiries.WithinOf(wait.Since) is { } within)
                    replies = replies.Add(new(wait.Since, (wait.AnsweredAt ?? now) > wait.Since + within ? true : wait.AnsweredAt is null ? null : false));
        return replies;
    }

    private static Instant? LatestShipBy(Fact.SaleSeen sale)
    {
        Instant? latest = null;
        foreach (var line in sale.Lines) latest = Instant.Later(latest, line.ShipBy);
        return latest;
    }

    private static Instant? LastHandOver(Order order)
    {
        Instant? last = null;
        foreach (var parcel in order.Parcels)
            if (order.IsHandedOver(parcel))
                last = Instant.Later(last, parcel.HandedOverAt ?? order.FirstScan(parcel));
        return last;
    }

    // What is bought ships by its supplier's own promise, or as late as its queue is long, and never before now; what is not bought yet stands at the end of the queue.
    private static Instant Expected(Order order, Policies policies, Instant now, HandOverPace? pace)
    {
        Instant? expected = null;
        foreach (var purchase in order.Purchases)
            if (purchase is { IsLive: true, GivenUpAt: null, Intent: { } intent })
                expected = Instant.Later(expected, Instant.Later(Timetable.Handling(policies, intent)?.At, pace?.Expected(intent.Supplier, intent.At)));
        return Instant.Later(now, expected ?? now + (pace?.NewWait ?? TimeSpan.Zero))!.Value;
    }
}
