using System.Collections.Frozen;
using Dropship.Domain;
using Dropship.Files;
using Dropship.Ports;

namespace Dropship.Standing;

/// <summary>
/// Reads from a CSV file by what figures a marketplace judges the shop, for one that shows them on its pages and tells them by no call. Columns: <c>measure</c> (<c>late_shipment</c>, <c>late_delivery</c>, <c>no_valid_tracking</c>, <c>no_confirmed_delivery</c>,
/// <c>cancelled</c>, <c>refunded</c>, <c>rating</c>, <c>penalties</c>, <c>penalty_count</c>, <c>penalty_sum</c> or <c>late_reply</c>), <c>figure</c> (a part from 0 to 1: 0.05 for 5 percent; of ratings a mean from 0 to 5; of the count a number, of the sum an amount),
/// <c>as_of</c> (a day, UTC: the figure is of its end), <c>days</c> (over how many days up to it).
/// </summary>
public static class FigureFile
{
    private const int MostDays = 3650;
    private static readonly string[] Columns = ["measure", "figure", "as_of", "days"];

    private static readonly FrozenDictionary<string, StandingMeasure> Measures = new Dictionary<string, StandingMeasure>(StringComparer.Ordinal)
    {
        ["late_shipment"] = StandingMeasure.LateShipment,
        ["late_delivery"] = StandingMeasure.LateDelivery,
        ["no_valid_tracking"] = StandingMeasure.NoValidTracking,
        ["no_confirmed_delivery"] = StandingMeasure.NoConfirmedDelivery,
        ["cancelled"] = StandingMeasure.Cancelled,
        ["refunded"] = StandingMeasure.Refunded,
        ["rating"] = StandingMeasure.Rating,
        ["penalties"] = StandingMeasure.Penalties,
        ["penalty_count"] = StandingMeasure.PenaltyCount,
        ["penalty_sum"] = StandingMeasure.PenaltySum,
        ["late_reply"] = StandingMeasure.LateReply,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads a file from the disk.</summary>
    /// <param name="path">Where it lies.</param>
    /// <exception cref="BadFileException">It cannot be opened, is empty, or lacks a column.</exception>
    public static FileReading<StandingFigure> Read(string path) => CsvFile.Read(path, Columns, [], Row);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; it is closed at the end.</param>
    /// <param name="name">The file's name, for the faults.</param>
    /// <exception cref="BadFileException">It is empty, or lacks a column.</exception>
    public static FileReading<StandingFigure> Read(TextReader text, string name) => CsvFile.Read(text, name, Columns, [], Row);

    private static StandingFigure Row(CsvFields row)
    {
        var isKnown = Measures.TryGetValue(row.Value("measure"), out var measure);
        if (!isKnown) row.Fault("measure", row.Value("measure"), $"is no measure: write one of {string.Join(", ", Measures.Keys.Order(StringComparer.Ordinal))}");
        var figure = row.Figure("figure", 0m, isKnown ? measure.Most() : StandingMeasure.PenaltySum.Most());
        var (day, days) = (row.Day("as_of"), row.Number("days", 1, MostDays));
        return new(measure, figure, Instant.From(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)) + TimeSpan.FromDays(1), TimeSpan.FromDays(days));
    }
}
