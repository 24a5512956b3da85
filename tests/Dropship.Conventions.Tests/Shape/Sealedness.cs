using Microsoft.CodeAnalysis;

namespace Dropship.Conventions.Shape;

/// <summary>Nothing is inherited by accident: a class is sealed, static or abstract, and an abstract record is a closed family.</summary>
internal static class Sealedness
{
    public static IEnumerable<Offence> Open(SourceProject project) => project.Types
        .Where(type => type is { TypeKind: TypeKind.Class, IsSealed: false, IsStatic: false, IsAbstract: false })
        .Select(type => Offence.At(type.Locations[0], $"class {type.Name} is open", "Make it sealed, static or abstract"));

    /// <summary>A family is closed if only its own file can add a case: hidden constructors, cases nested and sealed. A level in between is abstract and closed by the same rule.</summary>
    public static IEnumerable<Offence> LooseFamilies(SourceProject project)
    {
        var families = project.Types.Where(type => type is { IsRecord: true, IsAbstract: true }).ToHashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var family in families)
            foreach (var constructor in family.InstanceConstructors.Where(IsReachable))
                yield return Offence.At(family.Locations[0], $"{family.Name} has a constructor that is {constructor.DeclaredAccessibility.ToString().ToLowerInvariant()}", "Give the abstract record one private or private protected constructor, so that no case can be added from outside");

        foreach (var type in project.Types)
            if (type.BaseType is { } family && families.Contains(family.OriginalDefinition) && !families.Contains(type) && !Encloses(family.OriginalDefinition, type))
                yield return Offence.At(type.Locations[0], $"case {type.Name} stands outside its family {family.Name}", $"Nest it in {family.Name}");
    }

    // The copy constructor that the compiler adds to every record cannot make a case of its own.
    private static bool IsReachable(IMethodSymbol constructor) =>
        constructor.DeclaredAccessibility is not (Accessibility.Private or Accessibility.ProtectedAndInternal)
        && !(constructor.IsImplicitlyDeclared && constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType));

    private static bool Encloses(INamedTypeSymbol family, INamedTypeSymbol type)
    {
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            if (SymbolEqualityComparer.Default.Equals(outer.OriginalDefinition, family)) return true;
        return false;
    }
}
