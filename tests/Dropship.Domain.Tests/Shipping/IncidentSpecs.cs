using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Shipping;

/// <summary>What a buyer should hear of a parcel on its way, read from its scans and its silence.</summary>
public sealed class IncidentSpecs
{
    private static ScanSeen At(double day, ParcelPhase phase, ParcelIncident incident = ParcelIncident.None) => new(Number, phase, incident, T0 + Days(day));

    private static Few<Incident> Of(double day, params Fact[] scans) => AShippedOrder().Told(scans).Order.Incidents(Policies.Default, T0 + Days(day));

    private static Incident Happened(IncidentKind kind, double since, double? until = null) => new(Number, kind, T0 + Days(since), until is { } end ? T0 + Days(end) : null);

    [Theory]
    [InlineData(ParcelPhase.AvailableForPickup, ParcelIncident.None, IncidentKind.AwaitsPickup)]
    [InlineData(ParcelPhase.AttemptFailed, ParcelIncident.None, IncidentKind.AttemptFailed)]
    [InlineData(ParcelPhase.AttemptFailed, ParcelIncident.Other, IncidentKind.AttemptFailed)]
    [InlineData(ParcelPhase.AttemptFailed, ParcelIncident.RecipientAbsent, IncidentKind.RecipientAbsent)]
    [InlineData(ParcelPhase.AttemptFailed, ParcelIncident.AddressProblem, IncidentKind.AddressProblem)]
    [InlineData(ParcelPhase.InTransit, ParcelIncident.InCustoms, IncidentKind.InCustoms)]
    [InlineData(ParcelPhase.InTransit, ParcelIncident.CustomsNeedsInfo, IncidentKind.CustomsNeedsInfo)]
    [InlineData(ParcelPhase.InTransit, ParcelIncident.Refused, IncidentKind.Refused)]
    [InlineData(ParcelPhase.InTransit, ParcelIncident.Damaged, IncidentKind.Damaged)]
    [InlineData(ParcelPhase.InTransit, ParcelIncident.Delayed, IncidentKind.Delayed)]
    [InlineData(ParcelPhase.InTransit, ParcelIncident.Other, IncidentKind.Other)]
    [InlineData(ParcelPhase.Returning, ParcelIncident.None, IncidentKind.Returning)]
    [InlineData(ParcelPhase.Returned, ParcelIncident.None, IncidentKind.Returned)]
    [InlineData(ParcelPhase.Lost, ParcelIncident.None, IncidentKind.Lost)]
    public void Every_kind_begins_with_its_scan_and_is_over_with_the_next_that_says_otherwise(ParcelPhase phase, ParcelIncident incident, IncidentKind kind)
    {
        Of(3, At(2, phase, incident)).ShouldBe([Happened(kind, 2)]);
        Of(3, At(2, phase, incident)).Single().IsOpen.ShouldBeTrue();
        if (phase < ParcelPhase.Delivered) Of(3.5, At(2, phase, incident), At(3, ParcelPhase.Delivered)).ShouldBe([Happened(kind, 2, 3)]);
    }

    [Fact]
    public void What_goes_well_is_none() => Of(4, At(1.1, ParcelPhase.PickedUp), At(2, ParcelPhase.InTransit), At(3, ParcelPhase.Delivered)).ShouldBeEmpty();

    [Fact]
    public void A_scan_that_says_the_same_lets_it_go_on_but_each_attempt_is_one_of_its_own()
    {
        Of(4, At(2, ParcelPhase.InTransit, ParcelIncident.InCustoms), At(3, ParcelPhase.InTransit, ParcelIncident.InCustoms)).ShouldBe([Happened(IncidentKind.InCustoms, 2)]);
        Of(4, At(2, ParcelPhase.AttemptFailed), At(3, ParcelPhase.AttemptFailed)).ShouldBe([Happened(IncidentKind.AttemptFailed, 2, 3), Happened(IncidentKind.AttemptFailed, 3)]);
    }

    [Fact]
    public void A_parcel_on_its_way_back_stays_one_while_it_is_scanned_here_and_there() =>
        Of(5, At(2, ParcelPhase.Returning), At(3, ParcelPhase.InTransit), At(4, ParcelPhase.Returned)).ShouldBe([Happened(IncidentKind.Returning, 2, 4), Happened(IncidentKind.Returned, 4)]);

