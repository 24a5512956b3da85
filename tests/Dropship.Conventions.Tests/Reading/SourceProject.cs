using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Dropship.Conventions.Reading;

/// <summary>A project as its rules see it: the project file and its sources, bound in memory, so that an offence has a file and a line.</summary>
internal sealed class SourceProject
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14, DocumentationMode.Parse, preprocessorSymbols: ["NET", "NET10_0", "NET10_0_OR_GREATER", "RELEASE"]);

    private const string ImplicitUsings =
        "global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private readonly Lazy<IReadOnlyList<Use>> _uses;

    public SourceProject(string name, string folder, string projectFile, IReadOnlyList<(string Path, string Text)> files)
    {
        (Name, Folder, ProjectFile) = (name, folder, XDocument.Parse(projectFile, LoadOptions.SetLineInfo));
        Trees = [.. files.Select(file => CSharpSyntaxTree.ParseText(file.Text, Options, file.Path))];
        Compilation = CSharpCompilation.Create(
            name,
            [.. Trees, CSharpSyntaxTree.ParseText(ImplicitUsings, Options)],
            References.Except(name),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        _uses = new(() => Use.In(this));
    }

    public string Name { get; }

    public string Folder { get; }

    public XDocument ProjectFile { get; }

    public string ProjectPath => $"{Folder}/{Name}.csproj";

    public IReadOnlyList<SyntaxTree> Trees { get; }

    public CSharpCompilation Compilation { get; }

    /// <summary>Every name in the code that stands for a type or a member.</summary>
    public IReadOnlyList<Use> Uses => _uses.Value;

    /// <summary>Every type declared here, nested ones too.</summary>
    public IEnumerable<INamedTypeSymbol> Types => Nested(Compilation.Assembly.GlobalNamespace).Where(type => !type.IsImplicitlyDeclared);

    /// <summary>Everything that is written in the code, comments included.</summary>
    public IEnumerable<SyntaxNodeOrToken> Written => Trees.SelectMany(tree => tree.GetRoot().DescendantNodesAndTokensAndSelf(descendIntoTrivia: true));

    public IEnumerable<T> Nodes<T>() where T : SyntaxNode => Trees.SelectMany(tree => tree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<T>());

    private static IEnumerable<INamedTypeSymbol> Nested(INamespaceOrTypeSymbol outer) => outer.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(inner => inner is INamedTypeSymbol type ? Nested(type).Prepend(type) : Nested(inner));
}
