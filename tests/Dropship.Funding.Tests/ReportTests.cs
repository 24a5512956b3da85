using System.Text;

namespace Dropship.Funding.Tests;

/// <summary>What is reported, and what a missed goal is.</summary>
public sealed class ReportTests
{
    private static readonly Report s_kept = new([new(14, 500, 0, 0, 0.01, 0.2, 0)], [new(10_000, 5, 90, 300, 0.004), new(100_000, 5, 900, 2_000, 0.005)]);

    [Fact]
    public void A_round_of_ten_thousand_may_take_a_second_and_a_small_one_has_no_gap() => s_kept.Missed().ShouldBeEmpty();

    [Fact]
    public void A_gap_a_slow_round_and_a_round_that_is_no_answer_are_named()
    {
        var missed = new Report([new(9, 500, 0.001, 0.01, 0, 0, 2)], [new(10_000, 5, 90, 1_000, 0)]).Missed().ToArray();

        missed.ShouldBe(["9 orders: worst gap 1.0000 %, goal 0", "9 orders: 2 rounds that are no answer", "10000 orders: 1000 ms, goal less than 1000 ms"]);
    }

    [Fact]
    public void People_are_shown_each_size()
    {
        using StringWriter output = new();
        s_kept.Write(output);

        output.ToString().ShouldSatisfyAllConditions(said => said.ShouldContain("20.0000 %"), said => said.ShouldContain(" 300.0 "), said => said.ShouldNotContain("MISSED"));
    }

    [Fact]
    public void The_report_has_each_figure_under_its_key()
    {
        var json = Encoding.UTF8.GetString(s_kept.Json(seed: 3));

        foreach (var line in (string[])["\"seed\": 3", "\"gap_14_worst\": 0", "\"gap_14_without_search_worst\": 0.2", "\"milliseconds_10000_worst\": 300", "\"bound_100000_worst\": 0.005", "\"no_answer\": 0", "\"goals_missed\": 0"])
            json.ShouldContain(line);
    }
}
