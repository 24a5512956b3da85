namespace Dropship.Domain;

/// <summary>Readings of a marketplace's penalties.</summary>
public static class Penalties
{
    /// <summary>The penalty of a number, or null.</summary>
    /// <param name="order">The order.</param>
    /// <param name="id">Its number.</param>
    public static Penalty? Penalty(this Order order, string id)
    {
        foreach (var penalty in order.Penalties)
            if (penalty.Id == id)
                return penalty;
        return null;
    }

    /// <summary>True if the supplier is to blame for what is punished: late, lost or wrong. What a merchant gave up, and what broke a rule, is the merchant's.</summary>
    /// <param name="reason">What is punished.</param>
    public static bool IsOfSupplier(this PenaltyReason reason) =>
        reason is PenaltyReason.LateShipment or PenaltyReason.LateDelivery or PenaltyReason.NoValidTracking or PenaltyReason.NotReceived or PenaltyReason.WrongGoods;

    /// <summary>
    /// What of a penalty is still to be taken: nothing once it is reversed, or once a line of a payout has its number. Lines that were kept for fines and name no penalty that stands settle what is left, the first number first; so what a
    /// payout has taken is not expected once more.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="penalty">One of its penalties.</param>
    public static Money? Expected(this Order order, Penalty penalty)
    {
        foreach (var (known, left) in order.ExpectedFines())
            if (known.Id == penalty.Id)
                return left;
        return null;
    }

    internal static Few<(Penalty Penalty, Money Left)> ExpectedFines(this Order order)
    {
        Few<(Penalty, Money)> expected = [];
        if (order.Penalties.IsEmpty) return expected;
        var booked = order.Latest() is { PaidAt: not null } sale ? sale.Paid.Currency : default(Currency?);
        var pool = booked is { } currency ? order.UnnamedFines(currency) : 0m;
        foreach (var penalty in order.Penalties)
        {
            if (penalty is not { Stands: true, Seen.Amount: { Amount: > 0m } amount }) continue;
            if (booked == amount.Currency)
            {
                if (order.IsTaken(penalty, amount.Currency)) continue;
                var covered = Math.Clamp(pool, 0m, amount.Amount);
                (pool, amount) = (pool - covered, amount - new Money(covered, amount.Currency));
            }

            if (!amount.IsZero) expected = expected.Add((penalty, amount));
        }

        return expected;
    }

    /// <summary>When the marketplace takes no word against a penalty any more, or null if no window is known.</summary>
    /// <param name="policies">The shop's rules.</param>
    /// <param name="seen">The penalty.</param>
    public static Instant? DisputeBy(Policies policies, Fact.PenaltySeen seen) =>
        policies.Deadlines.WindowOf(seen.At) is { } window ? window.Calendar.AddDays(seen.At, window.WorkDays) : null;

    private static decimal UnnamedFines(this Order order, Currency currency)
    {
        var sum = 0m;
        foreach (var payout in order.Settlement.Payouts)
            if (IsFine(payout, currency) && order.Penalty(payout.Payout.Value) is not { Stands: true })
                sum += payout.Fees.Amount;
        return sum;
    }

    private static bool IsTaken(this Order order, Penalty penalty, Currency currency)
    {
        foreach (var payout in order.Settlement.Payouts)
            if (payout.Payout.Value == penalty.Id && IsFine(payout, currency))
                return true;
        return false;
    }

    private static bool IsFine(Fact.PayoutSeen payout, Currency currency) => payout.Kept == KeptFor.Fines && payout.Amount.Currency == currency && payout.Fees.Currency == currency;
}
