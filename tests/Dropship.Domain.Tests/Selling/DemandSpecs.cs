using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Selling;

/// <summary>Units by where they are.</summary>
public sealed class DemandSpecs
{
    private static LineDemand Shirt(Scenario order) => order.Order.Demanded().Single(line => line.Line.Id == Shirts.Id);

    private static LineUnits Some(int units) => new(Shirts.Id, units);

    [Fact]
    public void Units_are_open_then_covered_then_shipped_then_delivered()
    {
        Shirt(APaidOrder()).Open.ShouldBe(2);
        Shirt(AnIntendedPurchase()).Covered.ShouldBe(2);
        Shirt(AShippedOrder()).Shipped.ShouldBe(2);
        Shirt(ACompletedOrder()).ShouldBe(new LineDemand(Shirts, 0, 0, 0, 2, 0, 0, 0, 0));
    }

    [Fact]
    public void An_announced_parcel_moves_nothing() => Shirt(ABoughtPurchase().Told(Parcel(Number))).Covered.ShouldBe(2);

    [Fact]
    public void A_scan_of_the_carrier_hands_over_even_if_the_supplier_is_silent() =>
        Shirt(ABoughtPurchase().Told(Parcel(Number), Scan(Number, ParcelPhase.PickedUp, T0))).Shipped.ShouldBe(2);

    [Fact]
    public void A_part_shipment_leaves_the_rest_covered()
    {
        var order = ABoughtPurchase().HandedOver(Some(1));
        Shirt(order).ShouldBe(new LineDemand(Shirts, 0, 1, 1, 0, 0, 0, 0, 0));
        order.Phase.ShouldBe(Phase.PartShipped);
        order.Stage().ShouldBeOfType<PurchaseStage.PartShipped>();
    }

    [Fact]
    public void Two_parcels_of_one_unit_each_arrive_each_for_itself()
    {
        var order = ABoughtPurchase().HandedOver(Some(1)).Told(Parcel(Second, T0 + Days(1), 1, Some(1))).Arrives(Second);
        Shirt(order).ShouldBe(new LineDemand(Shirts, 0, 0, 1, 1, 0, 0, 0, 0));
        order.Phase.ShouldBe(Phase.InTransit);
    }

    [Fact]
    public void A_parcel_that_names_no_units_holds_what_no_other_parcel_names()
    {
        var order = ABoughtPurchase().HandedOver(Some(1)).Told(Parcel(Second, T0 + Days(1))).Arrives(Second);
        Shirt(order).ShouldBe(new LineDemand(Shirts, 0, 0, 1, 1, 0, 0, 0, 0));
    }

    [Fact]
    public void Of_several_parcels_that_name_no_units_all_must_arrive_before_any_unit_has()
    {
        var order = ABoughtPurchase().HandedOver().Told(Parcel(Second, T0 + Days(1))).Arrives();
        Shirt(order).Shipped.ShouldBe(2);
        order.Arrives(Second);
        Shirt(order).Delivered.ShouldBe(2);
    }

    [Fact]
    public void A_parcel_cannot_hold_more_than_was_bought() => Shirt(ABoughtPurchase().HandedOver(Some(5))).Shipped.ShouldBe(2);

    [Theory]
    [InlineData(ParcelPhase.Lost)]
    [InlineData(ParcelPhase.Returned)]
    public void What_is_lost_or_came_back_is_waited_for_no_longer_and_asks_a_person(ParcelPhase phase)
    {
        var order = AShippedOrder().Waits(Days(5)).Told(Scan(Number, phase, T0 + Days(6)));
        var line = Shirt(order);
        (line.Lost, line.Returned).ShouldBe(phase == ParcelPhase.Lost ? (2, 0) : (0, 2));
        line.IsAtEnd.ShouldBeTrue();
        order.Asks(AskKind.Compensate).ShouldBeTrue();
        order.DecidedNo<OrderCompleted>();
    }

