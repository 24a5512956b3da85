using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dropship.Testing.Sandbox;

namespace Dropship.Testing.Tests.SeventeenTrack;

public sealed class TrackWebhookTests
{
    [Fact]
    public void Each_news_is_told_once_as_it_was_then()
    {
        var driver = new TrackDriver().Following();
        driver.Clock.Advance(TimeSpan.FromDays(11));
        var told = driver.Track.TakeMessages().Select(Json).ToArray();
        told.ShouldAllBe(message => message.GetProperty("event").GetString() == "TRACKING_UPDATED");
        told.Select(Status).ShouldBe(["InfoReceived", "InTransit_PickedUp", "InTransit_Departure", "InTransit_Arrival", "InTransit_CustomsProcessing", "InTransit_CustomsReleased", "InTransit_Other", "OutForDelivery_Other", "Delivered_Other"]);
        told[^1].GetProperty("data").GetRawText().ShouldContain("InTransit_Departure", Case.Sensitive, "each message is the whole story");
        driver.Track.TakeMessages().ShouldBeEmpty();
        driver.Data("gettracklist", "{}").GetProperty("accepted")[0].GetProperty("push_status").GetString().ShouldBe("Success");
    }

    [Fact]
    public void The_signatures_are_those_of_the_sheet()
    {
        var driver = new TrackDriver();
        driver.Code("register", TrackDriver.Item("RR123456789CN", 3011)).ShouldBe(0);
        driver.Code("stoptrack", TrackDriver.Item("RR123456789CN", 3011)).ShouldBe(0);
        var stopped = driver.Track.TakeMessages().ShouldHaveSingleItem();
        Encoding.UTF8.GetString(stopped.Body.Span).ShouldBe("""{"event":"TRACKING_STOPPED","data":{"number":"RR123456789CN","carrier":3011,"param":null,"tag":""}}""");
        stopped.Headers["Sign"].ShouldBe("23d61913ce3a04881a6c2b982a05804f72c3acd01a86d5b79f0e87f3afb11030");
    }

    [Fact]
    public void Every_message_is_signed_over_its_raw_body()
    {
        var driver = new TrackDriver(options => options with { Key = "another" }).Following();
        driver.Clock.Advance(TimeSpan.FromDays(30));
        var messages = driver.Track.TakeMessages();
        messages.Count.ShouldBe(10);
        foreach (var message in messages) message.Headers["sign"].ShouldBe(Convert.ToHexString(SHA256.HashData([.. message.Body.Span, .. "/another"u8])).ToLowerInvariant());
        Json(messages[^1]).GetProperty("event").GetString().ShouldBe("TRACKING_STOPPED");
    }

    [Fact]
    public void A_push_tells_it_again()
    {
        var driver = new TrackDriver().Following();
        driver.Code("push", TrackDriver.Item()).ShouldBe(-18019909);
        driver.Clock.Advance(TimeSpan.FromHours(1));
        driver.Track.TakeMessages().Count.ShouldBe(1);
        driver.Code("push", TrackDriver.Item()).ShouldBe(0);
        Status(Json(driver.Track.TakeMessages().ShouldHaveSingleItem())).ShouldBe("InfoReceived");
    }

    [Fact]
    public void Resuming_tells_only_what_is_new()
    {
        var driver = new TrackDriver().Following();
        driver.Clock.Advance(TimeSpan.FromDays(1));
        driver.Code("stoptrack", TrackDriver.Item()).ShouldBe(0);
        driver.Track.TakeMessages().Count.ShouldBe(3);
        driver.Clock.Advance(TimeSpan.FromDays(1));
        driver.Code("retrack", TrackDriver.Item()).ShouldBe(0);
        driver.Clock.Advance(TimeSpan.FromHours(4));
        driver.Track.TakeMessages().Select(Json).Select(Status).ShouldBe(["InTransit_Departure"]);
    }

    [Fact]
    public void Messages_come_twice_by_option()
    {
        var driver = new TrackDriver(options => options with { DuplicateEvery = 1 }).Following();
        driver.Clock.Advance(TimeSpan.FromHours(1));
        var messages = driver.Track.TakeMessages();
        messages.Count.ShouldBe(2);
        messages[0].Body.Span.SequenceEqual(messages[1].Body.Span).ShouldBeTrue();
    }

    [Fact]
    public void What_was_told_stays_told_in_a_second_run()
    {
        using var ledger = new SandboxLedger();
        var driver = new TrackDriver(ledger: ledger).Following();
        driver.Clock.Advance(TimeSpan.FromDays(4));
        driver.Track.TakeMessages().Count.ShouldBe(3);
        var second = new TrackDriver(ledger: ledger, start: driver.Clock.GetUtcNow());
        second.Track.TakeMessages().ShouldBeEmpty();
        second.Clock.Advance(TimeSpan.FromDays(2));
        second.Track.TakeMessages().Select(Json).Select(Status).ShouldBe(["InTransit_Arrival", "InTransit_CustomsProcessing"]);
    }

    private static JsonElement Json(SandboxMessage message) => JsonDocument.Parse(message.Body).RootElement;

    private static string? Status(JsonElement message) => message.GetProperty("data").GetProperty("track_info").GetProperty("latest_status").GetProperty("sub_status").GetString();
}
