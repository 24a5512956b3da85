using Replay.Record;
using Replay.Report;

namespace Dropship.Replay.Tests;

public sealed class ReportTableTests
{
    [Fact]
    public void Every_section_is_plain_text_within_80_columns_with_whole_figures()
    {
        var text = Text(SampleReport.Of(new BadRow("order_payments.csv", 12_345_678, $"payment_value '[red]{new string('9', 80)}[/]' is not an amount: write reais and cents")));
        text.ShouldAllBe(letter => letter == '\n' || (letter >= ' ' && letter <= '~'));
        text.Split('\n').ShouldAllBe(line => line.Length <= 80);
        foreach (var shown in (string[])["What came in", "Where every order ended", "Money that adds up", "Deadlines and chasing", "The shop's standing", "4.5000", "16.04 %", "The work", "Bad rows",
            "12,345,678", "23,456,789", "1,234,567,890.12", "1,234,567,000.00", "9,876,543,210", "-0.05", "6.50", "12.5", "313", "order_payments.csv", "CancelledRefunded", "'[red]999", "99[/]'"])
            text.ShouldContain(shown);
    }

    [Fact]
    public void Where_orders_ended_has_a_line_for_each_status_and_place_and_their_sum()
    {
        var rows = Text(SampleReport.Of()).Split('\n').Select(line => string.Join(' ', line.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries)));
        foreach (var row in (string[])["shipped InTransit 2", "canceled CancelledRefunded 1", "canceled NeverPaid 1", "all 4"]) rows.ShouldContain(row);
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(21, true)]
    public void The_first_twenty_bad_rows_are_shown_and_how_many_more(int many, bool more)
    {
        var text = Text(SampleReport.Of([.. Enumerable.Range(1, many).Select(line => new BadRow("orders.csv", line, $"reason-{line}."))]));
        text.ShouldContain("reason-20.");
        text.Contains("reason-21.").ShouldBeFalse();
        text.Contains("and 1 more; the report file lists all of them").ShouldBe(more);
    }

    [Fact]
    public void Without_bad_rows_there_is_no_section_of_them() => Text(SampleReport.Of()).ShouldNotContain("Reason and cure");

    [Fact]
    public void Policies_stand_side_by_side_with_whole_figures()
    {
        BuyingFigures Of(string policy) => new() { Policy = policy, Cost = 1_468_403.32m, Margin = -1_152_466.32m, LateShipments = 4_434, LargestShare = 1m, ContestedPurchases = 248, BoughtElsewhere = 1_116, LargestShareOfContested = 0.609m };
        using var writer = new StringWriter { NewLine = "\n" };
        ReportTable.WriteBuying(ReportTable.Plain(writer), [Of("SpreadRisk, spread"), Of("Cheapest, spread")]);
        var text = writer.ToString();
        text.Split('\n').ShouldAllBe(line => line.Length <= 80);
        foreach (var shown in (string[])["Bought by policy, spread, BRL", "Contested", "Elsewhere", "SpreadRisk", "1,468,403.32", "-1,152,466.32", "100.0 %", "60.9 %", "1,116"]) text.ShouldContain(shown);
    }

    private static string Text(ReplayReport report)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        ReportTable.Write(ReportTable.Plain(writer), report);
        return writer.ToString();
    }
}
