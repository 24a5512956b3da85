using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Sourcing;

/// <summary>What a purchase costs in the end, part by part, and what of each line must remain.</summary>
public sealed class LandedCostSpecs
{
    private static readonly TaxRule Vat = new("VAT", "DE", T0 - Days(30), 0.19m);

    private static Policies Rules(CostRules costs, decimal fee = 0m, decimal? floor = 0m) => Policies.Default with { FeeRate = fee, MinimumMargin = floor, Costs = costs };

    private static CostRules Taxed(params TaxRule[] rules) => CostRules.Default with { Taxes = TaxTable.Of(rules) };

    private static Scenario Quoted(Policies policies, decimal cost, params decimal[] goods)
    {
        OrderLine[] lines = goods.Length == 1 ? [Shirts] : [Shirts, Mug];
        Few<LineAmount>? told = goods.Length == 0 ? null : goods.Select((amount, i) => new LineAmount(lines[i].Id, Euro(amount))).ToFew();
        return APaidOrder(policies, lines).Offered(Alpha).Told(new QuoteSeen(1, Euro(cost), T0) { Goods = told });
    }

    private static Judgement Judged(Policies policies, decimal cost, params decimal[] goods) => Quoted(policies, cost, goods).Decided<PurchaseIntended>().Judged;

    [Fact]
    public void Freight_is_shared_by_price_and_the_parts_come_to_the_whole()
    {
        var judged = Judged(Policies.Default, 30.01m, 20m, 5m);
        judged.Lines!.Value.Select(static line => (line.Goods, line.Freight)).ShouldBe([(Euro(20m), Euro(3.76m)), (Euro(5m), Euro(1.25m))]);
        judged.Lines.Value.Sum(static line => line.Goods.Amount + line.Freight.Amount).ShouldBe(30.01m);
        judged.Remains.ShouldBe(Euro(29.99m));
        judged.Describe().ShouldBe("25.00 EUR goods + 5.01 EUR freight of 60.00 EUR leaves 29.99 EUR, 49.98 %; the floor is 0 %");
    }

    [Fact]
    public void What_the_supplier_does_not_tell_apart_is_shared_by_price_and_no_line_is_judged_by_itself()
    {
        var judged = Judged(Rules(CostRules.Default with { MinimumLineMargin = 0.5m }), 40m);
        judged.Lines!.Value.Select(static line => (line.Goods, line.Freight)).ShouldBe([(Euro(30m), Euro(0m)), (Euro(10m), Euro(0m))]);
        judged.LineFloor.ShouldBeNull();
    }

    [Theory]
    [InlineData(41.0, 20.0, 20.5)]
    [InlineData(40.0, -1.0, 20.0)]
    public void What_is_told_and_does_not_fit_is_as_if_it_was_not_told(double cost, double one, double other) =>
        (Judged(Rules(CostRules.Default with { MinimumLineMargin = 0.9m }, floor: 0m), (decimal)cost - 1m, (decimal)one, (decimal)other).LineFloor is null).ShouldBe(one < 0 || one + other > cost - 1);

    [Fact]
    public void A_line_below_its_floor_fails_although_the_order_is_above()
    {
        var order = Quoted(Policies.Default, 30m, 10m, 16m);
        var held = order.Decided<OrderHeld>();
        held.Reason.ShouldBe(HoldReason.BelowMargin);
        held.Detail.ShouldBe("30.00 EUR to alpha for 2 x l1, 1 x l2: line l2: 16.00 EUR goods + 1.00 EUR freight of 15.00 EUR leaves -2.00 EUR, -13.33 %; the floor of a line is 0 %");
        Judged(Policies.Default with { Costs = new() { MinimumLineMargin = null } }, 30m, 10m, 16m).Remains.ShouldBe(Euro(30m));
        Judged(Policies.Default with { MinimumMargin = null }, 30m, 10m, 16m).LineFloor.ShouldBeNull("who sells at a loss does so line by line, too");
        Judged(Policies.Default, 30m, 12m, 14m).LineFloor.ShouldBe(0m);
    }

