using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Dropship.Files;

/// <summary>One row of a file.</summary>
/// <param name="Line">The line it begins on, from 1.</param>
/// <param name="Fields">Its fields without quotes and outer blanks.</param>
/// <param name="BadQuotes">True if its quotes do not pair or stand inside a bare field.</param>
public readonly record struct CsvRow(int Line, string[] Fields, bool BadQuotes);

/// <summary>
/// Walks the rows of a CSV text with the lines they begin on. A quoted field may hold line breaks; but if a row over
/// several lines turns out bad, one stray quote has swallowed its neighbours: then each of its further lines is read by itself.
/// </summary>
public sealed class CsvRows(TextReader text) : IDisposable
{
    private readonly CsvParser _parser = new(text, Form);
    private int _line = 1;

    // Which quotes are bad is counted in Row; the parser would only throw.
    private static CsvConfiguration Form => new(CultureInfo.InvariantCulture) { Delimiter = ",", IgnoreBlankLines = false, BadDataFound = null };

    /// <summary>The first row, or null if there is nothing at all.</summary>
    public CsvRow? Header() => _parser.Read() ? Step().Row : null;

    /// <summary>Hands over each row that is not blank.</summary>
    /// <param name="take">Takes a row and says whether it was good.</param>
    public void Each(Func<CsvRow, bool> take)
    {
        while (_parser.Read())
        {
            var (row, raw) = Step();
            if (string.IsNullOrWhiteSpace(raw) || take(row)) continue;
            var line = row.Line;
            foreach (var alone in Lines(raw).Skip(1))
                if (Alone(++line, alone) is { } read)
                    take(read);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _parser.Dispose();

    private (CsvRow Row, string Raw) Step()
    {
        var raw = _parser.RawRecord;
        var row = Row(_parser, _line, raw);
        _line += Lines(raw).Count();
        return (row, raw);
    }

    private static CsvRow? Alone(int line, string text)
    {
        using var parser = new CsvParser(new StringReader(text), Form);
        return !string.IsNullOrWhiteSpace(text) && parser.Read() ? Row(parser, line, text) : null;
    }

    private static CsvRow Row(CsvParser parser, int line, string raw) =>
        new(line, [.. parser.Record!.Select(field => field.Trim(' '))], raw.Contains('"') && !QuotesPair(raw));

    private static IEnumerable<string> Lines(string raw)
    {
        using var lines = new StringReader(raw);
        while (lines.ReadLine() is { } line) yield return line;
    }

    // RFC 4180: a quote opens a field only at its beginning, is doubled inside, and closes only before a comma or the end.
    private static bool QuotesPair(string raw)
    {
        var (open, atStart) = (false, true);
        for (var i = 0; i < raw.Length; i++)
        {
            var (letter, next) = (raw[i], i + 1 < raw.Length ? raw[i + 1] : '\n');
            if (letter != '"') atStart = !open && letter is ',';
            else if (!open && !atStart) return false;
            else if (!open) (open, atStart) = (true, false);
            else if (next == '"') i++;
            else if (next is ',' or '\r' or '\n') open = false;
            else return false;
        }

        return !open;
    }
}
