using Dropship.Domain;

namespace Dropship.Testing.Conformance.Adapters.Cases.Standing;

/// <summary>Figures that can be true, each measure once.</summary>
internal static class FigureCases
{
    private const decimal MostStars = 5m;

    internal static readonly Port<IFigureFixture> Port = new([],
        [new("the reading of figures", [], (fixture, _) => Task.FromResult<Reading>(async token => await fixture.Figures.ReadStandingAsync(token).ConfigureAwait(false)))],
        [], (_, _) => Task.FromResult<IReadOnlyList<string>>([]));

    internal static readonly AdapterCase<IFigureFixture>[] All =
    [
        new("figures make sense", [], SenseAsync),
        new("each measure is told once", [], OnceAsync),
        new("figures that did not change read the same", [], AgainAsync),
    ];

    private static async Task SenseAsync(IFigureFixture fixture, CancellationToken cancellation)
    {
        var figures = await fixture.Figures.ReadStandingAsync(cancellation).ConfigureAwait(false);
        Promise.Holds(figures.Count > 0, "A marketplace that tells figures tells some.");
        foreach (var told in figures)
        {
            Promise.Holds(Enum.IsDefined(told.Measure), "A figure is of a measure of the list.");
            Sense.Time(told.At, "the time of a figure");
            Promise.Holds(told.Window > TimeSpan.Zero && told.Window <= TimeSpan.FromDays(3650), "A figure is over some time.");
            var isPart = told.Measure is not (StandingMeasure.Rating or StandingMeasure.Penalties or StandingMeasure.PenaltyCount or StandingMeasure.PenaltySum);
            Promise.Holds(told.Figure >= 0m && (!isPart || told.Figure <= 1m) && (told.Measure != StandingMeasure.Rating || told.Figure <= MostStars), "A part is from 0 to 1, not in percent; a mean of ratings from 0 to 5; nothing is negative.");
        }
    }

    private static async Task OnceAsync(IFigureFixture fixture, CancellationToken cancellation)
    {
        var figures = await fixture.Figures.ReadStandingAsync(cancellation).ConfigureAwait(false);
        Promise.Same(figures.Count, figures.DistinctBy(static told => told.Measure).Count(), "Each measure is told once: the newest figure of it.");
    }

    private static async Task AgainAsync(IFigureFixture fixture, CancellationToken cancellation) =>
        Promise.SameList(await fixture.Figures.ReadStandingAsync(cancellation).ConfigureAwait(false), await fixture.Figures.ReadStandingAsync(cancellation).ConfigureAwait(false), "Figures that did not change read the same.");
}
