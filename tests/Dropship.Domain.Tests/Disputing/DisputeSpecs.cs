using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Disputing;

/// <summary>A dispute is opened once, looked for in doubt, read to its end, and what it brings is counted once.</summary>
public sealed class DisputeSpecs
{
    internal static readonly SupplierTerms Disputing = SupplierTerms.SingleStep with { CanCancel = false, CanDispute = true };
    private static readonly ClaimSeen Broken = new("k1", 1, ClaimKind.Damaged, [new(Shirts.Id, 2)], T0 + Days(8), Euro(45m));

    internal static DisputeDecided Dispute(Scenario order, int no = 1, DisputeCause cause = DisputeCause.Damaged, DisputeRemedy remedy = DisputeRemedy.Refund, string? claim = null, params LineUnits[] units) =>
        new(1, no, Bought, units.ToFew(), cause, remedy, "Two shirts arrived torn.", "anna", order.Now, null, claim);

    internal static DisputeSeen Seen(DisputeStage stage = DisputeStage.Open, int ours = 1, decimal? back = null, string id = "d-7") => new(1, id, Bought, stage, ours, PaidBack: back is { } sum ? Euro(sum) : null);

    private static Scenario AnOpenDispute(Policies? policies = null) => Opened(ACompletedOrder(policies ?? With(Disputing)).PaidOut());

    private static Scenario Opened(Scenario order) => order.Decides(Dispute(order)).Sends(TryKind.OpenDispute).Ends(Outcome.Done, Seen());

    private static DisputeState State(Scenario order, int no = 1) => order.Order.State(order.Order.Purchase(1)!, order.Order.Purchase(1)!.Dispute(no)!, order.Now);

    [Fact]
    public void Decided_it_is_opened_read_each_day_and_what_it_brings_is_a_credit_of_its_purchase()
    {
        var order = ACompletedOrder(With(Disputing)).PaidOut();
        order.IsOpen.ShouldBeFalse();
        order.Decides(Dispute(order)).IsOpen.ShouldBeTrue();
        State(order).ShouldBe(DisputeState.Decided);
        order.Sends(TryKind.OpenDispute).Ends(Outcome.Done, Seen());
        State(order).ShouldBe(DisputeState.Open);
        order.Plans(TryKind.OpenDispute).ShouldBeFalse();
        order.MarksLooks(now => order.Looked with { Disputes = now }).Plans<Todo.ReadDisputes>().ShouldBeFalse();
        order.Waits(Days(1)).Agenda.Todos.ShouldContain(new Todo.ReadDisputes(1, Bought));
        order.Told(Seen(DisputeStage.Refunded, back: 12m));
        (State(order), order.IsOpen).ShouldBe((DisputeState.Refunded, false));
        order.Order.Purchase(1)!.Outstanding.ShouldBe(Euro(18m));
        order.Order.Balance(Account.Cost, Eur).ShouldBe(Euro(18m));
        order.Order.Balance(Account.Wallet, Eur).ShouldBe(Euro(-18m));
    }

