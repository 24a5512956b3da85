using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Disputing.DisputeSpecs;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Disputing;

/// <summary>What counts of several sightings, since when a purchase is disputed, what came back, and what stands against the end of a dispute.</summary>
public sealed class SightingSpecs
{
    private static Order After(params Event[] history) => history.Aggregate(new Order(new(new("shop"), new("o-1"))), Fulfilment.Evolve);

    private static string? SeenOf(int no, params DisputeSeen[] seen) => After([.. seen]).Purchase(1)!.SightingOf(no)?.Dispute;

    private static DisputeSeen Fold(params DisputeSeen[] seen) => After([.. seen]).Purchase(1)!.DisputesSeen.ShouldHaveSingleItem();

    private static DisputeState State(Scenario order, int no = 1) => order.Order.State(order.Order.Purchase(1)!, order.Order.Purchase(1)!.Dispute(no)!, order.Now);

    private static string? Because(Scenario order, Decision decision) => Fulfilment.Take(order.Order, new Command.Decide(decision)).Refused?.Because;

    private static DisputeWithdrawn Withdrawn(Scenario order, int no = 1) => new(1, no, "anna", "settled by mail", order.Now);

    private static Scenario AnOpenDispute()
    {
        var order = ACompletedOrder(With(DisputeSpecs.Disputing)).PaidOut();
        return order.Decides(Dispute(order)).Sends(TryKind.OpenDispute).Ends(Outcome.Done, Seen());
    }

    // One of two shirts that the supplier has promised to send once more; the first parcel names what it holds.
    private static Scenario AResentShirt(SupplierOrderId? again = null)
    {
        var order = ABoughtPurchase(With(DisputeSpecs.Disputing)).HandedOver(new LineUnits(Shirts.Id, 2)).Sends(TryKind.Publish).Ends(Outcome.Done).Arrives().Told(new ClaimSeen("k1", 1, ClaimKind.Damaged, [new(Shirts.Id, 2)], T0 + Days(7)));
        order.Given(new ClaimAnswered("k1", ClaimAnswer.Resent, "anna", "a picture", order.Now) { Units = [new(Shirts.Id, 1)], Until = order.Now + Days(10) });
        order.Decides(Dispute(order, remedy: DisputeRemedy.Resend, claim: "k1", units: [new(Shirts.Id, 1)]));
        return order.Sends(TryKind.OpenDispute).Ends(Outcome.Done, Seen(DisputeStage.Resent) with { ResentAs = again });
    }

    [Fact]
    public void Our_number_of_a_dispute_is_that_of_its_purchase_and_its_own() => Domain.Dispute.ReferenceOf("ds-7-1", 2).ShouldBe("ds-7-1-d2");

    [Fact]
    public void Of_two_sightings_the_larger_of_each_counts()
    {
        Fold(Seen(), Seen() with { Order = new("so-9") }).Order.ShouldBe(new("so-9"));
        Fold(Seen() with { Units = [new(Shirts.Id, 2)] }, Seen() with { Units = [new(Shirts.Id, 1)] }).Units.ShouldBe([new(Shirts.Id, 2)]);
        Fold(Seen() with { ResentAs = new("a") }, Seen() with { ResentAs = new("b") }).ResentAs.ShouldBe(new SupplierOrderId("b"));
        Fold(Seen(back: 3m), Seen(back: 4m)).PaidBack.ShouldBe(Euro(4m));
        Fold(Seen(back: 3m), Seen() with { PaidBack = new(2m, Usd) }).PaidBack.ShouldBe(new Money(2m, Usd), "of two currencies one must win whatever came first");
    }

    [Fact]
    public void Of_two_disputes_of_one_number_what_brought_more_counts()
    {
        DisputeSeen First(DisputeStage stage, decimal? back = null) => Seen(stage, back: back, id: "d-1");
        DisputeSeen Other(DisputeStage stage, decimal? back = null) => Seen(stage, back: back, id: "d-2");
        SeenOf(1, First(DisputeStage.Open), Other(DisputeStage.Open)).ShouldBe("d-1");
        SeenOf(1, First(DisputeStage.Open), Other(DisputeStage.Refunded, 3m)).ShouldBe("d-2");
        SeenOf(1, First(DisputeStage.Refunded, 3m), Other(DisputeStage.Open)).ShouldBe("d-1");
        SeenOf(1, First(DisputeStage.Refunded, 3m), Other(DisputeStage.Refunded, 4m)).ShouldBe("d-1");
        SeenOf(1, First(DisputeStage.Refused), Other(DisputeStage.Open)).ShouldBe("d-2");
        SeenOf(1, First(DisputeStage.Withdrawn), Other(DisputeStage.Open)).ShouldBe("d-2");
        SeenOf(1, First(DisputeStage.Open), Other(DisputeStage.Refused)).ShouldBe("d-1");
        SeenOf(1, First(DisputeStage.Open), Other(DisputeStage.Withdrawn)).ShouldBe("d-1");
        SeenOf(1, First(DisputeStage.Refused), Other(DisputeStage.Withdrawn)).ShouldBe("d-1");
        SeenOf(2, First(DisputeStage.Open)).ShouldBeNull("it is another one");
    }

