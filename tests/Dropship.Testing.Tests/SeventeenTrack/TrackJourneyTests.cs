using System.Text.Json;
using Dropship.Testing.Sandbox.SeventeenTrack;

namespace Dropship.Testing.Tests.SeventeenTrack;

/// <summary>What is told of a parcel as time goes by.</summary>
public sealed class TrackJourneyTests
{
    [Fact]
    public void The_first_result_comes_minutes_after_the_registration()
    {
        var driver = new TrackDriver();
        driver.Following();
        driver.Code("gettrackinfo", TrackDriver.Item()).ShouldBe(-18019909);
        driver.Clock.Advance(TimeSpan.FromMinutes(3));
        driver.SubStatus().ShouldBe("InfoReceived");
    }

    [Fact]
    public void A_number_that_leads_nowhere_is_not_found_and_that_is_no_error()
    {
        var driver = new TrackDriver();
        driver.Code("register", TrackDriver.Item()).ShouldBe(0);
        driver.Clock.Advance(TimeSpan.FromDays(1));
        var info = driver.Info();
        info.GetProperty("latest_status").GetProperty("status").GetString().ShouldBe("NotFound");
        info.GetProperty("latest_event").ValueKind.ShouldBe(JsonValueKind.Null);
        info.GetProperty("tracking").GetProperty("providers_hash").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData(SandboxJourneyKind.Delivered, "InfoReceived,InTransit_PickedUp,InTransit_Departure,InTransit_Arrival,InTransit_CustomsProcessing,InTransit_CustomsReleased,InTransit_Other,OutForDelivery_Other,Delivered_Other")]
    [InlineData(SandboxJourneyKind.Delayed, "InfoReceived,InTransit_PickedUp,InTransit_Departure,InTransit_Arrival,InTransit_CustomsProcessing,InTransit_CustomsReleased,Exception_Delayed,InTransit_Other,OutForDelivery_Other,Delivered_Other")]
    [InlineData(SandboxJourneyKind.Lost, "InfoReceived,InTransit_PickedUp,InTransit_Departure,Exception_Lost")]
    [InlineData(SandboxJourneyKind.Silent, "InfoReceived,InTransit_PickedUp,InTransit_Departure,Expired_Other")]
    [InlineData(SandboxJourneyKind.Returned, "InfoReceived,InTransit_PickedUp,InTransit_Departure,InTransit_Arrival,InTransit_CustomsProcessing,InTransit_CustomsReleased,InTransit_Other,DeliveryFailure_NoBody,Exception_Returning,Exception_Returned")]
    public void A_parcel_goes_the_way_of_its_kind(SandboxJourneyKind kind, string statuses)
    {
        var driver = new TrackDriver().Following(TrackDriver.Way(kind: kind));
        driver.Clock.Advance(TimeSpan.FromMinutes(3));
        List<string> seen = [];
        HashSet<int> hashes = [];
        for (var hour = 0; hour < 24 * (kind == SandboxJourneyKind.Silent ? 40 : 12); hour += 2, driver.Clock.Advance(TimeSpan.FromHours(2)))
        {
            var info = driver.Info();
            var now = info.GetProperty("latest_status").GetProperty("sub_status").GetString()!;
            if (seen.LastOrDefault() == now) continue;
            seen.Add(now);
            if (now != "Expired_Other") hashes.Add(info.GetProperty("tracking").GetProperty("providers_hash").GetInt32()).ShouldBeTrue("news changes the hash");
        }

        seen.ShouldBe(statuses.Split(','));
    }

    [Fact]
    public void Nothing_is_told_before_the_carrier_was_asked_again()
    {
        var driver = new TrackDriver(options => options with { SyncEvery = TimeSpan.FromHours(12) });
        driver.Following();
        driver.Clock.Advance(TimeSpan.FromHours(11));
        driver.SubStatus().ShouldBe("InfoReceived", "it was picked up after five hours, and that is not known yet");
        driver.Clock.Advance(TimeSpan.FromHours(1.1));
        driver.SubStatus().ShouldBe("InTransit_PickedUp");
    }

