namespace Dropship.Domain;

/// <summary>How near a shop is to a limit. The numbers are stable.</summary>
public enum StandingLevel
{
    /// <summary>No limit is near: more than the warned part of each budget is left.</summary>
    Good,

    /// <summary>The budget is nearly used up, counting what the open orders will use.</summary>
    Warned,

    /// <summary>The limit will be crossed unless something is done.</summary>
    AtRisk,

    /// <summary>It is crossed.</summary>
    Breached,
}

/// <summary>One measure: what was counted, and what the open orders will add.</summary>
/// <param name="Measure">Which.</param>
/// <param name="Counted">The orders that were judged; of ratings the ratings, of penalties the paid orders, of replies the waits.</param>
/// <param name="Bad">Those that failed; of ratings the stars that are missing from all, of penalties the penalties.</param>
/// <param name="Open">Open orders that will be judged.</param>
/// <param name="WillFail">Of these, those that will fail if they go as their suppliers promise.</param>
public readonly record struct StandingCount(StandingMeasure Measure, int Counted, int Bad, int Open = 0, int WillFail = 0)
{
    private const decimal Most = 5m;

    /// <summary>What the penalties cost, in each currency; of every other measure nothing.</summary>
    public Few<Money> Sums { get; init; }

    /// <summary>The part that failed, from 0 to 1; of ratings the mean, from 0 to 5; of the count of penalties their number, and of their sum the amount. Null if nothing was counted, or a sum is in several currencies.</summary>
    public decimal? Rate => Measure switch
    {
        StandingMeasure.PenaltyCount => Bad,
        StandingMeasure.PenaltySum => Sums.Count > 1 ? null : Sums.IsEmpty ? 0m : Sums[0].Amount,
        _ when Counted == 0 => null,
        StandingMeasure.Rating => Most - ((decimal)Bad / Counted),
        _ => (decimal)Bad / Counted,
    };

    /// <summary>The same with the open orders.</summary>
    public decimal? Forecast => Counted + Open == 0 || Measure is StandingMeasure.Rating or StandingMeasure.PenaltyCount or StandingMeasure.PenaltySum ? Rate : (decimal)(Bad + WillFail) / (Counted + Open);

    /// <summary>How near it is to a limit.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="warnAt">The part of the budget after which it warns.</param>
    public StandingLevel Against(StandingLimit limit, decimal warnAt)
    {
        if (Measure == StandingMeasure.PenaltyCount) return Level(Bad, limit, warnAt);
        if (Measure == StandingMeasure.PenaltySum) return Level(In(limit.Currency), limit, warnAt);
        if (Counted + Open < limit.AtLeast || Forecast is not { } forecast) return StandingLevel.Good;
        if (Measure == StandingMeasure.Rating)
            return forecast < limit.Limit ? StandingLevel.Breached : Most - forecast > (Most - limit.Limit) * warnAt ? StandingLevel.Warned : StandingLevel.Good;
        if (Counted >= limit.AtLeast && Rate > limit.Limit) return StandingLevel.Breached;
        return forecast > limit.Limit ? StandingLevel.AtRisk : forecast > limit.Limit * warnAt ? StandingLevel.Warned : StandingLevel.Good;
    }

    /// <summary>How near a figure that was told is to a limit; what is told is judged as it stands.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="warnAt">The part of the budget after which it warns.</param>
    public static StandingLevel Level(decimal figure, StandingLimit limit, decimal warnAt)
    {
        if (limit.Measure == StandingMeasure.Rating) (figure, limit) = (Most - figure, limit with { Limit = Most - limit.Limit });
        return figure > limit.Limit ? StandingLevel.Breached : figure > limit.Limit * warnAt ? StandingLevel.Warned : StandingLevel.Good;
    }

    private decimal In(Currency? currency)
    {
        foreach (var sum in Sums)
            if (sum.Currency == currency)
                return sum.Amount;
        return 0m;
    }
}

/// <summary>The standing of a merchant at a marketplace: its own orders, counted.</summary>
public static class MerchantStanding
{
    /// <summary>Counts the orders of a window.</summary>
    /// <param name="orders">What each order says.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="from">Orders of then and later; for <see cref="StandingMeasure.LateReply"/> waits of then and later.</param>
    public static StandingCount Count(IEnumerable<OrderStanding> orders, StandingMeasure measure, Instant from)
    {
        var count = new StandingCount(measure, 0, 0);
        foreach (var order in orders)
            if (measure == StandingMeasure.LateReply) count = AddReplies(count, order, from);
            else if (order.At >= from) count = Add(count, order);
        return count;
    }

    /// <summary>What a new order meets.</summary>
    /// <param name="orders">What each order says.</param>
    /// <param name="wait">How long a new one waits for its hand-over.</param>
    public static SalesLoad Load(IEnumerable<OrderStanding> orders, TimeSpan? wait)
    {
        OrderStanding? newest = null;
        foreach (var order in orders)
            if (order.ShipBy is not null && !(newest?.At > order.At))
                newest = order;
        return new(wait, newest is { ShipBy: { } by, At: var paid } ? by - paid : null);
    }

    private static StandingCount Add(StandingCount count, in OrderStanding order) => count.Measure switch
    {
        StandingMeasure.LateShipment when order is { ShipsAt: { } ships, ShipBy: { } by } => count with { Open = count.Open + 1, WillFail = count.WillFail + (ships > by ? 1 : 0) },
        StandingMeasure.LateShipment => Add(count, order.ShippedLate),
        StandingMeasure.LateDelivery => Add(count, order.DeliveredLate),
        StandingMeasure.NoValidTracking => Add(count, order.Untracked),
        StandingMeasure.NoConfirmedDelivery => Add(count, order.Unconfirmed),
        StandingMeasure.Cancelled => Add(count, order.Cancelled),
        StandingMeasure.Refunded => Add(count, order.Refunded),
        StandingMeasure.Rating => count with { Counted = count.Counted + order.Ratings, Bad = count.Bad + (5 * order.Ratings) - order.Stars },
        StandingMeasure.Penalties or StandingMeasure.PenaltyCount or StandingMeasure.PenaltySum => Punish(count, order),
        _ => count,
    };

    private static StandingCount Punish(StandingCount count, in OrderStanding order)
    {
        var sums = count.Sums;
        foreach (var fined in order.Fined) sums = sums.Plus(fined);
        return count with { Counted = count.Counted + (order.Refunded is null ? 0 : 1), Bad = count.Bad + order.Penalties, Sums = sums };
    }

    /// <summary>An amount added to the sum of its currency.</summary>
    internal static Few<Money> Plus(this Few<Money> sums, Money amount)
    {
        if (amount.IsZero) return sums;
        for (var i = 0; i < sums.Count; i++)
            if (sums[i].Currency == amount.Currency)
                return sums.Set(i, sums[i] + amount);
        return sums.Add(amount);
    }

    private static StandingCount AddReplies(StandingCount count, in OrderStanding order, Instant from)
    {
        foreach (var reply in order.Replies)
            if (reply.Since >= from)
                count = reply.IsLate is null ? count with { Open = count.Open + 1 } : Add(count, reply.IsLate);
        return count;
    }

    private static StandingCount Add(StandingCount count, bool? failed) => failed is { } bad ? count with { Counted = count.Counted + 1, Bad = count.Bad + (bad ? 1 : 0) } : count;
}
