using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Sourcing;

/// <summary>An offer: what makes no sense in it, how two are told apart, which one was taken, and what stands against it.</summary>
public sealed class OfferSpecs
{
    private static readonly Offer One = new(Shirts.Id, Alpha, new("A1"));
    private static readonly OfferTerms Terms = new(Euro(20m));

    private static Order After(Order order, params Event[] history) => history.Aggregate(order, Fulfilment.Evolve);

    private static Few<OfferGate> GatesOf(Order order, Policies policies, LineUnits wanted, Offer offer, Money? funds = null) =>
        OfferGates.Of(new SourcingCase(order, policies, T0, wanted), offer, Scorecard.Unknown(offer.Supplier) with { Funds = funds });

    [Fact]
    public void What_makes_no_sense_is_said_with_the_figure()
    {
        new OfferTerms(Euro(0m)).Impossible.ShouldBe("a price of 0.00 EUR");
        new OfferTerms(Stock: -1).Impossible.ShouldBe("a stock of -1");
        new OfferTerms(Stock: 1_000_000_001).Impossible.ShouldBe("a stock of 1000000001");
        new OfferTerms(Minimum: 0).Impossible.ShouldBe("a minimum of 0");
        new OfferTerms(Handling: Days(-1)).Impossible.ShouldBe("a handling time of -1.00:00:00");
        new OfferTerms(Transit: Days(366)).Impossible.ShouldBe("a transit time of 366.00:00:00");
        (One with { Parts = [new(new("A"), 0)] }).Impossible.ShouldBe("0 x A in one unit");
        (One with { Parts = [new(new("A"), 10_001)] }).Impossible.ShouldBe("10001 x A in one unit");
    }

    [Fact]
    public void The_outermost_figures_are_believed()
    {
        new OfferTerms(Euro(0.01m), 0, 1, TimeSpan.Zero, TimeSpan.Zero).Impossible.ShouldBeNull();
        new OfferTerms(Euro(0.01m), 1_000_000_000, 1, Days(365), Days(365)).Impossible.ShouldBeNull();
        (One with { Parts = [new(new("A"), 1), new(new("B"), 10_000)], Terms = Terms }).Impossible.ShouldBeNull();
    }

    [Fact]
    public void Its_pieces_are_those_of_all_parts()
    {
        One.Pieces.ShouldBe(1);
        (One with { Parts = [new(new("A"), 2), new(new("B"), 3)] }).Pieces.ShouldBe(5);
        new SkuPart(new("A"), 2).ToString().ShouldBe("2 x A");
    }

    [Fact]
    public void Any_difference_tells_two_offers_apart_in_one_order()
    {
        Offer[] inOrder = [
            One with { Terms = null },
            One with { Terms = Terms with { ShipsTo = ["DE"] } },
            One with { Terms = Terms with { ShipsTo = ["FR"] } },
            One with { Terms = Terms },
            One with { Terms = new(new Money(20m, Usd)) },
            One with { Terms = new(Euro(21m)) },
        ];
        for (var i = 0; i < inOrder.Length; i++)
            for (var j = 0; j < inOrder.Length; j++)
                Math.Sign(inOrder[i].CompareKey(inOrder[j])).ShouldBe(i.CompareTo(j), $"{i} and {j}");
        One.CompareKey(One with { Substitute = true }).ShouldBeLessThan(0);
        One.CompareKey(One with { Parts = [new(new("A"), 2)] }).ShouldNotBe(0);
        (One with { Parts = [new(new("A"), 2)] }).CompareKey(One with { Parts = [new(new("A"), 3)] }).ShouldBeLessThan(0);
    }

    [Fact]
    public void Two_scorecards_are_told_apart_by_figures_then_by_currency()
    {
        Scorecard[] inOrder = [Scorecard.Unknown(Alpha) with { Funds = Euro(1m) }, Scorecard.Unknown(Alpha) with { Funds = new(1m, Usd) }, Scorecard.Unknown(Alpha) with { Funds = Euro(2m) }];
        for (var i = 0; i < inOrder.Length; i++)
            for (var j = 0; j < inOrder.Length; j++)
                Math.Sign(inOrder[i].CompareKey(inOrder[j])).ShouldBe(i.CompareTo(j), $"{i} and {j}");
    }

    [Fact]
    public void Enough_is_enough_of_stock_and_of_funds()
    {
        var order = APaidOrder().Told(new OffersFound(1, T0, [])).Order;
        LineUnits two = new(Shirts.Id, 2);
        GatesOf(order, Policies.Default with { Choosing = Choosing.Default with { Split = false } }, two, One with { Terms = new(Stock: 2) }).ShouldBeEmpty();
        GatesOf(order, Policies.Default, two, One with { Terms = Terms }, Euro(20m)).ShouldBeEmpty();
        GatesOf(order, Policies.Default, two, One with { Terms = Terms }, Euro(19.99m)).ShouldBe([OfferGate.Funds]);
        GatesOf(order, Policies.Default, two, One with { Terms = Terms }, new Money(1m, Usd)).ShouldBeEmpty("another currency says nothing");
    }

