using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dropship.Conventions.Reading;

/// <summary>A place in the code and the type or member it means.</summary>
internal sealed record Use(SyntaxNode Node, ISymbol Symbol)
{
    /// <summary>For example <c>System.Threading.Tasks.Task.Run</c> or <c>System.Random..ctor</c>; a type by its own name.</summary>
    public string FullName => Symbol is INamedTypeSymbol type ? Full(type) : $"{(Symbol.ContainingType is { } owner ? Full(owner) : "")}.{Symbol.Name}";

    /// <summary>The type that is used or whose member is used.</summary>
    public INamedTypeSymbol? Owner => Symbol as INamedTypeSymbol ?? Symbol.ContainingType;

    public Offence As(string what, string cure) => Offence.At(Node.GetLocation(), what, cure);

    public static IReadOnlyList<Use> In(SourceProject project) =>
        [.. project.Trees.AsParallel().AsOrdered().SelectMany(tree => In(tree, project.Compilation.GetSemanticModel(tree)))];

    private static IEnumerable<Use> In(SyntaxTree tree, SemanticModel model)
    {
        foreach (var node in tree.GetRoot().DescendantNodes(inner => inner is not UsingDirectiveSyntax))
            if (node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax && Meant(model, node) is { } symbol)
                yield return new(node, symbol);
    }

    private static ISymbol? Meant(SemanticModel model, SyntaxNode node)
    {
        var info = model.GetSymbolInfo(node);
        var symbol = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault())?.OriginalDefinition;
        return symbol is INamedTypeSymbol or IMethodSymbol { MethodKind: not (MethodKind.LocalFunction or MethodKind.AnonymousFunction) } or IPropertySymbol or IFieldSymbol or IEventSymbol ? symbol : null;
    }

    private static string Full(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{Full(outer)}.{type.Name}"
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.Name}"
        : type.Name;
}
