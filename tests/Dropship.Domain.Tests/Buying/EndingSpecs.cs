using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Buying;

/// <summary>How a purchase ends, and what a late fact makes of one that had ended.</summary>
public sealed class EndingSpecs
{
    private static Scenario Closed() => AnIntendedPurchase().Sends(TryKind.Create).Fails(DeclineReason.OutOfStock);

    [Theory]
    [InlineData(DeclineReason.OutOfStock, CloseReason.OutOfStock)]
    [InlineData(DeclineReason.PriceRose, CloseReason.OverCeiling)]
    [InlineData(DeclineReason.Declined, CloseReason.Declined)]
    [InlineData(DeclineReason.Destination, CloseReason.Declined)]
    [InlineData(DeclineReason.Unsupported, CloseReason.Declined)]
    [InlineData(DeclineReason.TooLate, CloseReason.Declined)]
    public void A_suppliers_no_closes_the_purchase_with_its_reason(DeclineReason said, CloseReason closed) =>
        AnIntendedPurchase().Sends(TryKind.Create).Fails(said).Decided<PurchaseClosed>().Reason.ShouldBe(closed);

    [Fact]
    public void An_invalid_request_parks_for_a_person_and_is_tried_again_after_their_word()
    {
        var order = AnIntendedPurchase().Sends(TryKind.Create).Fails(DeclineReason.Invalid);
        order.Asks(AskKind.MendRequest).ShouldBeTrue();
        order.Stage().ShouldBeOfType<PurchaseStage.Intended>();
        order.Waits(Days(2)).Plans(TryKind.Create).ShouldBeFalse("nothing was mended");
        order.FindsNothing().Asks(AskKind.MendRequest).ShouldBeFalse();
        order.Wakes().Plans(TryKind.Create).ShouldBeTrue();
        order.Sends(TryKind.Create).Succeeds().Stage().ShouldBeOfType<PurchaseStage.Paid>();
    }

