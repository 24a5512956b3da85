using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Sourcing;

/// <summary>Search, propose, quote, judge, bind.</summary>
public sealed class SourcingSpecs
{
    private static readonly Policies Ask = Policies.Default with { WhenUnsupplied = WhenUnsupplied.Ask };

    private static AllocationStage Stage(Scenario order, int no = 1) => order.Order.Stage(order.Order.Allocations.Single(one => one.No == no));

    private static Scenario Released(Scenario order) => order.Decides(new HoldReleased(order.Order.OpenHold!.Held.No, "anna", order.Now));

    [Fact]
    public void The_best_offer_is_asked_for_a_quote()
    {
        var order = APaidOrder().Offered(Alpha, Beta);
        (order.Decided<AllocationProposed>() with { Choices = [] }).ShouldBe(new AllocationProposed(1, Alpha, [new(Shirts.Id, 2)], T0));
        order.Agenda.Todos.ShouldBe([new Todo.GetQuote(1)]);
        Stage(order).ShouldBe(AllocationStage.Proposed);
    }

    [Fact]
    public void A_quote_within_the_limits_is_bound_and_freezes_what_it_was_judged_by()
    {
        var intent = APaidOrder(Policies.Default with { FeeRate = 0.15m, MinimumMargin = 0.1m, OrderCeiling = Euro(40m) }).Offered(Alpha).Quoted().Decided<PurchaseIntended>();
        intent.Judged.ShouldBe(new Judgement(Euro(38.25m), Euro(30m), Euro(0m), 0.1m, Euro(40m)) { Lines = [new(Shirts.Id, Euro(45m), Euro(6.75m), Euro(30m), Euro(0m), Euro(0m), Euro(0m))] });
        intent.Ceiling.ShouldBe(Euro(30.60m));
        intent.Terms.ShouldBe(SupplierTerms.SingleStep);
        intent.Reference.ShouldBe(PurchaseReference.Of(new(new("shop"), new("o-1")), 1));
    }

    [Fact]
    public void After_a_decline_the_second_offer_is_taken()
    {
        var order = APaidOrder().Offered(Alpha, Beta).Quoted().Reads().Sends(TryKind.Create).Fails(DeclineReason.OutOfStock);
        order.Decided<AllocationProposed>().Supplier.ShouldBe(Beta);
        Stage(order, 1).ShouldBe(AllocationStage.Released);
        order.Quoted(31m).Decided<PurchaseIntended>().Round.ShouldBe(2);
        Stage(order, 2).ShouldBe(AllocationStage.Bound);
    }

    [Fact]
    public void A_doubt_never_lets_the_units_be_bought_elsewhere()
    {
        var order = APaidOrder().Offered(Alpha, Beta).Quoted().Reads().Sends(TryKind.Create).Ends(Outcome.Unknown).Waits(Days(30)).FindsNothing();
        order.Order.Allocations.Count.ShouldBe(1);
        Stage(order).ShouldBe(AllocationStage.Bound);
        order.Refusal(new AllocationProposed(2, Beta, [new(Shirts.Id, 2)], order.Now)).ShouldBe(RefusalCode.BeyondDemand);
    }

