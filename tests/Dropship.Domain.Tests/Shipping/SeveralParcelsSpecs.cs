using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Shipping;

/// <summary>Several parcels of one purchase, and several sightings of one parcel.</summary>
public sealed class SeveralParcelsSpecs
{
    private static LineDemand Shirt(Scenario order) => order.Order.Demanded().Single(line => line.Line.Id == Shirts.Id);

    private static TryOpened Publishing(Scenario order, TrackingNumber number, int release = 0) => new(new(TryKind.Publish, release, Name: number.Value), 1, order.Now, order.Now + Minutes(1));

    private static string[] Published(Scenario order) => [.. order.Agenda.Todos.OfType<Todo.Send>().Where(send => send.Key.Kind == TryKind.Publish).Select(send => send.Key.Name)];

    [Theory]
    [InlineData(ParcelPhase.Delivered, ParcelPhase.InTransit, nameof(LineDemand.Shipped))]
    [InlineData(ParcelPhase.Delivered, ParcelPhase.Returning, nameof(LineDemand.Shipped))]
    [InlineData(ParcelPhase.Lost, ParcelPhase.PickedUp, nameof(LineDemand.Shipped))]
    [InlineData(ParcelPhase.Delivered, ParcelPhase.Delivered, nameof(LineDemand.Delivered))]
    [InlineData(ParcelPhase.Delivered, ParcelPhase.Returned, nameof(LineDemand.Delivered))]
    [InlineData(ParcelPhase.Returned, ParcelPhase.Lost, nameof(LineDemand.Returned))]
    [InlineData(ParcelPhase.Lost, ParcelPhase.Lost, nameof(LineDemand.Lost))]
    public void Units_of_parcels_that_do_not_say_what_is_in_them_are_where_the_slowest_is(ParcelPhase one, ParcelPhase other, string place)
    {
        Place(one, other).ShouldBe(place);
        Place(other, one).ShouldBe(place);

        static string Place(ParcelPhase first, ParcelPhase second)
        {
            var line = Shirt(ABoughtPurchase().Told(Parcel(Number, T0), Parcel(Second, T0), Scan(Number, first, T0), Scan(Second, second, T0)));
            return new[] { (nameof(line.Shipped), line.Shipped), (nameof(line.Delivered), line.Delivered), (nameof(line.Returned), line.Returned), (nameof(line.Lost), line.Lost) }.Single(each => each.Item2 == 2).Item1;
        }
    }

    [Fact]
    public void Scans_of_one_moment_lie_in_the_same_order_whichever_came_first()
    {
        ScanSeen[] scans = [Scan(Number, ParcelPhase.InTransit, T0), Scan(Number, ParcelPhase.PickedUp, T0), Scan(Number, ParcelPhase.InTransit, T0) with { Incident = ParcelIncident.Delayed }, Scan(Number, ParcelPhase.PickedUp, T0 - Hours(1))];
        var one = new Scenario().Told(scans).Order.Parcel(Number)!;
        one.ShouldBe(new Scenario().Told([.. scans.Reverse()]).Order.Parcel(Number));
        one.Scans.ShouldBe([new(T0 - Hours(1), ParcelPhase.PickedUp, ParcelIncident.None), new(T0, ParcelPhase.PickedUp, ParcelIncident.None), new(T0, ParcelPhase.InTransit, ParcelIncident.None), new(T0, ParcelPhase.InTransit, ParcelIncident.Delayed)]);
    }

    [Fact]
    public void Of_two_carriers_told_for_a_parcel_one_stays_and_of_two_quantities_the_larger()
    {
        ParcelSeen less = Parcel(Number, null, 1, new LineUnits(Shirts.Id, 1)) with { Carrier = new("A") }, more = Parcel(Number, T0, 1, new LineUnits(Shirts.Id, 2), new LineUnits(Mug.Id, 1)) with { Carrier = new("B") };
        var parcel = new Scenario().Told(less, more).Order.Parcel(Number)!;
        parcel.ShouldBe(new Scenario().Told(more, less).Order.Parcel(Number));
        parcel.Carrier.ShouldBe(new CarrierCode("B"));
        parcel.Units.ShouldBe([new(Shirts.Id, 2), new(Mug.Id, 1)]);
        parcel.HandedOverAt.ShouldBe(T0);
    }

    [Fact]
    public void The_last_parcels_number_waits_until_nothing_is_open()
    {
        var order = APaidOrder(Policies.Default with { Publish = PublishRule.Last, MaxSearches = 2 }, Shirts, Mug)
            .Told(new OffersFound(1, T0, [new(Shirts.Id, Alpha, new("A"))])).Quoted().Reads().Sends(TryKind.Create).Succeeds();
        Shirt(order.HandedOver()).Shipped.ShouldBe(2);
        order.Order.OpenUnits(Mug.Id).ShouldBe(1);
        Published(order.Reads()).ShouldBeEmpty();
    }

