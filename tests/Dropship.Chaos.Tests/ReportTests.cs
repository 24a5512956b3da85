using System.Text.Json;
using Dropship.Chaos.Rounds;

namespace Dropship.Chaos.Tests;

/// <summary>What is reported, under the names that others read.</summary>
public sealed class ReportTests
{
    [Fact]
    public void The_report_has_its_keys_and_no_others()
    {
        Tally tally = new() { Rounds = 2, Kills = 7, Orders = 20, DoublePurchases = 1, LostOrders = 3, Parked = 4 };
        tally.Recoveries.AddRange(Enumerable.Range(1, 200).Select(hundredth => hundredth / 100.0));

        using var report = JsonDocument.Parse(ReportJson.Of(tally));

        report.RootElement.EnumerateObject().Select(property => $"{property.Name} {property.Value}").ShouldBe(
            ["rounds 2", "kills 7", "orders 20", "double_purchases 1", "lost_orders 3", "parked 4", "recovery_seconds_p99 1.98"]);
    }

    [Fact]
    public void A_double_purchase_or_a_lost_order_is_not_clean_and_a_question_is()
    {
        new Tally { Parked = 1 }.IsClean.ShouldBeTrue();
        new Tally { DoublePurchases = 1 }.IsClean.ShouldBeFalse();
        new Tally { LostOrders = 1 }.IsClean.ShouldBeFalse();
    }

    [Fact]
    public void One_seed_plans_one_round_and_all_blows_are_planned_by_some()
    {
        RoundPlan.Draw(5, null).ToString().ShouldBe(RoundPlan.Draw(5, null).ToString());
        var plans = Enumerable.Range(0, 200).Select(seed => RoundPlan.Draw(seed, null)).ToList();
        plans.SelectMany(plan => plan.Blows.Select(blow => blow.Kind)).Distinct().Count().ShouldBe(Enum.GetValues<BlowKind>().Length);
        plans.ShouldAllBe(plan => plan.Orders >= 5 && plan.Orders <= 20 && plan.Blows.Count >= 3 && plan.Blows.Count <= 6);
    }
}
