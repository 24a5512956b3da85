using static Dropship.Domain.Decision;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Sourcing;

/// <summary>The edges of what a purchase is judged by: approvals, dates of rates and taxes, what is told of each line.</summary>
public sealed class MoneyRulesSpecs
{
    private static readonly Few<LineUnits> Two = [new(Shirts.Id, 2)];
    private static readonly TaxRule Vat = new("VAT", "DE", T0, 0.19m) { Until = T0 + Days(10) };

    private static Order Released(HoldReason reason) => Fulfilment.Evolve(
        Fulfilment.Evolve(APaidOrder().Order, new OrderHeld(1, reason, "why", T0) { Wanted = new(Euro(33m), Two, 1) }),
        new HoldReleased(1, "anna", T0));

    [Fact]
    public void A_price_that_rose_is_approved_for_its_purchase_and_no_other()
    {
        bool Approved(HoldReason held, int round, decimal cost) => Released(held).IsApproved(HoldReason.BelowMargin, new(Alpha, Two, Euro(cost), [], round));
        Approved(HoldReason.PriceRose, 1, 33m).ShouldBeTrue();
        Approved(HoldReason.PriceRose, 1, 33.01m).ShouldBeFalse();
        Approved(HoldReason.PriceRose, 2, 33m).ShouldBeFalse("the same units, bought anew");
        Approved(HoldReason.OverCeiling, 1, 33m).ShouldBeFalse("another question");
        Approved(HoldReason.BelowMargin, 2, 33m).ShouldBeTrue("it was asked for the units");
    }

    [Fact]
    public void A_judgement_changes_next_when_a_rate_or_a_tax_begins_or_ends()
    {
        Instant? Next(Instant now, params ExchangeRate[] rates) => Judging.NextChange(APaidOrder().Order, Policies.Default with { Rates = [.. rates], Costs = CostRules.Default with { Taxes = TaxTable.Of([Vat]) } }, now);
        ExchangeRate rate = new(Usd, Eur, 0.9m, T0 + Days(2)) { Until = T0 + Days(5) };
        Next(T0 - Days(1), rate).ShouldBe(T0);
        Next(T0, rate).ShouldBe(T0 + Days(2));
        Next(T0 + Days(2), rate).ShouldBe(T0 + Days(5));
        Next(T0 + Days(5), rate).ShouldBe(T0 + Days(10));
        Next(T0 + Days(10), rate).ShouldBeNull();
        TaxTable.Of([Vat]).NextChange("FR", T0).ShouldBeNull();
    }

    [Fact]
    public void Rows_overlap_while_both_hold()
    {
        var next = Vat with { From = T0 + Days(10), Until = null };
        (Vat.Overlaps(next), next.Overlaps(Vat)).ShouldBe((false, false));
        var early = next with { From = T0 + Days(9) };
        (Vat.Overlaps(early), early.Overlaps(Vat)).ShouldBe((true, true));
        Should.Throw<ArgumentException>(() => TaxTable.Of([early, Vat])).Message.ShouldStartWith($"Two rows of VAT in DE hold at {early.From}");
    }

    [Fact]
    public void Returns_are_expected_by_the_closest_rule_that_fits()
    {
        Sku shirt = new("SHIRT");
        decimal Part(params ReturnRate[] rates) => (CostRules.Default with { Returns = [.. rates] }).ReturnPartOf(Alpha, shirt);
        Part().ShouldBe(0m);
        Part(new ReturnRate(0.10m, Beta)).ShouldBe(0m);
        Part(new ReturnRate(0.05m), new ReturnRate(0.07m)).ShouldBe(0.05m, "of two that are alike the first");
        Part(new ReturnRate(0.05m), new ReturnRate(0.06m, Alpha), new ReturnRate(0.07m, null, shirt), new ReturnRate(0.08m, null, new("MUG"))).ShouldBe(0.07m);
    }

    [Fact]
    public void A_quote_tells_its_lines_if_it_names_each_and_they_fit()
    {
        Few<LineUnits> both = [new(Shirts.Id, 2), new(Mug.Id, 1)];
        bool Tells(params LineAmount[] goods) => LandedCost.TellsLines(both, Euro(30m), [.. goods]);
        Tells(new(Shirts.Id, Euro(25m)), new(Mug.Id, Euro(5m))).ShouldBeTrue("nothing is left for the freight");
        Tells(new(Shirts.Id, Euro(25m)), new(Mug.Id, Euro(0m))).ShouldBeTrue();
        Tells(new(Shirts.Id, Euro(25m)), new(Mug.Id, Euro(5.01m))).ShouldBeFalse();
        Tells(new(Shirts.Id, Euro(25m)), new(Mug.Id, Euro(-0.01m))).ShouldBeFalse();
        Tells(new(Shirts.Id, Euro(25m)), new(new("l9"), Euro(5m))).ShouldBeFalse("a line of another order");
        Tells(new LineAmount(Shirts.Id, Euro(25m))).ShouldBeFalse();
        Tells(new(Shirts.Id, new(25m, Usd)), new(Mug.Id, Euro(5m))).ShouldBeFalse();
    }

    [Fact]
    public void A_sale_without_lines_costs_nothing_to_reckon() =>
        LandedCost.Of(new Scenario().Told(Paid() with { Lines = [] }).Order, Alpha, Two, Euro(1m), [], Policies.Default with { Costs = CostRules.Default with { FeePerOrder = Euro(1m) } }, T0)!.Value.ShouldBeEmpty();
}
