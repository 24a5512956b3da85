using System.Text.RegularExpressions;

namespace Dropship.Security.Tests.Supply;

/// <summary>What the security documents claim is held by tests that exist; what they do not claim says why.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Documents = ["docs/security/threat-model.md", "docs/security/asvs.md"];

    [Fact]
    public void Every_test_that_a_document_names_exists() => Documents.SelectMany(document => Missing(Sources.Read(document)).Select(name => $"{document}: {name}")).ShouldBeEmpty();

    [Theory]
    [InlineData("`CanaryTests.No_secret_and_no_buyer_is_seen`", 0)]
    [InlineData("`CanaryTests.No_such_test`", 1)]
    [InlineData("`NoSuchTests.No_secret_and_no_buyer_is_seen`", 1)]
    public void A_test_that_does_not_exist_is_named(string text, int missing) => Missing($"| x | y | {text} |").Count().ShouldBe(missing);

    [Fact]
    public void Every_line_has_a_test_or_says_why_not()
    {
        List<string[]> lines = [.. Documents.SelectMany(document => Sources.Read(document).Split('\n')).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|')[1..^1]).Where(cells => cells.Length == 3 && cells[2].Trim() != "test")];
        lines.Count.ShouldBeGreaterThan(50);
        lines.Where(cells => cells[2].Trim().Length == 0 && !cells[1].Contains("not claimed: ", StringComparison.Ordinal)).Select(cells => cells[0]).ShouldBeEmpty();
        lines.Where(cells => cells[2].Trim().Length > 0 && cells[1].Contains("not claimed", StringComparison.Ordinal)).Select(cells => cells[0]).ShouldBeEmpty();
    }

    [Fact]
    public void The_way_to_report_is_private_and_invents_no_address()
    {
        var text = Sources.Read("SECURITY.md");
        text.ShouldContain("through the repository's private advisory form");
        text.ShouldNotContain("@");
    }

    // A class may stand in several test projects; one of them must have the method.
    private static IEnumerable<string> Missing(string text)
    {
        List<string> files = [.. Sources.Files("tests", "*Tests.cs")];
        foreach (Match named in Named().Matches(text))
            if (!files.Where(file => Path.GetFileNameWithoutExtension(file) == named.Groups[1].Value).Any(file => Sources.Read(file).Contains($" {named.Groups[2].Value}(", StringComparison.Ordinal)))
                yield return named.Value;
    }

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Named();
}
