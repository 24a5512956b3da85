using System.Globalization;
using System.Text.Json;

namespace Dropship.Load;

/// <summary>What was measured, for people and for machines.</summary>
internal static class Report
{
    private const int Digits = 3;

    internal static void Write(TextWriter output, IReadOnlyList<Figure> figures)
    {
        foreach (var figure in figures)
        {
            var goal = figure.Goal is { } most ? string.Create(CultureInfo.InvariantCulture, $"   at most {most:0.###}: {(figure.IsMissed ? "MISSED" : "reached")}") : "";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {figure.Key,-28} {Math.Round(figure.Value, Digits),12:0.###}{goal}"));
        }
    }

    /// <summary>Each figure under its key; the keys are promised, others read them.</summary>
    internal static byte[] Json(IReadOnlyList<Figure> figures)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true }))
        {
            json.WriteStartObject();
            foreach (var figure in figures) json.WriteNumber(figure.Key, Math.Round(figure.Value, Digits));
            json.WriteNumber("goals_missed", figures.Count(figure => figure.IsMissed));
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
