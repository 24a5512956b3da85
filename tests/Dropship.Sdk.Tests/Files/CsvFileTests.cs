using Dropship.Files;

namespace Dropship.Sdk.Tests.Files;

public sealed class CsvFileTests
{
    private static FileReading<(string Sku, int Units, decimal Rate, DateOnly Day)> Read(string text) => CsvFile.Read(new StringReader(text), "things.csv", ["sku", "units"], ["rate", "day"],
        row => (row.Words("sku", 5), row.Number("units", 1, 99), row.IsEmpty("rate") ? 0m : row.Figure("rate", 0m, 1m), row.IsEmpty("day") ? default : row.Day("day")));

    [Fact]
    public void Columns_are_found_by_name_and_others_are_passed_over() =>
        Read("note,units,sku\nx,2,A\n\ny,3,\"B,1\"\n").All.ShouldBe([("A", 2, 0m, default), ("B,1", 3, 0m, default)]);

    [Theory]
    [InlineData("A,0", "units '0' is not a whole number from 1 to 99: mend it")]
    [InlineData("A,1.5", "units '1.5' is not a whole number from 1 to 99: mend it")]
    [InlineData(",1", "sku '' is empty: fill it in")]
    [InlineData("ABCDEF,1", "sku 'ABCDEF' has 6 characters: give at most 5")]
    [InlineData("A\ufffd,1", "sku 'A\\uFFFD' is not UTF-8: save the file as UTF-8")]
    [InlineData("A\u0007,1", "sku 'A\\u0007' holds an unprintable character: remove it")]
    [InlineData("A", "the row 'A' has 1 fields where the header has 2: give each column one field")]
    [InlineData("A,1,2", "the row 'A,1,2' has 3 fields where the header has 2: give each column one field")]
    [InlineData("A\"x,1", "the row 'A\"x,1' has a quote that does not pair: put a field that holds a quote into quotes and double the quote inside")]
    public void A_bad_row_is_named_by_line_column_value_and_cure(string row, string what)
    {
        var reading = Read($"sku,units\nGOOD,1\n{row}\nLAST,2\n");

        reading.Rows.Select(good => good.Sku).ShouldBe(["GOOD", "LAST"]);
        reading.Faults.ShouldHaveSingleItem().ToString().ShouldBe($"things.csv, line 3: {what}");
        Should.Throw<BadFileException>(() => reading.All).Message.ShouldBe($"things.csv has 1 fault, so nothing of it was taken: line 3, {what}");
    }

    [Theory]
    [InlineData("1.01")]
    [InlineData("-0.1")]
    [InlineData("1e-3")]
    [InlineData("0,5x")]
    [InlineData("NaN")]
    [InlineData("0.00000000000000000000000000000")]
    public void A_figure_out_of_bounds_or_in_another_form_is_a_fault(string rate) =>
        Read($"sku,units,rate\nA,1,\"{rate}\"\n").Faults.ShouldHaveSingleItem().What.ShouldBe($"rate '{rate}' is not a number from 0 to 1: write it with a point and without thousands, for example 12.5");

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("26-01-31")]
    [InlineData("1999-12-31")]
    [InlineData("31.01.2026")]
    public void A_day_that_is_none_is_a_fault(string day) =>
        Read($"sku,units,day\nA,1,{day}\n").Faults.ShouldHaveSingleItem().What.ShouldBe($"day '{day}' is not a day of the years 2000 to 2099: write it as 2026-01-31");

    [Fact]
    public void Figures_and_days_are_read_whole() => Read("sku,units,rate,day\nA,1,0.125,2028-02-29\n").All.ShouldBe([("A", 1, 0.125m, new DateOnly(2028, 2, 29))]);

    [Fact]
    public void Every_fault_of_a_row_is_told_and_of_many_the_first_ten()
    {
        var reading = Read("sku,units\n" + string.Concat(Enumerable.Repeat(",0\n", 6)));

        reading.Faults.Count.ShouldBe(12);
        var told = Should.Throw<BadFileException>(() => reading.All);
        told.Message.ShouldStartWith("things.csv has 12 faults, so nothing of it was taken: line 2, sku '' is empty");
        told.Message.ShouldContain("line 6, units");
        told.Message.ShouldNotContain("line 7");
        told.Message.ShouldEndWith(" ...");
        told.Faults.Count.ShouldBe(12);
    }

    [Theory]
    [InlineData("", "things.csv is empty: its first line must name the columns sku, units.")]
    [InlineData("sku\nA\n", "things.csv lacks the column units: name them in its first line, which is now 'sku'.")]
    [InlineData("a,b\n1,2\n", "things.csv lacks the columns sku, units: name them in its first line, which is now 'a,b'.")]
    [InlineData("sku,units,sku\nA,1,B\n", "things.csv names the column sku twice: keep one of the two.")]
    public void A_file_without_its_columns_is_refused_whole(string text, string why) => Should.Throw<BadFileException>(() => Read(text)).Message.ShouldBe(why);

    [Fact]
    public void A_file_that_cannot_be_opened_is_named()
    {
        var fault = Should.Throw<BadFileException>(() => CsvFile.Read(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "none.csv"), ["sku"], [], row => row.Words("sku")));

        fault.Message.ShouldContain("none.csv' cannot be read");
        fault.Message.ShouldEndWith("give a file that exists and that this user may read.");
        fault.Faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_stray_quote_swallows_no_neighbours() => Read("sku,units\n\"A,1\nB,2\nC,3\n").Rows.Select(good => good.Sku).ShouldBe(["B", "C"]);
}
