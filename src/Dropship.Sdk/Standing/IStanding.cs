using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Standing;

/// <summary>How a shop stands at its marketplace, for people.</summary>
public interface IStanding
{
    /// <summary>Counts the shop's own orders by every measure, with what the open orders will add, and holds it against the limits of <see cref="StandingRules"/>. Reads every order of the shop.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">The shop is not configured.</exception>
    Task<StandingReport> ReportAsync(ShopId shop, CancellationToken cancellation = default);

    /// <summary>Records by what figures the marketplace judges the shop, where no client tells them: typed in, or read by <see cref="FigureFile"/>. Of two of one measure the later counts; they stand beside our own in the report.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">The shop is not configured, or a figure makes no sense; nothing is recorded then.</exception>
    Task RecordFiguresAsync(ShopId shop, IReadOnlyList<StandingFigure> figures, CancellationToken cancellation = default);

    /// <summary>The penalties that belong to no order, by their time, noted ones too. Those of an order stand there, as a question.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">The shop is not configured.</exception>
    Task<IReadOnlyList<ShopPenalty>> PenaltiesAsync(ShopId shop, CancellationToken cancellation = default);

    /// <summary>Notes what somebody found behind a penalty that belongs to no order, or did about it.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="penalty">The marketplace's number.</param>
    /// <param name="by">Who.</param>
    /// <param name="note">What was found, or done; without personal data.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    /// <exception cref="ArgumentException">The shop is not configured, or a text is empty.</exception>
    Task<Refusal?> NotePenaltyAsync(ShopId shop, string penalty, string by, string note, CancellationToken cancellation = default);
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

    /// <summary>What the marketplace says of the number of its penalties, held against what is known here; null if it says nothing.</summary>
    /// <value>Null.</value>
    public PenaltyTally? Penalties { get; init; }

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
/// <param name="Level">How near it is, by our own figure or by the marketplace's, whichever is worse; <see cref="StandingLevel.Good"/> without a limit.</param>
public sealed record StandingLine(StandingCount Count, StandingLimit? Limit, StandingLevel Level)
{
    /// <summary>The marketplace's own figure; null if it tells none.</summary>
    /// <value>Null.</value>
    public StandingTold? Told { get; init; }
}

/// <summary>A marketplace's own figure beside ours.</summary>
/// <param name="Figure">The marketplace's figure.</param>
/// <param name="At">As of when.</param>
/// <param name="Window">Over how long before it.</param>
/// <param name="Own">Our own of the same time; null if nothing was counted in it.</param>
public sealed record StandingTold(decimal Figure, Instant At, TimeSpan Window, decimal? Own)
{
    /// <summary>How much more the marketplace counts; negative if less, null if there is nothing to compare it with.</summary>
    public decimal? Difference => Figure - Own;
}
