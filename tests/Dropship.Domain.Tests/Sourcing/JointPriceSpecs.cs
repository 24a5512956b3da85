using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Sourcing;

/// <summary>Freight that lines share is weighed for all of them together.</summary>
public sealed class JointPriceSpecs
{
    private static Offer Of(OrderLine line, SupplierId supplier, decimal price, int rank = 0, OfferTerms? terms = null) => new(line.Id, supplier, new($"{supplier}-{line.Id}"), rank, Terms: terms ?? new(Euro(price)));

    private static AllocationProposed Proposed(decimal? joint, params Offer[] offers) =>
        APaidOrder(Policies.Default with { Choosing = Choosing.Default with { Policy = SourcingPolicies.Cheapest } }, Shirts, Mug)
            .Told(new OffersFound(1, T0, [.. offers]) { Joint = joint is { } price ? [new(Alpha, [new(Shirts.Id, 2), new(Mug.Id, 1)], Euro(price))] : null })
            .Decided<AllocationProposed>();

    // Each line by itself is cheaper at beta and gamma; alpha takes one freight for both.
    private static readonly Offer[] s_apart = [Of(Shirts, Alpha, 20m), Of(Mug, Alpha, 12m), Of(Shirts, Beta, 18m, 1), Of(Mug, new("gamma"), 10m, 1)];

    [Fact]
    public void A_supplier_that_is_cheapest_for_all_lines_together_gets_all_of_them()
    {
        var proposed = Proposed(26m, s_apart);
        (proposed.Supplier, proposed.Units).ShouldBe((Alpha, [new(Shirts.Id, 2), new(Mug.Id, 1)]));
        proposed.Choices.Select(static choice => choice.Field[0].Price).ShouldBe([Euro(16.71m), Euro(9.29m)]);
    }

    [Fact]
    public void Not_if_the_lines_apart_are_cheaper_or_nobody_was_asked_for_both()
    {
        Proposed(29m, s_apart).ShouldSatisfyAllConditions(proposed => proposed.Supplier.ShouldBe(Beta), proposed => proposed.Units.ShouldBe([new(Shirts.Id, 2)]));
        Proposed(null, s_apart).Supplier.ShouldBe(Beta);
    }

    [Fact]
    public void Who_is_cheap_for_one_line_alone_stays_so()
    {
        var proposed = Proposed(60m, Of(Shirts, Alpha, 17m), Of(Mug, Alpha, 12m), Of(Shirts, Beta, 18m, 1), Of(Mug, new("gamma"), 10m, 1));
        (proposed.Supplier, proposed.Units).ShouldBe((Alpha, [new(Shirts.Id, 2)]));
        proposed.Choices[0].Field[0].Price.ShouldBe(Euro(17m));
    }

    [Fact]
    public void A_joint_price_holds_only_while_the_supplier_may_deliver_every_line_of_it()
    {
        var proposed = Proposed(26m, Of(Shirts, Alpha, 20m), Of(Mug, Alpha, 12m, terms: new(Euro(12m), Stock: 0)), Of(Shirts, Beta, 18m, 1), Of(Mug, new("gamma"), 10m, 1));
        proposed.Supplier.ShouldBe(Beta);
    }

    [Fact]
    public void Two_answers_of_one_search_are_united()
    {
        var (one, other) = (new JointPrice(Alpha, [new(Shirts.Id, 2)], Euro(1m)), new JointPrice(Beta, [new(Shirts.Id, 2)], Euro(2m)));
        var order = APaidOrder(null, Shirts, Mug).Told(new OffersFound(1, T0, [Of(Shirts, Alpha, 1m)]) { Joint = [other] }, new OffersFound(1, T0, [Of(Shirts, Alpha, 1m)]) { Joint = [one] });
        order.Order.Searches[0].Joint.ShouldBe([one, other]);
    }
}
