using System.Globalization;
using System.Text.Json;

namespace Dropship.Guards;

/// <summary>What happened, for people and for machines.</summary>
internal static class Report
{
    internal static void Write(TextWriter output, Tally tally)
    {
        foreach (var (name, value) in Figures(tally)) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-48} {value,9}"));
        if (tally.First is { } first) output.WriteLine($"  first: {first}");
    }

    /// <summary>Each figure under its name.</summary>
    internal static byte[] Json(Tally tally)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true }))
        {
            json.WriteStartObject();
            foreach (var (name, value) in Figures(tally)) json.WriteNumber(name, value);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static IEnumerable<(string Name, int Value)> Figures(Tally tally)
    {
        yield return ("orders", tally.Orders);
        yield return ("quotes", tally.Quotes);
        yield return ("bound", tally.Bound);
        yield return ("purchases", tally.Purchases);
        yield return ("purchases approved by a person", tally.Approved);
        yield return ("expired quotes refused", tally.Expired);
        yield return ("sums named before payment refused", tally.Drifted);
        yield return ("stopped at the wire", tally.StoppedAtTheWire);
        foreach (var (reason, count) in tally.Holds) yield return ($"held for {reason}", count);
        foreach (var finding in Finding.All) yield return (finding, tally.Findings.GetValueOrDefault(finding));
    }
}
