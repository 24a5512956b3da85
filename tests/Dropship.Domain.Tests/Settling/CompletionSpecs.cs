using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Settling;

/// <summary>The marketplace's completion rule, then its payout.</summary>
public sealed class CompletionSpecs
{
    private static readonly Policies Later = Policies.Default with { CompleteAfter = Days(14) };

    [Fact]
    public void An_order_is_complete_when_the_rule_says_so_after_the_last_delivery()
    {
        var order = ACompletedOrder(Later);
        order.Phase.ShouldBe(Phase.Delivered);
        order.Agenda.WakeAt.ShouldBe(order.Now + Days(14));
        order.Wakes().Decided<OrderCompleted>().ShouldBe(new OrderCompleted(0, order.Now));
        order.Phase.ShouldBe(Phase.Completed);
    }

    [Fact]
    public void It_is_not_complete_while_a_unit_is_waited_for()
    {
        var order = ABoughtPurchase().HandedOver(new LineUnits(Shirts.Id, 1)).Arrives();
        order.DecidedNo<OrderCompleted>();
        order.Refusal(new OrderCompleted(0, order.Now)).ShouldBe(RefusalCode.WrongStage);
    }

    [Fact]
    public void It_is_not_complete_if_nothing_was_delivered()
    {
        var order = AShippedOrder(Later).Told(Scan(Number, ParcelPhase.Lost, T0 + Days(3))).Waits(Days(90));
        order.DecidedNo<OrderCompleted>();
        order.Refusal(new OrderCompleted(0, order.Now)).ShouldBe(RefusalCode.WrongStage);
    }

    [Fact]
    public void What_came_back_before_completion_is_not_completed()
    {
        var order = ACompletedOrder(Later).Told(Scan(Number, ParcelPhase.Returned, T0 + Days(8))).Waits(Days(30));
        order.DecidedNo<OrderCompleted>();
        order.Asks(AskKind.Compensate).ShouldBeTrue();
    }

    [Fact]
    public void Completion_is_dated_once_and_for_the_present_release()
    {
        var order = ACompletedOrder();
        order.Refusal(new OrderCompleted(0, order.Now)).ShouldBe(RefusalCode.NotNext);
        order.Refusal(new OrderCompleted(1, order.Now)).ShouldBe(RefusalCode.WrongStage);
        ACompletedOrder().Told(Sale(SaleStatus.Refunded, 0, 2, Shirts)).Refusal(new OrderCompleted(0, T0)).ShouldNotBeNull();
    }

    [Fact]
    public void An_overdue_payout_asks_a_person_until_it_comes()
    {
        var order = ACompletedOrder();
        order.Waits(Days(30) - Minutes(1)).Asks(AskKind.PayoutOverdue).ShouldBeFalse();
        order.Waits(Minutes(1)).Asks(AskKind.PayoutOverdue).ShouldBeTrue();
        order.PaidOut(20m, 0m, final: false).Asks(AskKind.PayoutOverdue).ShouldBeTrue();
        order.PaidOut(18m, 7m, id: "p2").Asks(AskKind.PayoutOverdue).ShouldBeFalse();
        order.Phase.ShouldBe(Phase.Settled);
    }

    [Fact]
    public void What_the_final_payout_leaves_unexplained_is_named_as_difference()
    {
        var order = ACompletedOrder().PaidOut(36m).Order;
        order.Balance(Account.Difference, Eur).ShouldBe(Euro(2m));
        order.Balance(Account.Receivable, Eur).ShouldBe(Euro(0m));
    }

    [Fact]
    public void A_parcel_that_comes_back_after_settlement_reopens_the_question()
    {
        var order = ACompletedOrder().PaidOut();
        order.IsOpen.ShouldBeFalse();
        order.Told(Scan(Number, ParcelPhase.Returned, order.Now + Days(3))).Asks(AskKind.Compensate).ShouldBeTrue();
    }

    [Fact]
    public void A_sale_the_marketplace_refunded_after_a_payout_waits_for_the_money_to_be_clawed_back_and_then_asks()
    {
        var order = ACompletedOrder().PaidOut(final: false).Told(Sale(SaleStatus.Refunded, 0, 2, Shirts));
        order.IsOpen.ShouldBeTrue();
        order.Asks(AskKind.PayoutOverdue).ShouldBeFalse();
        order.Waits(Days(30)).Asks(AskKind.PayoutOverdue).ShouldBeTrue();
        order.PaidOut(-38m, -7m, id: "p2").IsOpen.ShouldBeFalse();
        order.Asks(AskKind.PayoutOverdue).ShouldBeFalse();
    }

    [Fact]
    public void Of_two_contents_of_one_payout_the_later_counts_and_final_stays_final()
    {
        PayoutSeen one = new(new("p1"), Euro(38m), Euro(7m), true, T0), other = one with { Amount = Euro(37m), Final = false, At = T0 + Hours(1) };
        var seen = new Scenario().Told(one, other).Order.Settlement.Payouts;
        seen.ShouldBe(new Scenario().Told(other, one, other).Order.Settlement.Payouts);
        seen.ShouldBe([other with { Final = true }]);
    }
}
