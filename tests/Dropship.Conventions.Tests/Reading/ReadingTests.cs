using Microsoft.CodeAnalysis;

namespace Dropship.Conventions.Reading;

/// <summary>The rules see what the compiler sees: a name that does not bind here would slip through all of them.</summary>
public sealed class ReadingTests
{
    private static readonly string[] NameNotFound = ["CS0234", "CS0246"];

    [Fact]
    public void Projects_and_their_uses_are_found()
    {
        Repository.Sources.Select(project => project.Name).ShouldBe(Directory.GetDirectories(Repository.At("src")).Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any()).Select(folder => Path.GetFileName(folder)!), ignoreOrder: true);
        Repository.Domain.Uses.ShouldNotBeEmpty();
        Repository.Sdk.Uses.ShouldContain(use => use.Symbol.ContainingAssembly.Name == "Dropship.Domain");
    }

    [Fact]
    public void Every_type_name_in_src_binds() => Repository.Sources.SelectMany(Unbound).ShouldBeNone();

    [Fact]
    public void A_type_name_that_does_not_bind_is_seen() => Unbound(Planted.Code("class A { Nowhere.Thing B; }")).ShouldName("Nowhere");

    private static IEnumerable<Offence> Unbound(SourceProject project) => project.Compilation.GetDiagnostics()
        .Where(diagnostic => NameNotFound.Contains(diagnostic.Id))
        .Select(diagnostic => Offence.At(diagnostic.Location, diagnostic.GetMessage(null), "Make the assembly lie beside Dropship.Conventions.Tests: is the project built, is the package's reference passed on"));
}
