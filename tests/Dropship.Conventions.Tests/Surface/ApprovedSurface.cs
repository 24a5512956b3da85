namespace Dropship.Conventions.Surface;

/// <summary>Holds a package to the surface that was approved for it: src/(package)/(package).api.txt.</summary>
internal static class ApprovedSurface
{
    /// <summary>Set to 1, the tests write the approved files anew instead of comparing.</summary>
    public const string Switch = "DROPSHIP_APPROVE";

    /// <summary>Packages that are still in motion and have no approved file yet. A package leaves this list when its file is committed, and does not come back.</summary>
    public static readonly string[] StillMoving = [];

    private const string Here = "tests/Dropship.Conventions.Tests/Surface/ApprovedSurface.cs";

    public static IEnumerable<Offence> Offences(string project, string received, string? approved, IReadOnlyCollection<string> stillMoving)
    {
        var file = $"src/{project}/{project}.api.txt";
        if (approved is null && !stillMoving.Contains(project))
            yield return new(file, 0, "there is no approved surface", $"Read {project}.api.received.txt beside the tests, then run them once with {Switch}=1 and commit the file");
        if (approved is not null && stillMoving.Contains(project))
            yield return new(file, 0, $"{project} has an approved surface and is still on the list of moving packages", $"Take it off the list in {Here}");
        if (approved is not null && Difference(approved, received) is var (line, text))
            yield return new(file, line, $"the public surface differs:{text}", $"Take the change back, or run the tests once with {Switch}=1, read the diff and say it in CHANGELOG.md");
    }

    /// <summary>The first line that differs and what follows it on both sides; null if the texts are the same.</summary>
    public static (int Line, string Text)? Difference(string approved, string received)
    {
        var (old, now) = (Lines(approved), Lines(received));
        if (old.SequenceEqual(now)) return null;
        var first = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var gone = old.Except(now).Take(5).Select(line => $"\n  - {line}");
        var come = now.Except(old).Take(5).Select(line => $"\n  + {line}");
        return (first + 1, $"\n  first at: {old.ElementAtOrDefault(first) ?? "(end)"}\n  now:      {now.ElementAtOrDefault(first) ?? "(end)"}{string.Concat(gone)}{string.Concat(come)}\n ");
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