    [Fact]
    public void After_a_failed_attempt_it_may_wait_at_a_pick_up_point() =>
        Of(4, At(2, ParcelPhase.AttemptFailed), At(3, ParcelPhase.AvailableForPickup)).ShouldBe([Happened(IncidentKind.AttemptFailed, 2, 3), Happened(IncidentKind.AwaitsPickup, 3)]);

    [Fact]
    public void A_scan_that_comes_late_tells_the_same_story()
    {
        Fact[] scans = [At(2, ParcelPhase.InTransit, ParcelIncident.InCustoms), At(3, ParcelPhase.InTransit), At(4, ParcelPhase.AttemptFailed, ParcelIncident.RecipientAbsent), At(5, ParcelPhase.OutForDelivery)];
        var told = Of(5, scans);
        told.ShouldBe([Happened(IncidentKind.InCustoms, 2, 3), Happened(IncidentKind.RecipientAbsent, 4, 5)]);
        Of(5, [.. scans.Reverse(), .. scans]).ShouldBe(told);
    }

    [Theory]
    [InlineData(ParcelPhase.Unknown, 3, IncidentKind.NeverScanned)]
    [InlineData(ParcelPhase.LabelCreated, 3, IncidentKind.NeverScanned)]
    [InlineData(ParcelPhase.PickedUp, 5, IncidentKind.Stalled)]
    [InlineData(ParcelPhase.InTransit, 10, IncidentKind.Stalled)]
    [InlineData(ParcelPhase.ArrivedInDestination, 4, IncidentKind.Stalled)]
    [InlineData(ParcelPhase.OutForDelivery, 2, IncidentKind.Stalled)]
    public void Silence_is_one_after_the_days_that_its_phase_usually_takes(ParcelPhase phase, int days, IncidentKind kind)
    {
        Of(1.5 + days - 0.01, At(1.5, phase)).ShouldBeEmpty();
        Of(1.5 + days, At(1.5, phase)).ShouldBe([Happened(kind, 1.5 + days)]);
    }

    [Fact]
    public void Silence_with_the_customs_has_its_own_limit_and_ends_with_a_scan()
    {
        Of(7, At(2, ParcelPhase.InTransit, ParcelIncident.InCustoms)).ShouldBe([Happened(IncidentKind.InCustoms, 2), Happened(IncidentKind.Stalled, 7)]);
        Of(7.5, At(2, ParcelPhase.InTransit, ParcelIncident.InCustoms), At(7.2, ParcelPhase.InTransit)).ShouldBe([Happened(IncidentKind.InCustoms, 2, 7.2)]);
    }

    [Fact]
    public void What_was_scanned_before_the_order_is_another_parcels_story() => Of(2, At(-30, ParcelPhase.AttemptFailed)).ShouldBeEmpty();

    [Fact]
    public void A_parcel_that_no_purchase_bears_has_none() => ABoughtPurchase().Told(At(2, ParcelPhase.Lost)).Order.Incidents(Policies.Default, T0 + Days(3)).ShouldBeEmpty();

    [Fact]
    public void A_parcel_that_came_back_or_arrived_waits_at_no_pick_up_point()
    {
        Of(5, At(2, ParcelPhase.Returning), At(3, ParcelPhase.AvailableForPickup), At(4, ParcelPhase.Returned)).ShouldBe([Happened(IncidentKind.Returning, 2, 4), Happened(IncidentKind.Returned, 4)]);
        Of(4, At(2, ParcelPhase.Delivered), At(3, ParcelPhase.AvailableForPickup)).ShouldBeEmpty();
    }

    [Fact]
    public void What_the_newest_scan_says_comes_before_what_lasts() =>
        Of(4, At(2, ParcelPhase.AvailableForPickup), At(3, ParcelPhase.AvailableForPickup, ParcelIncident.Delayed)).ShouldBe([Happened(IncidentKind.AwaitsPickup, 2, 3), Happened(IncidentKind.Delayed, 3)]);

    [Fact]
    public void Without_rules_there_are_none() => Should.Throw<ArgumentNullException>(() => APaidOrder().Order.Incidents(null!, T0));
}
