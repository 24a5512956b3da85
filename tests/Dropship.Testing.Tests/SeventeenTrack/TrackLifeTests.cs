using System.Text.Json;
using Dropship.Testing.Sandbox.SeventeenTrack;

namespace Dropship.Testing.Tests.SeventeenTrack;

/// <summary>Stopping, resuming, correcting, and what happens when nobody does anything.</summary>
public sealed class TrackLifeTests
{
    private readonly TrackDriver _driver = new();

    [Fact]
    public void A_number_is_stopped_once_and_resumed_once()
    {
        _driver.Following();
        _driver.Clock.Advance(TimeSpan.FromDays(1));
        Code("retrack").ShouldBe(-18019904);
        Code("stoptrack").ShouldBe(0);
        Code("stoptrack").ShouldBe(-18019906);
        _driver.Clock.Advance(TimeSpan.FromDays(9));
        _driver.SubStatus().ShouldBe("InTransit_PickedUp", "nobody looked");
        Listed().GetProperty("stop_track_reason").GetString().ShouldBe("ByRequest");
        Code("retrack").ShouldBe(0);
        _driver.Clock.Advance(TimeSpan.FromHours(2));
        _driver.SubStatus().ShouldBe("Delivered_Other");
        Listed().GetProperty("is_retracked").GetBoolean().ShouldBeTrue();
        Code("stoptrack").ShouldBe(0);
        Code("retrack").ShouldBe(-18019905);
        _driver.Track.QuotaUsed.ShouldBe(1);
    }

    [Theory]
    [InlineData(SandboxJourneyKind.Delivered, 25, "Delivered_Other")]
    [InlineData(SandboxJourneyKind.Silent, 31, "Expired_Other")]
    public void Tracking_ends_by_itself_without_news(SandboxJourneyKind kind, int days, string status)
    {
        _driver.Following(TrackDriver.Way(kind: kind));
        _driver.Clock.Advance(TimeSpan.FromDays(days));
        Listed().GetProperty("tracking_status").GetString().ShouldBe("Tracking");
        _driver.Clock.Advance(TimeSpan.FromDays(1));
        Listed().GetProperty("tracking_status").GetString().ShouldBe("Stopped");
        Listed().GetProperty("stop_track_reason").GetString().ShouldBe("Expired");
        _driver.SubStatus().ShouldBe(status);
        _driver.Clock.Advance(TimeSpan.FromDays(89));
        Code("gettrackinfo").ShouldBe(0);
        _driver.Clock.Advance(TimeSpan.FromDays(2));
        Code("gettrackinfo").ShouldBe(-18019902, "a stopped number is kept for ninety days");
        _driver.Track.Numbers.ShouldBeEmpty();
    }

    [Fact]
    public void A_parcel_that_moves_after_the_patience_ended_is_seen_when_it_is_resumed()
    {
        var way = TrackDriver.Way() with { EndsAt = TrackDriver.Start.AddDays(120) };
        _driver.Following(way);
        _driver.Clock.Advance(TimeSpan.FromDays(55));
        _driver.SubStatus().ShouldBe("Expired_Other", "between day 18 and day 60 nothing is seen");
        _driver.Clock.Advance(TimeSpan.FromDays(10));
        Code("retrack").ShouldBe(0);
        _driver.SubStatus().ShouldBe("InTransit_Departure");
        _driver.Clock.Advance(TimeSpan.FromMinutes(3));
        _driver.SubStatus().ShouldBe("InTransit_Arrival");
    }

    [Fact]
    public void The_wrong_carrier_finds_nothing_until_it_is_changed()
    {
        _driver.Track.Announce(TrackDriver.Way());
        _driver.Code("register", $$"""[{"number":"{{TrackDriver.Number}}","carrier":3011,"auto_detection":false}]""").ShouldBe(0);
        Change("""{"carrier_new":190008}""").ShouldBe(-18019808);
        _driver.Clock.Advance(TimeSpan.FromDays(1));
        _driver.SubStatus().ShouldBe("NotFound_Other");
        Change("{}").ShouldBe(-18019804);
        Change("""{"carrier_new":1}""").ShouldBe(-18019802);
        Change("""{"carrier_new":3011}""").ShouldBe(-18019803);
        Change("""{"carrier_old":7041,"carrier_new":190008}""").ShouldBe(-18019805);
        Change("""{"carrier_new":190008}""").ShouldBe(0);
        Code("gettrackinfo").ShouldBe(-18019909);
        _driver.Clock.Advance(TimeSpan.FromMinutes(3));
        _driver.SubStatus().ShouldBe("InTransit_PickedUp");
    }

