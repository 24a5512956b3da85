using System.Xml.Linq;

namespace Dropship.Conventions.Surface;

public sealed class DocumentationTests
{
    [Fact]
    public void Public_members_are_documented_with_sense() => Repository.Sources.SelectMany(Documentation.Offences).ShouldBeNone();

    [Fact]
    public void The_compiler_insists_on_documentation() => Repository.Sources.SelectMany(project => Documentation.Switches(project, Repository.BuildProps)).ShouldBeNone();

    [Theory]
    [InlineData("public sealed class A;", "A has no documentation")]
    [InlineData("/// <summary></summary>\npublic sealed class A;", "A has no documentation")]
    [InlineData("/// <summary>An order.</summary>\npublic sealed class A;", "A is documented by 'An order'")]
    [InlineData("/// <summary>This is the order key.</summary>\npublic sealed record OrderKey { /// <summary>The marketplace's own number.</summary>\npublic int Id; public int Open; }", "OrderKey.Open has no documentation")]
    [InlineData("/// <summary>The order key of an order.</summary>\npublic sealed class OrderKey;", "OrderKey repeats its name")]
    [InlineData("/// <summary>Names an order everywhere.</summary>\npublic interface A { /// <summary>Looks for one order.</summary>\nTask B(CancellationToken stop); }", "A.B does not say what its stop does")]
    [InlineData("/// <summary>Names an order everywhere.</summary>\npublic interface A { /// <summary>Looks for one order.</summary>\n/// <param name=\"stop\"></param>\nTask B(CancellationToken stop); }", "A.B does not say what its stop does")]
    public void Empty_words_are_found(string code, string named) => Documentation.Offences(Planted.Code(code)).ShouldName(named);

    [Theory]
    [InlineData("/// <summary>Names one order: shop and number.</summary>\n/// <param name=\"Id\">The number.</param>\npublic sealed record OrderKey(int Id) { /// <inheritdoc />\npublic override string ToString() => \"\"; }")]
    [InlineData("/// <summary>The sum.</summary>\n/// <exception cref=\"InvalidOperationException\">The currencies differ.</exception>\npublic delegate int Sum(int a, int b);")]
    [InlineData("/// <summary>Like a <see cref=\"string\"/>.</summary>\npublic sealed class OrderKey; internal sealed class Bare { public int Id; }")]
    public void Words_with_sense_are_left_alone(string code) => Documentation.Offences(Planted.Code(code)).ShouldBeNone();

    [Theory]
    [InlineData("<PropertyGroup><GenerateDocumentationFile>false</GenerateDocumentationFile></PropertyGroup>", "GenerateDocumentationFile is not on")]
    [InlineData("<PropertyGroup><TreatWarningsAsErrors>false</TreatWarningsAsErrors></PropertyGroup>", "TreatWarningsAsErrors is not on")]
    [InlineData("<PropertyGroup><NoWarn>$(NoWarn);CS1591</NoWarn></PropertyGroup>", "NoWarn has $(NoWarn);CS1591")]
    public void A_silenced_compiler_is_found(string items, string named) => Documentation.Switches(Planted.Project("Planted", items), Repository.BuildProps).ShouldName(named);

    [Fact]
    public void Build_properties_without_documentation_are_found() =>
        Documentation.Switches(Planted.Project("Planted", ""), XDocument.Parse("<Project></Project>")).ShouldName("GenerateDocumentationFile", "TreatWarningsAsErrors");
}
