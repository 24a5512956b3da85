namespace Dropship.Domain;

/// <summary>Judges what a purchase would leave of its price, by the rates, fees and taxes of a moment. What a person approved is let pass, for exactly the sum and the units they saw.</summary>
internal static class Judging
{
    /// <summary>The judgement; null if a rate is missing that holds now.</summary>
    /// <param name="order">The order.</param>
    /// <param name="bid">What is to be bought, for how much.</param>
    /// <param name="policies">The shop's rules.</param>
    /// <param name="now">The present.</param>
    internal static Judgement? Judge(Order order, in Bid bid, Policies policies, Instant now)
    {
        var sale = order.Latest()!;
        var currency = sale.Paid.Currency;
        if (LandedCost.Of(order, bid.Supplier, bid.Units, bid.Cost, bid.Goods, policies, now) is not { } lines) return null;
        if (ExchangeRate.Convert(bid.Cost, currency, policies.Rates, now) is not { } cost || Committed(order, bid.Round, currency, policies, now) is not { } committed) return null;
        var revenue = Money.Zero(currency);
        foreach (var line in lines) revenue += line.Price - line.Fee;

        var floor = order.IsApproved(HoldReason.BelowMargin, bid) ? null : policies.MinimumMargin;
        var ceiling = order.IsApproved(HoldReason.OverCeiling, bid) ? null : policies.OrderCeiling;
        return new(revenue, cost, committed, floor, ceiling)
        {
            Lines = lines,
            LineFloor = floor is not null && LandedCost.TellsLines(bid.Units, bid.Cost, bid.Goods) ? policies.Costs.MinimumLineMargin : null,
        };
    }

    /// <summary>The most that may be charged: a little more than was quoted, and never so much that the purchase would fall below a floor or exceed the order's ceiling.</summary>
    internal static Money CeilingOf(Order order, in Bid bid, Policies policies, Instant now)
    {
        var wished = new Money(bid.Cost.Amount * (1m + policies.PriceTolerance), bid.Cost.Currency).Rounded();
        return Most(order, bid, wished, policies, now);
    }

    /// <summary>The highest sum from the cost up to a wished one that keeps the floors and the order's ceiling, in whole coins; at least the cost.</summary>
    internal static Money Most(Order order, in Bid bid, Money wished, Policies policies, Instant now)
    {
        var (cost, coin) = (bid.Cost, bid.Cost.Currency.MinorUnit);
        if (wished <= cost) return cost;
        if (Passes(order, bid with { Cost = wished }, policies, now)) return wished;
        var (low, high) = (decimal.Ceiling(cost.Amount / coin) - 1m, decimal.Floor(wished.Amount / coin));
        while (high - low > 1m)
        {
            var middle = decimal.Floor((low + high) / 2m);
            if (Passes(order, bid with { Cost = new(middle * coin, cost.Currency) }, policies, now)) low = middle;
            else high = middle;
        }

        return Money.Max(cost, new(low * coin, cost.Currency));
    }

    /// <summary>When a judgement may read otherwise although nothing was told: the next date on which a rate or a tax begins or ends. Null for never.</summary>
    internal static Instant? NextChange(Order order, Policies policies, Instant now)
    {
        var next = policies.Costs.Taxes.NextChange(order.Latest()!.To.Country, now);
        foreach (var rate in policies.Rates)
        {
            if (rate.AsOf > now) next = Instant.Earlier(next, rate.AsOf);
            if (rate.Until > now) next = Instant.Earlier(next, rate.Until);
        }

        return next;
    }

    /// <summary>True if a person let go of a hold for this reason that named these units and a sum not below this one. A hold of an earlier version named no sum: its release lifts the rule.</summary>
    internal static bool IsApproved(this Order order, HoldReason reason, in Bid bid)
    {
        foreach (var hold in order.Holds)
        {
            if (hold.ReleasedBy is null) continue;
            var wanted = hold.Held.Wanted;
            if (hold.Held.Reason == reason && wanted is null) return true;
            var isOfIt = hold.Held.Reason == reason ? wanted?.Units == bid.Units : hold.Held.Reason == HoldReason.PriceRose && wanted?.Round == bid.Round;
            if (isOfIt && wanted!.Sum.Currency == bid.Cost.Currency && bid.Cost <= wanted.Sum) return true;
        }

        return false;
    }

    private static bool Passes(Order order, in Bid bid, Policies policies, Instant now) => Judge(order, bid, policies, now) is { IsAboveFloor: true, IsUnderCeiling: true };

    private static Money? Committed(Order order, int round, Currency currency, Policies policies, Instant now)
    {
        var committed = Money.Zero(currency);
        foreach (var purchase in order.Purchases)
            if (purchase.Round != round && purchase.Intent is { } intent && (purchase.IsLive || purchase.Outstanding is { Amount: > 0m }))
            {
                if (ExchangeRate.Convert(purchase.Outstanding ?? order.CeilingOf(intent), currency, policies.Rates, now) is not { } spent) return null;
                committed += spent;
            }

        return committed;
    }
}

/// <summary>What is judged: units of a supplier at a cost.</summary>
/// <param name="Supplier">Who.</param>
/// <param name="Units">What.</param>
/// <param name="Cost">How much, in the supplier's currency.</param>
/// <param name="Goods">The goods' part of each line; empty if it was not told.</param>
/// <param name="Round">Which purchase it is or would be.</param>
internal readonly record struct Bid(SupplierId Supplier, Few<LineUnits> Units, Money Cost, Few<LineAmount> Goods, int Round)
{
    internal Approval Approval => new(Cost, Units, Round);

    public override string ToString() => $"{Cost} to {Supplier} for {string.Join(", ", Units.Select(static unit => $"{unit.Quantity} x {unit.Line}"))}";
}
