namespace Dropship.Sdk.Tests.Docs.Vendors;

public sealed class FactSheetTests
{
    [Theory]
    [InlineData("1600001, 1600002, 1600030", "1600001 1600002 1600030")]
    [InlineData("1607000–1607003 and 8002 (updateLogistics)", "1607000 1607001 1607002 1607003 8002")]
    [InlineData("16900202/203/204/205/403", "16900202 16900203 16900204 16900205 16900403")]
    [InlineData("1602000 / 1602001", "1602000 1602001")]
    [InlineData("**1603003**", "1603003")]
    [InlineData("-18010014", "-18010014")]
    [InlineData("v2.4 and none", "")]
    public void Codes_are_read_from_a_cell(string cell, string codes) => string.Join(' ', FactSheet.Codes(cell)).ShouldBe(codes);

    [Fact]
    public void Rows_are_read_from_the_table_below_a_line() =>
        FactSheet.Rows("# a\n| x | y |\n|---|---|\n| no | 0 |\n\n## b\n\n| code | meaning |\n| --- | --- |\n| `A` | one |\n| B | two |\n\n| C | three |\n", "## b")
            .Select(row => string.Join('=', row)).ShouldBe(["`A`=one", "B=two"]);

    [Fact]
    public void A_table_that_is_gone_is_told() => Should.Throw<InvalidOperationException>(() => FactSheet.Rows("# a\n", "## b").ToList()).Message.ShouldContain("## b");

    [Fact]
    public void A_page_holds_its_rows()
    {
        var page = new VendorPage("a", "A", [new("1", "one | more", "Rejected", "One")], [new("NEW", "new", "Paid", "Two")]).Render();
        page.ShouldContain("## Error codes (1)\n\n| code | meaning | becomes | test |\n|---|---|---|---|\n| 1 | one \\| more | Rejected | `One` |\n");
        page.ShouldEndWith("| NEW | new | Paid | `Two` |\n");
    }
}