    [Fact]
    public void A_carrier_is_changed_five_times_and_not_while_stopped()
    {
        _driver.Following();
        for (var change = 0; change < 5; change++)
        {
            _driver.Clock.Advance(TimeSpan.FromHours(1));
            Change($$"""{"carrier_new":{{(change % 2 == 0 ? 3011 : 190008)}} }""").ShouldBe(0);
        }

        _driver.Clock.Advance(TimeSpan.FromHours(1));
        Change("""{"carrier_new":190008}""").ShouldBe(-18019807);
        Code("stoptrack").ShouldBe(0);
        Change("""{"carrier_new":190008}""").ShouldBe(-18019806);
        Listed().GetProperty("carrier_change_count").GetInt32().ShouldBe(5);
    }

    [Fact]
    public void Two_registrations_of_a_number_stay_apart()
    {
        _driver.Code("register", TrackDriver.Item(carrier: 190008)).ShouldBe(0);
        _driver.Code("register", TrackDriver.Item(carrier: 3011)).ShouldBe(0);
        _driver.Clock.Advance(TimeSpan.FromHours(1));
        Change("""{"carrier_new":7041}""").ShouldBe(-18019801);
        Change("""{"carrier_old":3011,"carrier_new":190008}""").ShouldBe(-18019809);
    }

    [Fact]
    public void Deleting_and_registering_again_costs_again()
    {
        _driver.Following();
        Code("deletetrack").ShouldBe(0);
        Code("gettrackinfo").ShouldBe(-18019902);
        Code("register").ShouldBe(0);
        _driver.Track.QuotaUsed.ShouldBe(2);
    }

    [Fact]
    public void Data_of_a_registration_can_be_changed()
    {
        _driver.Following();
        _driver.Clock.Advance(TimeSpan.FromHours(1));
        Code("changeinfo").ShouldBe(-18019811);
        _driver.Code("changeinfo", $$"""[{"number":"{{TrackDriver.Number}}","items":{"tag":"shp_9"} }]""").ShouldBe(0);
        _driver.Data("gettrackinfo", TrackDriver.Item()).GetProperty("accepted")[0].GetProperty("tag").GetString().ShouldBe("shp_9");
    }

    [Fact]
    public void A_list_has_pages_of_forty_and_filters()
    {
        for (var no = 0; no < 95; no++) _driver.Code("register", TrackDriver.Item($"YT26169123456789{no:D2}")).ShouldBe(0);
        _driver.Code("stoptrack", TrackDriver.Item("YT2616912345678907")).ShouldBe(0);
        var pages = Enumerable.Range(1, 4).Select(page => _driver.Call("gettracklist", $$"""{"page_no":{{page}} }""")).ToArray();
        pages.Select(page => page.GetProperty("data").GetProperty("accepted").GetArrayLength()).ShouldBe([40, 40, 15, 0]);
        pages[0].GetProperty("page").GetRawText().ShouldBe("""{"data_total":95,"page_total":3,"page_no":1,"page_size":40}""");
        pages.SelectMany(page => page.GetProperty("data").GetProperty("accepted").EnumerateArray()).Select(item => item.GetProperty("number").GetString()).ShouldBeUnique();
        Numbers("""{"tracking_status":"Stopped"}""").ShouldBe(["YT2616912345678907"]);
        Numbers("""{"number":"YT2616912345678901, yt2616912345678903","order_by":"RegisterTimeDesc"}""").ShouldBe(["YT2616912345678903", "YT2616912345678901"]);
        Numbers("""{"package_status":"Delivered"}""").ShouldBeEmpty();
        Numbers("""{"carrier":3011}""").ShouldBeEmpty();
        Numbers("""{"register_time_from":"2026-06-01T00:00:37.8Z"}""").ShouldBe(["YT2616912345678994"]);
    }

    private int Code(string path) => _driver.Code(path, TrackDriver.Item());

    private int Change(string fields) => _driver.Code("changecarrier", TrackDriver.Item()[..^2] + (fields == "{}" ? "" : "," + fields[1..^1]) + "}]");

    private JsonElement Listed() => _driver.Data("gettracklist", $$"""{"number":"{{TrackDriver.Number}}"}""").GetProperty("accepted")[0];

    private IEnumerable<string?> Numbers(string filter) => _driver.Data("gettracklist", filter).GetProperty("accepted").EnumerateArray().Select(item => item.GetProperty("number").GetString());
}
