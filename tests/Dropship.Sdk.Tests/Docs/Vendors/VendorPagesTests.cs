using System.Reflection;
using Dropship.Sdk.Tests.CjDropshipping;
using Dropship.Sdk.Tests.Wish;
using Dropship.SeventeenTrack;

namespace Dropship.Sdk.Tests.Docs.Vendors;

/// <summary>docs/adapters: every error code and state of the three fact sheets, and the test that covers it.</summary>
public sealed class VendorPagesTests
{
    private static readonly VendorPage[] Pages =
    [
        new("wish", "Wish", Rows(WishCovered.Codes), Rows(WishCovered.States)),
        new("cj", "CJ Dropshipping", Rows(CjCovered.Codes), Rows(CjCovered.States)),
        new("17track", "17TRACK", Rows(SeventeenTrackCovered.Codes), Rows(SeventeenTrackCovered.States)),
    ];

    public static TheoryData<string> Names => [.. Pages.Select(page => page.Name)];

    [Theory, MemberData(nameof(Names))]
    public void The_committed_page_is_what_the_tests_cover(string name)
    {
        var page = Page(name);
        var path = House.At(page.Path);
        if (Environment.GetEnvironmentVariable("DROPSHIP_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, page.Render());
        }

        File.Exists(path).ShouldBeTrue($"{page.Path} is missing; run the tests once with DROPSHIP_APPROVE=1");
        var (committed, rendered) = (File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n'), page.Render().Split('\n'));
        rendered.Except(committed).Concat(committed.Except(rendered)).ShouldBeEmpty($"{page.Path}: run the tests with DROPSHIP_APPROVE=1 if that is meant");
        rendered.Length.ShouldBe(committed.Length);
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_test_that_a_page_names_is_there(string name)
    {
        var page = Page(name);
        page.Codes.Concat(page.States).Where(row => !IsTest(row.Test)).Select(row => $"{row.Code}: there is no test {row.Test}").ShouldBeEmpty();
        page.Codes.Count.ShouldBeGreaterThan(5);
        page.States.Count.ShouldBeGreaterThan(4);
    }

    [Theory, MemberData(nameof(Names))]
    public void No_page_names_a_code_twice(string name) => Page(name).Codes.Select(row => row.Code).ShouldBeUnique();

    [SheetFact("wish.md")]
    public void Wish_lists_every_code_and_state_of_its_sheet()
    {
        var sheet = FactSheet.Read("wish.md")!;
        Missing(Page("wish").Codes, FactSheet.Rows(sheet, "| OAuth error `code`").SelectMany(row => FactSheet.Codes(row[0]))).ShouldBeEmpty();
        var states = FactSheet.Rows(sheet, "### Order states").SelectMany(row => FactSheet.Words(row[0]));
        var milestones = FactSheet.Rows(sheet, "| `fulfillment_records[].event_type`").Select(row => row[0]);
        Missing(Page("wish").States, states.Concat(milestones)).ShouldBeEmpty();
    }

    [SheetFact("cj.md")]
    public void Cj_lists_every_code_and_state_of_its_sheet()
    {
        var sheet = FactSheet.Read("cj.md")!;
        Missing(Page("cj").Codes, FactSheet.Rows(sheet, "### 1.4").SelectMany(row => FactSheet.Codes(row[0]))).ShouldBeEmpty();
        var status = sheet.Split("### 5.5 Status")[1].Split("confirmOrder skips")[0];
        Missing(Page("cj").States, FactSheet.Words(status).Where(word => word.All(letter => char.IsAsciiLetterUpper(letter) || letter == '_'))).ShouldBeEmpty();
    }

    [SheetFact("17track.md")]
    public void SeventeenTrack_lists_every_code_and_state_of_its_sheet()
    {
        var sheet = FactSheet.Read("17track.md")!;
        Missing(Page("17track").Codes, FactSheet.Rows(sheet, "| code | meaning | class |").SelectMany(row => FactSheet.Codes(row[0]))).ShouldBeEmpty();
        var (states, main) = (new List<string>(), "");
        foreach (var row in FactSheet.Rows(sheet, "| main | sub-status |"))
        {
            if (row[0].Length > 0) main = row[0];
            foreach (var sub in row[1].Split(", ")) states.Add(sub.StartsWith('_') ? main + sub : sub);
        }

        Missing(Page("17track").States, states).ShouldBeEmpty();
    }

    private static VendorPage Page(string name) => Pages.Single(page => page.Name == name);

    private static Covered[] Rows(IEnumerable<(string Code, string Meaning, string Becomes, string Test)> rows) =>
        [.. rows.Select(row => new Covered(row.Code, row.Meaning, row.Becomes, row.Test)).Distinct()];   // two samples of one message are one row

    // A row may stand for several codes, as the sheet's own rows do.
    private static IEnumerable<string> Missing(IReadOnlyList<Covered> rows, IEnumerable<string> wanted)
    {
        var listed = rows.SelectMany(row => FactSheet.Codes(row.Code).Concat(row.Code.Split([' ', ',', '/'])).Append(row.Code)).ToHashSet(StringComparer.Ordinal);
        var all = wanted.ToList();
        all.Count.ShouldBeGreaterThan(4, "the sheet's table was not found");
        return all.Where(code => !listed.Contains(code));
    }

    // A method, a class and a method, or a class whose tests run every row.
    private static bool IsTest(string name)
    {
        var parts = name.Split('.');
        var types = typeof(VendorPagesTests).Assembly.GetTypes();
        return types.Any(type => type.Name == parts[0] && Tests(type).Any(test => parts.Length == 1 || test == parts[1])) || (parts.Length == 1 && types.SelectMany(Tests).Contains(name));
    }

    private static IEnumerable<string> Tests(Type type) => type.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).Select(method => method.Name);
}