    [Fact]
    public void What_was_found_at_a_supplier_is_taken_over_there_and_bought_nowhere_else()
    {
        var order = APaidOrder().Offered(Alpha, Beta);
        order.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m)) { Supplier = Beta });
        order.Order.OpenHold!.Held.Reason.ShouldBe(HoldReason.UnknownPurchase);
        order.Decided<AllocationDropped>().Reason.ShouldBe(DropReason.NotNeeded);
        order.Decides(new HoldReleased(1, "desk", order.Now));
        order.Decided<AllocationProposed>().Supplier.ShouldBe(Beta);
        order.Quoted().Decided<PurchaseIntended>().Supplier.ShouldBe(Beta);
        order.Reads().Plans(TryKind.Create).ShouldBeFalse(order.Transcript);
        order.Stage().ShouldBeOfType<PurchaseStage.Paid>();
    }

    [Fact]
    public void What_was_found_where_nobody_offers_the_lines_any_more_is_left_to_a_person()
    {
        var order = APaidOrder().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m)) { Supplier = Beta });
        order.Decides(new HoldReleased(1, "desk", order.Now)).Offered(Alpha);
        order.Order.OpenHold!.Held.Detail.ShouldContain("beta");
        order.DecidedNo<AllocationProposed>();
        order.DecidedNo<UnitsDropped>();
        order.Decides(new HoldReleased(2, "desk", order.Now)).Waits(Days(3)).DecidedNo<AllocationProposed>();
        order.Asks(AskKind.UnknownPurchase).ShouldBeTrue();
    }

    [Fact]
    public void Of_two_places_told_for_one_purchase_it_does_not_matter_which_came_first()
    {
        SupplierOrderSeen atAlpha = new(1, At(SupplierOrderStatus.Paid, 30m)) { Supplier = Alpha }, atBeta = atAlpha with { Supplier = Beta };
        APaidOrder().Told(atBeta).Told(atAlpha).Order.Purchases.ShouldBe(APaidOrder().Told(atAlpha).Told(atBeta).Order.Purchases);
    }

    [Fact]
    public void A_supplier_that_will_not_quote_is_passed_over()
    {
        var order = APaidOrder().Offered(Alpha, Beta).Told(new QuoteRefused(1, DeclineReason.Destination, T0));
        order.Happened.OfType<AllocationDropped>().Single().Reason.ShouldBe(DropReason.QuoteRefused);
        Stage(order).ShouldBe(AllocationStage.Rejected);
        order.Decided<AllocationProposed>().Supplier.ShouldBe(Beta);
    }

    [Fact]
    public void A_quote_that_ran_out_before_it_could_be_bound_is_asked_for_again()
    {
        var order = APaidOrder().Offered(Alpha).Given(new OrderHeld(1, HoldReason.Contradicted, "", T0)).Quoted(30m, until: T0 + Hours(1)).Waits(Hours(2));
        Stage(order).ShouldBe(AllocationStage.Quoted);
        Released(order).Decided<AllocationDropped>().Reason.ShouldBe(DropReason.Expired);
        Stage(order).ShouldBe(AllocationStage.Superseded);
        (order.Decided<AllocationProposed>() with { Choices = [] }).ShouldBe(new AllocationProposed(2, Alpha, [new(Shirts.Id, 2)], order.Now));
    }

    [Fact]
    public void A_supplier_whose_quotes_have_ended_three_times_is_not_asked_again()
    {
        var order = APaidOrder().Offered(Alpha);
        for (var quote = 1; quote <= 3; quote++)
        {
            order.Agenda.Todos.ShouldBe([new Todo.GetQuote(quote)]);
            order.Told(new QuoteSeen(quote, Euro(30m), T0, T0));
        }

        order.Order.Settlement.Dropped.ShouldHaveSingleItem().Units.ShouldBe([new(Shirts.Id, 2)]);
    }

    [Fact]
    public void Of_two_quotes_for_one_allocation_the_dearer_counts_whichever_came_first()
    {
        QuoteSeen cheap = new(1, Euro(30m), T0), dear = new(1, Euro(31m), T0 - Minutes(1));
        APaidOrder().Offered(Alpha).Told(cheap, dear).Decided<PurchaseIntended>().Cost.ShouldBe(Euro(31m));
        APaidOrder().Offered(Alpha).Told(dear, cheap).Decided<PurchaseIntended>().Cost.ShouldBe(Euro(31m));
    }

    [Fact]
    public void Below_the_margin_the_next_offer_is_tried_and_then_a_person()
    {
        var order = APaidOrder(Policies.Default with { MinimumMargin = 0.2m }).Offered(Alpha, Beta).Quoted(36.01m);
        order.Decided<AllocationDropped>().Reason.ShouldBe(DropReason.BelowMargin);
        order.Quoted(40m).Decided<OrderHeld>().ShouldBe(new OrderHeld(1, HoldReason.BelowMargin, "40.00 EUR to beta for 2 x l1: 40.00 EUR goods and freight of 45.00 EUR leaves 5.00 EUR, 11.11 %; the floor is 20 %", T0) { Wanted = new(Euro(40m), [new(Shirts.Id, 2)], 1) });
        order.Phase.ShouldBe(Phase.Held);
    }

    [Fact]
    public void At_the_margin_it_is_bought() => APaidOrder(Policies.Default with { MinimumMargin = 0.2m }).Offered(Alpha).Quoted(36m).Decided<PurchaseIntended>();

    [Fact]
    public void By_default_nothing_is_sold_at_a_loss_and_without_a_floor_everything_is()
    {
        APaidOrder().Offered(Alpha).Quoted(45.01m).Decided<OrderHeld>().Reason.ShouldBe(HoldReason.BelowMargin);
        APaidOrder(Policies.Default with { MinimumMargin = null }).Offered(Alpha).Quoted(450m).Decided<PurchaseIntended>();
    }

    [Fact]
    public void A_released_hold_is_an_approval() =>
        Released(APaidOrder().Offered(Alpha).Quoted(50m)).Decided<PurchaseIntended>().Judged.Floor.ShouldBeNull();

    [Fact]
    public void Over_the_ceiling_of_the_order_a_person_is_asked_and_may_approve()
    {
        var order = APaidOrder(Policies.Default with { OrderCeiling = Euro(29.99m) }).Offered(Alpha).Quoted();
        order.Decided<OrderHeld>().ShouldBe(new OrderHeld(1, HoldReason.OverCeiling, "30.00 EUR to alpha for 2 x l1: 30.00 EUR exceeds 29.99 EUR", T0) { Wanted = new(Euro(30m), [new(Shirts.Id, 2)], 1) });
        Released(order).Decided<PurchaseIntended>();
    }

    [Fact]
    public void The_ceiling_counts_what_other_purchases_of_the_order_bind()
    {
        var order = APaidOrder(Policies.Default with { OrderCeiling = Euro(39m), MinimumMargin = null }, Shirts, Mug)
            .Told(new OffersFound(1, T0, [new(Shirts.Id, Alpha, new("A")), new(Mug.Id, Beta, new("B"))]))
            .Quoted(30m);
        order.Quoted(8m).Decided<PurchaseIntended>().Judged.Committed.ShouldBe(Euro(30.60m));
        var over = APaidOrder(Policies.Default with { OrderCeiling = Euro(38m), MinimumMargin = null }, Shirts, Mug)
            .Told(new OffersFound(1, T0, [new(Shirts.Id, Alpha, new("A")), new(Mug.Id, Beta, new("B"))]))
            .Quoted(30m);
        over.Quoted(8m).Decided<OrderHeld>().Reason.ShouldBe(HoldReason.OverCeiling);
    }

    [Fact]
    public void Without_a_rate_for_the_suppliers_currency_a_person_is_asked_until_there_is_one()
    {
        var order = APaidOrder().Offered(Alpha).Told(new QuoteSeen(1, new(30m, Usd), T0));
        order.Decided<OrderHeld>().Reason.ShouldBe(HoldReason.NoRate);
        Released(order).Asks(AskKind.ReviewHold).ShouldBeTrue();
        order.Under(policies => policies with { Rates = [new(Usd, Eur, 0.9m, T0 - Days(1))] });
        var intent = order.Decided<PurchaseIntended>();
        (intent.Judged.Cost, intent.Ceiling).ShouldBe((Euro(27m), new Money(30.60m, Usd)));
    }

    [Fact]
    public void Units_nobody_supplies_are_taken_off_and_refunded()
    {
        var order = APaidOrder().Offered();
        order.Decided<UnitsDropped>().ShouldBe(new UnitsDropped(1, [new(Shirts.Id, 2)], 0, T0));
        order.Decided<RefundDecided>().ShouldBe(new RefundDecided(1, [new(Shirts.Id, Euro(45m))], Euro(45m), RefundReason.Unsupplied, 0, T0));
        order.Phase.ShouldBe(Phase.Cancelled);
        order.Sends(TryKind.Refund).Ends(Outcome.Done).Phase.ShouldBe(Phase.Refunded);
    }

    [Fact]
    public void Or_a_person_is_asked_and_each_release_searches_once_more()
    {
        var order = APaidOrder(Ask).Offered();
        order.Decided<OrderHeld>().ShouldBe(new OrderHeld(1, HoldReason.Unsupplied, "after 1 searches", T0));
        Released(order).Waits(Hours(6)).Agenda.Todos.ShouldBe([new Todo.FindOffers(2, [Shirts.Id])]);
        order.Offered().Decided<OrderHeld>().Detail.ShouldBe("after 2 searches");
    }

    [Fact]
    public void A_policy_of_several_searches_waits_between_them()
    {
        var order = APaidOrder(Policies.Default with { MaxSearches = 2 }).Offered();
        order.Agenda.Todos.ShouldBeEmpty();
        order.Agenda.WakeAt.ShouldBe(T0 + Hours(6));
        order.Wakes().Offered(Beta).Decided<AllocationProposed>().Supplier.ShouldBe(Beta);
    }

    [Fact]
    public void Lines_of_several_suppliers_become_several_purchases()
    {
        var order = APaidOrder(null, Shirts, Mug).Told(new OffersFound(1, T0, [new(Shirts.Id, Alpha, new("A")), new(Mug.Id, Beta, new("B"))])).Quoted(30m).Quoted(8m).Reads();
        order.Order.Purchases.AsEnumerable().Select(purchase => (purchase.Intent!.Supplier, purchase.Intent.Units[0].Line)).ShouldBe([(Alpha, Shirts.Id), (Beta, Mug.Id)]);
        order.Agenda.Todos.OfType<Todo.Send>().Select(send => send.Key).ShouldBe([new(TryKind.Create, 1), new(TryKind.Create, 2)]);
    }

    [Fact]
    public void Lines_of_one_supplier_are_bought_together() =>
        APaidOrder(null, Shirts, Mug).Offered(Alpha).Decided<AllocationProposed>().Units.ShouldBe([new(Shirts.Id, 2), new(Mug.Id, 1)]);

    [Fact]
    public void A_line_that_nobody_supplies_does_not_stop_the_others()
    {
        var order = APaidOrder(null, Shirts, Mug).Told(new OffersFound(1, T0, [new(Shirts.Id, Alpha, new("A"))])).Quoted(30m);
        order.Decided<PurchaseIntended>().Units.ShouldBe([new(Shirts.Id, 2)]);
        order.Decided<UnitsDropped>().Units.ShouldBe([new(Mug.Id, 1)]);
        order.Decided<RefundDecided>().Amount.ShouldBe(Euro(15m));
    }

    [Fact]
    public void An_allocation_whose_units_are_no_longer_wanted_is_dropped()
    {
        var order = APaidOrder().Offered(Alpha).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts));
        order.Decided<AllocationDropped>().Reason.ShouldBe(DropReason.NotNeeded);
    }

    [Fact]
    public void Two_answers_of_one_search_are_united()
    {
        Offer one = new(Shirts.Id, Alpha, new("A"), 1), other = new(Shirts.Id, Beta, new("B"), 0);
        var order = new Scenario().Told(new OffersFound(1, T0, [one]), new OffersFound(1, T0 + Hours(1), [other])).Order;
        order.Searches.ShouldHaveSingleItem().ShouldBe(new Search(1, T0 + Hours(1), [other, one]));
    }

    [Fact]
    public void What_is_bound_must_be_what_was_quoted_and_within_every_limit()
    {
        var order = APaidOrder(With(ByPerson)).Offered(Alpha).Told();
        var told = order.Order;
        var quoted = Fulfilment.Evolve(told, new QuoteSeen(1, Euro(30m), T0));
        var wanted = APaidOrder(With(ByPerson)).Offered(Alpha).Quoted().Decided<PurchaseIntended>();
        RefusalCode? Refused(Order to, PurchaseIntended intent) => Fulfilment.Take(to, new Command.Decide(intent)).Refused?.Code;
        Refused(quoted, wanted).ShouldBeNull();
        Refused(told, wanted).ShouldBe(RefusalCode.WrongStage);
        Refused(quoted, wanted with { Round = 2 }).ShouldBe(RefusalCode.NotNext);
        Refused(quoted, wanted with { Supplier = Beta }).ShouldBe(RefusalCode.WrongStage);
        Refused(quoted, wanted with { Cost = Euro(29m) }).ShouldBe(RefusalCode.WrongStage);
        Refused(quoted, wanted with { Ceiling = Euro(29m) }).ShouldBe(RefusalCode.BeyondMoney);
        Refused(quoted, wanted with { Judged = wanted.Judged with { Floor = 0.9m } }).ShouldBe(RefusalCode.BelowMargin);
        Refused(quoted, wanted with { Judged = wanted.Judged with { Ceiling = Euro(1m) } }).ShouldBe(RefusalCode.BeyondMoney);
        Refused(quoted, wanted with { Terms = wanted.Terms with { Steps = [PurchaseStep.Pay] } }).ShouldBe(RefusalCode.WrongStage);
    }

    [Fact]
    public void A_supplier_that_failed_for_one_line_is_still_asked_for_another()
    {
        var order = APaidOrder(null, Shirts, Mug).Told(new OffersFound(1, T0, [new(Shirts.Id, Alpha, new("A")), new(Mug.Id, Beta, new("B")), new(Mug.Id, Alpha, new("C"), 1)]));
        order.Told(new QuoteRefused(1, DeclineReason.OutOfStock, T0));
        Chooser.Choose(order.Order, order.Policies, order.Now, new(Shirts.Id, 2)).ShouldBeNull();
        Chooser.Choose(order.Order, order.Policies, order.Now, new(Mug.Id, 1), without: Beta)!.Field[0].Supplier.ShouldBe(Alpha);
    }

    [Fact]
    public void What_a_cancelled_purchase_has_not_given_back_counts_towards_the_ceiling_of_the_order()
    {
        Scenario Second(decimal credited) => APaidOrder(Policies.Default with { OrderCeiling = Euro(50m) }).Offered(Alpha, Beta).Quoted().Reads().Sends(TryKind.Create).Succeeds()
            .Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, credited) with { Cancelled = true })).Quoted(30m);
        var held = Second(5m).Decided<OrderHeld>();
        (held.Reason, held.Detail).ShouldBe((HoldReason.OverCeiling, "30.00 EUR to beta for 2 x l1: 55.00 EUR exceeds 50.00 EUR"));
        Second(30m).Decided<PurchaseIntended>().Judged.Committed.ShouldBe(Euro(0m));
        Second(10m).Decided<PurchaseIntended>().Judged.Committed.ShouldBe(Euro(20m));
    }

    [Fact]
    public void The_release_of_one_hold_does_not_lift_another_rule()
    {
        var order = Released(new Scenario().Told(Paid(Shirts) with { To = new("DE", "10", IsPlatformHub: true) })).Offered(Alpha).Quoted(90m);
        order.Decided<OrderHeld>().Reason.ShouldBe(HoldReason.BelowMargin);
    }

    [Fact]
    public void A_rate_of_other_currencies_that_comes_into_force_now_wakes_nobody_at_once()
    {
        var order = APaidOrder(Policies.Default with { Rates = [new(new("GBP"), Eur, 1.2m, T0)] }).Offered(Alpha).Told(new QuoteSeen(1, new(30m, Usd), T0));
        order.Decided<OrderHeld>().Detail.ShouldStartWith("30.00 USD to alpha for 2 x l1: no rate to EUR");
        Released(order).Asks(AskKind.ReviewHold).ShouldBeTrue();
        order.Agenda.WakeAt!.Value.ShouldBeGreaterThan(T0);
    }

    [Fact]
    public void What_was_given_back_needs_no_rate_any_more()
    {
        var rate = new ExchangeRate(Usd, Eur, 0.9m, T0, T0 + Hours(1));
        Money dollars = new(30m, Usd);
        var order = APaidOrder(Policies.Default with { Rates = [rate] }).Offered(Alpha, Beta).Told(new QuoteSeen(1, dollars, T0)).Reads().Sends(TryKind.Create)
            .Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid) with { Charged = dollars, Credited = dollars, Cancelled = true }));
        order.Waits(Hours(2)).Quoted().Decided<PurchaseIntended>().Supplier.ShouldBe(Beta);
    }

    [Fact]
    public void What_a_supplier_has_already_and_does_not_offer_any_more_is_for_a_person()
    {
        var order = Released(APaidOrder().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m)) { Supplier = Beta }));
        order.Plans<Todo.FindOffers>().ShouldBeTrue(order.Transcript);
        order.Offered(Alpha).Decided<OrderHeld>().Detail.ShouldBe("purchase 1 exists at beta, which does not offer these lines now");
    }

    [Fact]
    public void What_a_supplier_has_already_is_taken_over_whole_although_nothing_is_left_in_stock()
    {
        var order = Released(APaidOrder().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m)) { Supplier = Alpha }));
        order.Told(new OffersFound(1, order.Now, [new(Shirts.Id, Alpha, new("SHIRT"), Terms: new(Euro(30m), 0))]));
        order.Decided<AllocationProposed>().Units.ShouldBe([new(Shirts.Id, 2)]);
    }
}
