using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Funding;

/// <summary>What being late costs, by the rule of the day.</summary>
public sealed class PenaltySpecs
{
    private static readonly LatePenalty s_penalty = new(T0, Euro(5m), Euro(2m), Euro(10m));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 7)]
    [InlineData(24 * 60 * 60_000, 7)]
    [InlineData((24 * 60 * 60_000) + 1, 9)]
    [InlineData(10L * 24 * 60 * 60_000, 10)]
    public void A_penalty_is_due_at_once_and_for_each_day_that_has_begun_up_to_its_most(long milliseconds, decimal due) =>
        s_penalty.At(new(T0.Milliseconds + milliseconds)).ShouldBe(Euro(due));

    [Fact]
    public void The_newest_rule_that_held_when_the_order_was_placed_judges_it()
    {
        Few<LateRule> rules = [new(T0, 0.2m, 0m), new(T0 - Days(30), 0.1m, 0m), new(T0 + Days(30), 0.5m, 0m)];

        LateRule.For(rules, T0 + Days(1))!.AtOnceRate.ShouldBe(0.2m);
        LateRule.For(rules, T0)!.AtOnceRate.ShouldBe(0.2m);
        LateRule.For(rules, T0 - Days(1))!.AtOnceRate.ShouldBe(0.1m);
        LateRule.For(rules, T0 - Days(31)).ShouldBeNull();
    }

    [Fact]
    public void Of_two_rules_of_one_day_the_first_in_the_list_judges() => LateRule.For([new(T0, 0.1m, 0m), new(T0, 0.2m, 0m)], T0)!.AtOnceRate.ShouldBe(0.1m);

    [Fact]
    public void A_rule_takes_parts_of_what_was_paid_and_amounts_beside_them()
    {
        var rule = new LateRule(T0, 0.2m, 0.01m, 0.5m) { AtOnce = Euro(1m), PerDay = Euro(0.5m), CancelRate = 0.05m, Cancel = Euro(2m) };

        rule.Of(Euro(40m), T0).ShouldBe(new(T0, Euro(9m), Euro(0.9m), Euro(20m)));
        rule.LossOf(Euro(40m)).ShouldBe(Euro(4m));
        new LateRule(T0, 0.2m, 0m).Of(Euro(40m), T0).ShouldBe(new(T0, Euro(8m), Euro(0m)));
    }

    [Fact]
    public void A_candidate_is_worth_its_margin_less_the_penalty_until_it_can_be_bought_no_more()
    {
        var candidate = new PurchaseCandidate(new(new("shop"), new("one")), [], Euro(0m), Euro(12m)) { Late = s_penalty, Until = T0 + Days(1), Loss = Euro(3m) };

        candidate.ValueAt(T0).ShouldBe(Euro(12m));
        candidate.ValueAt(T0 + Days(1)).ShouldBe(Euro(5m));
        candidate.ValueAt(T0 + Days(2)).ShouldBeNull();
        candidate.ValueOfNone.ShouldBe(Euro(-3m));
        (candidate with { Loss = null }).ValueOfNone.ShouldBe(Euro(0m));
    }
}
