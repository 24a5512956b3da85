using System.Xml.Linq;

namespace Dropship.Conventions.Reading;

/// <summary>The repository this test was built in, found by walking up to the solution. Projects under src/ are discovered, never listed.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = [".git", "bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", ".vs", ".idea"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceProject> Sources { get; } =
        [.. Directory.GetFiles(At("src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Open)];

    public static SourceProject Domain => Sources.Single(project => project.Name == "Dropship.Domain");

    public static SourceProject Sdk => Sources.Single(project => project.Name == "Dropship.Sdk");

    public static XDocument BuildProps { get; } = XDocument.Load(At("Directory.Build.props"), LoadOptions.SetLineInfo);

    /// <summary>The full path of a place in the repository.</summary>
    public static string At(string path) => Path.Combine(Root, path);

    /// <summary>Every file that could be committed, relative to the root with forward slashes.</summary>
    public static IEnumerable<string> Files(string folder = "")
    {
        foreach (var file in Directory.GetFiles(At(folder)).Order(StringComparer.Ordinal))
            if (Path.GetFileName(file) != ".git")   // a worktree keeps a file of this name
                yield return Relative(file);
        foreach (var inner in Directory.GetDirectories(At(folder)).Order(StringComparer.Ordinal))
            if (!NotOurs.Contains(Path.GetFileName(inner)))
                foreach (var file in Files(Relative(inner)))
                    yield return file;
    }

    private static SourceProject Open(string csproj)
    {
        var folder = Relative(Path.GetDirectoryName(csproj)!);
        var sources = Files(folder).Where(file => file.EndsWith(".cs", StringComparison.Ordinal));
        return new(Path.GetFileNameWithoutExtension(csproj), folder, File.ReadAllText(csproj), [.. sources.Select(file => (file, File.ReadAllText(At(file))))]);
    }

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dropship.Sdk.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Dropship.Sdk.sln.");
    }
}
