using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dropship.Conventions.Surface;

/// <summary>Public members say more than their name: what they are, in which unit, by default, and when they fail.</summary>
internal static partial class Documentation
{
    private static readonly string[] Fillers = ["the", "a", "an", "of", "this", "its", "gets", "sets", "or", "get", "set", "returns", "represents"];

    public static IEnumerable<Offence> Offences(SourceProject project) => project.Types.Where(type => type.IsPublic())
        .SelectMany(type => type.GetMembers().Where(member => IsWritten(type, member)).Prepend(type))
        .SelectMany(Judge);

    /// <summary>The switches that make the compiler insist on documentation.</summary>
    public static IEnumerable<Offence> Switches(SourceProject project, XDocument buildProps)
    {
        foreach (var name in (string[])["GenerateDocumentationFile", "TreatWarningsAsErrors"])
            if (project.ProjectFile.Items(name).Concat(buildProps.Items(name)).Select(element => element.Value).FirstOrDefault() != "true")
                yield return new(project.ProjectPath, 0, $"{name} is not on", "Leave it as Directory.Build.props has it: true");
        var silenced = project.ProjectFile.Items("NoWarn").Concat(buildProps.Items("NoWarn").Where(IsForSources));
        foreach (var element in silenced.Where(element => element.Value.Contains("CS15", StringComparison.Ordinal)))
            yield return element.As(project.ProjectPath, $"NoWarn has {element.Value}", "Document the member instead");
    }

    private static bool IsForSources(XElement element) => element.Parent?.Attribute("Condition")?.Value.Contains("!= 'src'", StringComparison.Ordinal) != true;

    private static IEnumerable<Offence> Judge(ISymbol symbol)
    {
        var name = symbol is INamedTypeSymbol or { ContainingType: null } ? symbol.Name : $"{symbol.ContainingType.Name}.{symbol.Name}";
        var doc = Parse(symbol);
        if (doc.Element("inheritdoc") is not null) yield break;

        var words = Words(doc.Value);
        if (words.Length == 0) yield return Offence.At(symbol.Locations[0], $"{name} has no documentation", "Say what it is, its unit, its default and its errors");
        else if (words.Length <= 2) yield return Offence.At(symbol.Locations[0], $"{name} is documented by '{string.Join(' ', words)}'", "Say more: what it is, its unit, its default and its errors");
        else if (Repeats(symbol, doc)) yield return Offence.At(symbol.Locations[0], $"the documentation of {name} repeats its name", "Say what the name does not: unit, default, range, errors");

        if (symbol is IMethodSymbol method && IsAsync(method))
            foreach (var token in method.Parameters.Where(parameter => parameter.Type.Name == "CancellationToken"))
                if (Words(doc.Elements("param").FirstOrDefault(param => param.Attribute("name")?.Value == token.Name)?.Value ?? "").Length == 0)
                    yield return Offence.At(symbol.Locations[0], $"{name} does not say what its {token.Name} does", $"Add <param name=\"{token.Name}\">");
    }

    private static bool Repeats(ISymbol symbol, XElement doc)
    {
        var said = Words(doc.Element("summary")?.Value ?? "").Select(word => word.ToLowerInvariant()).Except(Fillers).ToArray();
        var named = Hump.Matches(symbol.Name).Select(hump => hump.Value.ToLowerInvariant()).ToArray();
        return doc.Elements().All(element => element.Name == "summary") && said.All(named.Contains);
    }

    private static XElement Parse(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml();
        if (string.IsNullOrWhiteSpace(xml)) return new("doc");
        var doc = XElement.Parse(xml);
        foreach (var reference in doc.Descendants().Where(element => element.IsEmpty && element.Attributes().Any()).ToArray())
            if (reference.Name != "inheritdoc") reference.Value = reference.Attributes().First().Value.Split('.', ':')[^1];
        return doc;
    }

    private static bool IsWritten(INamedTypeSymbol type, ISymbol member) =>
        member.IsPublic() && !member.IsImplicitlyDeclared && member is not INamedTypeSymbol && member is not IMethodSymbol { AssociatedSymbol: not null }
        && !member.DeclaringSyntaxReferences.Any(place => place.GetSyntax() is ParameterSyntax or TypeDeclarationSyntax) && type.TypeKind != TypeKind.Delegate;

    private static bool IsAsync(IMethodSymbol method) => method.ReturnType.Name is "Task" or "ValueTask" or "IAsyncEnumerable";

    private static string[] Words(string text) => [.. Word.Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.None, 1000)]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+", RegexOptions.None, 1000)]
    private static partial Regex Hump { get; }
}
