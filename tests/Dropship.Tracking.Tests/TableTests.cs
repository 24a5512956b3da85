namespace Dropship.Tracking.Tests;

/// <summary>The table that docs/reliability/tracking.md shows is the one that the judgement gives.</summary>
public sealed class TableTests
{
    private static readonly IReadOnlyList<NumberRow> Rows = NumberTable.Make();

    [Fact]
    public void All_192_valid_and_88_invalid_examples_are_judged_as_their_authors_did()
    {
        Rows.Sum(static row => row.FormatWrong).ShouldBe(0);
        Rows.Sum(static row => row.ValidRight).ShouldBe(192);
        Rows.Sum(static row => row.InvalidRight + row.InvalidUnknown).ShouldBe(88);
        Rows.Sum(static row => row.InvalidWrong).ShouldBe(0);
    }

    [Fact]
    public void A_wrong_digit_is_found_where_the_check_digit_covers_it() =>
        (Rows.Sum(static row => row.MistypedFound) / (double)Rows.Sum(static row => row.Mistyped)).ShouldBeGreaterThan(0.75, "the long bar codes of FedEx have digits that nothing covers");

    [Fact]
    public void The_documented_table_is_the_one_that_is_made()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dropship.Sdk.sln"))) folder = folder.Parent;
        var document = File.ReadAllText(Path.Combine(folder!.FullName, "docs", "reliability", "tracking.md")).ReplaceLineEndings("\n");
        document.ShouldContain(string.Join('\n', NumberTable.Lines(Rows)));
    }
}
