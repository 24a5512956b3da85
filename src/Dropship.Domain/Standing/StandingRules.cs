namespace Dropship.Domain;

/// <summary>A limit that a marketplace sets, from a day on.</summary>
/// <param name="Measure">Of what.</param>
/// <param name="Limit">The most, as a part from 0 to 1; of <see cref="StandingMeasure.Rating"/> the least mean, from 0 to 5; of <see cref="StandingMeasure.PenaltyCount"/> the most of them, of <see cref="StandingMeasure.PenaltySum"/> the most money.</param>
/// <param name="Window">Over the orders paid in the last so many days; of <see cref="StandingMeasure.LateReply"/> over the waits that began in them.</param>
/// <param name="From">From when on it holds; the latest that holds counts.</param>
/// <param name="AtLeast">Below so many orders nothing is judged.</param>
public readonly record struct StandingLimit(StandingMeasure Measure, decimal Limit, TimeSpan Window, Instant From, int AtLeast = 1)
{
    /// <summary>In which currency <see cref="StandingMeasure.PenaltySum"/> is limited; what costs another is not counted against it. Null for every other measure.</summary>
    public Currency? Currency { get; init; }
}

/// <summary>How a shop's standing is judged. Limits are the marketplace's, dated; there is no limit of ours.</summary>
public sealed record StandingRules
{
    /// <summary>Nothing is limited.</summary>
    public static StandingRules None { get; } = new();

    /// <summary>The limits.</summary>
    /// <value>None.</value>
    public Few<StandingLimit> Limits { get; init; }

    /// <summary>After which part of a limit's budget, spent or forecast, a shop is warned.</summary>
    /// <value>0.75.</value>
    public decimal WarnAt { get; init; } = 0.75m;

    /// <summary>What is held back is let go by one level when a new order would wait no more than this part of the time it has.</summary>
    /// <value>0.5.</value>
    public decimal RelaxAt { get; init; } = 0.5m;

    /// <summary>How long after the hand-over an order without a scan counts as one without valid tracking.</summary>
    /// <value>10 days.</value>
    public TimeSpan ScanWithin { get; init; } = TimeSpan.FromDays(10);

    /// <summary>How long after the hand-over an order counts as one without confirmed delivery.</summary>
    /// <value>45 days.</value>
    public TimeSpan DeliverWithin { get; init; } = TimeSpan.FromDays(45);

    /// <summary>How often a shop that has limits is judged.</summary>
    /// <value>Once a day.</value>
    public TimeSpan JudgeEvery { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The hand-overs of so many last days tell how fast suppliers are.</summary>
    /// <value>7 days.</value>
    public TimeSpan Recent { get; init; } = TimeSpan.FromDays(7);

    /// <summary>By how many days a warned shop lengthens the handling time that it promises, where its marketplace lets it.</summary>
    /// <value>2.</value>
    public int ExtraHandling { get; init; } = 2;

    /// <summary>Which part of its goods a shop at risk goes on offering, from 0 to 1, where its marketplace lets it.</summary>
    /// <value>0.5.</value>
    public decimal SlowTo { get; init; } = 0.5m;

    /// <summary>What holds of a measure at a moment, or null.</summary>
    /// <param name="measure">Which.</param>
    /// <param name="now">When.</param>
    public StandingLimit? LimitOf(StandingMeasure measure, Instant now)
    {
        StandingLimit? latest = null;
        foreach (var limit in Limits)
            if (limit.Measure == measure && limit.From <= now && !(latest?.From > limit.From))
                latest = limit;
        return latest;
    }
}