    [Fact]
    public void After_the_hand_over_there_are_two_providers_and_the_last_mile_appears_in_both()
    {
        var driver = new TrackDriver().Following();
        driver.Clock.Advance(TimeSpan.FromDays(7));
        Providers(driver).Select(provider => provider.Key).ShouldBe([190008]);
        driver.Info().GetProperty("misc_info").GetProperty("local_key").GetInt32().ShouldBe(0);
        driver.Clock.Advance(TimeSpan.FromDays(4));
        var providers = Providers(driver);
        providers.Select(provider => provider.Key).ShouldBe([21051, 190008], "who delivers stands first");
        providers[0].Events.ShouldBe(["Delivered_Other", "OutForDelivery_Other", "InTransit_Other"], "events run newest first");
        providers[1].Events.ShouldBe([.. providers[0].Events, "InTransit_CustomsReleased", "InTransit_CustomsProcessing", "InTransit_Arrival", "InTransit_Departure", "InTransit_PickedUp", "InfoReceived"]);
        driver.Info().GetProperty("misc_info").GetProperty("local_number").GetString().ShouldBe("9400111899560243888780");
    }

    [Fact]
    public void Times_carry_the_offset_of_their_place_and_some_deliveries_none()
    {
        var driver = new TrackDriver();
        var numbers = Enumerable.Range(0, 12).Select(no => $"YT26169123456789{no:D2}").ToArray();
        foreach (var number in numbers) driver.Following(TrackDriver.Way(number));
        driver.Clock.Advance(TimeSpan.FromDays(11));
        var latest = numbers.Select(number => driver.Info(number).GetProperty("latest_event")).ToArray();
        latest.Select(scan => scan.GetProperty("time_iso").GetString()).Distinct().ShouldBe([null, "2026-06-10T19:00:00-05:00"], ignoreOrder: true);
        foreach (var scan in latest)
        {
            var raw = scan.GetProperty("time_raw");
            (raw.GetProperty("date").GetString(), raw.GetProperty("time").GetString()).ShouldBe(("2026-06-10", "19:00:00"));
            raw.GetProperty("timezone").GetString().ShouldBe(scan.GetProperty("time_iso").GetString() is null ? null : "-05:00");
            scan.GetProperty("time_utc").GetString().ShouldBe(scan.GetProperty("time_iso").GetString() is null ? null : "2026-06-11T00:00:00Z");
        }

        driver.Info(numbers[0]).GetProperty("milestone")[1].GetProperty("time_iso").GetString().ShouldBe("2026-06-01T12:48:00+08:00");
    }

    [Fact]
    public void All_nine_milestones_are_listed_in_order()
    {
        var driver = new TrackDriver().Following();
        driver.Clock.Advance(TimeSpan.FromDays(6));
        var milestones = driver.Info().GetProperty("milestone").EnumerateArray().Select(stage => (stage.GetProperty("key_stage").GetString(), stage.GetProperty("time_raw").GetProperty("date").ValueKind == JsonValueKind.String)).ToArray();
        milestones.ShouldBe([("InfoReceived", true), ("PickedUp", true), ("Departure", true), ("Arrival", true), ("AvailableForPickup", false), ("OutForDelivery", false), ("Delivered", false), ("Returning", false), ("Returned", false)]);
    }

    [Fact]
    public void Only_number_and_carrier_may_be_asked_with() =>
        new TrackDriver().Following().Code("gettrackinfo", $$"""[{"number":"{{TrackDriver.Number}}","tag":"a"}]""").ShouldBe(-18010013);

    private static (int Key, string[] Events)[] Providers(TrackDriver driver) =>
    [
        .. driver.Info().GetProperty("tracking").GetProperty("providers").EnumerateArray().Select(provider => (
            provider.GetProperty("provider").GetProperty("key").GetInt32(), provider.GetProperty("events").EnumerateArray().Select(scan => scan.GetProperty("sub_status").GetString()!).ToArray())),
    ];
}
