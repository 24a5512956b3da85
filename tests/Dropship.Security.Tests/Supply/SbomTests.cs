using System.Text.Json;
using System.Xml.Linq;

namespace Dropship.Security.Tests.Supply;

/// <summary>Each package brings the list of what is in it (sbom.cdx.json), and the list is true. After a change of packages: run these tests with DROPSHIP_APPROVE=1 and look at the difference.</summary>
public sealed class SbomTests
{
    public static TheoryData<string> Projects => [.. Sources.Files("src", "*.csproj").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => File.Exists(Assets(name)))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_list_of_a_package_is_what_it_resolves(string project)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Assets(project)));
        var made = Sbom.Make(project, Version(), assets.RootElement);
        var file = Path.Combine(Sources.Root, "src", project, "sbom.cdx.json");
        if (Environment.GetEnvironmentVariable("DROPSHIP_APPROVE") == "1") File.WriteAllText(file, made);
        File.Exists(file).ShouldBeTrue($"{project} has no sbom.cdx.json: run this test with DROPSHIP_APPROVE=1");
        File.ReadAllText(file).ShouldBe(made, $"{project} resolves other packages than its sbom.cdx.json says: run this test with DROPSHIP_APPROVE=1 and look at the difference");
    }

    [Fact]
    public void The_list_names_versions_licences_and_hashes_and_hangs_together()
    {
        using var read = JsonDocument.Parse(Sources.Read("src/Dropship.Sqlite/sbom.cdx.json"));
        var root = read.RootElement;
        (root.GetProperty("bomFormat").GetString(), root.GetProperty("specVersion").GetString()).ShouldBe(("CycloneDX", "1.6"));
        List<JsonElement> parts = [.. root.GetProperty("components").EnumerateArray()];
        List<string> names = [.. parts.Select(part => part.GetProperty("name").GetString()!)];
        names.ShouldContain("Microsoft.Data.Sqlite");
        names.ShouldContain("SQLitePCLRaw.lib.e_sqlite3");
        names.ShouldContain("Dropship.Domain");
        names.ShouldNotContain("Microsoft.CodeAnalysis.BannedApiAnalyzers", "it builds the package and is not in it");
        foreach (var part in parts.Where(part => !part.GetProperty("name").GetString()!.StartsWith("Dropship.", StringComparison.Ordinal)))
        {
            part.GetProperty("purl").GetString().ShouldBe($"pkg:nuget/{part.GetProperty("name").GetString()}@{part.GetProperty("version").GetString()}");
            part.GetProperty("hashes")[0].GetProperty("content").GetString()!.Length.ShouldBe(128);
            part.GetProperty("licenses").GetArrayLength().ShouldBe(1, part.GetProperty("name").GetString());
        }

        var known = parts.Append(root.GetProperty("metadata").GetProperty("component")).Select(part => part.GetProperty("bom-ref").GetString()).ToHashSet();
        foreach (var link in root.GetProperty("dependencies").EnumerateArray())
            foreach (var end in link.GetProperty("dependsOn").EnumerateArray().Append(link.GetProperty("ref")))
                known.ShouldContain(end.GetString());
    }

    [Fact]
    public void Every_package_is_packed_with_its_list() =>
        XDocument.Load(Path.Combine(Sources.Root, "Directory.Build.props")).Descendants("None").ShouldContain(item => item.Attribute("Include")!.Value == "sbom.cdx.json" && item.Attribute("Pack")!.Value == "true");

    private static string Assets(string project) => Path.Combine(Sources.Root, "src", project, "obj/project.assets.json");

    private static string Version() => XDocument.Load(Path.Combine(Sources.Root, "Directory.Build.props")).Descendants("Version").Single().Value;
}
