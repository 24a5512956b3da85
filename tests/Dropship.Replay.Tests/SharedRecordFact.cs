namespace Dropship.Replay.Tests;

/// <summary>A test on the real record, which lies beside the repository and is not part of it; skipped by name where it is not at hand.</summary>
public sealed class SharedRecordFact : FactAttribute
{
    public SharedRecordFact()
    {
        if (Folder is null) Skip = "The real record (shared/data/olist beside the repository) is not here.";
    }

    /// <summary>The record's folder, or null.</summary>
    public static string? Folder { get; } = Find(AppContext.BaseDirectory);

    private static string? Find(string from)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
        {
            if (!File.Exists(Path.Combine(at.FullName, "Dropship.Sdk.sln")) || at.Parent is null) continue;
            var folder = Path.Combine(at.Parent.FullName, "shared", "data", "olist");
            return Directory.Exists(folder) ? folder : null;
        }

        return null;
    }
}