    [Fact]
    public void A_gift_is_judged_with_its_order_alone()
    {
        var gift = Mug with { UnitPrice = Euro(0m) };
        APaidOrder(null, Shirts, gift).Offered(Alpha).Told(new QuoteSeen(1, Euro(20m), T0) { Goods = [new(Shirts.Id, Euro(15m)), new(gift.Id, Euro(4m))] }).Decided<PurchaseIntended>();
    }

    [Fact]
    public void Fees_are_a_part_of_the_price_and_what_each_order_and_each_line_pays_beside()
    {
        var judged = Judged(Rules(CostRules.Default with { FeePerOrder = Euro(1m), FeePerLine = Euro(0.30m) }, fee: 0.10m), 30m, 20m, 5m);
        judged.Lines!.Value.Select(static line => line.Fee).ShouldBe([Euro(5.55m), Euro(2.05m)]);
        judged.Revenue.ShouldBe(Euro(52.40m));
        judged.Describe().ShouldBe("25.00 EUR goods + 5.00 EUR freight + 7.60 EUR fees of 60.00 EUR leaves 22.40 EUR, 42.75 % after fees; the floor is 0 %");
    }

    [Fact]
    public void Units_of_a_line_bear_their_part_of_price_and_fee()
    {
        var order = APaidOrder(Rules(CostRules.Default with { FeePerLine = Euro(0.50m) }, fee: 0.10m)).Offered(Alpha).Given(new AllocationProposed(1, Alpha, [new(Shirts.Id, 1)], T0));
        var line = order.Quoted(10m).Happened.OfType<PurchaseIntended>().First().Judged.Lines!.Value[0];
        (line.Price, line.Fee).ShouldBe((Euro(22.50m), Euro(2.50m)));
    }

    [Fact]
    public void Taxes_that_come_on_top_are_a_cost()
    {
        var judged = Judged(Rules(Taxed(Vat with { Base = TaxBase.GoodsAndFreight }, new TaxRule("duty", "DE", T0 - Days(1), 0.12m) { Fixed = Euro(2m) })), 30m, 20m);
        judged.Lines!.Value[0].Tax.ShouldBe(Euro(5.70m + 2.40m + 2m));
        judged.Remains.ShouldBe(Euro(4.90m));
        judged.Describe().ShouldContain("+ 10.10 EUR tax of 45.00 EUR leaves 4.90 EUR");
    }

    [Theory]
    [InlineData(TaxBase.Goods, 3.80)]
    [InlineData(TaxBase.GoodsAndFreight, 5.70)]
    [InlineData(TaxBase.Price, 8.55)]
    public void A_tax_is_taken_of_its_base(TaxBase of, double tax) => Judged(Rules(Taxed(Vat with { Base = of })), 30m, 20m).Lines!.Value[0].Tax.ShouldBe(Euro((decimal)tax));

    [Fact]
    public void Up_to_the_threshold_nothing_is_taken()
    {
        Judged(Rules(Taxed(Vat with { Threshold = Euro(20m) })), 30m, 20m).Beside.ShouldBe(Euro(0m));
        Judged(Rules(Taxed(Vat with { Threshold = Euro(19.99m) })), 30m, 20m).Beside.ShouldBe(Euro(3.80m));
    }

    [Fact]
    public void What_is_fixed_is_taken_of_a_purchase_once() =>
        Judged(Rules(Taxed(Vat with { Rate = 0m, Fixed = Euro(3m) })), 30m, 20m, 5m).Beside.ShouldBe(Euro(3m));

    [Fact]
    public void What_is_included_costs_nothing_more() => Judged(Rules(Taxed(Vat with { IsIncluded = true })), 30m, 20m).Beside.ShouldBe(Euro(0m));

