namespace Dropship.Domain.Tests.Laws;

/// <summary>docs/laws.md is written by hand and says what the code has: the same laws in the same words, the same planted faults.</summary>
public sealed class TableTests
{
    [Fact]
    public void The_table_lists_every_law_in_its_words() =>
        Rows().Where(static row => row[0].Length > 0).Select(static row => $"{row[0]}: {row[1]}").ShouldBe(LawBook.All.Select(static law => $"{law.Name}: {law.Says}"));

    [Fact]
    public void The_table_lists_every_planted_fault_under_its_law() =>
        Faults().ShouldBe(Fault.All.Select(static fault => fault.ToString()), ignoreOrder: true);

    [Fact]
    public void The_table_names_every_checker() =>
        Rows().Where(static row => row[0].Length > 0).Select(static row => row[2]).ShouldBe(LawBook.All.Select(static law => $"`{law.Broken.Method.DeclaringType!.Name}.{law.Broken.Method.Name}`"));

    private static IEnumerable<string> Faults()
    {
        var law = "";
        foreach (var row in Rows())
        {
            if (row[0].Length > 0) law = row[0];
            int.Parse(row[4], System.Globalization.CultureInfo.InvariantCulture).ShouldBePositive(row[3]);
            yield return $"{law}: {row[3]}";
        }
    }

    private static IEnumerable<string[]> Rows() =>
        File.ReadLines(Path.Combine(Root(), "docs", "laws.md"))
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(static cells => cells.Length == 7 && cells[1] != "law" && !cells[1].StartsWith("---", StringComparison.Ordinal))
            .Select(static cells => cells[1..6]);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dropship.Sdk.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Dropship.Sdk.sln is in no folder above the tests.");
    }
}