    [Fact]
    public void What_the_order_has_bought_before_counts_against_its_ceiling()
    {
        var order = After(ABoughtPurchase().Order, Sale(SaleStatus.Paid, 0, 2, Shirts, Mug));
        Few<OfferGate> Gates(decimal price) => GatesOf(order, Policies.Default with { OrderCeiling = Euro(40m) }, new(Mug.Id, 1), new(Mug.Id, Beta, new("B1"), Terms: new(Euro(price))));
        Gates(10m).ShouldBeEmpty();
        Gates(10.01m).ShouldBe([OfferGate.PriceCap]);
    }

    [Fact]
    public void The_offer_that_was_taken_is_found_again_by_its_choice()
    {
        var order = APaidOrder(Policies.Default with { Choosing = Choosing.Default with { Policy = SourcingPolicies.Cheapest } }, Shirts, Mug).Told(new OffersFound(1, T0, [
            new(Mug.Id, Alpha, new("A2"), Terms: new(Euro(1m))), One with { Terms = new(Euro(30m)) }, One with { Sku = new("A2"), Terms = new(Euro(20m)) }, One with { Supplier = Beta, Sku = new("A2"), Terms = new(Euro(40m)) }]));
        var proposed = order.Decided<AllocationProposed>();
        order.Order.OfferOf(proposed, Shirts.Id).ShouldBe(One with { Sku = new("A2"), Terms = new(Euro(20m)) });
        order.Order.OfferOf(proposed, Mug.Id)!.Sku.ShouldBe(new Sku("A2"));
        order.Order.OfferOf(proposed, new("l9")).ShouldBeNull();
    }

    [Fact]
    public void Without_its_choice_it_is_the_suppliers_best_of_the_search_that_was_the_newest()
    {
        var order = After(APaidOrder().Order, new OffersFound(1, T0, [new(Mug.Id, Alpha, new("M1")), One with { Supplier = Beta, Sku = new("B1") }, One]), new OffersFound(2, T0 + Hours(2), [One with { Sku = new("A2") }]));
        string? Sku(Instant at, SupplierId supplier, LineId line) => order.OfferOf(new AllocationProposed(1, supplier, [new(line, 1)], at), line)?.Sku.Value;
        Sku(T0 + Hours(1), Alpha, Shirts.Id).ShouldBe("A1");
        Sku(T0 + Hours(2), Alpha, Shirts.Id).ShouldBe("A2");
        Sku(T0 - Hours(1), Alpha, Shirts.Id).ShouldBe("A1", "a search that is dated later by another clock is better than none");
        Sku(T0 + Hours(3), Beta, Shirts.Id).ShouldBe("B1");
        Sku(T0 + Hours(3), Alpha, Mug.Id).ShouldBe("M1");
        Sku(T0 + Hours(3), Beta, Mug.Id).ShouldBeNull();
    }

    [Fact]
    public void A_sku_that_nobody_was_named_for_is_held_with_what_may_be_meant_and_searched_again_when_it_is_released()
    {
        MissingSku missing = new(Shirts.Id, new("SHIRT"), [new(Alpha, new("A7"), "Red shirt", Euro(3m)), new(Beta, new("B7"), "Shirt, red", new(4m, Usd))]);
        const string Said = "line l1: the map of SKUs has no supplier for SHIRT; perhaps alpha A7 (Red shirt, 3.00 EUR), beta B7 (Shirt, red, 4.00 USD): put it into the map, then let the order go on";
        missing.ToString().ShouldBe(Said);
        (missing with { Proposals = [] }).ToString().ShouldBe("line l1: the map of SKUs has no supplier for SHIRT: put it into the map, then let the order go on");
        var order = APaidOrder().Told(new OffersFound(1, T0, [], Missing: [new(Mug.Id, new("MUG"), []), missing]));
        var held = order.Decided<OrderHeld>();
        (held.Reason, held.Detail).ShouldBe((HoldReason.MissingSku, Said + " (search 1)"));
        order.Decides(new HoldReleased(1, "anna", T0)).At(T0 + Hours(6)).Plans<Todo.FindOffers>().ShouldBeTrue(order.Transcript);
    }

    [Fact]
    public void A_hold_for_something_else_gives_no_search_more()
    {
        var order = APaidOrder().Decides(new OrderHeld(1, HoldReason.LargeAmount, "wait", T0)).Decides(new HoldReleased(1, "anna", T0)).Told(new OffersFound(1, T0, []));
        order.At(T0 + Hours(6)).Plans<Todo.FindOffers>().ShouldBeFalse();
        order.Order.Settlement.Dropped.Count.ShouldBe(1);
    }
}
