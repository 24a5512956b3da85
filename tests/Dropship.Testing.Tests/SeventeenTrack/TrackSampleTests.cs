using System.Text.Json;
using Dropship.Testing.Sandbox.SeventeenTrack;

namespace Dropship.Testing.Tests.SeventeenTrack;

/// <summary>Each answer has exactly the fields of the sheet's sample.</summary>
public sealed class TrackSampleTests
{
    private readonly TrackDriver _driver = new();

    [Fact]
    public void A_registration() => Same(TrackSamples.Registered, _driver.Call("register", """[{"number":"RB123456785CN","carrier":3011,"tag":"shp_1042"},{"number":"1234","tag":"shp_1043"}]"""));

    [Fact]
    public void A_number_that_is_registered_already()
    {
        _driver.Code("register", TrackDriver.Item("RB123456785CN", 3011)).ShouldBe(0);
        var answer = _driver.Call("register", TrackDriver.Item("RB123456785CN", 3011));
        answer.GetRawText().ShouldBe(TrackSamples.AlreadyRegistered);
    }

    [Fact]
    public void An_account_failure() => Same(TrackSamples.AccountFailure, _driver.Track.Send("POST", TrackDriver.Root + "/register", "[]").Json());

    [Fact]
    public void A_delivered_parcel()
    {
        _driver.Track.Announce(TrackDriver.Way());
        _driver.Code("register", $$"""[{"number":"{{TrackDriver.Number}}","lang":"en"}]""").ShouldBe(0);
        _driver.Clock.Advance(TimeSpan.FromDays(12));
        Same(TrackSamples.Delivered, _driver.Call("gettrackinfo", TrackDriver.Item()));
    }

    [Fact]
    public void A_parcel_on_its_way_back()
    {
        _driver.Following(TrackDriver.Way(kind: SandboxJourneyKind.Returned));
        _driver.Clock.Advance(TimeSpan.FromDays(9.2));
        var sample = Calls.Fields(Json(TrackSamples.Returning));
        var item = _driver.Data("gettrackinfo", TrackDriver.Item()).GetProperty("accepted")[0];
        sample.ShouldBeSubsetOf(Calls.Fields(item), "the sample is abridged");
        item.GetProperty("track_info").GetProperty("latest_status").GetProperty("sub_status").GetString().ShouldBe("Exception_Returning");
    }

    [Fact]
    public void Nothing_found_yet()
    {
        _driver.Code("register", $$"""[{"number":"{{TrackDriver.Number}}","tag":"shp_1044"}]""").ShouldBe(0);
        _driver.Clock.Advance(TimeSpan.FromDays(1.5));
        var item = _driver.Data("gettrackinfo", TrackDriver.Item()).GetProperty("accepted")[0];
        Calls.Fields(item).Except([".param", ".lang"]).ShouldBe(Calls.Fields(Json(TrackSamples.NothingFound)));
        item.GetProperty("track_info").GetRawText().ShouldBe(Compact(Json(TrackSamples.NothingFound).GetProperty("track_info")));
    }

    [Fact]
    public void A_number_that_is_not_registered()
    {
        var answer = _driver.Call("gettrackinfo", TrackDriver.Item("21213123123230", 3011));
        answer.GetRawText().ShouldBe(TrackSamples.NotRegistered);
    }

    [Fact]
    public void A_quota() => _driver.Data("getquota", "[]").EnumerateObject().Select(field => field.Name)
        .ShouldBe(["quota_total", "quota_used", "quota_remain", "today_used", "max_track_daily", "free_email_quota", "free_email_quotaused"]);

    private static void Same(string sample, JsonElement answer) => Calls.Fields(answer).ShouldBe(Calls.Fields(Json(sample)));

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
