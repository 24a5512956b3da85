using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Sourcing;

/// <summary>The scores of the policies that come with the domain, by figures; what a choice says of itself; what a marketplace is expected to keep.</summary>
public sealed class PolicyScoreSpecs
{
    private static Candidate One(SupplierId supplier, decimal? price = null, double? hours = null, double punctuality = 0.5, double capacity = 0.5, double quality = 0.5, double lot = 0d) =>
        new(new(Shirts.Id, supplier, new("A1")), price is { } amount ? Euro(amount) : null, hours is { } time ? Hours(time) : null, punctuality, capacity, quality, 0d, lot);

    private static Weighing Weighed(SupplierId supplier, decimal? score = null, Money? price = null, params OfferGate[] gates) => new(supplier, new("A1"), score, price, [.. gates]);

    [Fact]
    public void Each_is_found_by_its_name()
    {
        SourcingPolicies.All.Select(static policy => policy.Name).ShouldBe(["Ranked", "Cheapest", "Fastest", "Balanced", "SpreadRisk"]);
        foreach (var policy in SourcingPolicies.All) SourcingPolicies.Find(policy.Name.ToUpperInvariant()).ShouldBeSameAs(policy);
    }

    [Fact]
    public void The_fastest_is_measured_against_the_shortest_time_to_be_expected()
    {
        Candidate slow = One(Alpha, hours: 40), fast = One(Beta, hours: 20, punctuality: 1d), unknown = One(Alpha);
        double Score(Candidate one) => SourcingPolicies.Fastest.Score(one, [slow, fast, unknown]);
        (Score(slow), Score(fast), Score(unknown)).ShouldBe((0.25, 1d, 0d), "half of what it promises comes in time, so twice the time is expected");
    }

    [Fact]
    public void A_weighted_score_adds_each_part_by_its_weight()
    {
        var weighted = SourcingPolicies.Weighted("w", price: 4, time: 3, punctuality: 2, quality: 1, capacity: 0);
        Candidate cheap = One(Alpha, 10m, 40, punctuality: 0.5, quality: 0.25), dear = One(Beta, 20m, 20, punctuality: 0.5, quality: 0.75);
        weighted.Score(cheap, [cheap, dear]).ShouldBe((0.4 * 1d) + (0.3 * 0.5) + (0.2 * 0.5) + (0.1 * 0.25), 1e-9);
        weighted.Score(dear, [cheap, dear]).ShouldBe((0.4 * 0.5) + (0.3 * 1d) + (0.2 * 0.5) + (0.1 * 0.75), 1e-9);
        SourcingPolicies.Weighted("w", 0, 0, 0, 1, 3).Score(One(Alpha, capacity: 0.2, quality: 0.6), []).ShouldBe((0.25 * 0.6) + (0.75 * 0.2), 1e-9);
    }

    [Fact]
    public void What_is_not_known_counts_as_the_rest_on_average_and_as_a_half_where_nobody_is_known()
    {
        var byPrice = SourcingPolicies.Weighted("w", 1, 0, 0, 0, 0);
        Candidate cheap = One(Alpha, 10m), dear = One(Beta, 20m), unknown = One(Alpha);
        byPrice.Score(unknown, [cheap, dear, unknown]).ShouldBe(0.75, 1e-9);
        byPrice.Score(unknown, [unknown]).ShouldBe(0.5);
        SourcingPolicies.Weighted("w", 0, 1, 0, 0, 0).Score(unknown, [One(Beta, hours: 10), unknown]).ShouldBe(1d, 1e-9);
    }

    [Fact]
    public void Weights_that_make_no_sense_are_said_back()
    {
        Should.Throw<ArgumentException>(() => SourcingPolicies.Weighted(" ", 1, 0, 0, 0, 0));
        foreach (var weight in new[] { -1d, double.NaN, double.PositiveInfinity, double.NegativeInfinity })
            Should.Throw<ArgumentOutOfRangeException>(() => SourcingPolicies.Weighted("w", 2, weight, 0, 0, 0)).Message.ShouldContain("A weight is zero or more.");
        Should.Throw<ArgumentOutOfRangeException>(() => SourcingPolicies.Weighted("w", 0, 0, 0, 0, 0)).Message.ShouldContain("One weight at least is above zero.");
    }

