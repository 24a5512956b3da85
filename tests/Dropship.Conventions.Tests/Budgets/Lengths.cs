using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dropship.Conventions.Budgets;

/// <summary>How long files and bodies are.</summary>
internal static class Lengths
{
    private const int LongestFile = 400;
    private const int LongestBody = 60;

    // A table that is aligned by hand reads row by row, not as a whole.
    private const int LongestTable = 80;

    public static Figures Files(IEnumerable<SourceProject> projects) => new("files", projects.SelectMany(project => project.Trees)
        .Select(tree => new Measured(tree.FilePath, 0, "the file", tree.GetText().Lines.Count(line => line.End < tree.Length || line.Start < line.End), LongestFile)));

    /// <summary>Statement bodies without their braces, expression bodies without their arrow. Empty bodies are not counted.</summary>
    public static Figures Bodies(IEnumerable<SourceProject> projects) => new("bodies", projects.SelectMany(project => project.Trees).SelectMany(Bodies));

    private static IEnumerable<Measured> Bodies(SyntaxTree tree)
    {
        var aligned = tree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<PragmaWarningDirectiveTriviaSyntax>().Any(Habits.Wording.KeepsLayout);
        foreach (var node in tree.GetRoot().DescendantNodes())
            if (Body(node) is { } body && tree.GetLineSpan(body) is { IsValid: true } span)
                yield return new(tree.FilePath, span.StartLinePosition.Line + 1, Name(node), span.EndLinePosition.Line - span.StartLinePosition.Line + 1, aligned && IsTable(node) ? LongestTable : LongestBody);
    }

    private static Microsoft.CodeAnalysis.Text.TextSpan? Body(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax { Body.Statements: { Count: > 0 } statements } => statements.Span,
        BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } => arrow.Expression.Span,
        AccessorDeclarationSyntax { Body.Statements: { Count: > 0 } statements } => statements.Span,
        AccessorDeclarationSyntax { ExpressionBody: { } arrow } => arrow.Expression.Span,
        PropertyDeclarationSyntax { ExpressionBody: { } arrow } => arrow.Expression.Span,
        IndexerDeclarationSyntax { ExpressionBody: { } arrow } => arrow.Expression.Span,
        _ => null,
    };

    private static bool IsTable(SyntaxNode node) => node is MethodDeclarationSyntax { ExpressionBody.Expression: SwitchExpressionSyntax } or PropertyDeclarationSyntax { ExpressionBody.Expression: SwitchExpressionSyntax };

    private static string Name(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        OperatorDeclarationSyntax operation => $"operator {operation.OperatorToken.Text}",
        PropertyDeclarationSyntax property => property.Identifier.Text,
        AccessorDeclarationSyntax accessor when accessor.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { } property => $"{property.Identifier.Text}.{accessor.Keyword.Text}",
        _ => node.Kind().ToString(),
    };
}
