using Dropship.Domain.Tests.Buying;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Funding;

/// <summary>How an order becomes a candidate, and what it does while a round lets others go first.</summary>
public sealed class FundingRulesSpecs
{
    private static readonly LateRule s_rule = new(T0 - Days(365), 0.1m, 0.02m, 0.2m) { CancelRate = 0.05m };

    [Fact]
    public void A_candidate_takes_its_ceiling_from_the_supplier_and_is_late_a_day_before_ship_by()
    {
        var candidate = Candidate(new() { LateRules = [s_rule] });

        candidate.Costs.ShouldBe([new(Alpha, Euro(30.60m))]);
        candidate.Landed.ShouldBe(Euro(30.60m));
        candidate.Margin.ShouldBe(Euro(15m));
        candidate.Late.ShouldBe(new(T0 + Days(3), Euro(4.5m), Euro(0.9m), Euro(9m)));
        candidate.Loss.ShouldBe(Euro(2.25m));
    }

    [Fact]
    public void Without_a_rule_being_late_costs_nothing_and_still_has_its_date()
    {
        var candidate = Candidate(new() { LateRules = [s_rule with { AsOf = T0 + Days(1) }], HandOverWithin = Hours(12) });

        candidate.Late.ShouldBe(new(T0 + Days(3.5), Euro(0m), Euro(0m)));
        candidate.Loss.ShouldBe(Euro(0m));
    }

    [Fact]
    public void However_late_it_is_an_order_is_worth_a_coin_more_bought_than_left()
    {
        var candidate = Candidate(new() { LateRules = [s_rule with { AtOnceRate = 1m, MostRate = null }] });

        candidate.ValueAt(T0 + Days(99)).ShouldBe(candidate.ValueOfNone + Euro(0.01m));
    }

    [Fact]
    public void An_order_that_nobody_can_convert_comes_last()
    {
        var order = AnIntendedPurchase().Order;
        var candidate = new FundingRules().CandidateOf(order, order.Purchase(1)!.Intent!, Policies.Default, Usd);

        candidate.Margin.ShouldBe(new(0.01m, Usd));
    }

    [Fact]
    public void Where_nobody_says_by_when_it_ships_the_shops_own_time_counts_from_the_payment_or_else_from_the_order()
    {
        var rules = new FundingRules();
        Instant LateFrom(SaleSeen sale) => rules.LateFrom(new Scenario().Told(sale).Order, Policies.Default);
        var sale = Paid(Shirts with { ShipBy = null }) with { PlacedAt = T0 - Hours(5) };
        LateFrom(sale).ShouldBe(T0 + Policies.Default.Chasing.ShipWithin - Days(1));
        LateFrom(sale with { PaidAt = null, Status = SaleStatus.Unpaid }).ShouldBe(T0 - Hours(5) + Policies.Default.Chasing.ShipWithin - Days(1));
        LateFrom(Paid(Shirts)).ShouldBe(T0 + Days(3));
    }

    [Fact]
    public void What_the_purse_expects_is_told_in_the_currency_of_the_round()
    {
        var rules = new FundingRules { ExpectedPayouts = [new(Euro(10m), T0), new(new(10m, Usd), T0), new(new(5m, Usd), T0, Alpha), new(new(1m, new("GBP")), T0)] };
        var policies = Policies.Default with { Rates = [new(Usd, Eur, 0.9m, T0)] };

        rules.PayoutsIn(Eur, policies, T0).ShouldBe([new(Euro(10m), T0), new(Euro(9m), T0), new(new(5m, Usd), T0, Alpha)]);
    }

    [Fact]
    public void Credit_counts_in_its_own_currency_alone()
    {
        var rules = new FundingRules { CreditLimits = new Dictionary<SupplierId, Money> { [Alpha] = Euro(50m) } };

        rules.CreditAt(Alpha, Eur).ShouldBe(Euro(50m));
        rules.CreditAt(Alpha, Usd).ShouldBe(new(0m, Usd));
        rules.CreditAt(Beta, Eur).ShouldBe(Euro(0m));
    }

    [Fact]
    public void Who_awaits_funds_asks_for_them_and_buys_when_the_time_has_come()
    {
        var order = APaidOrder(Policies.Default with { AwaitsFunds = new("awaiting funds: 30.60 EUR at alpha", T0, T0 + Hours(1)) }).Offered(Alpha).Quoted();

        order.Order.Purchases.ShouldBeEmpty();
        order.Asks(AskKind.TopUpWallet).ShouldBeTrue();
        order.Agenda.WakeAt.ShouldBe(T0 + Hours(1));
        order.Wakes().Order.Purchases.Count.ShouldBe(1);
    }

    [Fact]
    public void Credit_pays_where_the_wallet_alone_is_too_low()
    {
        var terms = With(SupplierTerms.SingleStep with { HasWallet = true });
        var credit = terms with { Funding = new() { CreditLimits = new Dictionary<SupplierId, Money> { [Alpha] = Euro(30.60m) } } };

        AnIntendedPurchase(terms).Holds(0m).Plans(TryKind.Create).ShouldBeFalse();
        AnIntendedPurchase(credit).Holds(0m).Plans(TryKind.Create).ShouldBeTrue();
    }

    private static PurchaseCandidate Candidate(FundingRules rules)
    {
        var order = AnIntendedPurchase().Order;
        return rules.CandidateOf(order, order.Purchase(1)!.Intent!, Policies.Default, Eur);
    }

    [Fact]
    public void What_costs_nothing_at_the_supplier_may_cost_what_it_was_judged_by()
    {
        var intent = AnIntendedPurchase().Order.Purchase(1)!.Intent!;
        FundingRules.Bound(intent with { Cost = Euro(0m), Ceiling = Euro(0m) }).ShouldBe(intent.Judged.Cost);
        FundingRules.Bound(intent).ShouldBe(Euro(30.60m));
    }
}
