using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Buying;

/// <summary>Bought at T0, to be handed over within four days, with half a day's margin: rungs at 1.75, 2.8 and 3.5 days, then every week, given up after 60 days.</summary>
public sealed class ChasingSpecs
{
    private static Scenario Urged(Scenario order) => order.Reads().Sends(TryKind.Urge).Ends(Outcome.Done);

    private static Scenario Sent(params double[] days)
    {
        var order = ABoughtPurchase();
        foreach (var day in days) Urged(order.At(T0 + Days(day)));
        return order;
    }

    private static Instant NextRung(Scenario order)
    {
        while (!order.Plans(TryKind.Urge)) order.Reads().Wakes();
        return order.Now;
    }

    [Fact]
    public void The_first_reminder_goes_at_half_of_the_time() => NextRung(Sent()).ShouldBe(T0 + Days(1.75));

    [Fact]
    public void The_second_reminder_goes_at_four_fifths_of_the_time() => NextRung(Sent(1.75)).ShouldBe(T0 + Days(2.8));

    [Fact]
    public void The_third_reminder_goes_before_ship_by_and_keeps_a_days_gap() => NextRung(Sent(1.75, 2.8)).ShouldBe(T0 + Days(3.8));

    [Fact]
    public void A_reminder_that_went_late_pushes_the_next_by_a_day() => NextRung(Sent(3)).ShouldBe(T0 + Days(4));

    [Fact]
    public void A_late_supplier_is_reminded_every_week() => NextRung(Sent(2, 3.2, 4.2)).ShouldBe(T0 + Days(11.2));

    [Fact]
    public void Half_a_day_before_ship_by_a_person_is_asked_as_well()
    {
        var order = ABoughtPurchase().At(T0 + Days(3.49));
        order.Asks(AskKind.LateSupplier).ShouldBeFalse();
        order.At(T0 + Days(3.5)).Asks(AskKind.LateSupplier).ShouldBeTrue();
    }

    [Fact]
    public void A_reminder_that_may_have_arrived_is_not_repeated()
    {
        var order = ABoughtPurchase().At(T0 + Days(2)).Reads().Sends(TryKind.Urge).Ends(Outcome.Unknown);
        order.Plans(TryKind.Urge).ShouldBeFalse();
        NextRung(order).ShouldBe(T0 + Days(3), "the gap of a day");
    }

    [Fact]
    public void A_reminder_that_never_left_is_tried_again_on_the_same_rung()
    {
        var order = ABoughtPurchase().At(T0 + Days(2)).Reads().Sends(TryKind.Urge).Ends(Outcome.NotSent).Waits(Minutes(1));
        order.Agenda.Todos.OfType<Todo.Send>().Single().ShouldBe(new(new(TryKind.Urge, 1, 1), 2, order.Now + Minutes(1)));
    }

    [Fact]
    public void Without_rungs_a_supplier_is_only_reminded_once_late()
    {
        var order = ABoughtPurchase(Policies.Default with { Chasing = Chasing.Default with { RemindAt = [] } });
        NextRung(order).ShouldBe(T0 + Days(11));
    }

    [Fact]
    public void Without_a_ship_by_the_policys_own_limit_counts()
    {
        var order = ABoughtPurchase(null, Shirts with { ShipBy = null });
        NextRung(order).ShouldBe(T0 + Days(2.25));
        order.At(T0 + Days(4.5)).Asks(AskKind.LateSupplier).ShouldBeTrue();
    }

