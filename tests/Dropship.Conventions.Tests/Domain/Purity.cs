using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Dropship.Conventions.Domain;

/// <summary>The domain is values and functions: nothing in its code reaches the outside, waits, or asks for time or chance.</summary>
internal static class Purity
{
    private const string Cure = "The domain is pure: take what you need as a value in the command, do the rest in Dropship.Sdk";

    private static readonly string[] Namespaces =
    [
        "System.IO", "System.Net", "System.Threading", "System.Diagnostics", "System.Security.Cryptography", "System.Reflection",
        "System.Runtime.InteropServices", "System.Data", "System.Timers", "Microsoft",
    ];

    private static readonly string[] Types = ["System.Random", "System.TimeProvider", "System.Environment", "System.Console", "System.Activator", "System.GC", "System.AppContext", "System.AppDomain"];

    // The name of a case for a message; and what the compiler writes for every yield, for an iterator remembers its thread.
    private static readonly string[] Harmless = ["System.Reflection.MemberInfo.Name", "System.Environment.CurrentManagedThreadId"];

    private static readonly SyntaxKind[] Words = [SyntaxKind.AwaitExpression, SyntaxKind.LockStatement, SyntaxKind.UnsafeStatement];

    /// <summary>True if the domain may not use the type; attributes describe and do nothing.</summary>
    public static bool Forbids(string space, string type) =>
        !type.EndsWith("Attribute", StringComparison.Ordinal)
        && (Types.Contains($"{space}.{type}") || Namespaces.Any(banned => space == banned || space.StartsWith(banned + ".", StringComparison.Ordinal)));

    /// <summary>True for the few members that do no harm although their type could.</summary>
    public static bool Allows(string member) => Harmless.Contains(member);

    public static IEnumerable<Offence> Offences(SourceProject project) =>
    [
        .. project.Uses.Where(use => !Allows(use.FullName) && (IsForbidden(use.Owner) || IsForbidden(Result(use.Symbol)))).Select(use => use.As($"{use.FullName} is used", Cure)),
        .. project.Nodes<SyntaxNode>().Where(node => Words.Contains(node.Kind())).Select(node => Offence.At(node.GetLocation(), $"{node.Kind()} is used", Cure)),
    ];

    private static bool IsForbidden(ITypeSymbol? type) => type is INamedTypeSymbol named && Forbids(named.ContainingNamespace?.ToDisplayString() ?? "", Outermost(named).Name);

    // System.Type itself is harmless; what it gives away is not.
    private static ITypeSymbol? Result(ISymbol symbol)
    {
        var type = symbol switch { IMethodSymbol method => method.ReturnType, IPropertySymbol property => property.Type, IFieldSymbol field => field.Type, _ => null };
        return type is IArrayTypeSymbol array ? array.ElementType : type;
    }

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type) => type.ContainingType is { } outer ? Outermost(outer) : type;
}
