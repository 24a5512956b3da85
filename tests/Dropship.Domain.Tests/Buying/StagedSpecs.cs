using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Buying;

/// <summary>Create, cart, confirm, prepare, pay: a draft that costs nothing until one chosen order is paid by its number.</summary>
public sealed class StagedSpecs
{
    private static readonly Policies Staged = With(SupplierTerms.Staged with { HasWallet = false });

    private static readonly (TryKind Step, SupplierOrderStatus Result)[] Steps =
    [
        (TryKind.Create, SupplierOrderStatus.Draft), (TryKind.Cart, SupplierOrderStatus.InCart), (TryKind.Confirm, SupplierOrderStatus.Unpaid),
        (TryKind.Prepare, SupplierOrderStatus.Payable), (TryKind.Pay, SupplierOrderStatus.Paid),
    ];

    private static Scenario UpTo(TryKind step, params SupplierId[] others)
    {
        var order = APaidOrder(Staged).Offered([Alpha, .. others]).Quoted().Reads();
        foreach (var (done, result) in Steps.TakeWhile(one => one.Step < step)) order.Sends(done).Ends(Outcome.Done, Seen(result));
        return order;
    }

    private static SupplierOrderSeen Seen(SupplierOrderStatus status, decimal? due = null, string id = "so-1") =>
        new(1, At(status, id: id) with { Due = due is { } amount ? Euro(amount) : null });

    [Fact]
    public void Each_step_is_sent_once_the_order_shows_the_one_before()
    {
        var order = AnIntendedPurchase(Staged);
        foreach (var (step, result) in Steps)
        {
            order.Agenda.Todos.ShouldHaveSingleItem().ShouldBeOfType<Todo.Send>().Key.ShouldBe(new TryKey(step, 1));
            order.Sends(step).Ends(Outcome.Done, Seen(result));
        }

        order.Stage().ShouldBeOfType<PurchaseStage.Paid>();
    }

    [Fact]
    public void A_person_who_moves_the_order_on_at_the_supplier_is_followed()
    {
        UpTo(TryKind.Cart).Told(Seen(SupplierOrderStatus.Payable)).Plans(TryKind.Pay).ShouldBeTrue();
    }

    [Fact]
    public void The_only_draft_is_chosen_before_anything_is_done_with_it()
    {
        var order = AnIntendedPurchase(Staged).Sends(TryKind.Create).Ends(Outcome.Done, Seen(SupplierOrderStatus.Draft));
        order.Decided<DraftChosen>().Order.ShouldBe(Sample.Bought);
    }

