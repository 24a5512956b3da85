using static Dropship.Domain.Fact;
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
    [InlineData(ParcelPhase.OutForDelivery, 4)]
    [InlineData(ParcelPhase.AttemptFailed, 5)]
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
    public void A_parcel_that_was_never_scanned_stalls_a_week_after_its_hand_over()
    {
        AShippedOrder().At(T0 + Days(8) - Minutes(1)).Asks(AskKind.StalledParcel).ShouldBeFalse();
        AShippedOrder().At(T0 + Days(8)).Asks(AskKind.StalledParcel).ShouldBeTrue();
    }

    [Theory]
    [InlineData(ParcelIncident.InCustoms)]
    [InlineData(ParcelIncident.CustomsNeedsInfo)]
    public void The_customs_have_a_limit_of_their_own(ParcelIncident incident)
    {
        var order = AShippedOrder().Told(new Fact.ScanSeen(Number, ParcelPhase.InTransit, incident, T0 + Days(2)));
        order.At(T0 + Days(12) - Minutes(1)).Asks(AskKind.StalledParcel).ShouldBeFalse();
        order.At(T0 + Days(12)).Asks(AskKind.StalledParcel).ShouldBeTrue();
        order.Under(policies => policies with { Stalls = policies.Stalls with { Customs = null } }).Asks(AskKind.StalledParcel).ShouldBeFalse("the line haul has 18 days");
    }

    [Theory]
    [InlineData(ParcelPhase.InTransit, ParcelIncident.CustomsNeedsInfo, AskKind.ClearCustoms)]
    [InlineData(ParcelPhase.AttemptFailed, ParcelIncident.None, AskKind.HelpDelivery)]
    [InlineData(ParcelPhase.AttemptFailed, ParcelIncident.CustomsNeedsInfo, AskKind.ClearCustoms)]
    [InlineData(ParcelPhase.OutForDelivery, ParcelIncident.AddressProblem, AskKind.HelpDelivery)]
    [InlineData(ParcelPhase.OutForDelivery, ParcelIncident.RecipientAbsent, AskKind.HelpDelivery)]
    [InlineData(ParcelPhase.InTransit, ParcelIncident.Refused, AskKind.HelpDelivery)]
    public void What_the_carrier_cannot_get_past_asks_a_person_until_it_tells_something_newer(ParcelPhase phase, ParcelIncident incident, AskKind kind)
    {
        var order = AShippedOrder().Told(new Fact.ScanSeen(Number, phase, incident, T0 + Days(2)));
        order.Agenda.Asks.Where(ask => ask.Kind is AskKind.ClearCustoms or AskKind.HelpDelivery).Select(ask => ask.Kind).ShouldBe([kind]);
        order.Told(Scan(Number, ParcelPhase.OutForDelivery, T0 + Days(3))).Asks(kind).ShouldBeFalse();
    }

    [Fact]
    public void A_parcel_that_is_not_fetched_is_asked_about_after_three_days_also_after_a_failed_attempt()
    {
        var order = AShippedOrder().Told(Scan(Number, ParcelPhase.AttemptFailed, T0 + Days(2)), Scan(Number, ParcelPhase.AvailableForPickup, T0 + Days(3)));
        order.Asks(AskKind.HelpDelivery).ShouldBeFalse();
        order.At(T0 + Days(6) - Minutes(1)).Asks(AskKind.RemindPickup).ShouldBeFalse();
        order.At(T0 + Days(6)).Asks(AskKind.RemindPickup).ShouldBeTrue();
        order.Told(Scan(Number, ParcelPhase.Delivered, T0 + Days(6))).Asks(AskKind.RemindPickup).ShouldBeFalse();
    }

    [Fact]
    public void What_goes_on_as_it_should_asks_nobody() => AShippedOrder().Told(new Fact.ScanSeen(Number, ParcelPhase.InTransit, ParcelIncident.InCustoms, T0 + Days(2)), new Fact.ScanSeen(Number, ParcelPhase.InTransit, ParcelIncident.Delayed, T0 + Days(3))).Agenda.Asks.ShouldBeEmpty();

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

    [Theory]
    [InlineData(ParcelPhase.InTransit, ParcelIncident.AddressProblem, "YT000001: AddressProblem")]
    [InlineData(ParcelPhase.AttemptFailed, ParcelIncident.None, "YT000001: AttemptFailed")]
    public void Who_is_to_help_is_told_what_keeps_it(ParcelPhase phase, ParcelIncident incident, string subject) =>
        AShippedOrder().Told(new ScanSeen(Number, phase, incident, T0 + Days(2))).Agenda.Asks.Single(static ask => ask.Kind == AskKind.HelpDelivery).Subject.ShouldBe(subject);

    [Fact]
    public void What_is_sent_once_more_of_another_line_makes_no_loss_good()
    {
        var order = ABoughtPurchase(null, Shirts, Mug).HandedOver(new LineUnits(Shirts.Id, 2)).Told(Scan(Number, ParcelPhase.Lost, T0 + Days(3)));
        Event[] Claimed(LineUnits units) => [new ClaimSeen("k1", 1, ClaimKind.NotReceived, [units], T0 + Days(4)), new Decision.ClaimAnswered("k1", ClaimAnswer.Resent, "anna", "a picture", T0 + Days(4)) { Units = [units], Until = T0 + Days(30) }];
        order.Given(Claimed(new(Mug.Id, 1))).Asks(AskKind.Compensate).ShouldBeTrue();
    }
}
