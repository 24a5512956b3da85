using System.Text.Json;

namespace Dropship.Tracking;

/// <summary>The figures for machines.</summary>
internal static class Report
{
    internal static IEnumerable<(string Name, long Value)> Figures(PermutationTally tally)
    {
        yield return ("histories", tally.Histories);
        yield return ("facts", tally.Facts);
        yield return ("shuffles", tally.Shuffles);
        yield return ("histories_suspect", tally.Suspect);
        yield return ("incidents", tally.Incidents);
        yield return ("states_that_differ", tally.Differ);
    }

    internal static byte[] Json(PermutationTally tally) => Write(json => Say(json, Figures(tally)));

    internal static byte[] Json(IReadOnlyList<NumberRow> rows) => Write(json =>
    {
        foreach (var row in rows)
        {
            json.WriteStartObject(row.Courier);
            Say(json, [("formats", row.Formats), ("with_check_digit", row.Checked), ("format_wrong", row.FormatWrong), ("valid_right", row.ValidRight), ("valid_wrong", row.ValidWrong), ("valid_unknown", row.ValidUnknown),
                ("invalid_right", row.InvalidRight), ("invalid_wrong", row.InvalidWrong), ("invalid_unknown", row.InvalidUnknown), ("foreign", row.Foreign), ("foreign_found", row.ForeignFound), ("mistyped", row.Mistyped), ("mistyped_found", row.MistypedFound)]);
            json.WriteEndObject();
        }
    });

    private static void Say(Utf8JsonWriter json, IEnumerable<(string Name, long Value)> figures)
    {
        foreach (var (name, value) in figures) json.WriteNumber(name, value);
    }

    private static byte[] Write(Action<Utf8JsonWriter> say)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true }))
        {
            json.WriteStartObject();
            say(json);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
