using System.Xml.Linq;

namespace Dropship.Conventions.Domain;

/// <summary>What a pure project's file may say: no package but analyzers, no project, no framework beyond the base, and its ban list handed to the compiler.</summary>
internal static class DomainProject
{
    private static readonly string[] Strangers = ["ProjectReference", "FrameworkReference", "Reference"];

    public static IEnumerable<Offence> Offences(SourceProject project, XDocument buildProps)
    {
        foreach (var package in project.ProjectFile.Items("PackageReference").Concat(buildProps.Items("PackageReference")))
            if (package.Attribute("PrivateAssets")?.Value != "all" || !package.Named("Include").EndsWith("Analyzers", StringComparison.Ordinal))
                yield return package.As(project.ProjectPath, $"package {package.Named("Include")}", "The domain references no package but analyzers, with PrivateAssets=\"all\"");

        foreach (var stranger in Strangers.SelectMany(kind => project.ProjectFile.Items(kind)))
            yield return stranger.As(project.ProjectPath, $"{stranger.Name.LocalName} {stranger.Named("Include")}", "The domain references nothing");

        if (project.ProjectFile.Items("AdditionalFiles").All(file => file.Named("Include") != "BannedSymbols.txt"))
            yield return new(project.ProjectPath, 0, "BannedSymbols.txt is not handed to the compiler", "Add <AdditionalFiles Include=\"BannedSymbols.txt\" />");
        if (buildProps.Items("PackageReference").All(package => package.Named("Include") != "Microsoft.CodeAnalysis.BannedApiAnalyzers"))
            yield return new("Directory.Build.props", 0, "the analyzer of banned APIs is gone", "Reference Microsoft.CodeAnalysis.BannedApiAnalyzers for src");
        if (buildProps.Items("AdditionalFiles").All(file => !file.Named("Include").EndsWith(BannedSymbols.Everywhere, StringComparison.Ordinal)))
            yield return new("Directory.Build.props", 0, $"{BannedSymbols.Everywhere} is not handed to the compiler", "Add it as AdditionalFiles for src");
    }
}
