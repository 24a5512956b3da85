namespace Dropship.Security.Tests;

/// <summary>The files of the repository these tests were built in.</summary>
internal static class Sources
{
    private static readonly string[] NotOurs = ["bin", "obj", ".git", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts"];

    internal static string Root { get; } = Find();

    internal static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>Files of a kind below a folder, relative to the root; what builds leave behind is not ours.</summary>
    internal static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.GetFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(NotOurs.Contains)).Order(StringComparer.Ordinal);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dropship.Sdk.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Dropship.Sdk.sln is not above the tests.");
    }
}
