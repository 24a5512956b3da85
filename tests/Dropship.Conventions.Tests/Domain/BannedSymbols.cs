using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Dropship.Conventions.Domain;

/// <summary>The compiler's own ban, tried out with the analyzer the sources are built with.</summary>
internal static class BannedSymbols
{
    public const string Everywhere = "build/BannedSymbols.txt";
    public const string InTheDomain = "src/Dropship.Domain/BannedSymbols.txt";

    /// <summary>Lines that ban nothing, because no symbol has that name.</summary>
    public static IEnumerable<Offence> Idle(string file, string text)
    {
        var compilation = Planted.Code("").Compilation;
        foreach (var (line, number) in text.Split('\n').Select((line, index) => (line.Trim(), index + 1)))
            if (line.Length > 0 && DocumentationCommentId.GetFirstSymbolForDeclarationId(line.Split(';')[0], compilation) is null)
                yield return new(file, number, $"'{line.Split(';')[0]}' names no symbol, so nothing is banned", "Correct the id: it is written as in an XML documentation file");
    }

    /// <summary>What the analyzer says to a piece of code under a list.</summary>
    public static async Task<IReadOnlyList<string>> JudgeAsync(string code, string list)
    {
        var compilation = Planted.Code(code).Compilation;
        var options = new AnalyzerOptions([new ListFile(list)]);
        var found = await compilation.WithAnalyzers(Analyzers(), options).GetAnalyzerDiagnosticsAsync();
        return [.. found.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(null)}")];
    }

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers() =>
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "analyzers"), "*.dll")
            .SelectMany(path => new AnalyzerFileReference(path, new Loader()).GetAnalyzers(LanguageNames.CSharp))
            .Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id == "RS0030")),
    ];

    private sealed class ListFile(string text) : AdditionalText
    {
        public override string Path => "BannedSymbols.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
