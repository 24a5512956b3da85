using System.Text.RegularExpressions;

namespace Dropship.Sdk.Tests.Docs;

/// <summary>A block of C# in a Markdown file.</summary>
/// <param name="File">The file, relative to the repository.</param>
/// <param name="Line">Where its first line stands.</param>
/// <param name="Lines">Its lines, as they are shown.</param>
internal sealed partial record CodeBlock(string File, int Line, IReadOnlyList<string> Lines)
{
    private const string Fence = "```";

    /// <summary>Every block of C# in a text.</summary>
    internal static IEnumerable<CodeBlock> In(string file, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].TrimStart().StartsWith(Fence, StringComparison.Ordinal)) continue;
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            var language = lines[i].Trim()[Fence.Length..];
            var first = i + 1;
            while (++i < lines.Length && !lines[i].TrimStart().StartsWith(Fence, StringComparison.Ordinal))
            {
            }

            if (language is "csharp" or "cs" or "c#") yield return new(file, first + 1, [.. lines[first..i].Select(line => line.Length > indent ? line[indent..] : "")]);
        }
    }

    /// <summary>
    /// True if a source holds these very lines one after the other, moved to the right by the same number of blanks.
    /// Directives at the top stand at the top of the source.
    /// </summary>
    internal bool StandsIn(IReadOnlyList<string> source)
    {
        var usings = Lines.TakeWhile(line => Directive.IsMatch(line) || line.Length == 0).ToList();
        if (usings.Exists(line => !source.Contains(line))) return false;
        var body = Lines.Skip(usings.Count).ToList();
        for (var at = 0; at + body.Count <= source.Count; at++)
            if (StandsAt(source, at, body))
                return true;
        return false;
    }

    public override string ToString() => $"{File}:{Line}: {string.Join(' ', Lines.Take(1))}";

    [GeneratedRegex(@"^using [\w.]+;$", RegexOptions.None, 1000)]
    private static partial Regex Directive { get; }

    private static bool StandsAt(IReadOnlyList<string> source, int at, List<string> body)
    {
        var indent = source[at].Length - body[0].Length;
        if (indent < 0) return false;
        var margin = new string(' ', indent);
        for (var i = 0; i < body.Count; i++)
            if (source[at + i] != (body[i].Length == 0 ? "" : margin + body[i]))
                return false;
        return true;
    }
}
