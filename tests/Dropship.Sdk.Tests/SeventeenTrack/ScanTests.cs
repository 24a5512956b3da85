using CsCheck;
using Dropship.Domain;

namespace Dropship.SeventeenTrack;

/// <summary>Scans of a story told by one carrier or by several.</summary>
public sealed class ScanTests
{
    private static TrackInfo Story(params EventBody?[][] providers) => new(null, null, null, new([.. providers.Select(static events => new ProviderBody(events))]));

    private static EventBody Event(string iso, string text, string sub = "InTransit_Other", string place = "") => new(iso, null, null, text, place, null, sub);

    [Fact]
    public void The_same_scan_of_two_carriers_within_two_minutes_is_one() =>
        SeventeenTrackMapping.Scans(Story([Event("2026-06-01T10:02:00Z", "Arrived at hub!", place: "PARIS")], [Event("2026-06-01T12:00:00+02:00", "arrived  at HUB", place: "Roissy")])).Count.ShouldBe(1);

    [Fact]
    public void Three_minutes_or_another_text_are_another_scan()
    {
        SeventeenTrackMapping.Scans(Story([Event("2026-06-01T10:03:00Z", "Arrived")], [Event("2026-06-01T10:00:00Z", "Arrived")])).Count.ShouldBe(2);
        SeventeenTrackMapping.Scans(Story([Event("2026-06-01T10:02:00Z", "Arrived")], [Event("2026-06-01T10:00:00Z", "Left")])).Count.ShouldBe(2);
    }

    [Fact]
    public void One_carrier_tells_a_scan_twice_in_the_same_minute_and_place_only()
    {
        SeventeenTrackMapping.Scans(Story([Event("2026-06-01T10:00:40Z", "Arrived", place: "PARIS"), Event("2026-06-01T10:00:00Z", "Arrived", place: "Paris")])).Count.ShouldBe(1);
        SeventeenTrackMapping.Scans(Story([Event("2026-06-01T10:00:40Z", "Arrived", place: "PARIS"), Event("2026-06-01T10:00:00Z", "Arrived", place: "LYON")])).Count.ShouldBe(2);
        SeventeenTrackMapping.Scans(Story([Event("2026-06-01T10:01:00Z", "Arrived", place: "PARIS"), Event("2026-06-01T10:00:00Z", "Arrived", place: "PARIS")])).Count.ShouldBe(2);
    }

    [Fact]
    public void Of_two_that_are_the_same_the_one_with_a_zone_and_a_status_is_kept()
    {
        var unzoned = new EventBody(null, null, new("2026-06-30", "14:23:00", null), "Delivered", null, null, "Delivered_Other");
        SeventeenTrackMapping.Scans(Story([unzoned], [Event("2026-06-30T14:24:00-03:00", "Delivered", "Delivered_Other")])).ShouldHaveSingleItem().At.ToString().ShouldBe("2026-06-30T17:24:00.000Z");
        SeventeenTrackMapping.Scans(Story([Event("2026-06-30T14:23:00Z", "At the door", null!)], [Event("2026-06-30T14:24:00Z", "At the door", "OutForDelivery_Other")])).ShouldHaveSingleItem().Phase.ShouldBe(ParcelPhase.OutForDelivery);
    }

    [Fact]
    public void Events_without_text_are_never_the_same_scan() =>
        SeventeenTrackMapping.Scans(Story([Event("2026-06-01T10:00:00Z", "", "InTransit_Departure")], [Event("2026-06-01T10:01:00Z", "", "InTransit_Departure")])).Count.ShouldBe(2);

    [Fact]
    public void A_list_with_holes_is_read_around_them()
    {
        SeventeenTrackMapping.Scans(null).ShouldBeEmpty();
        SeventeenTrackMapping.Scans(new(null, null, null, null)).ShouldBeEmpty();
        SeventeenTrackMapping.Scans(new(new(null, null), null, [null, new(null, null, null, null)], new([null, new(null), new([null])]))).ShouldBeEmpty();
        SeventeenTrackMapping.Scans(Story([null, Event("2026-06-01T10:00:00Z", "x"), Event("no time", "y")])).Count.ShouldBe(1);
    }

    [Fact]
    public void Stages_that_were_reached_stand_in_for_events_and_those_that_were_not_are_none()
    {
        MilestoneBody[] stages = [new("InfoReceived", null, null, new(null, null, null)), new("PickedUp", "2026-06-06T10:12:00+08:00", null, null), new("Delivered", null, null, new("2026-06-30", "14:23:00", null)), new("Returned", null, null, null)];
        var newest = new EventBody(null, null, new("2026-06-30", "14:23:00", null), "Entregue", null, "Delivered", "Delivered_Other");
        SeventeenTrackMapping.Scans(new(null, newest, stages, null)).Select(static scan => $"{scan.At} {scan.Phase}").ShouldBe(["2026-06-06T02:12:00.000Z PickedUp", "2026-07-01T02:23:00.000Z Delivered"]);
    }

    [Fact]
    public void A_story_without_end_is_cut()
    {
        var endless = Enumerable.Range(0, 5_000).Select(i => (EventBody?)Event($"2026-06-01T{i / 60 % 24:00}:{i % 60:00}:00Z", $"{i}")).ToArray();
        SeventeenTrackMapping.Scans(Story(endless)).Count.ShouldBe(300);
        SeventeenTrackMapping.Scans(Story([.. Enumerable.Range(0, 50).Select(i => new EventBody?[] { Event($"2026-06-{1 + (i % 28):00}T10:00:00Z", $"{i}") })])).Count.ShouldBe(6);
    }

    /// <summary>The vendor puts the most recent carrier first, and changes its mind.</summary>
    [Fact]
    public void The_order_of_the_carriers_changes_nothing()
    {
        string[] texts = ["Arrived", "Left", "Customs", ""];
        string[] subs = ["InTransit_Other", "InTransit_Arrival", "Delivered_Other", "Exception_Lost", "Exception_Other", "New_Thing", ""];
        var one = Gen.Select(Gen.Int[0, 20], Gen.Int[0, 3], Gen.Int[0, 6], Gen.Bool, (minute, text, sub, zoned) => zoned
            ? Event($"2026-06-01T10:{minute:00}:00Z", texts[text], subs[sub])
            : new EventBody(null, null, new("2026-06-01", $"10:{minute:00}:00", null), texts[text], null, null, subs[sub]));
        one.Array[0, 6].Array[1, 3].Sample(story => SeventeenTrackMapping.Scans(Story(story)).ShouldBe(SeventeenTrackMapping.Scans(Story([.. story.Reverse()]))), seed: "0000Xr7sVn17", iter: 3_000);
    }

    [Fact]
    public void Scans_come_by_time_and_each_once()
    {
        var scans = SeventeenTrackMapping.Scans(Story([Event("2026-06-02T10:00:00Z", "a"), Event("2026-06-01T10:00:00Z", "b"), Event("2026-06-01T10:00:00Z", "c")]));
        scans.Select(static scan => scan.At.ToString()).ShouldBe(["2026-06-01T10:00:00.000Z", "2026-06-02T10:00:00.000Z"]);
    }
}
