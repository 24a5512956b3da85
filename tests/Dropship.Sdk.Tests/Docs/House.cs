namespace Dropship.Sdk.Tests.Docs;

/// <summary>The repository these tests were built in.</summary>
internal static class House
{
    private static readonly string[] NotOurs = [".git", "bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts"];

    internal static string Root { get; } = Find();

    internal static string At(string path) => Path.Combine(Root, path);

    /// <summary>Files of a kind, relative to the root; what builds leave behind is not ours.</summary>
    internal static IEnumerable<string> Files(string folder, string pattern)
    {
        foreach (var file in Directory.GetFiles(At(folder), pattern).Order(StringComparer.Ordinal)) yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        foreach (var inner in Directory.GetDirectories(At(folder)).Order(StringComparer.Ordinal))
            if (!NotOurs.Contains(Path.GetFileName(inner)))
                foreach (var file in Files(inner, pattern))
                    yield return file;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dropship.Sdk.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Dropship.Sdk.sln is not above the tests.");
    }
}
