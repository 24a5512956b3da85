using System.Text;

namespace Dropship.Load.Tests;

/// <summary>What is reported, and what a missed goal is.</summary>
public sealed class ReportTests
{
    private static readonly Figure[] s_figures = [new("orders", 10), new("seconds", 1.23456, 2), new("lost_orders", 1, 0)];

    [Fact]
    public void The_report_has_each_figure_and_how_many_goals_were_missed() =>
        Encoding.UTF8.GetString(Report.Json(s_figures)).ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).ShouldBe("""{"orders":10,"seconds":1.235,"lost_orders":1,"goals_missed":1}""");

    [Fact]
    public void People_are_told_the_goal_beside_the_figure()
    {
        using StringWriter output = new();
        Report.Write(output, s_figures);

        output.ToString().ShouldSatisfyAllConditions(said => said.ShouldContain("at most 2: reached"), said => said.ShouldContain("at most 0: MISSED"));
    }

    [Theory]
    [InlineData(0.50, 50)]
    [InlineData(0.99, 99)]
    [InlineData(1.00, 100)]
    public void A_percentile_is_the_least_value_that_so_many_do_not_exceed(double share, double expected) =>
        Figure.Percentile([.. Enumerable.Range(1, 100).Select(value => (double)value)], share).ShouldBe(expected);
}
