using Microsoft.CodeAnalysis;

namespace Dropship.Conventions.Reading;

/// <summary>What the sources are bound against: the framework and every assembly that lies beside this test.</summary>
internal static class References
{
    private static readonly IReadOnlyDictionary<string, MetadataReference> All = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Concat(Directory.GetFiles(AppContext.BaseDirectory, "Dropship.*.dll"))
        .DistinctBy(Path.GetFileNameWithoutExtension)
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path)!, path => (MetadataReference)MetadataReference.CreateFromFile(path));

    public static IEnumerable<MetadataReference> Except(string assembly) => All.Where(reference => reference.Key != assembly).Select(reference => reference.Value);
}