    [Fact]
    public void A_draft_that_appears_after_closing_is_stranded_and_discarded()
    {
        var order = Closed().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Unpaid)));
        order.Stage().ShouldBeOfType<PurchaseStage.Stranded>();
        order.Plans(TryKind.Discard).ShouldBeTrue();
        order.Plans(TryKind.CancelPurchase).ShouldBeFalse();
    }

    [Fact]
    public void A_paid_order_that_appears_after_closing_is_stranded_and_cancelled_and_credited()
    {
        var order = Closed().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m)));
        order.Stage().ShouldBeOfType<PurchaseStage.Stranded>();
        order.Sends(TryKind.CancelPurchase).Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m) with { Cancelled = true }));
        order.Stage().ShouldBe(new PurchaseStage.Declined(CloseReason.OutOfStock));
        order.Order.Balance(Account.Cost, Eur).ShouldBe(Euro(0m));
    }

    [Fact]
    public void A_stranded_order_that_cannot_be_cancelled_is_written_off()
    {
        var order = Closed().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m))).Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate);
        order.Decided<CostWrittenOff>().Amount.ShouldBe(Euro(30m));
        order.Stage().ShouldBe(new PurchaseStage.WrittenOff(Euro(30m)));
    }

    [Fact]
    public void A_stranded_order_that_has_shipped_is_written_off_at_once_and_watched_while_its_charge_is_unknown()
    {
        var order = Closed().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Shipped)), Parcel(Number, T0)).Waits(Hours(6));
        order.Stage().ShouldBeOfType<PurchaseStage.Stranded>();
        order.Plans<Todo.ReadPurchase>().ShouldBeTrue();
        order.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Shipped, 30m))).Decided<CostWrittenOff>();
    }

    [Fact]
    public void A_stranded_order_that_is_cancelled_but_not_credited_is_waited_for()
    {
        var order = Closed().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m) with { Cancelled = true }));
        order.Stage().ShouldBe(new PurchaseStage.Declined(CloseReason.OutOfStock));
        order.Order.HasEnded(order.Order.Purchase(1)!, order.Now).ShouldBeFalse();
        order.Waits(Days(14)).Asks(AskKind.MissingCredit).ShouldBeTrue();
    }

    [Fact]
    public void A_stranded_order_that_shipped_and_was_credited_in_full_has_ended()
    {
        var order = Closed().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Shipped, 30m, 30m)), Parcel(Number, T0));
        order.Order.HasEnded(order.Order.Purchase(1)!, order.Now).ShouldBeTrue();
    }

    [Fact]
    public void The_suppliers_own_cancel_opens_the_units_again_and_its_credit_is_waited_for()
    {
        var order = ABoughtPurchase(Policies.Default with { WhenUnsupplied = WhenUnsupplied.Ask })
            .Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m) with { Cancelled = true }));
        order.Stage().ShouldBeOfType<PurchaseStage.Cancelled>();
        order.Order.OpenUnits(Shirts.Id).ShouldBe(2);
        order.Order.HasEnded(order.Order.Purchase(1)!, order.Now).ShouldBeFalse();
        order.Waits(Days(14)).Asks(AskKind.MissingCredit).ShouldBeTrue();
        order.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m))).Asks(AskKind.MissingCredit).ShouldBeFalse();
        order.Order.HasEnded(order.Order.Purchase(1)!, order.Now).ShouldBeTrue();
    }

    [Fact]
    public void Two_orders_of_one_reference_that_took_money_are_an_alarm()
    {
        var order = ABoughtPurchase().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, id: "so-2")));
        order.Stage().ShouldBeOfType<PurchaseStage.BoughtTwice>();
        order.Asks(AskKind.BoughtTwice).ShouldBeTrue();
        order.Order.Balance(Account.Cost, Eur).ShouldBe(Euro(60m));
        order.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m, id: "so-2") with { Cancelled = true })).Asks(AskKind.BoughtTwice).ShouldBeFalse();
        order.Stage().ShouldBeOfType<PurchaseStage.Paid>();
    }

    [Fact]
    public void An_order_that_the_supplier_split_is_one_purchase()
    {
        var order = ABoughtPurchase().Told(
            new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, id: "so-1a") with { PartOf = Sample.Bought }),
            new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, id: "so-1b") with { PartOf = Sample.Bought }));
        order.Stage().ShouldBeOfType<PurchaseStage.Paid>();
        order.Asks(AskKind.BoughtTwice).ShouldBeFalse();
        order.Order.Demanded()[0].Covered.ShouldBe(2);
    }

    [Fact]
    public void An_order_of_a_round_that_nobody_decided_is_asked_about()
    {
        var order = APaidOrder().Told(new SupplierOrderSeen(3, At(SupplierOrderStatus.Paid, 30m)));
        order.Stage(3).ShouldBeOfType<PurchaseStage.Heard>();
        order.Asks(AskKind.UnknownPurchase).ShouldBeTrue();
        order.Told(new SupplierOrderSeen(3, At(SupplierOrderStatus.Paid, 30m, 30m) with { Cancelled = true })).Asks(AskKind.UnknownPurchase).ShouldBeFalse("it is cancelled and credited");
    }

    [Fact]
    public void A_bought_purchase_cannot_be_closed_and_a_closed_one_not_twice()
    {
        ABoughtPurchase().Refusal(new PurchaseClosed(1, CloseReason.GivenUp, T0)).ShouldBe(RefusalCode.WrongStage);
        Closed().Refusal(new PurchaseClosed(1, CloseReason.GivenUp, T0)).ShouldBe(RefusalCode.NotNext);
        Closed().Refusal(new PurchaseClosed(2, CloseReason.GivenUp, T0)).ShouldBe(RefusalCode.Unknown);
    }

    [Fact]
    public void A_loss_is_booked_once_and_for_exactly_what_is_outstanding()
    {
        var order = ABoughtPurchase();
        order.Refusal(new CostWrittenOff(1, Euro(29m), order.Now)).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(new CostWrittenOff(2, Euro(30m), order.Now)).ShouldBe(RefusalCode.WrongStage);
        order.Decides(new CostWrittenOff(1, Euro(30m), order.Now)).Refusal(new CostWrittenOff(1, Euro(30m), order.Now)).ShouldBe(RefusalCode.NotNext);
    }

    [Fact]
    public void What_is_cancelled_and_not_credited_is_read_once_a_day()
    {
        var order = ABoughtPurchase(Policies.Default with { WhenUnsupplied = WhenUnsupplied.Ask }).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m) with { Cancelled = true })).Reads();
        order.Plans<Todo.ReadPurchase>().ShouldBeFalse();
        order.Waits(Days(1)).Plans<Todo.ReadPurchase>().ShouldBeTrue();
    }

    [Fact]
    public void The_time_for_a_credit_begins_when_the_supplier_was_asked_to_cancel()
    {
        var order = ABoughtPurchase().At(T0 + Days(3)).Told(new CancelAsked("c1", CancelOrigin.Buyer, T0 + Days(3), T0 + Days(30)))
            .Sends(TryKind.CancelPurchase).Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 10m) with { Cancelled = true }));
        order.At(T0 + Days(16)).Asks(AskKind.MissingCredit).ShouldBeFalse();
        order.At(T0 + Days(17)).Agenda.Asks.ShouldContain(new Ask(AskKind.MissingCredit, "alpha: 20.00 EUR of so-1", T0 + Days(17)));
    }

    [Fact]
    public void A_supplier_that_agreed_to_cancel_owes_what_is_outstanding()
    {
        var order = ABoughtPurchase().At(T0 + Days(60)).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 10m))).Sends(TryKind.CancelPurchase).Ends(Outcome.Done).Waits(Days(14));
        order.Agenda.Asks.ShouldContain(new Ask(AskKind.MissingCredit, "alpha: 20.00 EUR of so-1", T0 + Days(74)));
    }

    [Fact]
    public void A_person_is_asked_to_cancel_by_hand_from_the_refusal_or_the_giving_up_on()
    {
        var byHand = With(SupplierTerms.SingleStep with { CanCancel = false });
        ABoughtPurchase(byHand).At(T0 + Days(60)).Agenda.Asks.ShouldContain(new Ask(AskKind.CancelByHand, "alpha: so-1", T0 + Days(60)));
        ABoughtPurchase(byHand).Waits(Days(1)).Told(new CancelAsked("c1", CancelOrigin.Buyer, T0 + Days(1))).Agenda.Asks.ShouldContain(new Ask(AskKind.CancelByHand, "alpha: so-1", T0));
        var refused = ABoughtPurchase().At(T0 + Days(60)).Waits(Hours(5)).Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate);
        refused.Agenda.Asks.ShouldContain(new Ask(AskKind.CancelByHand, "alpha: so-1", refused.Now));
    }

    [Fact]
    public void A_purchase_that_was_given_up_early_is_read_once_a_day()
    {
        var order = ABoughtPurchase().Waits(Hours(1)).Decides(new SupplierGivenUp(1, T0 + Hours(1))).Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate).Reads();
        order.Sleep().Now.ShouldBe(T0 + Hours(14), "at midnight");
    }

    [Fact]
    public void A_purchase_that_we_voided_is_no_failure_of_its_supplier()
    {
        var intent = AnIntendedPurchase().Order.Purchase(1)!;
        var cancelled = intent with { Orders = [At(SupplierOrderStatus.Paid) with { Cancelled = true }] };
        cancelled.HasFailed.ShouldBeTrue();
        (cancelled with { Closed = new(1, CloseReason.Voided, T0) }).HasFailed.ShouldBeFalse();
        (cancelled with { Closed = new(1, CloseReason.Declined, T0) }).HasFailed.ShouldBeTrue();
        (cancelled with { Intent = null }).HasFailed.ShouldBeFalse("nobody here bought there");
    }

    [Fact]
    public void A_loss_is_written_off_once_every_charge_is_known_and_if_there_is_one()
    {
        var half = ABoughtPurchase().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, id: "so-2")));
        half.Refusal(new CostWrittenOff(1, Euro(30m), T0)).ShouldBe(RefusalCode.WrongStage);
        var none = ABoughtPurchase().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m)));
        none.Refusal(new CostWrittenOff(1, Euro(0m), T0)).ShouldBe(RefusalCode.BeyondMoney);
    }

    [Fact]
    public void An_order_nobody_decided_is_asked_about_from_the_sale_on()
    {
        var order = APaidOrder().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m)));
        order.Decided<OrderHeld>().Reason.ShouldBe(HoldReason.UnknownPurchase);
        order.Agenda.Asks.ShouldContain(new Ask(AskKind.UnknownPurchase, "round 1: so-1", T0 - Hours(1)));
        APaidOrder().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m))).DecidedNo<OrderHeld>();
    }

    [Fact]
    public void An_order_the_supplier_acknowledges_shows_it()
    {
        ABoughtPurchase().Stage().ShouldBeOfType<PurchaseStage.Paid>();
        ABoughtPurchase().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Acknowledged))).Stage().ShouldBeOfType<PurchaseStage.Acknowledged>();
    }
}
