using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Flow;

/// <summary>What stands against decisions about allocations, refunds and completion.</summary>
public sealed class GuardSpecs
{
    private static Refusal? Refused(Scenario order, Decision wanted) => Fulfilment.Take(order.Order, new Command.Decide(wanted)).Refused;

    private static RefundDecided Refund(int no, decimal sum, params LineAmount[] lines) => new(no, lines.ToFew(), Euro(sum), RefundReason.Goodwill, 0, T0);

    [Fact]
    public void One_allocation_waits_at_a_time_and_only_that_one_is_dropped()
    {
        var order = APaidOrder().Offered(Alpha);
        order.Refusal(new AllocationProposed(2, Beta, [new(Shirts.Id, 1)], T0)).ShouldBe(RefusalCode.WrongStage);
        order.Refusal(new AllocationDropped(2, DropReason.NotNeeded, T0)).ShouldBe(RefusalCode.WrongStage);
        order.Refusal(new AllocationDropped(1, DropReason.NotNeeded, T0)).ShouldBeNull();
        APaidOrder().Refusal(new AllocationDropped(1, DropReason.NotNeeded, T0)).ShouldBe(RefusalCode.WrongStage);
    }

    [Fact]
    public void Nothing_is_decided_for_a_release_that_is_not_the_present_one()
    {
        APaidOrder().Refusal(new UnitsDropped(1, [new(Shirts.Id, 1)], 1, T0)).ShouldBe(RefusalCode.WrongStage);
        AShippedOrder().Refusal(new OrderCompleted(1, T0)).ShouldBe(RefusalCode.WrongStage);
    }

    [Fact]
    public void Nothing_is_bought_for_an_order_whose_cancellation_was_accepted()
    {
        var order = APaidOrder().Told(new CancelAsked("c1", CancelOrigin.Buyer, T0));
        order.Refusal(new AllocationProposed(1, Alpha, [new(Shirts.Id, 1)], T0)).ShouldBe(RefusalCode.Cancelling);
    }

    [Fact]
    public void The_costs_may_reach_the_ceilings_and_not_exceed_them()
    {
        APaidOrder(Policies.Default with { OrderCeiling = Euro(30m), PriceTolerance = 0m }).Offered(Alpha).Quoted(30m).Decided<PurchaseIntended>().Ceiling.ShouldBe(Euro(30m));
        APaidOrder(Policies.Default with { OrderCeiling = Euro(29.99m) }).Offered(Alpha).Quoted(30m).DecidedNo<PurchaseIntended>();
    }

    [Fact]
    public void A_purchase_that_was_not_quoted_so_is_refused_with_the_reason()
    {
        var order = APaidOrder(Policies.Default with { Withheld = new("stopped", T0, T0 + Days(1)) }).Offered(Alpha).Quoted();
        var judged = new Judgement(Euro(45m), Euro(30m), Euro(0m), 0m, null);
        var wanted = new PurchaseIntended(1, 1, Alpha, [new(Shirts.Id, 2)], Euro(30m), Euro(30m), SupplierTerms.SingleStep, "ds-1", judged, T0);
        order.Refusal(wanted).ShouldBeNull("the cost may reach the ceiling");
        order.Refusal(wanted with { Ceiling = Euro(29.99m) }).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(wanted with { Ceiling = new(30m, Usd) }).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(wanted with { Allocation = 2 }).ShouldBe(RefusalCode.WrongStage);
        order.Refusal(wanted with { Supplier = Beta }).ShouldBe(RefusalCode.WrongStage);
        order.Refusal(wanted with { Cost = Euro(29m) }).ShouldBe(RefusalCode.WrongStage);
        order.Refusal(wanted with { Judged = judged with { Ceiling = Euro(29.99m) } }).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(wanted with { Judged = judged with { Ceiling = Euro(30m) } }).ShouldBeNull();
        order.Refusal(wanted with { Judged = judged with { Floor = 0.34m } }).ShouldBe(RefusalCode.BelowMargin);
        order.Refusal(wanted with { Terms = SupplierTerms.SingleStep with { Steps = [PurchaseStep.Pay] } }).ShouldBe(RefusalCode.WrongStage);
        var smaller = Fulfilment.Evolve(order.Order, Sale(SaleStatus.Paid, 0, 2, Shirts with { Quantity = 1 }));
        Fulfilment.Take(smaller, new Command.Decide(wanted)).Refused!.ShouldBe(new(RefusalCode.BeyondDemand, "more units than are open"));
    }

    [Fact]
    public void What_the_marketplace_gave_back_and_what_was_promised_count_together()
    {
        var order = APaidOrder().Told(new RefundSeen("r1", Euro(10m), T0)).Decides(Refund(1, 30m, new LineAmount(Shirts.Id, Euro(30m))));
        order.Refusal(Refund(2, 10m, new LineAmount(Shirts.Id, Euro(10m)))).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(Refund(2, 5m, new LineAmount(Shirts.Id, Euro(5m)))).ShouldBeNull();
    }

    [Fact]
    public void A_refund_names_its_lines_and_a_line_may_get_nothing()
    {
        var order = APaidOrder(null, Shirts, Mug);
        order.Refusal(Refund(1, 5m)).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(Refund(1, 5m, new LineAmount(Shirts.Id, Euro(5m)), new LineAmount(Mug.Id, Euro(0m)))).ShouldBeNull();
        order.Refusal(Refund(1, 5m, new LineAmount(Shirts.Id, Euro(6m)), new LineAmount(Mug.Id, Euro(-1m)))).ShouldBe(RefusalCode.BeyondMoney);
    }

    [Fact]
    public void An_order_without_lines_is_not_given_back_more_than_was_paid()
    {
        var order = new Scenario().Told(Paid() with { Lines = [] });
        order.Refusal(Refund(1, 45m)).ShouldBeNull();
        order.Refusal(Refund(1, 45.01m)).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(Refund(1, 45m, new LineAmount(Shirts.Id, Euro(45m)))).ShouldBe(RefusalCode.BeyondMoney, "there is no such line");
        order.Told(Sale(SaleStatus.Paid, 0, 2, Shirts)).Refusal(Refund(1, 45m, new LineAmount(Shirts.Id, Euro(45m)))).ShouldBeNull("a later reading has the lines");
    }

    [Fact]
    public void An_order_is_not_completed_once_it_is_cancelled_and_says_how_many_units_are_waited_for()
    {
        var cancelled = AShippedOrder().Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Arrives();
        cancelled.Refusal(new OrderCompleted(0, cancelled.Now)).ShouldBe(RefusalCode.WrongStage);
        var half = ABoughtPurchase().HandedOver(new LineUnits(Shirts.Id, 1));
        Refused(half, new OrderCompleted(0, half.Now))!.Because.ShouldBe("2 units are still waited for");
    }
}
