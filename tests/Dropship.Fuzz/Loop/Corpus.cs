namespace Dropship.Fuzz;

/// <summary>The committed inputs of a parser: the vendor's own samples, and what once was a finding.</summary>
internal static class Corpus
{
    internal static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Corpus");

    internal static IReadOnlyList<byte[]> Of(string parser, string? folder = null)
    {
        var own = Path.Combine(folder ?? Folder, parser);
        return Directory.Exists(own) && Directory.GetFiles(own) is { Length: > 0 } files
            ? [.. files.Order(StringComparer.Ordinal).Select(File.ReadAllBytes)]
            : throw new InvalidOperationException($"The corpus has nothing for {parser}: put at least one sample into {parser}/.");
    }
}
