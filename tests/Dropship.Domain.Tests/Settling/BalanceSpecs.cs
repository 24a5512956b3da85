using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Settling;

/// <summary>Money that the marketplace holds or has to claw back is waited for, and sums never mix currencies.</summary>
public sealed class BalanceSpecs
{
    private static Instant? OverdueSince(Scenario order)
    {
        for (var i = 0; i < 400 && !order.Asks(AskKind.PayoutOverdue); i++) order.Waits(Days(0.5));
        return order.Agenda.Asks.AsEnumerable().FirstOrDefault(ask => ask.Kind == AskKind.PayoutOverdue)?.Since;
    }

    private static Scenario Withdrawn() => APaidOrder().Told(Sale(SaleStatus.Refunded, 0, 2, Shirts));

    [Fact]
    public void A_payout_of_a_cancelled_order_is_to_be_clawed_back_within_thirty_days_of_the_last_movement()
    {
        OverdueSince(Withdrawn()).ShouldBeNull("nothing is left there");
        OverdueSince(Withdrawn().PaidOut(30m, 5m, final: false)).ShouldBe(T0 + Days(30));
        OverdueSince(Withdrawn().Waits(Days(3)).PaidOut(30m, 5m, final: false)).ShouldBe(T0 + Days(33));
        OverdueSince(Withdrawn().Waits(Days(3)).PaidOut(30m, 5m, final: false).Told(new RefundSeen("r1", Euro(1m), T0 + Days(2)))).ShouldBe(T0 + Days(33));
        OverdueSince(Withdrawn().Waits(Days(3)).PaidOut(30m, 5m, final: false).Told(new RefundSeen("r1", Euro(1m), T0 + Days(9)))).ShouldBe(T0 + Days(39));
        OverdueSince(Withdrawn().Told(new PayoutSeen(new("p0"), Euro(30m), Euro(5m), false, T0 - Days(9)))).ShouldBe(T0 + Days(30), "the payment itself is the later");
    }

    [Fact]
    public void A_refund_we_decided_later_counts_from_its_decision()
    {
        var order = APaidOrder().Waits(Days(4)).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts));
        order.Decided<RefundDecided>();
        OverdueSince(order).ShouldBe(T0 + Days(34));
        var paidLater = APaidOrder().Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Sends(TryKind.Refund).Ends(Outcome.Done).Waits(Days(3)).PaidOut(30m, 5m, final: false);
        OverdueSince(paidLater).ShouldBe(T0 + Days(33), "the payout came after the decision");
    }

    [Fact]
    public void What_was_lost_as_a_whole_is_waited_for_as_well()
    {
        var order = AShippedOrder().Told(Scan(Number, ParcelPhase.Lost, T0 + Days(3)));
        OverdueSince(order).ShouldBe(T0 + Days(30));
        OverdueSince(AShippedOrder().Arrives()).ShouldBe(T0 + Days(37), "thirty days after the completion");
    }

    [Fact]
    public void A_sale_in_two_currencies_is_given_back_by_a_person()
    {
        var two = new Scenario().Told(Paid(Shirts) with { Paid = new(50m, Usd) }, Sale(SaleStatus.Paid, 0, 2, Shirts));
        two.Order.HighestPaid().ShouldBeNull();
        two.Asks(AskKind.WriteFailed).ShouldBeFalse();
        two.Told(Sale(SaleStatus.Cancelled, 0, 3, Shirts)).Agenda.Asks.ShouldContain(new Ask(AskKind.WriteFailed, "refund: the order was paid in several currencies", T0 - Hours(1)));
        two.DecidedNo<RefundDecided>();
    }

    [Fact]
    public void The_highest_paid_skips_what_was_not_paid()
    {
        var order = new Scenario().Told(Sale(SaleStatus.Unpaid, 0, 1, Shirts) with { Paid = new(90m, Usd) }, Sale(SaleStatus.Paid, 0, 2, Shirts), Sale(SaleStatus.Paid, 0, 3, Shirts) with { Paid = Euro(40m) });
        order.Order.HighestPaid().ShouldBe(Euro(45m));
    }

    [Fact]
    public void Amounts_in_another_currency_are_left_out_of_a_sum()
    {
        var dollars = new RefundDecided(1, [new(Shirts.Id, new(9m, Usd))], new(9m, Usd), RefundReason.Goodwill, 0, T0);
        var order = APaidOrder().Order;
        foreach (var happened in (Event[])[dollars, dollars with { No = 2, Amount = Euro(4m), Lines = [new(Shirts.Id, Euro(4m))] }, new PayoutSeen(new("p1"), Euro(30m), new(2m, Usd), true, T0), new PayoutSeen(new("p2"), new(30m, Usd), Euro(2m), true, T0), new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid) with { Charged = new(8m, Usd) })])
            order = Fulfilment.Evolve(order, happened);
        order.DecidedRefunds(Eur).ShouldBe(Euro(4m));
        order.DecidedRefunds(Eur, Shirts.Id).ShouldBe(Euro(4m));
        order.DecidedRefunds(Usd, Mug.Id).ShouldBe(new Money(0m, Usd));
        (order.Balance(Account.Bank, Eur), order.Balance(Account.Bank, Usd), order.Balance(Account.Fees, Eur)).ShouldBe((Euro(0m), new Money(0m, Usd), Euro(0m)));
        (order.Balance(Account.Cost, Eur), order.Balance(Account.Cost, Usd)).ShouldBe((Euro(0m), new Money(8m, Usd)));
    }

    [Fact]
    public void What_the_marketplace_gave_back_leaves_less_for_each_further_line()
    {
        var order = APaidOrder(null, Shirts, Mug).Told(new RefundSeen("r1", Euro(50m), T0), Sale(SaleStatus.Cancelled, 0, 2, Shirts, Mug));
        order.Decided<RefundDecided>().Lines.ShouldBe([new(Shirts.Id, Euro(10m))]);
        var bare = new Scenario().Told(Paid() with { Lines = [] }, new RefundSeen("r1", Euro(10m), T0), Sale(SaleStatus.Cancelled, 0, 2) with { Paid = Euro(45m) });
        bare.Decided<RefundDecided>().Amount.ShouldBe(Euro(35m));
    }

    [Fact]
    public void What_the_marketplace_cancels_after_all_has_gone_is_given_back_whole_to_the_last_fraction()
    {
        AShippedOrder().Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Decided<RefundDecided>().Amount.ShouldBe(Euro(45m));
        var fine = new Scenario().Told(Paid(Shirts) with { Paid = Euro(45.005m) }, Sale(SaleStatus.Cancelled, 0, 2, Shirts) with { Paid = Euro(45.005m) });
        fine.Decided<RefundDecided>().Amount.ShouldBe(Euro(45.005m));
        var two = new Scenario().Told(Paid(Shirts, Mug) with { Paid = Euro(60.005m) }, Sale(SaleStatus.Cancelled, 0, 2, Shirts, Mug) with { Paid = Euro(60.005m) });
        two.Decided<RefundDecided>().Lines.ShouldBe([new(Shirts.Id, Euro(45.005m)), new(Mug.Id, Euro(15m))]);
    }

    [Fact]
    public void A_goodwill_refund_of_everything_does_not_hide_that_the_goods_came()
    {
        var order = ACompletedOrder().Decides(new RefundDecided(1, [new(Shirts.Id, Euro(45m))], Euro(45m), RefundReason.Goodwill, 0, T0)).Sends(TryKind.Refund).Ends(Outcome.Done);
        order.Order.Refunded().ShouldBe(Euro(45m));
        order.Phase.ShouldBe(Phase.Completed);
    }
}
