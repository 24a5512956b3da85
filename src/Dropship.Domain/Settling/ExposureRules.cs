namespace Dropship.Domain;

/// <summary>How much a marketplace may owe a shop before nothing more is bought for it: it may not pay.</summary>
public sealed record ExposureRules
{
    /// <summary>The most that may be owed for what was bought, or is about to be, one for each currency. A currency that is not named has no cap. Kept by the store, over all orders and processes.</summary>
    /// <value>None.</value>
    public Few<Money> Caps { get; init; }

    /// <summary>From which part of a cap on people are warned. Default: 0.8.</summary>
    public decimal WarnAt { get; init; } = 0.8m;

    /// <summary>True to take in no new orders while more than <see cref="OverdueAbove"/> is overdue, where the marketplace takes it. Default: false.</summary>
    public bool ClosesIntake { get; init; }

    /// <summary>How much may be overdue without an alarm, one for each currency. Default: nothing.</summary>
    public Few<Money> OverdueAbove { get; init; }

    /// <summary>How often what is owed is looked through. Default: 6 hours; after a payout at once.</summary>
    public TimeSpan JudgeEvery { get; init; } = TimeSpan.FromHours(6);

    /// <summary>The cap of a currency, or null.</summary>
    /// <param name="currency">The currency.</param>
    public Money? CapIn(Currency currency) => Of(Caps, currency);

    /// <summary>How much of a currency may be overdue.</summary>
    /// <param name="currency">The currency.</param>
    public Money OverdueIn(Currency currency) => Of(OverdueAbove, currency) ?? Money.Zero(currency);

    private static Money? Of(Few<Money> sums, Currency currency)
    {
        foreach (var sum in sums)
            if (sum.Currency == currency)
                return sum;
        return null;
    }
}
