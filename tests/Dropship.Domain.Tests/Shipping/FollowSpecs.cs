using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Shipping;

/// <summary>Parcels are followed until nothing more is to be expected of them.</summary>
public sealed class FollowSpecs
{
    private static readonly Todo Track = new Todo.TrackParcel(Number, Carrier);

    [Fact]
    public void A_parcel_is_looked_at_on_slots_that_all_orders_share()
    {
        var order = AShippedOrder().Reads();
        order.Agenda.Todos.ShouldBeEmpty();
        order.Wakes().Now.ShouldBe(T0 + Days(1) + Hours(2), "at 12:00");
        order.Agenda.Todos.ShouldBe([Track]);
        order.Reads().Wakes().Now.ShouldBe(T0 + Days(1) + Hours(8), "at 18:00");
    }

    [Fact]
    public void An_announced_parcel_is_followed_too() => ABoughtPurchase().Told(Parcel(Number)).Waits(Hours(6)).Agenda.Todos.ShouldContain(Track);

    [Fact]
    public void A_parcel_without_a_purchase_is_not_followed() => ABoughtPurchase().Told(Scan(Number, ParcelPhase.InTransit, T0)).Waits(Hours(6)).Agenda.Todos.ShouldNotContain(Track);

    [Theory]
    [InlineData(ParcelPhase.PickedUp, 10)]
    [InlineData(ParcelPhase.InTransit, 18)]
    [InlineData(ParcelPhase.ArrivedInDestination, 8)]
    [InlineData(ParcelPhase.OutForDelivery, 5)]
    [InlineData(ParcelPhase.AvailableForPickup, 7)]
    [InlineData(ParcelPhase.Returning, 30)]
    public void A_silent_parcel_asks_a_person_after_the_limit_of_its_phase_and_is_looked_at_weekly(ParcelPhase phase, int days)
    {
        var order = AShippedOrder().Told(Scan(Number, phase, T0 + Days(2)));
        order.At(T0 + Days(2 + days) - Minutes(1)).Asks(AskKind.StalledParcel).ShouldBeFalse();
        order.At(T0 + Days(2 + days)).Asks(AskKind.StalledParcel).ShouldBeTrue();
        order.Reads().Waits(Hours(6)).Agenda.Todos.ShouldBeEmpty();
        order.Waits(Days(7)).Agenda.Todos.ShouldBe([Track]);
        order.Told(Scan(Number, ParcelPhase.Delivered, order.Now)).Asks(AskKind.StalledParcel).ShouldBeFalse();
    }

    [Fact]
    public void A_parcel_that_was_never_scanned_stalls_from_its_hand_over() => AShippedOrder().At(T0 + Days(11)).Asks(AskKind.StalledParcel).ShouldBeTrue();

    [Theory]
    [InlineData(ParcelPhase.Delivered)]
    [InlineData(ParcelPhase.Returned)]
    [InlineData(ParcelPhase.Lost)]
    public void Nothing_more_is_expected_of_a_parcel_at_its_end(ParcelPhase phase) => AShippedOrder().Told(Scan(Number, phase, T0 + Days(2))).Waits(Days(30)).Agenda.Todos.ShouldNotContain(Track);

    [Theory]
    [InlineData(ParcelPhase.Returned, RefundReason.Returned)]
    [InlineData(ParcelPhase.Lost, RefundReason.Lost)]
    public void What_to_do_about_a_parcel_that_will_not_arrive_is_asked_until_its_units_are_given_back(ParcelPhase phase, RefundReason reason)
    {
        var order = AShippedOrder().Told(Scan(Number, phase, T0 + Days(2))).Waits(Days(3)).Reads();
        order.Asks(AskKind.Compensate).ShouldBeTrue();
        order.Decides(new Decision.RefundDecided(1, [new(Shirts.Id, Euro(1m))], Euro(1m), RefundReason.Goodwill, 0, order.Now)).Asks(AskKind.Compensate).ShouldBeTrue();
        order.Decides(new Decision.RefundDecided(2, [new(Shirts.Id, Euro(44m))], Euro(44m), reason, 0, order.Now)).Asks(AskKind.Compensate).ShouldBeFalse();
    }

    [Fact]
    public void Where_the_units_are_by_parcel_is_what_the_purchase_reads()
    {
        AShippedOrder().Stage().ShouldBeOfType<PurchaseStage.Shipped>();
        AShippedOrder().Arrives().Stage().ShouldBeOfType<PurchaseStage.Delivered>();
        AShippedOrder().Told(Scan(Number, ParcelPhase.Lost, T0 + Days(3))).Stage().ShouldBeOfType<PurchaseStage.Delivered>();
    }
}
