using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Shipping;

/// <summary>What carriers and suppliers tell of a parcel, folded in any order.</summary>
public sealed class ParcelSpecs
{
    private static Parcel Scanned(params (double Day, ParcelPhase Phase)[] scans) =>
        new Scenario().Told([.. scans.Select(scan => Scan(Number, scan.Phase, T0 + Days(scan.Day)))]).Order.Parcel(Number)!;

    [Theory]
    [InlineData(ParcelPhase.InTransit, ParcelPhase.PickedUp, ParcelPhase.InTransit)]
    [InlineData(ParcelPhase.PickedUp, ParcelPhase.InTransit, ParcelPhase.InTransit)]
    [InlineData(ParcelPhase.Delivered, ParcelPhase.OutForDelivery, ParcelPhase.Delivered)]
    [InlineData(ParcelPhase.Delivered, ParcelPhase.Returning, ParcelPhase.Returning)]
    [InlineData(ParcelPhase.Delivered, ParcelPhase.Returned, ParcelPhase.Returned)]
    [InlineData(ParcelPhase.Delivered, ParcelPhase.Lost, ParcelPhase.Delivered)]
    [InlineData(ParcelPhase.Lost, ParcelPhase.InTransit, ParcelPhase.InTransit)]
    [InlineData(ParcelPhase.Lost, ParcelPhase.Delivered, ParcelPhase.Delivered)]
    [InlineData(ParcelPhase.Lost, ParcelPhase.Unknown, ParcelPhase.Lost)]
    [InlineData(ParcelPhase.AttemptFailed, ParcelPhase.OutForDelivery, ParcelPhase.AttemptFailed)]
    public void The_phase_goes_forward_but_for_the_known_ways_back(ParcelPhase first, ParcelPhase then, ParcelPhase read)
    {
        Scanned((1, first), (2, then)).Phase().ShouldBe(read);
        Scanned((2, then), (1, first)).Phase().ShouldBe(read, "by their own time, not by arrival");
    }

    [Fact]
    public void It_is_handed_over_by_the_suppliers_or_the_carriers_word()
    {
        Scanned((1, ParcelPhase.LabelCreated)).IsHandedOver().ShouldBeFalse();
        Scanned((1, ParcelPhase.PickedUp)).IsHandedOver().ShouldBeTrue();
        new Scenario().Told(Parcel(Number, T0)).Order.Parcel(Number)!.IsHandedOver().ShouldBeTrue();
        new Scenario().Told(Parcel(Number)).Order.Parcel(Number)!.IsHandedOver().ShouldBeFalse();
    }

    [Fact]
    public void Delivery_is_the_first_delivered_scan_and_the_last_sign_of_life_the_newest_of_all()
    {
        var parcel = Scanned((3, ParcelPhase.Delivered), (2, ParcelPhase.Delivered), (1, ParcelPhase.InTransit), (5, ParcelPhase.Returning));
        parcel.DeliveredAt().ShouldBe(T0 + Days(2));
        parcel.LastSeen().ShouldBe(T0 + Days(5));
        parcel.IsAtEnd().ShouldBeFalse();
        new Scenario().Told(Parcel(Number, T0)).Order.Parcel(Number)!.LastSeen().ShouldBe(T0);
        new Parcel(Number).LastSeen().ShouldBeNull();
    }

    [Fact]
    public void Sightings_of_one_parcel_join_to_the_earliest_hand_over_and_the_most_units()
    {
        ParcelSeen one = Parcel(Number, T0 + Days(2), 1, new LineUnits(Shirts.Id, 1)), other = Parcel(Number, T0 + Days(1), 1, new LineUnits(Shirts.Id, 2), new LineUnits(Mug.Id, 1));
        var joined = new Scenario().Told(one, other).Order.Parcel(Number)!;
        joined.ShouldBe(new Scenario().Told(other, one, other).Order.Parcel(Number)!);
        joined.HandedOverAt.ShouldBe(T0 + Days(1));
        joined.Units.ShouldBe([new(Shirts.Id, 2), new(Mug.Id, 1)]);
    }

    [Fact]
    public void A_number_scanned_more_than_two_days_before_the_order_is_suspect()
    {
        Scenario Scanned(TimeSpan before) => ABoughtPurchase().Told(Parcel(Number, T0), Scan(Number, ParcelPhase.InTransit, T0 - Hours(1) - before));
        Scenario old = Scanned(Days(2) + Minutes(1)), fresh = Scanned(Days(2));
        old.Order.IsSuspect(old.Order.Parcel(Number)!).ShouldBeTrue();
        fresh.Order.IsSuspect(fresh.Order.Parcel(Number)!).ShouldBeFalse();
    }

    [Fact]
    public void What_was_scanned_just_two_days_before_the_order_was_placed_counts()
    {
        var from = T0 - Hours(1) - Days(2);
        Order After(ParcelPhase phase, Instant at) => ((Fact[])[Parcel(Number), Scan(Number, phase, at)]).Aggregate(ABoughtPurchase().Order, Fulfilment.Evolve);
        After(ParcelPhase.Delivered, from).ShouldSatisfyAllConditions(
            order => order.Phase(order.Parcels[0]).ShouldBe(ParcelPhase.Delivered),
            order => order.LastScan(order.Parcels[0])!.Value.At.ShouldBe(from),
            order => order.FirstScan(order.Parcels[0]).ShouldBe(from),
            order => order.LastDelivery().ShouldBe(from));
        After(ParcelPhase.Returned, from).Incidents(Policies.Default, from).ShouldHaveSingleItem().Since.ShouldBe(from);
        After(ParcelPhase.Delivered, from - TimeSpan.FromMilliseconds(1)).ShouldSatisfyAllConditions(
            order => order.Phase(order.Parcels[0]).ShouldBe(ParcelPhase.Unknown),
            order => order.LastScan(order.Parcels[0]).ShouldBeNull(),
            order => order.LastDelivery().ShouldBeNull());
    }

    [Fact]
    public void A_leg_is_one_of_its_carrier_and_its_number()
    {
        ParcelLeg leg = new(new("b"), new("YT000005"));
        leg.CompareKey(new(new("a"), new("YT000009"))).ShouldBePositive();
        leg.CompareKey(new(new("b"), new("YT000009"))).ShouldBeNegative();
        leg.CompareKey(new(new("b"), new("YT000005"))).ShouldBe(0);
    }
}