    [Fact]
    public void Nobody_is_chased_after_the_hand_over()
    {
        var order = AShippedOrder().At(T0 + Days(5)).Reads();
        order.Plans(TryKind.Urge).ShouldBeFalse();
        order.Asks(AskKind.LateSupplier).ShouldBeFalse();
        order.Refusal(new TryOpened(new(TryKind.Urge, 1, 1), 1, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.WrongStage);
    }

    [Fact]
    public void Sixty_days_after_payment_the_supplier_is_given_up_and_asked_to_cancel()
    {
        var order = ABoughtPurchase().At(T0 + Days(60));
        order.Decided<SupplierGivenUp>().Round.ShouldBe(1);
        order.Reads().Plans(TryKind.CancelPurchase).ShouldBeTrue();
        order.Plans(TryKind.Urge).ShouldBeFalse();
    }

    [Fact]
    public void A_supplier_that_was_given_up_and_credits_is_not_bought_from_again()
    {
        var order = ABoughtPurchase().At(T0 + Days(60)).Sends(TryKind.CancelPurchase)
            .Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m) with { Cancelled = true })).Offered(Alpha);
        order.Decided<UnitsDropped>();
        order.Decided<RefundDecided>().Amount.ShouldBe(Euro(45m));
        order.Sends(TryKind.Refund).Ends(Outcome.Done).Phase.ShouldBe(Phase.Refunded);
        order.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void A_supplier_that_was_given_up_and_refuses_to_cancel_leaves_it_to_a_person()
    {
        var order = ABoughtPurchase().At(T0 + Days(60)).Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate);
        order.Asks(AskKind.CancelByHand).ShouldBeTrue();
        order.Order.OpenUnits(Shirts.Id).ShouldBe(0, "the money is still there, so the units are not bought elsewhere");
    }

    [Fact]
    public void A_supplier_that_was_given_up_but_ships_after_all_is_left_in_peace()
    {
        var order = ABoughtPurchase().At(T0 + Days(60)).Told(Parcel(Number, T0 + Days(60))).Reads();
        order.Plans(TryKind.CancelPurchase).ShouldBeFalse();
        order.Asks(AskKind.CancelByHand).ShouldBeFalse();
        order.Arrives().Asks(AskKind.CancelByHand).ShouldBeFalse();
    }

    [Fact]
    public void A_supplier_that_agreed_to_cancel_and_does_not_show_it_is_asked_about()
    {
        var order = ABoughtPurchase().At(T0 + Days(60)).Reads().Sends(TryKind.CancelPurchase).Ends(Outcome.Done);
        order.Waits(Days(14) - Minutes(1)).Asks(AskKind.MissingCredit).ShouldBeFalse();
        order.Waits(Minutes(1)).Asks(AskKind.MissingCredit).ShouldBeTrue();
        order.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m) with { Cancelled = true })).Asks(AskKind.MissingCredit).ShouldBeFalse();
    }

    [Fact]
    public void Giving_up_needs_a_bought_purchase_that_is_not_shipped_and_happens_once()
    {
        AnIntendedPurchase().Refusal(new SupplierGivenUp(1, T0)).ShouldBe(RefusalCode.WrongStage);
        AShippedOrder().Refusal(new SupplierGivenUp(1, T0)).ShouldBe(RefusalCode.WrongStage);
        ABoughtPurchase().At(T0 + Days(60)).Refusal(new SupplierGivenUp(1, T0)).ShouldBe(RefusalCode.NotNext);
    }

    [Fact]
    public void An_unshipped_purchase_is_read_four_times_a_day_and_once_a_day_when_it_is_a_week_late()
    {
        var order = ABoughtPurchase().Sleep();
        order.Now.ShouldBe(T0 + Hours(2), "at 12:00, the next of the slots that all orders share");
        order.At(T0 + Days(12)).Reads().Sleep();
        order.Now.ShouldBe(T0 + Days(12) + Hours(14), "at midnight");
    }

    [Fact]
    public void Without_a_ship_by_the_policys_own_limit_is_the_deadline() => ABoughtPurchase(null, Shirts with { ShipBy = null }).Agenda.Deadline.ShouldBe(T0 + Days(5));
}

internal static class Sleeping
{
    /// <summary>Sleeps until the supplier is to be read.</summary>
    internal static Scenario Sleep(this Scenario order)
    {
        while (!order.Plans<Todo.ReadPurchase>()) order.Wakes();
        return order;
    }
}