    [Theory]
    [InlineData(12, 12, 12)]
    [InlineData(12, 30, 30)]
    [InlineData(12, 5, 12)]
    public void What_the_suppliers_order_shows_as_well_is_not_counted_twice(decimal brought, decimal shown, decimal credited)
    {
        var order = AnOpenDispute().Told(Seen(DisputeStage.Refunded, back: brought)).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Delivered, 30m, shown)));
        order.Order.Purchase(1)!.Credited.ShouldBe(Euro(credited));
        order.Order.Balance(Account.Cost, Eur).ShouldBe(Euro(30m - credited));
    }

    [Fact]
    public void Two_disputes_about_one_order_bring_their_sum()
    {
        var order = AnOpenDispute().Told(Seen(DisputeStage.Refunded, back: 5m), Seen(DisputeStage.Refunded, ours: 0, back: 4m, id: "d-8"));
        order.Order.Purchase(1)!.Credited.ShouldBe(Euro(9m));
    }

    [Fact]
    public void An_unknown_answer_is_looked_into_and_sent_again_only_when_a_look_after_the_time_to_settle_found_none()
    {
        var order = ACompletedOrder(With(Disputing));
        order.Decides(Dispute(order)).Sends(TryKind.OpenDispute).Ends(Outcome.Unknown);
        State(order).ShouldBe(DisputeState.InDoubt);
        order.Plans(TryKind.OpenDispute).ShouldBeFalse();
        order.Agenda.Todos.ShouldContain(new Todo.ResolveDoubt(1, new(TryKind.OpenDispute, 1, 1), 1));
        order.Refusal(new TryOpened(new(TryKind.OpenDispute, 1, 1), 2, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.InDoubt);
        order.FindsNothing().Waits(Minutes(3)).FindsNothing().Plans(TryKind.OpenDispute).ShouldBeFalse("it may yet arrive");
        order.Refusal(new DisputeWithdrawn(1, 1, "anna", "settled by mail", order.Now)).ShouldBe(RefusalCode.InDoubt);
        order.Waits(Minutes(10)).FindsNothing().Waits(Minutes(2)).Plans(TryKind.OpenDispute).ShouldBeTrue(order.Transcript);

        var found = ACompletedOrder(With(Disputing));
        found.Decides(Dispute(found)).Sends(TryKind.OpenDispute).Ends(Outcome.Unknown).Told(Seen());
        State(found).ShouldBe(DisputeState.Open);
        found.Waits(Days(3)).Plans(TryKind.OpenDispute).ShouldBeFalse();
    }

    [Fact]
    public void Told_as_opened_and_not_shown_it_is_looked_for_and_asked_about_and_never_opened_again()
    {
        var order = ACompletedOrder(With(Disputing));
        order.Decides(Dispute(order)).Sends(TryKind.OpenDispute).Ends(Outcome.Done).Plans<Todo.ReadDisputes>().ShouldBeTrue();
        order.Waits(Hours(2)).Asks(AskKind.WriteFailed).ShouldBeTrue();
        order.Plans(TryKind.OpenDispute).ShouldBeFalse();
    }

    [Fact]
    public void It_is_taken_back_once_and_one_that_was_not_opened_is_not_opened_any_more()
    {
        var order = AnOpenDispute();
        order.Decides(new DisputeWithdrawn(1, 1, "anna", "settled by mail", order.Now)).Sends(TryKind.WithdrawDispute).Ends(Outcome.Unknown);
        order.Agenda.Todos.ShouldContain(new Todo.ResolveDoubt(1, new(TryKind.WithdrawDispute, 1, 1), 1));
        order.Told(Seen(DisputeStage.Withdrawn));
        (State(order), order.IsOpen, order.Plans(TryKind.WithdrawDispute)).ShouldBe((DisputeState.Withdrawn, false, false));
        order.Refusal(new DisputeWithdrawn(1, 1, "anna", "again", order.Now)).ShouldBe(RefusalCode.NotNext);

        var unsent = ACompletedOrder(With(Disputing));
        unsent.Decides(Dispute(unsent)).Decides(new DisputeWithdrawn(1, 1, "anna", "settled by mail", unsent.Now)).Plans(TryKind.OpenDispute).ShouldBeFalse();
        State(unsent).ShouldBe(DisputeState.Withdrawn);
    }

    [Fact]
    public void One_that_the_supplier_does_not_take_is_put_to_a_person_until_it_is_given_up()
    {
        var order = ACompletedOrder(With(Disputing));
        order.Decides(Dispute(order)).Sends(TryKind.OpenDispute).Fails(DeclineReason.Declined).Asks(AskKind.WriteFailed).ShouldBeTrue();
        State(order).ShouldBe(DisputeState.NotTaken);
        order.Decides(new DisputeWithdrawn(1, 1, "anna", "they do not take it", order.Now)).Asks(AskKind.WriteFailed).ShouldBeFalse();
    }

    [Fact]
    public void What_stands_against_a_dispute()
    {
        var order = ACompletedOrder(With(Disputing));
        order.Refusal(Dispute(order) with { Round = 2 }).ShouldBe(RefusalCode.Unknown);
        order.Refusal(Dispute(order, no: 2)).ShouldBe(RefusalCode.NotNext);
        order.Refusal(Dispute(order) with { By = " " }).ShouldBe(RefusalCode.Unknown);
        order.Refusal(Dispute(order) with { Message = "" }).ShouldBe(RefusalCode.Unknown);
        order.Refusal(Dispute(order) with { Order = new("so-9") }).ShouldBe(RefusalCode.WrongStage);
        order.Refusal(Dispute(order) with { Claim = "k9" }).ShouldBe(RefusalCode.Unknown);
        order.Refusal(Dispute(order) with { Cause = (DisputeCause)99 }).ShouldBe(RefusalCode.Unknown);
        order.Refusal(Dispute(order) with { Wanted = Euro(30.01m) }).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(Dispute(order) with { Wanted = new(1m, Usd) }).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(Dispute(order) with { Wanted = Euro(0m) }).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(Dispute(order, units: [new(Shirts.Id, 3)])).ShouldBe(RefusalCode.BeyondDemand);
        order.Refusal(Dispute(order, units: [new(Shirts.Id, 1), new(Shirts.Id, 1)])).ShouldBe(RefusalCode.BeyondDemand);
        order.Refusal(Dispute(order, remedy: DisputeRemedy.Resend, units: [new(Shirts.Id, 1)])).ShouldBe(RefusalCode.WrongStage);
        Opened(order).Refusal(Dispute(order, no: 2, cause: DisputeCause.WrongItem, units: [new(Shirts.Id, 1)])).ShouldBe(RefusalCode.InDoubt, "no units are all units");
        order.Told(Seen(DisputeStage.Refused)).Refusal(Dispute(order, no: 2, cause: DisputeCause.WrongItem)).ShouldBeNull("what was refused may be asked again");
        AnIntendedPurchase(With(Disputing)).Refusal(Dispute(order)).ShouldBe(RefusalCode.WrongStage, "nothing is paid");
    }

    [Fact]
    public void A_paid_purchase_that_nobody_wants_is_disputed_where_it_cannot_be_cancelled_and_ends_credited()
    {
        var order = ABoughtPurchase(With(Disputing)).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts));
        order.Decided<DisputeDecided>().ShouldSatisfyAllConditions(one => one.Cause.ShouldBe(DisputeCause.NotShipped), one => one.Units.ShouldBeEmpty(), one => one.By.ShouldBe(nameof(ClaimRules.DisputeUnwanted)), one => one.Because.ShouldNotBeNull());
        order.Asks(AskKind.CancelByHand).ShouldBeFalse();
        order.Sends(TryKind.OpenDispute).Ends(Outcome.Done, Seen()).Waits(Days(2)).DecidedNo<DisputeDecided>();
        order.Told(Seen(DisputeStage.Refunded, back: 30m));
        order.Order.HasEnded(order.Order.Purchase(1)!, order.Now).ShouldBeTrue();
        order.DecidedNo<CostWrittenOff>();
    }

    [Fact]
    public void Refused_it_is_written_off_as_if_a_cancel_had_been_refused()
    {
        var order = ABoughtPurchase(With(Disputing)).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Sends(TryKind.OpenDispute).Ends(Outcome.Done, Seen());
        order.Told(Seen(DisputeStage.Refused)).Decided<CostWrittenOff>().Amount.ShouldBe(Euro(30m));
        var resent = ABoughtPurchase(With(Disputing)).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Sends(TryKind.OpenDispute).Ends(Outcome.Done, Seen(DisputeStage.Resent));
        resent.Decided<CostWrittenOff>().Amount.ShouldBe(Euro(30m), "goods that nobody wants are no money");
        var untaken = ABoughtPurchase(With(Disputing)).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Sends(TryKind.OpenDispute).Fails(DeclineReason.Unsupported);
        untaken.Decided<CostWrittenOff>().Amount.ShouldBe(Euro(30m));
        untaken.Asks(AskKind.WriteFailed).ShouldBeFalse("the loss answers it");
    }

    [Fact]
    public void Won_without_a_sum_it_is_asked_about()
    {
        var order = ABoughtPurchase(With(Disputing)).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Sends(TryKind.OpenDispute).Ends(Outcome.Done, Seen(DisputeStage.Refunded));
        order.Asks(AskKind.MissingCredit).ShouldBeTrue();
        order.DecidedNo<CostWrittenOff>();
    }

    [Fact]
    public void Switched_off_or_where_the_supplier_takes_no_disputes_a_person_is_asked_as_before()
    {
        ABoughtPurchase(With(Disputing) with { Claims = new() { DisputeUnwanted = false } }).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Asks(AskKind.CancelByHand).ShouldBeTrue();
        ABoughtPurchase(With(Disputing with { CanDispute = false })).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Asks(AskKind.CancelByHand).ShouldBeTrue();
        ABoughtPurchase(With(Disputing with { CanCancel = true })).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Plans(TryKind.CancelPurchase).ShouldBeTrue("a cancel is the shorter way");
    }

    [Fact]
    public void A_request_to_cancel_waits_for_the_dispute_and_is_refused_with_it()
    {
        var order = ABoughtPurchase(With(Disputing)).Told(new CancelAsked("c1", CancelOrigin.Buyer, T0, T0 + Days(20)));
        order.Decided<DisputeDecided>().Cause.ShouldBe(DisputeCause.NotShipped);
        order.Sends(TryKind.OpenDispute).Ends(Outcome.Done, Seen()).DecidedNo<CancelAnswered>();
        order.Told(Seen(DisputeStage.Refused)).Decided<CancelAnswered>().ShouldSatisfyAllConditions(one => one.Accepted.ShouldBeFalse(), one => one.Reason.ShouldBe(AnswerReason.SupplierRefused));

        var won = ABoughtPurchase(With(Disputing)).Told(new CancelAsked("c1", CancelOrigin.Buyer, T0, T0 + Days(20))).Sends(TryKind.OpenDispute).Ends(Outcome.Done, Seen(DisputeStage.Refunded, back: 30m), new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m) with { Cancelled = true }));
        won.Decided<CancelAnswered>().Accepted.ShouldBeTrue();
    }

    [Fact]
    public void A_part_that_has_gone_is_not_disputed_as_not_shipped()
    {
        var order = ABoughtPurchase(With(Disputing)).HandedOver(new LineUnits(Shirts.Id, 1)).Sends(TryKind.Publish).Ends(Outcome.Done).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts));
        order.Decided<DisputeDecided>().Units.ShouldBe([new(Shirts.Id, 1)]);
    }

    [Fact]
    public void Its_deadlines_stand_in_the_timetable()
    {
        var policies = With(Disputing) with { Deadlines = new() { DisputeWithin = Days(40) } };
        var order = ACompletedOrder(policies).PaidOut();
        order.Told(new ScanSeen(Number, ParcelPhase.Returned, ParcelIncident.None, order.Now));
        Of(order, DeadlineKind.DisputeBy).IsMet.ShouldBeFalse();
        Opened(order);
        Of(order, DeadlineKind.DisputeBy).ShouldSatisfyAllConditions(one => one.IsMet.ShouldBeTrue(), one => one.MetAt.ShouldNotBeNull());
        Of(order, DeadlineKind.DecideBy).ShouldSatisfyAllConditions(one => one.IsMet.ShouldBeFalse(), one => one.At.ShouldBe(order.Order.Purchase(1)!.Disputes[0].Decided!.At + Days(30)));

        var until = order.Now + Days(5);
        order.Told(Seen() with { EvidenceBy = until });
        order.At(until - Days(1)).Asks(AskKind.DeadlineNear).ShouldBeTrue("a day before");
        order.Decides(new EvidenceGiven("", 1, 1, "anna", "three pictures", order.Now, until)).Asks(AskKind.DeadlineNear).ShouldBeFalse();
        Of(order, DeadlineKind.EvidenceBy).IsMet.ShouldBeTrue();
        order.Refusal(new EvidenceGiven("", 1, 1, "ben", "one more", order.Now, until)).ShouldBe(RefusalCode.NotNext);
        order.Refusal(new EvidenceGiven("", 1, 2, "ben", "one more", order.Now)).ShouldBe(RefusalCode.Unknown);
        order.Refusal(new EvidenceGiven("", 1, 1, "", "one more", order.Now, until + Days(1))).ShouldBe(RefusalCode.Unknown);

        order.At(Of(order, DeadlineKind.DecideBy).At).Agenda.Asks.ShouldContain(ask => ask.Kind == AskKind.DeadlineNear && ask.Subject.Contains("DecideBy", StringComparison.Ordinal));
        Of(order.Told(Seen(DisputeStage.Refused)), DeadlineKind.DecideBy).IsMet.ShouldBeTrue();
    }

    [Fact]
    public void A_claim_that_cost_money_is_disputed_by_rule_where_the_cause_is_one_that_is_taken_and_the_window_is_open()
    {
        Scenario Refunded(Policies policies)
        {
            var order = ACompletedOrder(policies).Told(Broken with { At = T0 + Days(7) });
            var refund = new RefundDecided(1, [new(Shirts.Id, Euro(45m))], Euro(45m), RefundReason.Goodwill, 0, order.Now) { Claim = "k1" };
            return order.Given(refund, new ClaimAnswered("k1", ClaimAnswer.Refunded, "anna", "a picture", order.Now, 1));
        }

        var on = With(Disputing) with { Claims = new() { DisputeCauses = [DisputeCause.Damaged] } };
        var order = Refunded(on);
        order.Order.Purchase(1)!.Disputes.ShouldHaveSingleItem().Decided.ShouldNotBeNull().ShouldSatisfyAllConditions(
            one => one.Claim.ShouldBe("k1"), one => one.Cause.ShouldBe(DisputeCause.Damaged), one => one.Units.ShouldBe([new(Shirts.Id, 2)]), one => one.By.ShouldBe(nameof(ClaimRules.DisputeCauses)), one => one.Because!.ShouldContain("k1"));
        order.Sends(TryKind.OpenDispute).Ends(Outcome.Done, Seen(DisputeStage.Refunded, back: 20m)).Order.Recovered("k1").ShouldBe([Euro(20m)]);
        Refunded(With(Disputing)).Order.Purchase(1)!.Disputes.ShouldBeEmpty("off by default");
        Refunded(on with { Claims = new() { DisputeCauses = [DisputeCause.NotReceived] } }).Order.Purchase(1)!.Disputes.ShouldBeEmpty();
        Refunded(on with { Deadlines = new() { DisputeWithin = Days(7) } }).Order.Purchase(1)!.Disputes.ShouldBeEmpty("the window is shut");
        Refunded(on with { DefaultTerms = SupplierTerms.SingleStep }).Order.Purchase(1)!.Disputes.ShouldBeEmpty();
    }

    [Fact]
    public void Goods_that_the_supplier_sends_once_more_are_waited_for_and_arrive_without_being_bought()
    {
        var order = AResend();
        order.Order.OpenUnits(Shirts.Id).ShouldBe(0, "the supplier is asked for them");
        order.Sends(TryKind.OpenDispute).Ends(Outcome.Done, Seen()).Told(Seen(DisputeStage.Resent) with { ResentAs = new("so-1R") });
        order.Agenda.Todos.ShouldContain(new Todo.ReadResend(1, 1, new("so-1R")));
        order.Told(Parcel(Second, order.Now, 1, new LineUnits(Shirts.Id, 1)) with { Resend = 1 });
        order.Order.Demanded()[0].ShouldSatisfyAllConditions(line => line.Shipped.ShouldBe(1), line => line.Delivered.ShouldBe(2), line => line.Open.ShouldBe(0));
        order.Plans<Todo.ReadResend>().ShouldBeFalse();
        order.Told(Scan(Second, ParcelPhase.Delivered, order.Now + Days(3)));
        order.Order.Demanded()[0].Delivered.ShouldBe(3);
        order.Order.Purchases.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(DisputeStage.Refused)]
    [InlineData(DisputeStage.Refunded)]
    public void What_the_supplier_does_not_send_is_bought_anew(DisputeStage end)
    {
        var order = AResend().Sends(TryKind.OpenDispute).Ends(Outcome.Done, Seen(end, back: end == DisputeStage.Refunded ? 15m : null));
        order.Order.OpenUnits(Shirts.Id).ShouldBe(1);
        order.Offered(Beta).Quoted(15m).Reads().Sends(TryKind.Create).Succeeds(15m, 2);
        order.Order.OpenUnits(Shirts.Id).ShouldBe(0);
        order.Order.Balance(Account.Cost, Eur).ShouldBe(Euro(end == DisputeStage.Refunded ? 30m : 45m));
    }

    [Fact]
    public void An_order_by_which_goods_are_sent_once_more_is_no_second_purchase()
    {
        var order = AResend().Sends(TryKind.OpenDispute).Ends(Outcome.Done, Seen(DisputeStage.Resent) with { ResentAs = new("so-1R") });
        order.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, id: "so-1R"))).Asks(AskKind.BoughtTwice).ShouldBeFalse();
        order.Order.Purchase(1)!.AwaitsCharge.ShouldBeFalse();
    }

    [Fact]
    public void Sightings_join_in_any_order()
    {
        DisputeSeen[] seen =
        [
            Seen(), Seen(DisputeStage.Withdrawn), Seen(DisputeStage.Refused), Seen(DisputeStage.Resent) with { ResentAs = new("a") }, Seen(DisputeStage.Refunded, back: 3m), Seen(ours: 0, back: 4m), Seen() with { Units = [new(Shirts.Id, 1)] },
            Seen() with { Units = [new(Shirts.Id, 2)] }, Seen() with { PaidBack = new(3m, Usd) }, Seen() with { Offered = Euro(2m), OpenedAt = T0 }, Seen() with { OpenedAt = T0 + Days(1), EvidenceBy = T0 }, Seen((DisputeStage)9), Seen((DisputeStage)8) with { Order = new("so-9") },
        ];
        foreach (var one in seen)
            foreach (var other in seen)
                foreach (var third in seen)
                    Fold(one, other, third).ShouldBe(Fold(third, other, third, one, other));
        Fold(seen).ShouldSatisfyAllConditions(one => one.Stage.ShouldBe(DisputeStage.Refunded), one => one.Ours.ShouldBe(1), one => one.OpenedAt.ShouldBe(T0));
    }

    private static DisputeSeen Fold(params DisputeSeen[] seen) => seen.Aggregate(new Order(new(new("shop"), new("o-1"))), Fulfilment.Evolve).Purchase(1)!.DisputesSeen.ShouldHaveSingleItem();

    private static Deadline Of(Scenario order, DeadlineKind kind) => order.Order.Deadlines(order.Policies).Single(one => one.Kind == kind);

    // One of two shirts is sent once more, and the supplier is asked for it.
    internal static Scenario AResend()
    {
        var order = ACompletedOrder(With(Disputing)).Told(Broken with { At = T0 + Days(7) });
        return order.Given(new ClaimAnswered("k1", ClaimAnswer.Resent, "anna", "a picture", order.Now) { Units = [new(Shirts.Id, 1)], Until = order.Now + Days(10) }, Dispute(order, remedy: DisputeRemedy.Resend, claim: "k1", units: [new(Shirts.Id, 1)]));
    }

    [Fact]
    public void A_look_just_when_the_suppliers_books_have_settled_says_that_none_was_opened()
    {
        var order = ACompletedOrder(With(Disputing));
        order.Decides(Dispute(order)).Sends(TryKind.OpenDispute).Ends(Outcome.Unknown);
        var settled = order.Order.Tries.Single(static tried => tried.Key.Kind == TryKind.OpenDispute).UnderWayUntil + Disputing.Settle;
        order.At(settled).FindsNothing().Waits(order.Policies.Timing.RetryAfter).Plans(TryKind.OpenDispute).ShouldBeTrue(order.Transcript);
    }
}
