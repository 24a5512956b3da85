using Dropship.Domain;

namespace Dropship.Standing;

/// <summary>How a shop stands at its marketplace, for people.</summary>
public interface IStanding
{
    /// <summary>Counts the shop's own orders by every measure, with what the open orders will add, and holds it against the limits of <see cref="StandingRules"/>. Reads every order of the shop.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">The shop is not configured.</exception>
    Task<StandingReport> ReportAsync(ShopId shop, CancellationToken cancellation = default);
}

/// <summary>How a shop stands at a moment.</summary>
/// <param name="At">When.</param>
/// <param name="Lines">Every measure.</param>
public sealed record StandingReport(Instant At, IReadOnlyList<StandingLine> Lines)
{
    /// <summary>How new sales come in for now: set by the engine by the level, and told to a marketplace that takes it.</summary>
    /// <value>As the shop would have it.</value>
    public SalesIntake Intake { get; init; } = SalesIntake.Normal;

    /// <summary>What a new order meets.</summary>
    /// <value>Nothing is known.</value>
    public SalesLoad Load { get; init; }

    /// <summary>The worst of all measures.</summary>
    public StandingLevel Level
    {
        get
        {
            var worst = StandingLevel.Good;
            foreach (var line in Lines)
                if (line.Level > worst)
                    worst = line.Level;
            return worst;
        }
    }

    /// <summary>The line of a measure.</summary>
    /// <param name="measure">Which.</param>
    public StandingLine Of(StandingMeasure measure)
    {
        foreach (var line in Lines)
            if (line.Count.Measure == measure)
                return line;
        throw new ArgumentOutOfRangeException(nameof(measure), measure, "It is no measure.");
    }
}

/// <summary>One measure of a shop.</summary>
/// <param name="Count">What was counted.</param>
/// <param name="Limit">The limit that holds, or null.</param>
/// <param name="Level">How near it is; <see cref="StandingLevel.Good"/> without a limit.</param>
public sealed record StandingLine(StandingCount Count, StandingLimit? Limit, StandingLevel Level);
