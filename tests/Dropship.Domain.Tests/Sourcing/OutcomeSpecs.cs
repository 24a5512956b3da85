using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Sourcing;

/// <summary>What a purchase says of its supplier, and how it is counted.</summary>
public sealed class OutcomeSpecs
{
    private static readonly Instant ShipBy = T0 + Days(4);

    private static PurchaseOutcome Of(Order order, Instant now) => Outcomes.Of(order, now).AsEnumerable().First();

    private static Order After(Order order, params Event[] history) => history.Aggregate(order, Fulfilment.Evolve);

    [Fact]
    public void Until_ship_by_nothing_is_known_and_behind_it_what_is_not_handed_over_is_late()
    {
        var order = ABoughtPurchase().Order;
        Of(order, ShipBy).ShouldBe(new(Alpha, T0, null, true, null));
        Of(order, ShipBy + TimeSpan.FromMilliseconds(1)).OnTime.ShouldBe(false);
    }

    [Fact]
    public void The_first_hand_over_counts_as_the_supplier_or_the_carrier_says()
    {
        var order = ABoughtPurchase().Order;
        Of(After(order, Parcel(Number, ShipBy)), T0 + Days(9)).OnTime.ShouldBe(true, "at ship-by is in time");
        Of(After(order, Parcel(Number, ShipBy + Minutes(1))), T0 + Days(9)).OnTime.ShouldBe(false);
        Of(After(order, Parcel(Number), Scan(Number, ParcelPhase.PickedUp, T0 + Days(2))), T0 + Days(9)).OnTime.ShouldBe(true);
        Of(After(order, Parcel(Number, T0 + Days(1)), Scan(Number, ParcelPhase.PickedUp, T0 + Days(5))), T0 + Days(9)).OnTime.ShouldBe(true, "its own word comes first");
        Of(After(order, Parcel(Number, T0 + Days(6)), Parcel(Second, T0 + Days(1))), T0 + Days(9)).OnTime.ShouldBe(true);
        Of(After(order, Parcel(Number)), T0 + Days(3)).OnTime.ShouldBeNull("a label is no hand-over");
        Of(After(order, Parcel(Number, T0 + Days(1), round: 2)), T0 + Days(9)).OnTime.ShouldBe(false, "a parcel of another purchase");
    }

    [Fact]
    public void Only_the_ship_by_of_its_own_lines_counts()
    {
        var order = After(ABoughtPurchase().Order, Sale(SaleStatus.Paid, 0, 2, Mug with { ShipBy = T0 + Days(1) }, Shirts), Parcel(Number, T0 + Days(2)));
        Of(order, T0 + Days(9)).OnTime.ShouldBe(true);
        var undated = After(order, Sale(SaleStatus.Paid, 0, 3, Shirts with { ShipBy = null }));
        Of(undated, T0 + Days(9)).OnTime.ShouldBeNull();
    }

    [Fact]
    public void What_is_not_bought_yet_speaks_for_nobody_and_what_failed_against()
    {
        Of(AnIntendedPurchase().Order, T0 + Days(9)).ShouldBe(new(Alpha, T0, null, null, null));
        Of(AnIntendedPurchase().Sends(TryKind.Create).Fails(DeclineReason.OutOfStock).Order, T0 + Days(9)).ShouldBe(new(Alpha, T0, null, false, null));
        Outcomes.Of(APaidOrder().Order, T0).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ParcelPhase.Delivered, true)]
    [InlineData(ParcelPhase.Lost, false)]
    [InlineData(ParcelPhase.Returned, false)]
    [InlineData(ParcelPhase.InTransit, null)]
    public void A_parcel_that_arrived_is_sound(ParcelPhase phase, bool? sound)
    {
        var order = After(ABoughtPurchase().Order, Parcel(Number, T0), Scan(Number, phase, T0 + Days(2)));
        Of(order, T0 + Days(3)).Sound.ShouldBe(sound);
        var half = After(ABoughtPurchase().Order, Parcel(Number, T0, 1, new LineUnits(Shirts.Id, 1)), Scan(Number, phase, T0 + Days(2)));
        Of(half, T0 + Days(3)).Sound.ShouldBe(sound == true ? null : sound, "the rest is still to come");
    }

    [Fact]
    public void An_outcome_counts_half_after_each_half_life()
    {
        PurchaseOutcome good = new(Alpha, T0 - Days(10), true, true, null), bad = new(Alpha, T0, false, null, false), ahead = new(Beta, T0 + Days(10), null, true, true);
        Outcomes.Count([good, bad, ahead, good with { At = T0 - Days(20) }], Days(10), T0)
            .ShouldBe([new(Alpha, new(0.75, 1), new(0.75, 0), new(0, 1)), new(Beta, new(0, 0), new(1, 0), new(1, 0))]);
        Outcomes.Count([good with { At = T0 - Days(1) }], Days(10), T0).AsEnumerable().Single().Filled.Good.ShouldBe(0.933);
    }
}
