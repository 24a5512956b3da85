using System.Text.Json;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.SeventeenTrack;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Testing.Tests.SeventeenTrack;

/// <summary>A sandbox with a clock and a program that calls it slowly enough.</summary>
internal sealed class TrackDriver
{
    public const string Root = "/track/v2.4";
    public const string Number = "YT2616912345678901";
    public const int Carrier = 190008;
    public static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public TrackDriver(Func<SeventeenTrackSandboxOptions, SeventeenTrackSandboxOptions>? change = null, SandboxLedger? ledger = null, DateTimeOffset? start = null)
    {
        Options = change?.Invoke(new()) ?? new();
        Clock = new(start ?? Start);
        Track = new(Options, Clock, ledger);
    }

    public SeventeenTrackSandboxOptions Options { get; }

    public FakeTimeProvider Clock { get; }

    public SeventeenTrackSandbox Track { get; }

    /// <summary>A way of ten days from China to the United States that begins now, handed over to USPS.</summary>
    public static SandboxJourney Way(string number = Number, SandboxJourneyKind kind = SandboxJourneyKind.Delivered, string to = "US") =>
        new(number, Carrier, Start, Start.AddDays(10), "CN", to, kind) { LastMileCarrier = 21051, LastMileNumber = "9400111899560243888780" };

    public SandboxAnswer? Try(string path, string body)
    {
        Clock.Advance(TimeSpan.FromSeconds(0.4));
        return Track.Send("POST", $"{Root}/{path}", body, ("17token", Options.Key));
    }

    public JsonElement Call(string path, string body) => Try(path, body).Json();

    public JsonElement Data(string path, string body)
    {
        var answer = Call(path, body);
        answer.GetProperty("code").GetInt32().ShouldBe(0);
        return answer.GetProperty("data");
    }

    /// <summary>The code of the one item of a call: 0 if it was accepted, the item's or else the whole request's code if not.</summary>
    public int Code(string path, string body)
    {
        var data = Data(path, body);
        if (data.TryGetProperty("errors", out var errors)) return errors[0].GetProperty("code").GetInt32();
        (data.GetProperty("accepted").GetArrayLength() + data.GetProperty("rejected").GetArrayLength()).ShouldBe(1);
        return data.GetProperty("accepted").GetArrayLength() == 1 ? 0 : data.GetProperty("rejected")[0].GetProperty("error").GetProperty("code").GetInt32();
    }

    public static string Item(string number = Number, int? carrier = null) => carrier is null ? $$"""[{"number":"{{number}}"}]""" : $$"""[{"number":"{{number}}","carrier":{{carrier}}}]""";

    public JsonElement Info(string number = Number) => Data("gettrackinfo", Item(number)).GetProperty("accepted")[0].GetProperty("track_info");

    public string SubStatus(string number = Number) => Info(number).GetProperty("latest_status").GetProperty("sub_status").GetString()!;

    /// <summary>Announces a way and registers its number.</summary>
    public TrackDriver Following(SandboxJourney? way = null)
    {
        Track.Announce(way ?? Way());
        Code("register", Item((way ?? Way()).Number)).ShouldBe(0);
        return this;
    }
}
