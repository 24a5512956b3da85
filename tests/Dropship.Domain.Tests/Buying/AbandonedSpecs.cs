using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Buying;

/// <summary>A purchase after its supplier was given up, or cut it short: watched on, written off when nobody wants the rest.</summary>
public sealed class AbandonedSpecs
{
    private static readonly Policies Elsewhere = Policies.Default with { Chasing = Chasing.Default with { WhenDefaulted = WhenDefaulted.AcceptLoss, GiveUpWhenLate = Days(2) } };

    private static Scenario Late() => APaidOrder(Elsewhere).Offered(Alpha, Beta).Quoted().Reads().Sends(TryKind.Create).Succeeds().At(T0 + Days(6)).Reads().Sends(TryKind.CancelPurchase);

    private static bool Reads(Scenario order) => order.Agenda.Todos.Contains(new Todo.ReadPurchase(1, Bought));

    [Fact]
    public void What_was_written_off_and_bought_elsewhere_is_looked_at_slowly_until_it_ships()
    {
        var order = Late().Fails(DeclineReason.TooLate);
        Reads(order).ShouldBeFalse();
        Reads(order.At(T0 + Days(20))).ShouldBeTrue(order.Transcript);
        Reads(order.Told(Parcel(Number, order.Now))).ShouldBeFalse("it has gone, and is followed as a parcel");
    }

    [Fact]
    public void Nothing_is_lost_where_everything_was_credited_and_a_person_asks_the_supplier()
    {
        var order = Late().Ends(Outcome.Rejected, new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m)));
        order.DecidedNo<CostWrittenOff>();
        order.Asks(AskKind.CancelByHand).ShouldBeTrue(order.Transcript);
    }

    [Fact]
    public void Little_time_is_no_obstacle_to_the_first_supplier()
    {
        var rules = Policies.Default with { Chasing = Chasing.Default with { TimeToDeliver = Days(10) } };
        APaidOrder(rules).At(T0 + Days(11)).Reads().Offered(Alpha).Decided<AllocationProposed>().Supplier.ShouldBe(Alpha);
    }

    [Fact]
    public void What_is_not_credited_of_a_purchase_cut_short_is_a_loss_once_nobody_wants_the_rest()
    {
        var order = ABoughtPurchase().HandedOver(new LineUnits(Shirts.Id, 1)).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.PartShipped, 30m, 10m) with { Cancelled = true }));
        order.DecidedNo<CostWrittenOff>();
        order.Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Decided<CostWrittenOff>().ShouldBe(new CostWrittenOff(1, Euro(20m), order.Now));
    }

    [Fact]
    public void What_is_bought_at_ship_by_has_a_time_of_its_own()
    {
        var order = ABoughtPurchase(Elsewhere, Shirts with { ShipBy = T0 });
        order.At(T0 + Days(7) - Minutes(1)).DecidedNo<SupplierGivenUp>();
        order.At(T0 + Days(7)).Decided<SupplierGivenUp>();
    }

    [Fact]
    public void And_that_is_the_suppliers_own_promise_where_it_gave_one()
    {
        var order = ABoughtPurchase(Elsewhere with { Deadlines = DeadlineRules.Default with { Suppliers = new Dictionary<SupplierId, SupplierTime> { [Alpha] = new(WorkCalendar.Always, 1) } } }, Shirts with { ShipBy = T0 - Days(1) });
        order.At(T0 + Hours(38) + Days(2) - Minutes(1)).DecidedNo<SupplierGivenUp>();
        order.At(T0 + Hours(38) + Days(2)).Decided<SupplierGivenUp>();
    }
}