    [Fact]
    public void A_threshold_in_a_currency_without_a_rate_holds_the_order() =>
        Quoted(Rules(Taxed(Vat with { Threshold = new(150m, Usd) })), 30m, 20m).Decided<OrderHeld>().Reason.ShouldBe(HoldReason.NoRate);

    [Fact]
    public void A_tax_that_begins_before_it_is_sent_is_judged_by()
    {
        var order = Quoted(Rules(Taxed(Vat with { From = T0 + Hours(1), Rate = 0.9m })), 30m, 20m);
        order.Agenda.WakeAt.ShouldBe(T0 + Hours(1));
        order.Waits(Hours(1)).Decided<OrderHeld>().Reason.ShouldBe(HoldReason.BelowMargin);
    }

    [Fact]
    public void Expected_returns_are_a_part_of_the_cost_and_the_closest_rate_counts()
    {
        Judgement With(params ReturnRate[] rates) => Judged(Rules(CostRules.Default with { Returns = rates.ToFew() }), 30m, 20m);
        With(new ReturnRate(0.1m)).Beside.ShouldBe(Euro(3m));
        With(new ReturnRate(0.1m), new(0.2m, Alpha), new(0.3m, Beta)).Beside.ShouldBe(Euro(6m));
        With(new ReturnRate(0.05m, null, new Sku("SHIRT")), new(0.2m, Alpha)).Beside.ShouldBe(Euro(1.50m));
        With(new ReturnRate(0.05m, null, new Sku("MUG"))).Beside.ShouldBe(Euro(0m));
        With(new ReturnRate(0.1m)).Describe().ShouldContain("+ 3.00 EUR expected returns of 45.00 EUR leaves 12.00 EUR");
    }

    [Fact]
    public void Each_part_counts_towards_the_floor()
    {
        var costs = Taxed(Vat) with { FeePerOrder = Euro(1m), Returns = [new(0.1m)] };
        Quoted(Rules(costs, fee: 0.1m, floor: 0m), 32.10m, 20m).Decided<PurchaseIntended>().Judged.Remains.ShouldBe(Euro(39.50m - 32.10m - 3.80m - 3.59m));
        Quoted(Rules(costs, fee: 0.1m, floor: 0m), 32.11m, 20m).Decided<OrderHeld>().Reason.ShouldBe(HoldReason.BelowMargin);
    }

    [Fact]
    public void The_ceiling_never_reaches_below_the_floor()
    {
        var intent = Quoted(Rules(CostRules.Default, floor: 0.325m), 30m, 20m).Decided<PurchaseIntended>();
        intent.Ceiling.ShouldBe(Euro(30.37m));
        Quoted(Rules(CostRules.Default, floor: 0.30m), 30m, 20m).Decided<PurchaseIntended>().Ceiling.ShouldBe(Euro(30.60m));
        Quoted(Rules(CostRules.Default) with { OrderCeiling = Euro(30.10m) }, 30m, 20m).Decided<PurchaseIntended>().Ceiling.ShouldBe(Euro(30.10m));
        Quoted(Rules(CostRules.Default) with { OrderCeiling = Euro(30.005m) }, 30.004m, 20m).Decided<PurchaseIntended>().Ceiling.ShouldBe(Euro(30.004m), "no whole cent fits between");
    }

    [Fact]
    public void Of_two_equal_quotes_that_tell_the_goods_differently_one_counts_whichever_came_first()
    {
        QuoteSeen Told(decimal? goods) => new(1, Euro(30m), T0) { Goods = goods is { } amount ? [new(Shirts.Id, Euro(amount))] : null };
        foreach (var (one, other) in new[] { (Told(null), Told(10m)), (Told(10m), Told(11m)) })
            Fulfilment.Evolve(Fulfilment.Evolve(new(new OrderKey(new("s"), new("o"))), one), other).ShouldBe(Fulfilment.Evolve(Fulfilment.Evolve(new(new OrderKey(new("s"), new("o"))), other), one));
    }
}
