using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Standing;

/// <summary>What a figure of a measure may be.</summary>
internal static class FigureRules
{
    private const decimal MostPenalties = 1_000_000_000m;

    /// <summary>The most that a measure can be; the least is nothing.</summary>
    internal static decimal Most(this StandingMeasure measure) => measure switch
    {
        StandingMeasure.Rating => 5m,
        StandingMeasure.Penalties or StandingMeasure.PenaltyCount or StandingMeasure.PenaltySum => MostPenalties,
        _ => 1m,
    };

    /// <summary>What is wrong with a figure, or null.</summary>
    internal static string? Wrong(StandingFigure figure) =>
        !Enum.IsDefined(figure.Measure) ? $"{(int)figure.Measure} is no measure"
        : figure.Figure < 0m || figure.Figure > figure.Measure.Most() ? FormattableString.Invariant($"{figure.Measure} cannot be {figure.Figure}: it is from 0 to {figure.Measure.Most()}")
        : figure.Window <= TimeSpan.Zero ? $"the window of {figure.Measure} is nothing: say over how long it was counted"
        : null;
}
