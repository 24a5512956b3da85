using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dropship.Conventions.Habits;

/// <summary>What is written and need not be run to be wrong: silenced warnings, marks of unfinished work, regions, names that say nothing, async void.</summary>
internal static partial class Wording
{
    public static IEnumerable<Offence> Offences(SourceProject project) =>
        [.. Pragmas(project), .. Attributes(project), .. Regions(project), .. Comments(project), .. Names(project), .. AsyncVoid(project)];

    /// <summary>Every place that silences a warning; the format pragma only keeps a table's layout.</summary>
    public static IEnumerable<SyntaxNode> Suppressions(SourceProject project) =>
    [
        .. project.Nodes<PragmaWarningDirectiveTriviaSyntax>().Where(pragma => pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword) && !KeepsLayout(pragma)),
        .. project.Nodes<AttributeSyntax>().Where(IsSuppression),
        .. project.Nodes<NullableDirectiveTriviaSyntax>().Where(nullable => nullable.SettingToken.IsKind(SyntaxKind.DisableKeyword)),
    ];

    public static bool KeepsLayout(PragmaWarningDirectiveTriviaSyntax pragma) => pragma.ErrorCodes.Count > 0 && pragma.ErrorCodes.All(code => code.ToString() == "format");

    private static IEnumerable<Offence> Pragmas(SourceProject project) => Suppressions(project)
        .Where(node => node is not AttributeSyntax)
        .Select(node => Offence.At(node.GetLocation(), $"'{node.ToString().Trim()}'", "Cure the warning, or use [SuppressMessage] with a Justification on the one member; only 'format' may be disabled here"));

    private static IEnumerable<Offence> Attributes(SourceProject project) => project.Nodes<AttributeSyntax>()
        .Where(attribute => IsSuppression(attribute) && !(attribute.ArgumentList?.Arguments.Any(Justifies) ?? false))
        .Select(attribute => Offence.At(attribute.GetLocation(), $"[{attribute.Name}] without a reason", "Give it a Justification of some words"));

    private static IEnumerable<Offence> Regions(SourceProject project) => project.Nodes<RegionDirectiveTriviaSyntax>()
        .Select(region => Offence.At(region.GetLocation(), "a region", "Take it away; what needs a region needs a file"));

    private static IEnumerable<Offence> Comments(SourceProject project) =>
        from tree in project.Trees
        from trivia in tree.GetRoot().DescendantTrivia()
        where trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.HasStructure
        where !trivia.IsDirective && Unfinished.IsMatch(trivia.ToFullString())
        select Offence.At(trivia.GetLocation(), $"'{Unfinished.Match(trivia.ToFullString()).Value}' in a comment", "Do it, or write an issue; the code says what is, not what may come");

    private static IEnumerable<Offence> Names(SourceProject project) =>
    [
        .. project.Types.Where(type => Empty.IsMatch(type.Name)).Select(type => Offence.At(type.Locations[0], $"{type.Name} is a name that says nothing", "Name it after what it does, in the field's own words")),
        .. project.Nodes<BaseNamespaceDeclarationSyntax>().Where(space => Empty.IsMatch(space.Name.ToString())).Select(space => Offence.At(space.GetLocation(), $"namespace {space.Name} says nothing", "Name it after the capability")),
        .. project.Trees.Where(tree => tree.FilePath.Split('/').Any(part => Empty.IsMatch(part.Split('.')[0]))).Select(tree => new Offence(tree.FilePath, 0, "a file or folder name that says nothing", "Name it after its one job")),
    ];

    private static IEnumerable<Offence> AsyncVoid(SourceProject project) =>
        from tree in project.Trees
        let model = project.Compilation.GetSemanticModel(tree)
        from word in tree.GetRoot().DescendantTokens()
        where word.IsKind(SyntaxKind.AsyncKeyword) && word.Parent is { } node
            && (model.GetDeclaredSymbol(node) ?? model.GetSymbolInfo(node).Symbol) is IMethodSymbol { IsAsync: true, ReturnsVoid: true }
        select Offence.At(word.GetLocation(), "async void", "Return a Task: nobody sees what this one throws");

    private static bool IsSuppression(AttributeSyntax attribute) => attribute.Name.ToString().Split('.')[^1] is "SuppressMessage" or "SuppressMessageAttribute" or "UnconditionalSuppressMessage" or "UnconditionalSuppressMessageAttribute";

    private static bool Justifies(AttributeArgumentSyntax argument) =>
        argument.NameEquals?.Name.Identifier.Text == "Justification" && argument.Expression.ToString().Trim('"').Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= 3;

    // In capitals only: a todo is a word of the domain.
    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b", RegexOptions.None, 1000)]
    private static partial Regex Unfinished { get; }

    [GeneratedRegex("(Helper|Manager|Util|Utility|Utilitie|Common)s?$", RegexOptions.None, 1000)]
    private static partial Regex Empty { get; }
}
