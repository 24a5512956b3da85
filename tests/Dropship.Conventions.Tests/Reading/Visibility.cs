using Microsoft.CodeAnalysis;

namespace Dropship.Conventions.Reading;

internal static class Visibility
{
    /// <summary>True if code outside the assembly can name it.</summary>
    public static bool IsPublic(this ISymbol symbol) =>
        (symbol.DeclaredAccessibility == Accessibility.Public
            || (symbol.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal && symbol.ContainingType is { IsSealed: false }))
        && (symbol.ContainingType is null || symbol.ContainingType.IsPublic());
}
