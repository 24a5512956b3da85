using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Cancelling;

/// <summary>What a request to cancel means depends on the purchase; the whole table, for every origin.</summary>
public sealed class CancellingSpecs
{
    private static readonly Policies Ask = Policies.Default with { WhenUnsupplied = WhenUnsupplied.Ask };
    private static readonly Policies Staged = With(SupplierTerms.Staged with { HasWallet = false });

    private static readonly Dictionary<string, (Func<Scenario> Order, AnswerReason? Answer, bool Accepted)> Table = new()
    {
        ["nothing decided"] = (() => APaidOrder(), AnswerReason.NothingBought, true),
        ["held"] = (() => APaidOrder(Policies.Default with { MinimumMargin = 0.9m }).Offered(Alpha).Quoted(), AnswerReason.NothingBought, true),
        ["intended"] = (() => AnIntendedPurchase(), AnswerReason.NothingBought, true),
        ["never left"] = (() => AnIntendedPurchase().Sends(TryKind.Create).Ends(Outcome.NotSent), AnswerReason.NothingBought, true),
        ["sending"] = (() => AnIntendedPurchase().Sends(TryKind.Create), null, false),
        ["in doubt"] = (() => APurchaseInDoubt(), null, false),
        ["awaiting funds"] = (() => AnIntendedPurchase().Sends(TryKind.Create).Fails(DeclineReason.Funds), AnswerReason.NothingBought, true),
        ["placed, unpaid"] = (() => AnIntendedPurchase(Staged).Sends(TryKind.Create).Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Draft))), AnswerReason.NothingBought, true),
        ["paid"] = (() => ABoughtPurchase(), null, false),
        ["acknowledged"] = (() => ABoughtPurchase().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Acknowledged))), null, false),
        ["bought twice"] = (() => ABoughtPurchase().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, id: "so-2"))), null, false),
        ["announced"] = (() => ABoughtPurchase().Told(Parcel(Number)), null, false),
        ["part shipped"] = (() => ABoughtPurchase().HandedOver(new LineUnits(Shirts.Id, 1)), null, false),
        ["shipped"] = (() => AShippedOrder(), AnswerReason.AlreadyShipped, false),
        ["delivered"] = (() => ACompletedOrder(), AnswerReason.AlreadyShipped, false),
        ["declined"] = (() => AnIntendedPurchase(Ask).Sends(TryKind.Create).Fails(DeclineReason.Declined), AnswerReason.NothingBought, true),
        ["stranded"] = (() => AnIntendedPurchase(Ask).Sends(TryKind.Create).Fails(DeclineReason.Declined).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m))), AnswerReason.NothingBought, true),
        ["cancelled by the supplier"] = (() => ABoughtPurchase(Ask).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m) with { Cancelled = true })), AnswerReason.SupplierCancelled, true),
        ["the supplier refused before"] = (() => ABoughtPurchase().Told(Request("c0", CancelOrigin.Buyer)).Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate), AnswerReason.SupplierRefused, false),
    };

    public static TheoryData<string, CancelOrigin> Every()
    {
        var every = new TheoryData<string, CancelOrigin>();
        foreach (var state in Table.Keys)
            foreach (var origin in Enum.GetValues<CancelOrigin>())
                every.Add(state, origin);
        return every;
    }

    private static CancelAsked Request(string request, CancelOrigin origin, Instant? expires = null) => new(request, origin, T0, expires);

    private static Scenario Cancel(Scenario order, CancelOrigin origin = CancelOrigin.Buyer) => order.Told(Request("c1", origin, order.Now + Hours(48)));

    [Theory, MemberData(nameof(Every))]
    public void A_request_is_answered_by_where_the_purchase_stands(string state, CancelOrigin origin)
    {
        var (build, answer, accepted) = Table[state];
        var order = Cancel(build(), origin);
        foreach (var kind in Enum.GetValues<TryKind>().Where(kind => kind <= TryKind.Pay)) order.Plans(kind).ShouldBeFalse();
        if (answer is not { } reason)
        {
            order.DecidedNo<CancelAnswered>();
            order.Order.OpenCancel.ShouldNotBeNull();
            order.Plans(TryKind.AnswerCancel).ShouldBeFalse();
            return;
        }

        order.Happened.OfType<CancelAnswered>().Last().ShouldBe(new CancelAnswered("c1", accepted, reason, 0, order.Now));
        order.Agenda.Todos.OfType<Todo.Send>().Any(send => send.Key == new TryKey(TryKind.AnswerCancel, Name: "c1")).ShouldBe(origin != CancelOrigin.Merchant);
        order.Order.IsWithdrawn().ShouldBe(accepted);
    }

    [Fact]
    public void An_accepted_cancel_gives_the_money_back()
    {
        var order = Cancel(APaidOrder());
        order.Decided<RefundDecided>().ShouldBe(new RefundDecided(1, [new(Shirts.Id, Euro(45m))], Euro(45m), RefundReason.Cancelled, 0, T0));
        order.Phase.ShouldBe(Phase.Cancelled);
        order.Sends(TryKind.Refund).Ends(Outcome.Done).Phase.ShouldBe(Phase.Refunded);
    }

    [Fact]
    public void An_intended_purchase_is_voided_and_an_unpaid_draft_discarded()
    {
        Cancel(Table["intended"].Order()).Decided<PurchaseClosed>().Reason.ShouldBe(CloseReason.Voided);
        var draft = Cancel(Table["placed, unpaid"].Order());
        draft.Decided<PurchaseClosed>().Reason.ShouldBe(CloseReason.Voided);
        draft.Plans(TryKind.Discard).ShouldBeTrue();
    }

    [Fact]
    public void A_doubt_is_looked_into_first_and_what_the_look_brings_decides()
    {
        var order = Cancel(APurchaseInDoubt());
        order.Agenda.Todos.ShouldBe([new Todo.ResolveDoubt(1, new(TryKind.Create, 1), 1)]);
        order.Ends(Outcome.Rejected).Decided<CancelAnswered>().Reason.ShouldBe(AnswerReason.NothingBought);
        var bought = Cancel(APurchaseInDoubt()).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m)));
        bought.Plans(TryKind.CancelPurchase).ShouldBeTrue();
    }

    [Fact]
    public void A_paid_purchase_is_cancelled_at_the_supplier_and_then_the_request_accepted()
    {
        var order = Cancel(ABoughtPurchase()).Sends(TryKind.CancelPurchase).Ends(Outcome.Done);
        order.DecidedNo<CancelAnswered>();
        order.Waits(Hours(6)).Plans<Todo.ReadPurchase>().ShouldBeTrue("the supplier's word is checked");
        order.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m) with { Cancelled = true }));
        order.Decided<CancelAnswered>().Reason.ShouldBe(AnswerReason.SupplierCancelled);
        order.Decided<RefundDecided>();
    }

    [Fact]
    public void Where_the_supplier_cannot_be_asked_by_api_a_person_is_asked_and_their_no_counts()
    {
        var order = Cancel(ABoughtPurchase(With(SupplierTerms.SingleStep with { CanCancel = false })));
        order.Plans(TryKind.CancelPurchase).ShouldBeFalse();
        order.Asks(AskKind.CancelByHand).ShouldBeTrue();
        order.Told(new TryClosed(new(TryKind.CancelPurchase, 1), 1, Outcome.Rejected, order.Now, DeclineReason.TooLate));
        order.Decided<CancelAnswered>().ShouldBe(new CancelAnswered("c1", false, AnswerReason.SupplierRefused, 0, order.Now));
    }

    [Fact]
    public void A_request_the_supplier_refused_is_refused_and_the_order_goes_on()
    {
        var order = Cancel(ABoughtPurchase()).Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate);
        order.Decided<CancelAnswered>().Accepted.ShouldBeFalse();
        order.Phase.ShouldBe(Phase.AwaitingShipment);
        order.DecidedNo<RefundDecided>();
    }

    [Fact]
    public void Or_it_is_accepted_and_the_purchase_written_off_if_the_shop_wants_it_so()
    {
        var order = Cancel(ABoughtPurchase(Policies.Default with { WhenSupplierRefuses = WhenSupplierRefuses.RefundAndWriteOff })).Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate);
        order.Decided<CancelAnswered>().Accepted.ShouldBeTrue();
        order.Decided<CostWrittenOff>().Amount.ShouldBe(Euro(30m));
        order.Sends(TryKind.Refund).Ends(Outcome.Done).Phase.ShouldBe(Phase.WrittenOff);
    }

    [Theory]
    [InlineData("sending")]
    [InlineData("in doubt")]
    [InlineData("paid")]
    public void A_request_that_runs_out_is_accepted(string state)
    {
        var order = Cancel(Table[state].Order()).Waits(Hours(48));
        order.Decided<CancelAnswered>().ShouldBe(new CancelAnswered("c1", true, AnswerReason.Expired, 0, order.Now));
        order.Decided<RefundDecided>();
    }

    [Fact]
    public void It_is_answered_its_margin_before_it_runs_out_and_no_earlier()
    {
        var order = Cancel(APurchaseInDoubt()).Waits(Hours(44) - TimeSpan.FromMilliseconds(1));
        order.Order.OpenCancel.ShouldNotBeNull();
        order.Agenda.WakeAt.ShouldNotBeNull();
        order.Waits(TimeSpan.FromMilliseconds(1)).Decided<CancelAnswered>().Reason.ShouldBe(AnswerReason.Expired);
        var margin = Policies.Default.Deadlines with { Margins = [new(DeadlineKind.ReplyBy, Hours(40))] };
        Cancel(APurchaseInDoubt(Policies.Default with { Deadlines = margin })).Waits(Hours(24)).Decided<CancelAnswered>();
    }

    [Fact]
    public void A_short_request_leaves_the_supplier_half_of_its_time()
    {
        var order = ABoughtPurchase().Told(Request("c1", CancelOrigin.Buyer, T0 + Hours(2))).Waits(Hours(1) - TimeSpan.FromMilliseconds(1));
        order.Order.OpenCancel.ShouldNotBeNull();
        order.Waits(TimeSpan.FromMilliseconds(1)).Decided<CancelAnswered>().Accepted.ShouldBeTrue();
    }

    [Fact]
    public void A_request_without_a_limit_of_its_own_runs_out_by_the_policy()
    {
        var order = ABoughtPurchase(Policies.Default with { CancelWithin = Hours(5) }).Told(Request("c1", CancelOrigin.Merchant));
        order.Agenda.Deadline.ShouldBe(T0 + Hours(5));
        order.Waits(Hours(5)).Decided<CancelAnswered>().Reason.ShouldBe(AnswerReason.Expired);
    }

    [Fact]
    public void A_purchase_found_after_the_request_ran_out_is_cancelled()
    {
        var order = Cancel(APurchaseInDoubt()).Waits(Hours(48)).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m)));
        order.Sends(TryKind.CancelPurchase).Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m) with { Cancelled = true }));
        order.Order.HasEnded(order.Order.Purchase(1)!, order.Now).ShouldBeTrue();
    }

    [Fact]
    public void Or_written_off_if_it_has_shipped_or_the_supplier_refuses()
    {
        Cancel(APurchaseInDoubt()).Waits(Hours(48)).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Shipped, 30m)), Parcel(Number, T0)).Decided<CostWrittenOff>();
        Cancel(APurchaseInDoubt()).Waits(Hours(48)).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m)))
            .Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate).Reads().Decided<CostWrittenOff>();
    }

    [Fact]
    public void Who_refuses_may_have_cancelled_already_so_the_order_is_read_before_the_loss_is_booked()
    {
        var order = Cancel(APurchaseInDoubt()).Waits(Hours(48)).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m))).Reads()
            .Waits(Minutes(1)).Sends(TryKind.CancelPurchase).Waits(Minutes(1)).Fails(DeclineReason.TooLate);
        order.DecidedNo<CostWrittenOff>();
        order.Agenda.Todos.OfType<Todo.ReadPurchase>().ShouldHaveSingleItem();
        order.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m) with { Cancelled = true })).Reads().DecidedNo<CostWrittenOff>();
        order.Order.Purchase(1)!.Outstanding.ShouldBe(Euro(0m));
    }

    [Fact]
    public void A_doubt_that_outlives_the_request_is_still_never_sent_again()
    {
        var order = Cancel(APurchaseInDoubt(With(Repeatable))).Waits(Hours(48)).FindsNothing();
        order.Plans(TryKind.Create).ShouldBeFalse();
        order.Ends(Outcome.NotSent).Decided<PurchaseClosed>().Reason.ShouldBe(CloseReason.Voided);
    }

    [Fact]
    public void A_cancel_that_the_marketplace_has_done_needs_no_answer_to_it()
    {
        var order = Cancel(ABoughtPurchase()).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts));
        order.Decided<CancelAnswered>().Reason.ShouldBe(AnswerReason.AlreadyCancelled);
        order.Plans(TryKind.AnswerCancel).ShouldBeFalse();
        order.Plans(TryKind.CancelPurchase).ShouldBeTrue();
    }

    [Fact]
    public void An_answer_in_doubt_is_verified_and_sent_again_only_if_it_is_not_there()
    {
        var order = Cancel(APaidOrder()).Sends(TryKind.AnswerCancel).Ends(Outcome.Unknown);
        order.Plans(TryKind.AnswerCancel).ShouldBeFalse();
        order.Plans<Todo.VerifyWrite>().ShouldBeTrue();
        order.FindsNothing().Plans(TryKind.AnswerCancel).ShouldBeFalse("until its deadline it may be under way");
        order.Waits(Minutes(1)).FindsNothing().Wakes().Plans(TryKind.AnswerCancel).ShouldBeTrue();
    }

    [Fact]
    public void Of_several_requests_the_one_asked_first_is_answered_first()
    {
        var order = APaidOrder().Told(Request("late", CancelOrigin.Buyer) with { At = T0 + Hours(1) }, Request("early", CancelOrigin.Merchant));
        order.Happened.OfType<CancelAnswered>().Select(answer => answer.Request).ShouldBe(["early", "late"]);
    }

    [Fact]
    public void An_answer_needs_a_request_is_given_once_and_in_the_present_release()
    {
        var order = ABoughtPurchase().Told(Request("c1", CancelOrigin.Buyer));
        CancelAnswered Answer(string request, int release) => new(request, false, AnswerReason.SupplierRefused, release, order.Now);
        order.Refusal(Answer("c2", 0)).ShouldBe(RefusalCode.Unknown);
        order.Refusal(Answer("c1", 1)).ShouldBe(RefusalCode.WrongStage);
        order.Decides(Answer("c1", 0)).Refusal(Answer("c1", 0)).ShouldBe(RefusalCode.NotNext);
    }

    [Fact]
    public void While_a_request_is_open_nothing_is_proposed_bound_or_sent()
    {
        var order = Cancel(ABoughtPurchase(null, Shirts, Mug));
        order.Refusal(new AllocationProposed(2, Alpha, [new(Mug.Id, 1)], order.Now)).ShouldBe(RefusalCode.Cancelling);
        order.Refusal(new TryOpened(new(TryKind.Create, 1), 2, order.Now, order.Now + Minutes(1))).ShouldNotBeNull();
    }

    [Fact]
    public void A_request_with_a_limit_of_its_own_runs_out_by_it()
    {
        var order = ABoughtPurchase().Told(Request("c1", CancelOrigin.Buyer, T0 + Hours(5)));
        order.Agenda.Deadline.ShouldBe(T0 + Hours(5));
        order.Waits(Hours(5)).Decided<CancelAnswered>().Reason.ShouldBe(AnswerReason.Expired);
    }

    [Fact]
    public void A_cancel_that_the_marketplace_has_done_is_accepted() =>
        Cancel(ABoughtPurchase()).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Decided<CancelAnswered>().Accepted.ShouldBeTrue();

    [Fact]
    public void What_was_not_bought_is_closed_before_the_request_is_answered() =>
        Cancel(AnIntendedPurchase()).Happened.Where(each => each is PurchaseClosed or CancelAnswered).Select(each => each.GetType()).ShouldBe([typeof(PurchaseClosed), typeof(CancelAnswered)]);

    [Fact]
    public void Of_two_requests_of_one_moment_the_first_by_its_number_is_answered_first()
    {
        var order = APaidOrder().Told(Request("b", CancelOrigin.Buyer), Request("a", CancelOrigin.Merchant));
        order.Happened.OfType<CancelAnswered>().Select(answer => answer.Request).ShouldBe(["a", "b"]);
    }
}
