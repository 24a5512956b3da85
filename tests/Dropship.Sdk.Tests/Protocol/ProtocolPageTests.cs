using System.Text.RegularExpressions;
using Dropship.Domain;
using Dropship.Sdk.Tests.Docs;

namespace Dropship.Sdk.Tests.Protocol;

/// <summary>docs/reliability/protocol.md has a row for every kind of write, no empty cell, and names only tests that exist.</summary>
public sealed partial class ProtocolPageTests
{
    private static readonly string Page = File.ReadAllText(House.At("docs/reliability/protocol.md"));

    private static readonly List<string[]> Rows = [.. Page.Split("## The table")[1].Split("\n## ")[0].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Trim('|', ' ').Split(" | "))];

    private static readonly Dictionary<string, string> Proofs = Listed().Matches(Page).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    [Fact]
    public void Every_kind_has_its_row() => Enum.GetNames<TryKind>().Where(kind => Rows.Count(row => row[0].Contains($"`{kind}`", StringComparison.Ordinal)) != 1).ShouldBeEmpty();

    [Fact]
    public void Every_cell_names_a_proof_that_is_listed_and_every_proof_is_named()
    {
        var named = Rows.SelectMany(row => row.Skip(1)).SelectMany(cell => Reference().Matches(cell).Select(match => match.Value)).ToHashSet();
        named.Order().ShouldBe(Proofs.Keys.Order());
        Rows.Select(row => row.Length).Distinct().ShouldHaveSingleItem();
        Rows.SelectMany(row => row.Skip(1)).Where(cell => !Reference().IsMatch(cell)).ShouldBeEmpty("a cell without a proof");
    }

    [Fact]
    public void Every_proof_exists()
    {
        var files = House.Files("tests", "*.cs").ToLookup(file => Path.GetFileNameWithoutExtension(file));
        var missing = Proofs.Values.SelectMany(proof => Test().Matches(proof)).Where(named => !files[named.Groups[1].Value].Any(file => File.ReadAllText(House.At(file)).Contains($" {named.Groups[2].Value}(", StringComparison.Ordinal)));
        missing.Select(named => named.Value).ShouldBeEmpty();
        Proofs.Values.Where(proof => !Test().IsMatch(proof)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"^- \*\*([A-Z][0-9]+)\*\* (.+)$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Listed();

    [GeneratedRegex(@"\b[A-Z][0-9]+\b", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"`(\w+(?:Tests|Specs))\.(\w+)`", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Test();
}
