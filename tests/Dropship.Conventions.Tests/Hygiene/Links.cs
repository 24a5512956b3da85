using System.Text.RegularExpressions;

namespace Dropship.Conventions.Hygiene;

/// <summary>A link in Markdown to a file of the repository leads somewhere.</summary>
internal static partial class Links
{
    public static IEnumerable<Offence> Dead(string file, string text, Func<string, bool> exists)
    {
        var fenced = false;
        foreach (var (line, number) in text.Split('\n').Select((line, index) => (line, index + 1)))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal)) fenced = !fenced;
            if (fenced) continue;
            foreach (var target in Link.Matches(Code.Replace(line, "")).Select(match => match.Groups["target"].Value))
                if (IsOurs(target) && !exists(Resolve(file, target)))
                    yield return new(file, number, $"the link to {target} is dead", "Correct the path: it is relative to this file");
        }
    }

    private static bool IsOurs(string target) => target.Length > 0 && target[0] != '#' && !target.Contains(':');

    private static string Resolve(string file, string target)
    {
        var path = Uri.UnescapeDataString(target.Split('#', '?')[0]);
        var start = path.StartsWith('/') ? "" : Path.GetDirectoryName(file) ?? "";
        return Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", start, path.TrimStart('/')))).Replace('\\', '/');
    }

    [GeneratedRegex(@"\]\(\s*<?(?<target>[^)>\s]*)>?[^)]*\)|^\s*\[[^\]]+\]:\s+<?(?<target>[^>\s]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link { get; }

    [GeneratedRegex("`[^`]*`", RegexOptions.None, 1000)]
    private static partial Regex Code { get; }
}