    [Fact]
    public void A_parcel_that_is_only_announced_does_not_hold_up_the_first_one()
    {
        var order = ABoughtPurchase(Policies.Default with { Publish = PublishRule.First }).Told(Parcel(Number), Parcel(Second, T0)).Reads();
        Published(order).ShouldBe([Second.Value]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Outcome.Unknown)]
    [InlineData(Outcome.Done)]
    public void The_number_that_went_out_first_stays_the_one(Outcome? outcome)
    {
        var order = ABoughtPurchase(Policies.Default with { Publish = PublishRule.First }).Waits(Hours(1)).Reads().Told(Parcel(Second, T0 + Hours(1))).Sends(TryKind.Publish);
        if (outcome is { } end) order.Ends(end);
        Published(order.Told(Parcel(Number, T0))).ShouldBeEmpty();
    }

    [Fact]
    public void A_number_that_is_published_is_not_questioned_any_more()
    {
        var order = AShippedOrder().Told(Scan(Number, ParcelPhase.PickedUp, T0 - Days(30)));
        order.Order.IsSuspect(order.Order.Parcel(Number)!).ShouldBeTrue();
        order.Asks(AskKind.ReviewParcel).ShouldBeFalse();
    }

    [Fact]
    public void Without_a_ship_by_a_suspect_number_is_released_before_the_policys_own_limit()
    {
        var order = ABoughtPurchase(null, Shirts with { ShipBy = null }).Told(Parcel(Number, T0), Scan(Number, ParcelPhase.PickedUp, T0 - Days(30)));
        order.At(T0 + Days(4.5) - Minutes(1)).DecidedNo<ParcelReleased>();
        order.At(T0 + Days(4.5)).Decided<ParcelReleased>();
    }

    [Fact]
    public void Only_what_went_out_in_an_earlier_release_was_taken_back()
    {
        var order = AShippedOrder().Told(Sale(SaleStatus.Paid, 1, 2, Shirts), Parcel(Second, T0 + Days(1))).Reads();
        order.Agenda.Asks.ShouldContain(new Ask(AskKind.ReviewParcel, $"{Number}: the marketplace took it back and released the order again", T0 + Days(1)));
        order.Decides(Publishing(order, Second, 1)).Told(new TryClosed(new(TryKind.Publish, 1, Name: Second.Value), 1, Outcome.Done, order.Now));
        order.Order.WasTakenBack(order.Order.Parcel(Number)!).ShouldBeTrue();
        order.Order.WasTakenBack(order.Order.Parcel(Second)!).ShouldBeFalse("it went out in this release");
    }

    [Theory]
    [InlineData(Outcome.NotSent, false)]
    [InlineData(Outcome.Rejected, false)]
    [InlineData(Outcome.Unknown, true)]
    [InlineData(Outcome.Done, true)]
    public void What_provably_never_reached_the_marketplace_was_not_taken_back(Outcome outcome, bool taken)
    {
        var order = ABoughtPurchase().HandedOver().Sends(TryKind.Publish).Ends(outcome).Told(Sale(SaleStatus.Paid, 1, 2, Shirts)).Reads();
        order.Order.WasTakenBack(order.Order.Parcel(Number)!).ShouldBe(taken);
        order.Asks(AskKind.ReviewParcel).ShouldBe(taken);
    }

    [Fact]
    public void A_lost_parcel_is_compensated_by_a_refund_of_what_was_in_it_from_the_loss_on()
    {
        var order = ABoughtPurchase(null, Shirts, Mug).Told(Parcel(Number, T0, 1, new LineUnits(Mug.Id, 1)), Parcel(Second, T0, 1, new LineUnits(Shirts.Id, 2)), Scan(Number, ParcelPhase.Lost, T0));
        order.Asks(AskKind.Compensate).ShouldBeTrue();
        order.Decides(new RefundDecided(1, [new(Shirts.Id, Euro(5m))], Euro(5m), RefundReason.Lost, 0, T0)).Asks(AskKind.Compensate).ShouldBeTrue("that was for the shirts");
        order.Decides(new RefundDecided(2, [new(Mug.Id, Euro(15m))], Euro(15m), RefundReason.Lost, 0, T0)).Asks(AskKind.Compensate).ShouldBeFalse();
    }

    [Fact]
    public void A_lost_parcel_of_a_purchase_nobody_decided_is_asked_about()
    {
        var order = APaidOrder().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Shipped, 30m, 30m)), Parcel(Number, T0), Scan(Number, ParcelPhase.Lost, T0));
        order.Decides(new RefundDecided(1, [new(Shirts.Id, Euro(5m))], Euro(5m), RefundReason.Lost, 0, T0)).Asks(AskKind.Compensate).ShouldBeTrue();
    }
}
