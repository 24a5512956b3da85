using System.Globalization;
using System.Text.Json;

namespace Dropship.Chaos.Soaking;

/// <summary>What a soak came to, under the names that others read.</summary>
internal sealed class Soaked(IReadOnlyList<(string Key, double Value)> figures)
{
    private const int Digits = 3;

    /// <summary>True if nothing was bought twice and nothing lost.</summary>
    internal bool IsClean => figures.Where(figure => figure.Key is "double_purchases" or "lost_orders").All(figure => figure.Value == 0);

    internal void Write(TextWriter output)
    {
        foreach (var (key, value) in figures) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {key,-24} {Math.Round(value, Digits),14:0.###}"));
    }

    internal byte[] Json()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true }))
        {
            json.WriteStartObject();
            foreach (var (key, value) in figures) json.WriteNumber(key, Math.Round(value, Digits));
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
