using Dropship.Domain;

namespace Dropship.Settling;

/// <summary>What a marketplace owes for an order.</summary>
/// <param name="Order">Which order.</param>
/// <param name="Amount">How much; negative if it was paid too much.</param>
/// <param name="PaidAt">When the buyer paid.</param>
/// <param name="ExpectedAt">When the payout is expected by the shop's rules; null while the order is not complete.</param>
public sealed record Receivable(OrderId Order, Money Amount, Instant PaidAt, Instant? ExpectedAt);

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
    internal static ReceivableReport Of(IEnumerable<Receivable> open, Instant now)
    {
        List<Receivable> sorted = [.. open.OrderBy(static one => one.ExpectedAt?.Milliseconds ?? long.MaxValue).ThenBy(static one => one.Order)];
        SortedDictionary<string, ReceivableAges> ages = new(StringComparer.Ordinal);
        foreach (var one in sorted)
        {
            var zero = Money.Zero(one.Amount.Currency);
            var known = ages.TryGetValue(one.Amount.Currency.Code, out var before) ? before : new(zero, zero, zero, zero, zero);
            ages[one.Amount.Currency.Code] = known.Plus(one.Amount, one.ExpectedAt is { } at && at < now ? now - at : null);
        }

        return new(now, sorted, [.. ages.Values]);
    }

    internal static Receivable? Of(Order order, Policies policies)
    {
        if (order.Latest() is not { PaidAt: { } paidAt } sale) return null;
        var owed = order.Balance(Account.Receivable, sale.Paid.Currency);
        if (owed.IsZero) return null;
        Instant? expected = order.IsWithdrawn() ? paidAt + policies.PayoutWithin : null;
        foreach (var deadline in order.Deadlines(policies))
            if (deadline.Kind == DeadlineKind.Payout)
                expected = deadline.At;
        return new(order.Key.Id, owed, paidAt, expected);
    }
}