    [Fact]
    public void What_was_taken_back_stays_so_although_goods_are_promised_or_it_is_still_shown_as_open()
    {
        var open = AnOpenDispute();
        open.Decides(Withdrawn(open)).Sends(TryKind.WithdrawDispute).Ends(Outcome.Done);
        State(open).ShouldBe(DisputeState.Withdrawn);
        var promised = AResentShirt();
        State(promised).ShouldBe(DisputeState.Resent);
        State(promised.Decides(Withdrawn(promised))).ShouldBe(DisputeState.Withdrawn);
    }

    [Fact]
    public void A_purchase_is_disputed_since_it_was_told_as_opened_or_else_decided_or_else_bought()
    {
        Instant? Since(Scenario order) => order.Order.Deadlines(With(DisputeSpecs.Disputing) with { Deadlines = new() { DisputeWithin = Days(90) } }).Single(one => one.Kind == DeadlineKind.DisputeBy).MetAt;
        var order = ACompletedOrder(With(DisputeSpecs.Disputing));
        order.Told(new ScanSeen(Number, ParcelPhase.Returned, ParcelIncident.None, order.Now)).Decides(Dispute(order));
        Since(order).ShouldBeNull("nothing of it has reached the supplier");
        var decided = order.Now;
        order.Waits(Hours(1)).Told(Seen());
        Since(order).ShouldBe(decided);
        Since(order.Told(Seen() with { OpenedAt = decided - Hours(1) })).ShouldBe(decided - Hours(1));
        var byHand = ACompletedOrder(With(DisputeSpecs.Disputing));
        Since(byHand.Told(Seen(ours: 0))).ShouldBe(byHand.Order.Purchase(1)!.Intent!.At);
        Since(byHand.Told(Seen(ours: 0) with { OpenedAt = T0 + Days(6) })).ShouldBe(T0 + Days(6));
        var unseen = ACompletedOrder(With(DisputeSpecs.Disputing));
        unseen.Decides(Dispute(unseen)).Waits(Hours(1)).Sends(TryKind.OpenDispute).Ends(Outcome.Done);
        Since(unseen).ShouldBe(unseen.Order.Purchase(1)!.Disputes[0].Decided!.At);
    }

    [Fact]
    public void What_came_back_for_a_claim_is_summed_in_each_currency()
    {
        DisputeDecided Ours(int no, string claim = "k1") => new(1, no, Bought, [], DisputeCause.Damaged, DisputeRemedy.Refund, "torn", "anna", T0, null, claim);
        After(Ours(1), Ours(2), Ours(3), Ours(4), Ours(5, "k2"), Seen(ours: 1, back: 5m, id: "d-1"), Seen(ours: 2, id: "d-2") with { PaidBack = new(4m, Usd) }, Seen(ours: 3, back: 3m, id: "d-3"), Seen(ours: 4, id: "d-4"), Seen(ours: 5, back: 9m, id: "d-5"))
            .Recovered("k1").ShouldBe([Euro(8m), new(4m, Usd)]);
    }

