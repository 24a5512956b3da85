using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>A marketplace that tells by what figures it judges the shop; implemented beside its client. Throws <see cref="ProviderException"/>.</summary>
public interface IReportStanding
{
    /// <summary>The newest figure of each measure that the marketplace tells.</summary>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<StandingFigure>> ReadStandingAsync(CancellationToken cancellation);
}

/// <summary>A figure by which a marketplace judges a merchant.</summary>
/// <param name="Measure">Of what.</param>
/// <param name="Figure">As <see cref="StandingCount.Rate"/> is counted here: a part from 0 to 1, of ratings a mean from 0 to 5, of penalties a number or an amount.</param>
/// <param name="At">As of when.</param>
/// <param name="Window">Over how long before it.</param>
public sealed record StandingFigure(StandingMeasure Measure, decimal Figure, Instant At, TimeSpan Window);
