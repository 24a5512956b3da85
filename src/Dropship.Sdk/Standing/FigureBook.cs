using System.Text.Json.Serialization;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;

namespace Dropship.Standing;

/// <summary>What a marketplace said of a shop's standing: kept in one document of it, so that what a person records and what the engine reads do not undo each other.</summary>
internal sealed class FigureBook(ITokenStore store)
{
    internal ValueTask<ToldFigures> ReadAsync(ShopId shop, CancellationToken cancellation) => Of(shop).ReadAsync(cancellation);

    /// <summary>Keeps figures: of two of one measure the later counts, whichever was told first; a measure that is not told any more keeps its last.</summary>
    internal async ValueTask TellAsync(ShopId shop, IReadOnlyList<StandingFigure> figures, CancellationToken cancellation)
    {
        if (figures.Count > 0) await Of(shop).ChangeAsync(before => before.With(figures), cancellation).ConfigureAwait(false);
    }

    /// <summary>Keeps how many penalties the marketplace says it issued within a time.</summary>
    internal async ValueTask CountAsync(ShopId shop, Instant from, Instant until, int count, CancellationToken cancellation) =>
        await Of(shop).ChangeAsync(before => before with { Penalties = new(from.Milliseconds, until.Milliseconds, count) }, cancellation).ConfigureAwait(false);

    private Notebook<ToldFigures> Of(ShopId shop) => new(store, $"{shop}/standing", ToldFiguresJson.Default.ToldFigures);
}

/// <summary>The document as it is stored. Property names are the storage format: they change only by addition.</summary>
internal sealed record ToldFigures
{
    public IReadOnlyList<ToldFigure> Told { get; init; } = [];

    public ToldCount? Penalties { get; init; }

    internal IReadOnlyList<StandingFigure> Figures() => [.. Told.Select(static told => new StandingFigure(told.Measure, told.Figure, new(told.At), TimeSpan.FromMilliseconds(told.Window)))];

    internal ToldFigures With(IReadOnlyList<StandingFigure> figures)
    {
        var told = Told.ToDictionary(static figure => figure.Measure);
        foreach (var figure in figures)
            if (!told.TryGetValue(figure.Measure, out var known) || known.At <= figure.At.Milliseconds)
                told[figure.Measure] = new(figure.Measure, figure.Figure, figure.At.Milliseconds, (long)figure.Window.TotalMilliseconds);
        return this with { Told = [.. told.Values.OrderBy(static figure => figure.Measure)] };
    }

    internal PenaltyTally? Tally(List<Fact.PenaltySeen> issued) =>
        Penalties is { } told ? new(new(told.From), new(told.Until), told.Count, issued.Count(seen => seen.At.Milliseconds >= told.From && seen.At.Milliseconds <= told.Until)) : null;
}

/// <summary>A figure as it is stored.</summary>
internal sealed record ToldFigure(StandingMeasure Measure, decimal Figure, long At, long Window);

/// <summary>A count of penalties as it is stored.</summary>
internal sealed record ToldCount(long From, long Until, int Count);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ToldFigures))]
internal sealed partial class ToldFiguresJson : JsonSerializerContext;
