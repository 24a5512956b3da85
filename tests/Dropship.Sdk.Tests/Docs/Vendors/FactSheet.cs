using System.Globalization;
using System.Text.RegularExpressions;

namespace Dropship.Sdk.Tests.Docs.Vendors;

/// <summary>A vendor's fact sheet, which lies beside the repository and is not part of it: the codes and states that its tables name.</summary>
internal static partial class FactSheet
{
    /// <summary>The sheet's text, or null where it is not at hand.</summary>
    internal static string? Read(string name)
    {
        var path = Path.Combine(Path.GetDirectoryName(House.Root) ?? House.Root, "shared", "apis", name);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    /// <summary>The lines of a table: from a heading on, the first column of each row below the rule.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="heading">How the line before the table, or its head, begins.</param>
    internal static IEnumerable<string[]> Rows(string sheet, string heading)
    {
        var lines = sheet.Split('\n');
        var start = Array.FindIndex(lines, line => line.StartsWith(heading, StringComparison.Ordinal));
        if (start < 0) throw new InvalidOperationException($"The sheet has no line that begins with '{heading}'.");
        var rows = lines.Skip(start).SkipWhile(line => !Rule.IsMatch(line)).Skip(1).TakeWhile(line => line.StartsWith('|'));
        return rows.Select(row => row.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray());
    }

    /// <summary>The codes in a cell: lists, spans as in <c>1607000–1607003</c>, and endings as in <c>16900202/203</c>.</summary>
    internal static IEnumerable<string> Codes(string cell)
    {
        foreach (Match match in Code.Matches(cell))
        {
            var first = match.Groups["first"].Value;
            yield return first;
            foreach (var ending in match.Groups["ending"].Captures.Select(capture => capture.Value)) yield return first[..^ending.Length] + ending;
            if (!match.Groups["last"].Success) continue;
            var last = long.Parse(match.Groups["last"].Value, CultureInfo.InvariantCulture);
            for (var code = long.Parse(first, CultureInfo.InvariantCulture) + 1; code <= last; code++) yield return code.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Words between backticks.</summary>
    internal static IEnumerable<string> Words(string text) => Word.Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^\|[\s\-:|]+\|$", RegexOptions.None, 1000)]
    private static partial Regex Rule { get; }

    [GeneratedRegex(@"(?<![\w.])(?<first>-?\d{1,9})(?:–(?<last>\d{3,9})|(?:/(?<ending>\d{2,4}))+)?(?![\w.])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code { get; }

    [GeneratedRegex("`([^`]+)`", RegexOptions.None, 1000)]
    private static partial Regex Word { get; }
}
