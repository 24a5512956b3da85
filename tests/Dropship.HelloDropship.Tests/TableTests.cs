using HelloDropship;

namespace Dropship.HelloDropship.Tests;

public sealed class TableTests
{
    [Fact]
    public void Columns_stand_under_each_other_without_blanks_at_the_end()
    {
        var table = new Table("Title", "", "one", "two");
        table.Add("short", "1", "1,000.00");
        table.Add("a longer name", "22", "");
        using var writer = new StringWriter { NewLine = "\n" };
        table.Write(writer);
        writer.ToString().ShouldBe("\nTitle\n                 one       two\n  short            1  1,000.00\n  a longer name   22\n");
    }

    [Theory]
    [InlineData("-h")]
    [InlineData("folder", "19")]
    [InlineData("folder", "many")]
    [InlineData("folder", "20", "more")]
    public void A_command_line_that_makes_no_sense_is_refused(params string[] words) => Arguments.Read(words).ShouldBeNull();
}