    [Fact]
    public void Of_two_drafts_a_person_chooses_and_only_the_chosen_one_goes_on()
    {
        var order = AnIntendedPurchase(Staged).Sends(TryKind.Create)
            .Ends(Outcome.Done, Seen(SupplierOrderStatus.Draft), Seen(SupplierOrderStatus.Draft, id: "so-2"));
        order.Asks(AskKind.ChooseDraft).ShouldBeTrue();
        order.Agenda.Todos.ShouldBeEmpty();
        order.Refusal(new TryOpened(new(TryKind.Cart, 1), 1, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.WrongStage);
        order.Decides(new DraftChosen(1, new("so-2"), order.Now));
        order.Order.Purchase(1)!.Own!.Id.ShouldBe(new SupplierOrderId("so-2"));
        order.Plans(TryKind.Cart).ShouldBeTrue();
        order.Told(Seen(SupplierOrderStatus.Payable)).Plans(TryKind.Cart).ShouldBeTrue("the other draft's progress does not count");
        order.Refusal(new DraftChosen(1, Sample.Bought, order.Now)).ShouldBe(RefusalCode.NotNext);
    }

    [Fact]
    public void A_draft_that_was_not_seen_cannot_be_chosen()
    {
        var order = AnIntendedPurchase(Staged);
        order.Refusal(new DraftChosen(1, new("so-9"), order.Now)).ShouldBe(RefusalCode.Unknown);
        order.Refusal(new DraftChosen(2, new("so-9"), order.Now)).ShouldBe(RefusalCode.Unknown);
    }

    [Fact]
    public void The_chosen_draft_is_cancelled_so_the_purchase_is_even_if_another_draft_remains()
    {
        var order = UpTo(TryKind.Pay).Sends(TryKind.Pay).Ends(Outcome.Done, Seen(SupplierOrderStatus.Paid), Seen(SupplierOrderStatus.Draft, id: "so-2"))
            .Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid) with { Cancelled = true }));
        order.Stage().ShouldBeOfType<PurchaseStage.Cancelled>();
        order.Order.OpenUnits(Shirts.Id).ShouldBe(0, "no other supplier was offered, so the units were dropped");
        order.Decided<UnitsDropped>();
    }

    [Fact]
    public void What_is_due_above_the_ceiling_closes_the_purchase_where_another_offers_it_and_the_draft_is_discarded()
    {
        var order = UpTo(TryKind.Prepare, Beta).Sends(TryKind.Prepare).Ends(Outcome.Done, Seen(SupplierOrderStatus.Payable, due: 30.61m));
        order.Decided<PurchaseClosed>().Reason.ShouldBe(CloseReason.OverCeiling);
        order.Stage().ShouldBeOfType<PurchaseStage.Stranded>();
        order.Plans(TryKind.Discard).ShouldBeTrue();
        order.Sends(TryKind.Discard).Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Payable) with { Cancelled = true }));
        order.Stage().ShouldBe(new PurchaseStage.Declined(CloseReason.OverCeiling));
    }

    [Fact]
    public void A_draft_that_was_discarded_counts_as_gone_although_it_can_no_longer_be_read()
    {
        var order = UpTo(TryKind.Prepare, Beta).Sends(TryKind.Prepare).Ends(Outcome.Done, Seen(SupplierOrderStatus.Payable, due: 99m)).Sends(TryKind.Discard).Ends(Outcome.Done);
        order.Stage().ShouldBe(new PurchaseStage.Declined(CloseReason.OverCeiling));
        order.Told(Seen(SupplierOrderStatus.Paid)).Stage().ShouldBeOfType<PurchaseStage.Stranded>("it was paid nevertheless");
    }

    [Fact]
    public void What_is_due_at_the_ceiling_is_paid_and_above_it_no_try_passes()
    {
        UpTo(TryKind.Pay).Told(Seen(SupplierOrderStatus.Payable, due: 30.60m)).Plans(TryKind.Pay).ShouldBeTrue();
        var over = UpTo(TryKind.Pay).Given(Seen(SupplierOrderStatus.Payable, due: 30.61m));
        over.Decided<OrderHeld>().Reason.ShouldBe(HoldReason.PriceRose);
    }

    [Fact]
    public void An_amount_due_in_another_currency_is_not_paid()
    {
        var order = UpTo(TryKind.Pay).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Payable) with { Due = new(1m, Usd) }));
        order.Decided<PurchaseClosed>().Reason.ShouldBe(CloseReason.OverCeiling);
    }

    [Fact]
    public void A_lost_create_is_sent_again_once_a_settled_look_finds_no_draft()
    {
        var order = AnIntendedPurchase(Staged).Sends(TryKind.Create).Ends(Outcome.Unknown).FindsNothing();
        order.Stage().ShouldBeOfType<PurchaseStage.InDoubt>("two minutes must pass after its deadline");
        order.Waits(Timing.Default.PurchaseTimeout + Minutes(2)).FindsNothing().Wakes().Plans(TryKind.Create).ShouldBeTrue();
    }

    [Fact]
    public void A_doubt_of_a_middle_step_is_answered_by_the_orders_status()
    {
        var order = UpTo(TryKind.Confirm).Sends(TryKind.Confirm).Ends(Outcome.Unknown);
        order.Stage().ShouldBeOfType<PurchaseStage.InDoubt>();
        order.Told(Seen(SupplierOrderStatus.Unpaid)).Plans(TryKind.Prepare).ShouldBeTrue();
    }

    [Fact]
    public void A_payment_in_doubt_needs_two_empty_looks_two_minutes_apart_before_it_is_tried_again()
    {
        var order = UpTo(TryKind.Pay).Sends(TryKind.Pay).Ends(Outcome.Unknown).FindsNothing();
        order.Waits(TimeSpan.FromSeconds(119)).FindsNothing();
        order.Stage().ShouldBeOfType<PurchaseStage.InDoubt>();
        order.Refusal(new TryOpened(new(TryKind.Pay, 1), 2, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.InDoubt);
        order.Waits(TimeSpan.FromSeconds(1)).FindsNothing();
        order.Stage().ShouldBeOfType<PurchaseStage.Placed>();
        order.Wakes().Plans(TryKind.Pay).ShouldBeTrue();
    }

    [Fact]
    public void A_second_payment_in_doubt_is_never_followed_by_a_third()
    {
        var order = UpTo(TryKind.Pay).Sends(TryKind.Pay).Ends(Outcome.Unknown).FindsNothing().Waits(Minutes(2)).FindsNothing().Wakes()
            .Sends(TryKind.Pay).Ends(Outcome.Unknown).FindsNothing().Waits(Minutes(2)).FindsNothing().Waits(Hours(2)).FindsNothing();
        order.Stage().ShouldBeOfType<PurchaseStage.InDoubt>();
        order.Plans(TryKind.Pay).ShouldBeFalse();
        order.Asks(AskKind.ResolveDoubt).ShouldBeTrue();
    }

    [Fact]
    public void A_refused_second_payment_closes_nothing_while_nobody_knows_what_became_of_the_first()
    {
        var order = UpTo(TryKind.Pay).Sends(TryKind.Pay).Ends(Outcome.Unknown).FindsNothing().Waits(Minutes(2)).FindsNothing().Wakes().Sends(TryKind.Pay).Fails(DeclineReason.OutOfStock);
        order.Stage().ShouldBeOfType<PurchaseStage.Placed>();
        order.Asks(AskKind.ResolveDoubt).ShouldBeTrue();
        order.Waits(Days(3)).Plans(TryKind.Pay).ShouldBeFalse();
        order.Told(Seen(SupplierOrderStatus.Paid)).Stage().ShouldBeOfType<PurchaseStage.Paid>();
    }

    [Fact]
    public void A_payment_that_is_accepted_but_not_shown_is_looked_at_and_never_repeated()
    {
        var order = UpTo(TryKind.Pay).Sends(TryKind.Pay).Ends(Outcome.Done);
        order.Plans<Todo.ResolveDoubt>().ShouldBeTrue();
        order.FindsNothing().Waits(Minutes(2)).FindsNothing().Waits(Hours(2)).FindsNothing();
        order.Plans(TryKind.Pay).ShouldBeFalse();
        order.Asks(AskKind.ResolveDoubt).ShouldBeTrue();
        order.Told(Seen(SupplierOrderStatus.Paid)).Stage().ShouldBeOfType<PurchaseStage.Paid>();
    }

    [Fact]
    public void A_step_out_of_turn_is_refused()
    {
        var order = UpTo(TryKind.Cart);
        order.Refusal(new TryOpened(new(TryKind.Pay, 1), 1, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.WrongStage);
        order.Refusal(new TryOpened(new(TryKind.Create, 1), 2, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.WrongStage);
        order.Refusal(new TryOpened(new(TryKind.Cart, 2), 1, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.Unknown);
    }

    [Fact]
    public void A_refused_payment_closes_the_purchase_if_no_earlier_payment_is_unaccounted_for()
    {
        var order = AnIntendedPurchase(Staged).Sends(TryKind.Create).Ends(Outcome.Unknown).Told(Seen(SupplierOrderStatus.Payable));
        order.Sends(TryKind.Pay).Ends(Outcome.NotSent).Wakes().Sends(TryKind.Pay).Fails(DeclineReason.OutOfStock).Decided<PurchaseClosed>().Reason.ShouldBe(CloseReason.OutOfStock);
    }

    [Fact]
    public void An_order_whose_first_payment_is_unaccounted_for_is_read_once_a_day()
    {
        var order = UpTo(TryKind.Pay).Sends(TryKind.Pay).Ends(Outcome.Unknown).FindsNothing().Waits(Minutes(2)).FindsNothing().Wakes().Sends(TryKind.Pay).Fails(DeclineReason.OutOfStock).Reads();
        order.Plans<Todo.ReadPurchase>().ShouldBeFalse();
        order.Waits(Days(1)).Agenda.Todos.ShouldContain(new Todo.ReadPurchase(1, Sample.Bought));
    }

    [Fact]
    public void A_wallet_need_hold_only_what_is_due_and_the_question_names_it()
    {
        var order = AnIntendedPurchase(With(SupplierTerms.Staged)).Told(Seen(SupplierOrderStatus.Payable, due: 25m)).Holds(24.99m);
        order.Agenda.Asks.Single(ask => ask.Kind == AskKind.TopUpWallet).Subject.ShouldContain("25.00 EUR");
        order.Plans(TryKind.Pay).ShouldBeFalse();
        order.Holds(25m).Plans(TryKind.Pay).ShouldBeTrue();
        order.Sends(TryKind.Pay).Fails(DeclineReason.Funds).Agenda.Asks.Single(ask => ask.Kind == AskKind.TopUpWallet).Subject.ShouldBe("alpha: 25.00 EUR");
    }
}
