using Dropship.Domain;

namespace Dropship.Settling;

/// <summary>What a marketplace owes for an order.</summary>
/// <param name="Order">Which order.</param>
/// <param name="Amount">How much; negative if it was paid too much.</param>
/// <param name="PaidAt">When the buyer paid.</param>
/// <param name="ExpectedAt">When the payout is expected by the shop's rules; null while nothing says when the order will be complete.</param>
public sealed record Receivable(OrderId Order, Money Amount, Instant PaidAt, Instant? ExpectedAt)
{
    /// <summary>From when on it counts as overdue: after its payday and the grace of the rules; null while no payout is expected.</summary>
    /// <value>Null.</value>
    public Instant? OverdueAt { get; init; }

    /// <summary>True if the marketplace will hardly pay it: the carrier had not scanned all of it in time.</summary>
    /// <value>False.</value>
    public bool IsDoubtful { get; init; }
}

/// <summary>What is expected to be paid on a day.</summary>
/// <param name="At">When.</param>
/// <param name="Amount">How much, before what the marketplace keeps; without what is doubtful.</param>
public readonly record struct ExpectedDay(Instant At, Money Amount);

/// <summary>What is owed in one currency, by how long it is overdue.</summary>
/// <param name="NotDue">Not expected yet.</param>
/// <param name="UpTo7">Overdue by up to 7 days.</param>
/// <param name="UpTo30">By more than 7 and up to 30.</param>
/// <param name="UpTo60">By more than 30 and up to 60.</param>
/// <param name="Older">By more.</param>
public readonly record struct ReceivableAges(Money NotDue, Money UpTo7, Money UpTo30, Money UpTo60, Money Older)
{
    /// <summary>All of it: the exposure.</summary>
    public Money Total => NotDue + UpTo7 + UpTo30 + UpTo60 + Older;

    internal ReceivableAges Plus(Money amount, TimeSpan? late) => late switch
    {
        null => this with { NotDue = NotDue + amount },
        { TotalDays: <= 7 } => this with { UpTo7 = UpTo7 + amount },
        { TotalDays: <= 30 } => this with { UpTo30 = UpTo30 + amount },
        { TotalDays: <= 60 } => this with { UpTo60 = UpTo60 + amount },
        _ => this with { Older = Older + amount },
    };
}

/// <summary>What a marketplace owes a shop.</summary>
/// <param name="At">At which moment.</param>
/// <param name="Open">Order by order, the longest expected first, those that are not complete last.</param>
/// <param name="Ages">By currency and age.</param>
public sealed record ReceivableReport(Instant At, IReadOnlyList<Receivable> Open, IReadOnlyList<ReceivableAges> Ages)
{
    /// <summary>What is expected by day, the first first.</summary>
    public IReadOnlyList<ExpectedDay> Expected =>
        [.. Open.Where(one => one is { IsDoubtful: false, ExpectedAt: not null } && one.ExpectedAt > At).GroupBy(static one => (one.ExpectedAt!.Value, one.Amount.Currency)).Select(static day => new ExpectedDay(day.Key.Value, new(day.Sum(static one => one.Amount.Amount), day.Key.Currency))).OrderBy(static day => day.At).ThenBy(static day => day.Amount.Currency)];

    internal static ReceivableReport Of(IEnumerable<Receivable> open, Instant now)
    {
        List<Receivable> sorted = [.. open.OrderBy(static one => one.ExpectedAt?.Milliseconds ?? long.MaxValue).ThenBy(static one => one.Order)];
        SortedDictionary<string, ReceivableAges> ages = new(StringComparer.Ordinal);
        foreach (var one in sorted)
        {
            var zero = Money.Zero(one.Amount.Currency);
            var known = ages.TryGetValue(one.Amount.Currency.Code, out var before) ? before : new(zero, zero, zero, zero, zero);
            ages[one.Amount.Currency.Code] = known.Plus(one.Amount, one.OverdueAt is { } at && at < now ? now - at : null);
        }

        return new(now, sorted, [.. ages.Values]);
    }

    internal static Receivable? Of(Order order, Policies policies, Instant now)
    {
        if (order.Latest() is not { PaidAt: { } paidAt } sale) return null;
        var owed = order.Balance(Account.Receivable, sale.Paid.Currency);
        if (owed.IsZero) return null;
        var expected = order.IsWithdrawn() ? paidAt + policies.PayoutWithin : order.ExpectedPayout(policies);
        var overdue = expected;
        foreach (var deadline in order.Deadlines(policies))
            if (deadline.Kind == DeadlineKind.Payout)
                overdue = deadline.At;
        return new(order.Key.Id, owed, paidAt, expected) { OverdueAt = overdue, IsDoubtful = order.IsScannedTooLate(policies, now) };
    }
}
