namespace Dropship.Security.Tests.Supply;

/// <summary>No project resolves a package that is known to be bad, directly or through another.</summary>
public sealed class DeniedPackagesTests
{
    private static readonly IReadOnlyList<DeniedPackage> Denied = DeniedPackages.Read(Sources.Read("build/denied-packages.txt"));

    private static readonly string[] Folders = ["src", "tests", "samples", "benchmarks"];

    [Fact]
    public void Nothing_that_is_denied_is_resolved()
    {
        // Projects that were not restored have resolved nothing; this one and what it references were.
        List<string> restored = [.. Folders.SelectMany(folder => Sources.Files(folder, "*.csproj"))
            .Select(project => Path.Combine(Path.GetDirectoryName(project)!, "obj/project.assets.json")).Where(file => File.Exists(Path.Combine(Sources.Root, file)))];
        restored.Count.ShouldBeGreaterThan(3);
        restored.SelectMany(file => DeniedPackages.Offences(Sources.Read(file), Denied).Select(offence => $"{file}: {offence}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("System.Text.Json", "8.0.4", 1)]
    [InlineData("System.Text.Json", "8.0.3", 2)]
    [InlineData("system.text.json", "8.0.3", 2)]
    [InlineData("System.Text.Json", "7.0.0", 1)]
    [InlineData("Npgsql", "7.0.6", 1)]
    [InlineData("Npgsql", "7.0.7", 0)]
    [InlineData("Npgsql", "10.0.0", 0)]
    [InlineData("System.Text.Json", "8.0.5", 0)]
    [InlineData("System.Text.Json", "10.0.15", 0)]
    [InlineData("Newtonsoft.Json", "12.0.3", 1)]
    [InlineData("Newtonsoft.Json", "13.0.1", 0)]
    [InlineData("Newtonsoft.Json", "13.0.1-beta1", 0)]
    [InlineData("Newtonsoft.Json.Bson", "1.0.1", 0)]
    [InlineData("System.Formats.Asn1", "8.0.0", 1)]
    [InlineData("System.Formats.Asn1", "6.0.1", 0)]
    public void A_bad_version_is_named(string id, string version, int advisories)
    {
        var found = DeniedPackages.Offences($$$"""{"libraries":{"{{{id}}}/{{{version}}}":{"type":"package"},"Newtonsoft.Json/1.0.0":{"type":"project"} }}""", Denied).ToList();
        found.Count.ShouldBe(advisories);
        found.ShouldAllBe(offence => offence.StartsWith($"{id} {version}: GHSA-", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_line_has_its_advisory_and_date()
    {
        Denied.Count.ShouldBeGreaterThan(8);
        Denied.ShouldAllBe(line => line.Advisory.StartsWith("GHSA-", StringComparison.Ordinal) && line.From < line.Until && line.Published.Year > 2015);
        Should.Throw<FormatException>(() => DeniedPackages.Read("A.B | 1.0 | GHSA-x | 2024-01-01 | y"));
    }

    [Fact]
    public void The_audit_canary_never_calls_anything_clean()
    {
        var script = Sources.Read("build/audit-canary.sh");
        script.Split('\n').Where(line => line.Contains("echo ", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldBe("""if grep -q 'NU190[1-4]' "$place/output"; then echo "audit data: present"; else echo "audit data: absent"; fi""");
        script.ShouldContain("Include=\"Newtonsoft.Json\" Version=\"12.0.3\"");
        Denied.ShouldContain(line => line.Has("Newtonsoft.Json", "12.0.3"), "the canary is a bad one");
    }
}
