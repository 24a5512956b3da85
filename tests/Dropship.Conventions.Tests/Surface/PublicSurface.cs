using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dropship.Conventions.Surface;

/// <summary>What a package promises, as text: a line per public type, below it a line per member that somebody wrote. What the compiler adds to records is left out.</summary>
internal static class PublicSurface
{
    private static readonly SymbolDisplayFormat Short = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeModifiers | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral,
        kindOptions: SymbolDisplayKindOptions.IncludeMemberKeyword);

    private static readonly SymbolDisplayFormat Named = Short.AddGenericsOptions(SymbolDisplayGenericsOptions.IncludeVariance);

    public static string Render(SourceProject project)
    {
        var text = new StringBuilder();
        foreach (var type in project.Types.Where(type => type.IsPublic()).OrderBy(FullName, StringComparer.Ordinal))
        {
            text.Append(Headline(type)).Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal)) text.Append("    ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static string Headline(INamedTypeSymbol type)
    {
        var parameters = RecordParameters(type) is { } primary ? $"({string.Join(", ", primary.Parameters.Select(parameter => parameter.ToDisplayString(Short)))})" : "";
        var bases = Bases(type).ToArray();
        return $"{Kind(type)} {FullName(type)}{parameters}{(bases.Length > 0 ? " : " + string.Join(", ", bases) : "")}";
    }

    private static string FullName(INamedTypeSymbol type) => $"{type.ContainingNamespace.ToDisplayString()}.{type.ToDisplayString(Named)}";

    private static string Kind(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => "enum",
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Delegate } => $"delegate {type.DelegateInvokeMethod!.ReturnType.ToDisplayString(Short)}",
        { TypeKind: TypeKind.Struct } => $"{(type.IsReadOnly ? "readonly " : "")}{(type.IsRefLikeType ? "ref " : "")}{(type.IsRecord ? "record " : "")}struct",
        _ => $"{(type.IsStatic ? "static " : type.IsSealed ? "sealed " : type.IsAbstract ? "abstract " : "")}{(type.IsRecord ? "record" : "class")}",
    };

    private static IEnumerable<string> Bases(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum && type.EnumUnderlyingType!.SpecialType != SpecialType.System_Int32) yield return type.EnumUnderlyingType.ToDisplayString(Short);
        if (type.TypeKind == TypeKind.Class && type.BaseType is { SpecialType: not SpecialType.System_Object } inherited) yield return inherited.ToDisplayString(Short);
        foreach (var line in type.Interfaces.Where(item => !IsOwnEquality(type, item)).Select(item => item.ToDisplayString(Short)).Order(StringComparer.Ordinal)) yield return line;
    }

    private static IEnumerable<string> Members(INamedTypeSymbol type) =>
        from member in type.TypeKind == TypeKind.Delegate ? [] : type.GetMembers()
        where member.IsPublic() && !member.IsImplicitlyDeclared && !member.IsOverride && member is not INamedTypeSymbol
        where member is not IMethodSymbol { AssociatedSymbol: not null } && !IsRecordParameter(member)
        where !SymbolEqualityComparer.Default.Equals(member, RecordParameters(type))
        select (member.DeclaredAccessibility == Accessibility.Public ? "" : "protected ") + member.ToDisplayString(Short);

    private static IMethodSymbol? RecordParameters(INamedTypeSymbol type) =>
        type.IsRecord ? type.InstanceConstructors.FirstOrDefault(constructor => constructor.DeclaringSyntaxReferences.Any(place => place.GetSyntax() is RecordDeclarationSyntax)) : null;

    private static bool IsRecordParameter(ISymbol member) => member.DeclaringSyntaxReferences.Any(place => place.GetSyntax() is ParameterSyntax);

    private static bool IsOwnEquality(INamedTypeSymbol type, INamedTypeSymbol item) =>
        type.IsRecord && item is { Name: "IEquatable", TypeArguments: [var self] } && SymbolEqualityComparer.Default.Equals(self, type);
}