    [Theory]
    [InlineData(0d, true)]
    [InlineData(0.79, true)]
    [InlineData(0.81, false)]
    [InlineData(0.99, false)]
    public void The_lot_of_SpreadRisk_falls_on_a_part_as_long_as_the_square_of_the_score(double lot, bool first)
    {
        // Half as good in everything: a quarter of the part, so the better has four of five.
        Candidate better = One(Alpha, 10m, 10, 0.8, 0.8, 0.8, lot), worse = One(Beta, 20m, 10, 0.4, 0.4, 0.4, lot);
        Few<Candidate> field = [better, worse];
        double Balanced(Candidate one) => SourcingPolicies.Balanced.Score(one, field);
        Balanced(worse).ShouldBe(Balanced(better) / 2, 1e-9);
        SourcingPolicies.SpreadRisk.Score(better, field).ShouldBe(Balanced(better) + (first ? 1d : 0d));
        SourcingPolicies.SpreadRisk.Score(worse, field).ShouldBe(Balanced(worse) + (first ? 0d : 1d));
    }

    [Fact]
    public void A_choice_says_why_and_what_stands_against_the_others()
    {
        Choice chosen = new(Shirts.Id, 2, "Cheapest", 1, ChoiceReason.Score, [Weighed(Alpha, 0.75004m, Euro(10m)), Weighed(Beta, null, null, OfferGate.Stock, OfferGate.ShipBy)]);
        chosen.ToString().ShouldBe("Cheapest chose alpha (A1, 10.00 EUR, score 0.75) for 2 x line l1; not beta (A1, Stock, ShipBy)");
        (chosen with { Because = ChoiceReason.Share }).ToString().ShouldContain("line l1, because no supplier may get more than its share; not");
        (chosen with { Because = ChoiceReason.Trial }).ToString().ShouldContain("line l1, to get to know it; not");
        (chosen with { Because = ChoiceReason.LeastBad }).ToString().ShouldContain("line l1, because every other is worse; not");
    }

    [Fact]
    public void A_choice_is_made_again_from_its_history_and_is_the_same()
    {
        List<Event> history = [];
        var order = APaidOrder(null, Shirts, Mug).Offered(Alpha, Beta);
        history.AddRange([Paid(Shirts, Mug), order.Order.Searches.Select(static search => new OffersFound(search.No, search.At, search.Offers)).Single(), .. order.Happened.OfType<Decision.AllocationProposed>()]);
        var again = ChoiceReplay.Of(order.Order.Key, history, order.Policies).ToList();
        again.Select(static one => one.Recorded.Line).ShouldBe(order.Decided<Decision.AllocationProposed>().Choices!.Select(static one => one.Line));
        again.ShouldNotBeEmpty();
        foreach (var (recorded, chosen) in again) chosen.ShouldBe(recorded);
    }

    [Fact]
    public void By_default_a_line_may_be_split_and_come_late() =>
        new Choosing().ShouldSatisfyAllConditions(one => one.Split.ShouldBeTrue(), one => one.AllowLate.ShouldBeTrue(), one => one.MaxShare.ShouldBe(1d), one => one.Explore.ShouldBe(0d), one => one.HalfLife.ShouldBe(Days(60)), one => one.CountEvery.ShouldBe(Days(1)));

    [Fact]
    public void Expected_fees_are_those_of_all_lines_or_of_a_sale_without_lines()
    {
        var policies = Policies.Default with { FeeRate = 0.1m, Costs = new() { FeePerOrder = Euro(1m), FeePerLine = Euro(0.30m) } };
        Paid(Shirts, Mug).ExpectedFees(policies).ShouldBe(Euro(6m + 1m + 0.60m));
        (Paid(Shirts) with { Lines = [] }).ExpectedFees(policies).ShouldBe(Euro(4.50m + 1m));
        (Paid(Shirts) with { Lines = [] }).ExpectedFees(policies with { Costs = new() }).ShouldBe(Euro(4.50m));
        Should.Throw<ArgumentNullException>(() => Paid(Shirts).ExpectedFees(null!));
        Should.Throw<ArgumentNullException>(() => ((SaleSeen)null!).ExpectedFees(policies));
    }

    [Fact]
    public void Two_joint_prices_of_one_supplier_stand_by_what_they_are_for()
    {
        JointPrice one = new(Alpha, [new(Shirts.Id, 1)], Euro(1m)), other = new(Alpha, [new(Shirts.Id, 2)], Euro(1m));
        Math.Sign(one.CompareKey(other)).ShouldBe(-Math.Sign(other.CompareKey(one)));
        one.CompareKey(other).ShouldNotBe(0);
        one.CompareKey(one with { }).ShouldBe(0);
    }
}
