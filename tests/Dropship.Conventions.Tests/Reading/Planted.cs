namespace Dropship.Conventions.Reading;

/// <summary>Small projects that live in memory: the offenders that prove a rule can fail.</summary>
internal static class Planted
{
    public const string EmptyProject = "<Project Sdk=\"Microsoft.NET.Sdk\"></Project>";

    public static SourceProject Code(string text) => Files(("src/Planted/Planted.cs", text));

    public static SourceProject Files(params (string Path, string Text)[] files) => new("Planted", "src/Planted", EmptyProject, files);

    public static SourceProject Project(string name, string items) => new(name, $"src/{name}", $"<Project Sdk=\"Microsoft.NET.Sdk\">{items}</Project>", []);
}
