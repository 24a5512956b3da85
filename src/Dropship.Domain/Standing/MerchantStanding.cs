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
/// <param name="Counted">The orders that were judged; of ratings the ratings.</param>
/// <param name="Bad">Those that failed; of ratings the stars that are missing from all.</param>
/// <param name="Open">Open orders that will be judged.</param>
/// <param name="WillFail">Of these, those that will fail if they go as their suppliers promise.</param>
public readonly record struct StandingCount(StandingMeasure Measure, int Counted, int Bad, int Open = 0, int WillFail = 0)
{
    private const decimal Most = 5m;

    /// <summary>The part that failed, from 0 to 1; of ratings the mean, from 0 to 5. Null if nothing was counted.</summary>
    public decimal? Rate => Counted == 0 ? null : Measure == StandingMeasure.Rating ? Most - ((decimal)Bad / Counted) : (decimal)Bad / Counted;

    /// <summary>The same with the open orders.</summary>
    public decimal? Forecast => Counted + Open == 0 ? null : Measure == StandingMeasure.Rating ? Rate : (decimal)(Bad + WillFail) / (Counted + Open);

    /// <summary>How near it is to a limit.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="warnAt">The part of the budget after which it warns.</param>
    public StandingLevel Against(StandingLimit limit, decimal warnAt)
    {
        if (Counted + Open < limit.AtLeast || Forecast is not { } forecast) return StandingLevel.Good;
        if (Measure == StandingMeasure.Rating)
            return forecast < limit.Limit ? StandingLevel.Breached : Most - forecast > (Most - limit.Limit) * warnAt ? StandingLevel.Warned : StandingLevel.Good;
        if (Counted >= limit.AtLeast && Rate > limit.Limit) return StandingLevel.Breached;
        return forecast > limit.Limit ? StandingLevel.AtRisk : forecast > limit.Limit * warnAt ? StandingLevel.Warned : StandingLevel.Good;
    }
}

/// <summary>The standing of a merchant at a marketplace: its own orders, counted.</summary>
public static class MerchantStanding
{
    /// <summary>Counts the orders of a window.</summary>
    /// <param name="orders">What each order says.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="from">Orders of then and later.</param>
    public static StandingCount Count(IEnumerable<OrderStanding> orders, StandingMeasure measure, Instant from)
    {
        var count = new StandingCount(measure, 0, 0);
        foreach (var order in orders)
            if (order.At >= from)
                count = Add(count, order);
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
        _ => count,
    };

    private static StandingCount Add(StandingCount count, bool? failed) => failed is { } bad ? count with { Counted = count.Counted + 1, Bad = count.Bad + (bad ? 1 : 0) } : count;
}