    [Fact]
    public void A_cancelled_purchase_opens_its_units_and_a_cancelled_order_withdraws_them()
    {
        Shirt(ABoughtPurchase(Policies.Default with { WhenUnsupplied = WhenUnsupplied.Ask }).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid) with { Cancelled = true }))).Open.ShouldBe(2);
        Shirt(ABoughtPurchase().Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts))).Withdrawn.ShouldBe(2);
    }

    [Fact]
    public void A_reopened_release_puts_withdrawn_units_back_into_demand()
    {
        var order = APaidOrder().Told(new CancelAsked("c1", CancelOrigin.Buyer, T0));
        Shirt(order).Withdrawn.ShouldBe(2);
        order.Told(Sale(SaleStatus.Paid, 1, 2, Shirts));
        Shirt(order).Open.ShouldBe(2);
        order.Order.Release.ShouldBe(1);
        order.Plans<Todo.FindOffers>().ShouldBeTrue();
    }

    [Fact]
    public void A_reopened_release_puts_dropped_units_back_into_demand()
    {
        var order = new Scenario().Given(Paid(Shirts), new UnitsDropped(1, [Some(2)], 0, T0));
        Shirt(order).Unfillable.ShouldBe(2);
        Shirt(order.Told(Sale(SaleStatus.Paid, 1, 2, Shirts))).ShouldBe(new LineDemand(Shirts, 2, 0, 0, 0, 0, 0, 0, 0));
    }

    [Fact]
    public void A_reopened_release_keeps_a_paid_purchase_and_buys_nothing_again()
    {
        var order = ABoughtPurchase(With(SupplierTerms.SingleStep with { CanCancel = false })).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Told(Sale(SaleStatus.Paid, 1, 3, Shirts));
        Shirt(order).Covered.ShouldBe(2);
        order.Phase.ShouldBe(Phase.AwaitingShipment);
        order.Plans<Todo.FindOffers>().ShouldBeFalse();
    }

    [Fact]
    public void A_written_off_purchase_of_a_reopened_release_is_followed_again()
    {
        var order = ABoughtPurchase().Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate);
        order.Decided<CostWrittenOff>();
        order.Told(Sale(SaleStatus.Paid, 1, 3, Shirts)).Waits(Hours(6)).Plans<Todo.ReadPurchase>().ShouldBeTrue();
    }

    [Fact]
    public void A_larger_quantity_opens_only_what_is_new()
    {
        var order = ABoughtPurchase().Told(Sale(SaleStatus.Paid, 0, 2, Shirts with { Quantity = 3 }));
        Shirt(order).ShouldBe(new LineDemand(Shirts with { Quantity = 3 }, 1, 2, 0, 0, 0, 0, 0, 0));
        order.Decided<AllocationProposed>().Units.ShouldBe([Some(1)]);
    }

    [Fact]
    public void Units_are_not_counted_twice_by_naming_their_line_twice()
    {
        var order = new Scenario().Told(Paid(Shirts), new OffersFound(1, T0, []));
        new Scenario().Given(Paid(Shirts)).Refusal(new UnitsDropped(1, [Some(1), Some(2)], 0, T0)).ShouldBe(RefusalCode.BeyondDemand);
        order.Refusal(new AllocationProposed(1, Alpha, [Some(1)], T0)).ShouldBe(RefusalCode.BeyondDemand);
    }

    [Fact]
    public void What_is_cancelled_on_the_way_takes_only_what_has_not_gone() =>
        Shirt(ABoughtPurchase().HandedOver(Some(1)).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts))).ShouldSatisfyAllConditions(line => line.Withdrawn.ShouldBe(1), line => line.Shipped.ShouldBe(1));

    [Fact]
    public void The_lines_of_an_order_add_up()
    {
        APaidOrder(null, Shirts, Mug).Order.DemandedInAll().ShouldBe(new DemandTotal(3, 0, 0, 0, 0, 0));
        AnIntendedPurchase(null, Shirts, Mug).Order.DemandedInAll().ShouldBe(new DemandTotal(0, 3, 0, 0, 0, 0));
        ABoughtPurchase(null, Shirts, Mug).HandedOver().Order.DemandedInAll().ShouldBe(new DemandTotal(0, 0, 3, 0, 0, 0));
    }

    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(1, 0, 0, false)]
    [InlineData(0, 1, 0, false)]
    [InlineData(0, 0, 1, false)]
    public void A_line_is_at_its_end_once_nothing_of_it_is_waited_for(int open, int covered, int shipped, bool end)
    {
        new LineDemand(Shirts, open, covered, shipped, 1, 0, 0, 0, 0).IsAtEnd.ShouldBe(end);
        new DemandTotal(open, covered, shipped, 1, 0, 0).IsAtEnd.ShouldBe(end);
    }

    [Fact]
    public void A_line_reads_with_its_amounts_and_its_deadline_and_the_lines_come_to_the_base_of_the_sale()
    {
        Shirts.ToString().ShouldBe("l1: 2 x SHIRT at 20.00 EUR + 5.00 EUR, ship by 2026-01-09T10:00:00.000Z");
        (Shirts with { ShipBy = null }).ToString().ShouldBe("l1: 2 x SHIRT at 20.00 EUR + 5.00 EUR");
        (Paid(Shirts, Mug) with { Paid = Euro(40m) }).Base().ShouldBe(Euro(60m));
    }
}
