namespace Dropship.Conventions.Hygiene;

/// <summary>What must lie where, and what grew too long to be read.</summary>
internal static class House
{
    private const int LongestFile = 400;

    private static readonly string[] Pillars =
    [
        "README.md", "CHANGELOG.md", "LICENSE", "global.json", ".editorconfig", "Directory.Build.props", "Directory.Packages.props", "Dropship.Sdk.sln", ".ci/run",
    ];

    public static IEnumerable<Offence> Missing(IEnumerable<string> projects, Func<string, bool> exists) => Pillars.Concat(projects.Select(project => $"{project}/README.md"))
        .Where(file => !exists(file))
        .Select(file => new Offence(file, 0, "the file is missing", "Write it: the house needs it"));

    /// <summary>Projects that the solution does not know are never built by .ci/run.</summary>
    public static IEnumerable<Offence> Unlisted(IEnumerable<string> projects, string solution) => projects
        .Where(project => !solution.Replace('\\', '/').Contains($"\"{project}\"", StringComparison.Ordinal))
        .Select(project => new Offence(project, 0, "the project is not in Dropship.Sdk.sln", $"dotnet sln add {project}"));

    /// <summary>Approved surfaces are read as a diff, and data of others stays as it came, so they may be as long as they are.</summary>
    public static IEnumerable<Offence> TooLong(string file, string text)
    {
        var lines = text.TrimEnd('\n').Split('\n').Length;
        if (lines > LongestFile && !file.EndsWith(".api.txt", StringComparison.Ordinal) && !file.EndsWith(".cdx.json", StringComparison.Ordinal) && !(file.EndsWith(".json", StringComparison.Ordinal) && file.Contains("/Data/", StringComparison.Ordinal)))
            yield return new(file, LongestFile, $"the file has {lines} lines, at most {LongestFile} are allowed in src", "Split it where its job splits");
    }
}