    [Fact]
    public void All_that_is_outstanding_may_be_wanted_back_and_a_coin_more_not()
    {
        var order = ACompletedOrder(With(DisputeSpecs.Disputing));
        order.Refusal(Dispute(order) with { Wanted = Euro(30m) }).ShouldBeNull();
        Because(order, Dispute(order) with { Wanted = Euro(30.01m) }).ShouldBe("30.00 EUR is outstanding, not 30.01 EUR");
        var unknown = AnIntendedPurchase(With(DisputeSpecs.Disputing)).Sends(TryKind.Create).Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid)));
        Because(unknown, Dispute(unknown) with { Wanted = Euro(1m) }).ShouldBe("nothing is outstanding, not 1.00 EUR");
    }

    [Fact]
    public void Two_disputes_may_run_beside_each_other_about_different_units_only()
    {
        var order = ACompletedOrder(With(DisputeSpecs.Disputing), Shirts, Mug).PaidOut();
        order.Decides(Dispute(order, units: [new(Shirts.Id, 1)]));
        order.Refusal(Dispute(order, no: 2, units: [new(Mug.Id, 1)])).ShouldBeNull();
        order.Refusal(Dispute(order, no: 2, units: [new(Mug.Id, 1), new(Shirts.Id, 1)])).ShouldBe(RefusalCode.InDoubt);
    }

    [Fact]
    public void What_stands_against_taking_it_back()
    {
        var order = AnOpenDispute();
        (order.Refusal(Withdrawn(order, 2)), Because(order, Withdrawn(order, 2))).ShouldBe((RefusalCode.Unknown, "dispute 2 about purchase 1 is not known"));
        order.Refusal(Withdrawn(order) with { By = " " }).ShouldBe(RefusalCode.Unknown);
        order.Refusal(Withdrawn(order) with { Because = "" }).ShouldBe(RefusalCode.Unknown);
        foreach (var end in new[] { DisputeStage.Refunded, DisputeStage.Refused, DisputeStage.Withdrawn })
        {
            var ended = AnOpenDispute().Told(Seen(end));
            (ended.Refusal(Withdrawn(ended)), Because(ended, Withdrawn(ended))).ShouldBe((RefusalCode.WrongStage, "it has ended"));
        }

        var gone = AResentShirt();
        gone.Refusal(Withdrawn(gone)).ShouldBeNull("they have not gone");
        gone.Told(Parcel(Second, gone.Now, 1, new LineUnits(Shirts.Id, 1)) with { Resend = 1 });
        (gone.Refusal(Withdrawn(gone)), Because(gone, Withdrawn(gone))).ShouldBe((RefusalCode.WrongStage, "the goods have gone"));
    }

    [Fact]
    public void Goods_are_asked_for_as_many_as_the_answer_promised_and_nobody_has_bought_yet()
    {
        var order = ABoughtPurchase(With(DisputeSpecs.Disputing)).HandedOver(new LineUnits(Shirts.Id, 2)).Sends(TryKind.Publish).Ends(Outcome.Done).Arrives().Told(new ClaimSeen("k1", 1, ClaimKind.Damaged, [new(Shirts.Id, 2)], T0 + Days(7)));
        order.Given(new ClaimAnswered("k1", ClaimAnswer.Resent, "anna", "a picture", order.Now) { Units = [new(Shirts.Id, 1)], Until = order.Now + Days(10) });
        DisputeDecided Wanted(int units) => Dispute(order, remedy: DisputeRemedy.Resend, claim: "k1", units: units == 0 ? [] : [new(Shirts.Id, units)]);
        (order.Refusal(Wanted(0)), Because(order, Wanted(0))).ShouldBe((RefusalCode.BeyondDemand, "it does not say what is to be sent once more"));
        (order.Refusal(Wanted(2)), Because(order, Wanted(2))).ShouldBe((RefusalCode.BeyondDemand, "2 of l1 are not waited for"));
        order.Refusal(Wanted(1)).ShouldBeNull();
        order.Offered(Beta).Quoted(15m).Reads().Sends(TryKind.Create).Succeeds(15m, 2);
        order.Refusal(Wanted(1)).ShouldBe(RefusalCode.BeyondDemand, "they are bought anew");

        var both = ABoughtPurchase(With(DisputeSpecs.Disputing)).HandedOver(new LineUnits(Shirts.Id, 2)).Sends(TryKind.Publish).Ends(Outcome.Done).Arrives().Told(new ClaimSeen("k1", 1, ClaimKind.Damaged, [new(Shirts.Id, 2)], T0 + Days(7)));
        both.Given(new ClaimAnswered("k1", ClaimAnswer.Resent, "anna", "a picture", both.Now) { Units = [new(Shirts.Id, 2)], Until = both.Now + Days(10) });
        both.Refusal(Dispute(both, remedy: DisputeRemedy.Resend, claim: "k1", units: [new(Shirts.Id, 1)])).ShouldBeNull("fewer than were promised");
    }

    [Fact]
    public void Goods_that_are_promised_are_read_until_their_order_is_told_and_they_have_gone()
    {
        var order = AResentShirt();
        order.Agenda.Todos.ShouldContain(new Todo.ReadDisputes(1, Bought), "no order is told by which they go");
        order.Plans<Todo.ReadResend>().ShouldBeFalse();
        order.MarksLooks(now => order.Looked with { Disputes = now }).Plans<Todo.ReadDisputes>().ShouldBeFalse();
        AResentShirt(new("so-1R")).Agenda.Todos.ShouldContain(new Todo.ReadResend(1, 1, new("so-1R")), "the parcel that came first is not the one that was promised");
    }

    [Fact]
    public void Told_as_opened_and_not_shown_a_person_is_asked_after_a_while_and_nothing_is_taken_back()
    {
        var order = ACompletedOrder(With(DisputeSpecs.Disputing)).PaidOut();
        order.Decides(Dispute(order)).Sends(TryKind.OpenDispute).Ends(Outcome.Done).Asks(AskKind.WriteFailed).ShouldBeFalse();
        order.Waits(order.Policies.Timing.AskDoubtAfter).Asks(AskKind.WriteFailed).ShouldBeTrue();
        order.Decides(Withdrawn(order)).Plans(TryKind.WithdrawDispute).ShouldBeFalse("nobody knows its number there");
        order.Told(Seen()).Plans(TryKind.WithdrawDispute).ShouldBeTrue();
    }

    [Fact]
    public void What_nobody_wants_says_how_much_is_paid_and_is_not_disputed_beside_another_dispute()
    {
        var order = AnIntendedPurchase(With(DisputeSpecs.Disputing)).Sends(TryKind.Create).Succeeds(29m);
        order.Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Decided<DisputeDecided>().Because.ShouldBe("29.00 EUR is paid and not shipped");
        var disputed = ABoughtPurchase(With(DisputeSpecs.Disputing));
        disputed.Decides(Dispute(disputed, cause: DisputeCause.Other)).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts));
        disputed.Order.Purchase(1)!.Disputes.Count.ShouldBe(1);
        disputed.Decided<CostWrittenOff>().Amount.ShouldBe(Euro(30m));
    }
}
