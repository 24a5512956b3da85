using Microsoft.CodeAnalysis;

namespace Dropship.Conventions.Domain;

/// <summary>Domain types are values: public ones are records, readonly structs, enums, interfaces or static classes, and nothing in any of them is ever assigned again.</summary>
internal static class DomainShape
{
    public static IEnumerable<Offence> Offences(SourceProject project) => project.Types.SelectMany(type => Members(type).Concat(Kind(type)));

    private static IEnumerable<Offence> Kind(INamedTypeSymbol type)
    {
        if (type.IsPublic() && !IsValue(type))
            yield return Offence.At(type.Locations[0], $"{type.Name} is a public {(type.IsValueType ? "mutable struct" : type.TypeKind.ToString().ToLowerInvariant())}", "Make it a record, a readonly struct, an enum, an interface or a static class, or make it internal");
    }

    private static bool IsValue(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Enum or TypeKind.Interface => true,
        TypeKind.Struct => type.IsReadOnly,
        TypeKind.Class => type.IsRecord || type.IsStatic,
        _ => false,
    };

    private static IEnumerable<Offence> Members(INamedTypeSymbol type)
    {
        if (type.IsRefLikeType) yield break;   // lives on the stack of one call: nobody shares it
        foreach (var member in type.GetMembers())
        {
            if (member is IPropertySymbol { SetMethod: { IsInitOnly: false } } property && type.TypeKind != TypeKind.Interface)
                yield return Offence.At(property.Locations[0], $"{type.Name}.{property.Name} can be set after creation", "Say init instead of set");
            if (member is IFieldSymbol { IsReadOnly: false, IsConst: false, IsImplicitlyDeclared: false } field && type.TypeKind != TypeKind.Enum)
                yield return Offence.At(field.Locations[0], $"the field {type.Name}.{field.Name} is mutable", "Make it readonly and create a new value instead of changing it");
        }
    }
}
