using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.SeventeenTrack;

/// <summary>Every JSON sample of the fact sheet, through the whole adapter.</summary>
public sealed class SampleTests
{
    private static Instant At(string iso) => Instant.From(DateTimeOffset.Parse(iso, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public async Task An_empty_envelope_answers_for_nobody()
    {
        using var rig = Rig.Answering(("gettrackinfo", Samples.Envelope));
        (await Should.ThrowAsync<ProviderException>(() => rig.TrackAsync(Rig.Parcel("RB123456785CN")))).Fault.ShouldBe(ProviderFault.Malformed);
    }

    [Fact]
    public async Task A_delivery_without_a_zone_is_placed_at_its_latest_moment()
    {
        using var rig = Rig.Answering(("gettrackinfo", Samples.Delivered));
        var reading = (await rig.TrackAsync(Rig.Parcel("AA123456785BR", "Correios Brazil"))).ShouldHaveSingleItem();
        reading.ShouldSatisfyAllConditions(
            () => reading.Number.ShouldBe(new("AA123456785BR")),
            () => reading.Carrier.ShouldBe(new CarrierCode("Correios Brazil")),
            () => reading.Trouble.ShouldBeNull(),
            () => reading.Scans.ShouldBe([
                new(At("2026-06-06T02:12:00Z"), ParcelPhase.PickedUp, ParcelIncident.None),
                new(At("2026-07-01T02:23:00Z"), ParcelPhase.Delivered, ParcelIncident.None)]));
    }

    [Fact]
    public async Task Two_carriers_that_tell_one_scan_are_heard_once()
    {
        using var rig = Rig.Answering(("gettrackinfo", Samples.Accepted(Samples.InTransitItem)));
        (await rig.TrackAsync(Rig.Parcel("YT2616912345678902", "YunExpress"))).ShouldHaveSingleItem().Scans.ShouldBe([
            new(At("2026-06-23T12:00:00Z"), ParcelPhase.PickedUp, ParcelIncident.None),
            new(At("2026-07-01T15:00:00Z"), ParcelPhase.ArrivedInDestination, ParcelIncident.None)]);
    }

    [Fact]
    public async Task A_summary_is_enough_where_no_carrier_lists_events()
    {
        using var rig = Rig.Answering(("gettrackinfo", Samples.Accepted(Samples.ReturningItem)));
        (await rig.TrackAsync(Rig.Parcel("AA555666772BR"))).ShouldHaveSingleItem().Scans.ShouldBe([new(At("2026-06-27T14:15:00Z"), ParcelPhase.Returning, ParcelIncident.None)]);
    }

    [Fact]
    public async Task Nothing_found_yet_is_no_fact_of_the_parcel()
    {
        using var rig = Rig.Answering(("gettrackinfo", Samples.Accepted(Samples.NotFoundItem)));
        var reading = (await rig.TrackAsync(Rig.Parcel("YT2616912345678901"))).ShouldHaveSingleItem();
        reading.Scans.ShouldBeEmpty();
        reading.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_number_that_is_not_registered_is_registered()
    {
        using var rig = Rig.Answering(("gettrackinfo", Samples.NotRegistered), ("register", Rig.Answer(["""{"origin":2,"number":"21213123123230","carrier":3011,"email":null,"lang":null,"tag":"dropship:3011"}"""])));
        (await rig.TrackAsync(Rig.Parcel("21213123123230", "china post"))).ShouldBeEmpty();
        rig.Calls.Select(call => (call.Path, call.Body, call.Key)).ShouldBe([
            ("gettrackinfo", """[{"number":"21213123123230"}]""", Rig.Key),
            ("register", """[{"number":"21213123123230","carrier":3011,"tag":"dropship:3011"}]""", Rig.Key)]);
    }

    [Fact]
    public async Task A_registration_may_be_accepted_in_part()
    {
        using var rig = Rig.Answering(("gettrackinfo", Rig.Answer(null, [Rig.Rejected("RB123456785CN", -18019902), Rig.Rejected("12345", -18019902)])), ("register", Samples.Registered.Replace("\"1234\"", "\"12345\"", StringComparison.Ordinal)));
        var reading = (await rig.TrackAsync(Rig.Parcel("RB123456785CN", "China Post"), Rig.Parcel("12345"))).ShouldHaveSingleItem();
        reading.Number.ShouldBe(new("12345"));
        reading.Trouble.ShouldBe("17TRACK: the number's format is not valid (-18010012): check the number with the supplier");
    }

    [Fact]
    public async Task Registered_before_is_as_good_as_registered()
    {
        using var rig = Rig.Answering(("gettrackinfo", Rig.Answer(null, [Rig.Rejected("RB123456785CN", -18019902)])), ("register", Samples.RegisteredBefore));
        (await rig.TrackAsync(Rig.Parcel("RB123456785CN"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_account_failure_with_status_200_is_thrown()
    {
        using var rig = Rig.Answering(("gettrackinfo", Samples.AccountFailure));
        var fault = await Should.ThrowAsync<ProviderException>(() => rig.TrackAsync(Rig.Parcel("RB123456785CN")));
        fault.Fault.ShouldBe(ProviderFault.Unauthorized);
        fault.Message.ShouldBe("17TRACK: the calling address is not on the key's allow list (-18010001)");
    }

    [Fact]
    public async Task The_documents_own_number_fails_the_check_digit_and_is_followed()
    {
        using var rig = Rig.Answering(("gettrackinfo", Samples.Accepted(Rig.Tracked("RR123456789CN"))));
        (await rig.TrackAsync(Rig.Parcel("RR123456789CN"))).ShouldHaveSingleItem().Scans.Count.ShouldBe(1);
    }
}
