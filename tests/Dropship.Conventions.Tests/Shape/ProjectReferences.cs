namespace Dropship.Conventions.Shape;

/// <summary>References point one way: the domain below, the Sdk on it, every other package on these two and on nothing else. So there can be no circle.</summary>
internal static class ProjectReferences
{
    private static readonly string[] Above = ["samples", "tests", "benchmarks"];

    public static IEnumerable<Offence> Upward(SourceProject project)
    {
        var allowed = Below(project.Name);
        foreach (var reference in project.ProjectFile.Items("ProjectReference"))
        {
            var target = Path.GetFileNameWithoutExtension(reference.Named("Include").Replace('\\', '/'));
            if (!allowed.Contains(target))
                yield return reference.As(project.ProjectPath, $"{project.Name} references {target}", allowed.Length == 0 ? "It references no project" : $"It references only {string.Join(" and ", allowed)}; move what both need down");
        }

        foreach (var item in project.ProjectFile.Descendants())
            if (item.Attributes().Select(attribute => attribute.Value.Replace('\\', '/')).FirstOrDefault(LeadsAbove) is { } path)
                yield return item.As(project.ProjectPath, $"{item.Name.LocalName} takes {path}", "A package never takes anything from samples, tests or benchmarks");
    }

    private static string[] Below(string project) => project switch
    {
        "Dropship.Domain" => [],
        "Dropship.Sdk" => ["Dropship.Domain"],
        _ => ["Dropship.Domain", "Dropship.Sdk"],
    };

    private static bool LeadsAbove(string path) => path.Contains("../", StringComparison.Ordinal) && path.Split('/').Any(Above.Contains);
}
