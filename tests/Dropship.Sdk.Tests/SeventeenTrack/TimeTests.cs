using CsCheck;
using Dropship.Domain;

namespace Dropship.SeventeenTrack;

/// <summary>The time rules of section 7: no offset is invented, nothing is marked early, nothing is reordered.</summary>
public sealed class TimeTests
{

    [Theory]
    [InlineData("2026-06-06T10:12:00+08:00", null, "2026-06-06T02:12:00.000Z")]
    [InlineData("2026-06-06T10:12:00Z", "2026-06-06T02:12:00Z", "2026-06-06T10:12:00.000Z")]
    [InlineData("2026-06-06T10:12:00.25-03:30", null, "2026-06-06T13:42:00.250Z")]
    [InlineData("2026-06-06 10:12:00+08:00", null, "2026-06-06T02:12:00.000Z")]
    [InlineData(null, "2026-06-06T02:12:00Z", "2026-06-06T02:12:00.000Z")]
    [InlineData(null, "2026-06-06T02:12:00", "2026-06-06T02:12:00.000Z")]
    [InlineData("2026-06-06T10:12:00", "2026-06-06T02:12:00Z", "2026-06-06T02:12:00.000Z")]
    [InlineData("garbage", "2026-06-06T02:12:00Z", "2026-06-06T02:12:00.000Z")]
    public void A_time_with_a_zone_is_a_moment(string? iso, string? utc, string expected)
    {
        var time = SeventeenTrackTimes.Read(iso, utc, null)!.Value;
        time.IsExact.ShouldBeTrue();
        time.Latest.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("2026-06-06", "10:12:00", "+08:00", "2026-06-06T02:12:00.000Z", "2026-06-06T02:12:00.000Z")]
    [InlineData("2026-06-06", "10:12", "Z", "2026-06-06T10:12:00.000Z", "2026-06-06T10:12:00.000Z")]
    [InlineData("2026-06-30", "14:23:00", null, "2026-06-30T00:23:00.000Z", "2026-07-01T02:23:00.000Z")]
    [InlineData("2026-06-30", "14:23:00", "", "2026-06-30T00:23:00.000Z", "2026-07-01T02:23:00.000Z")]
    [InlineData("2026-06-30", "14:23:00", "America/Recife", "2026-06-30T00:23:00.000Z", "2026-07-01T02:23:00.000Z")]
    [InlineData("2026-06-30", "14:23:00", "+99:00", "2026-06-30T00:23:00.000Z", "2026-07-01T02:23:00.000Z")]
    [InlineData("2026-06-30", null, null, "2026-06-29T10:00:00.000Z", "2026-07-01T11:59:59.999Z")]
    [InlineData("2026-06-30", "soon", null, "2026-06-29T10:00:00.000Z", "2026-07-01T11:59:59.999Z")]
    [InlineData("2026-06-30", null, "-05:00", "2026-06-30T05:00:00.000Z", "2026-07-01T04:59:59.999Z")]
    public void A_time_in_parts_is_as_exact_as_its_parts(string date, string? clock, string? zone, string earliest, string latest)
    {
        var time = SeventeenTrackTimes.Read(null, null, new(date, clock, zone))!.Value;
        (time.Earliest.ToString(), time.Latest.ToString()).ShouldBe((earliest, latest));
    }

    [Theory]
    [InlineData("2026-06-30T14:23:00-03:00", "2026-06-30T17:23:00.000Z", "2026-06-30T17:23:00.000Z")]
    [InlineData("2026-06-30 14:23:00", "2026-06-30T00:23:00.000Z", "2026-07-01T02:23:00.000Z")]
    [InlineData(" 2026-06-30 14:23 ", "2026-06-30T00:23:00.000Z", "2026-07-01T02:23:00.000Z")]
    [InlineData("2026-06-30T14:23:00.5", "2026-06-30T00:23:00.500Z", "2026-07-01T02:23:00.500Z")]
    [InlineData("2026-06-30", "2026-06-29T10:00:00.000Z", "2026-07-01T11:59:59.999Z")]
    public void A_time_may_be_plain_text(string text, string earliest, string latest)
    {
        var time = SeventeenTrackTimes.Read(null, null, new(null, null, null, text))!.Value;
        (time.Earliest.ToString(), time.Latest.ToString()).ShouldBe((earliest, latest));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("2026-02-30")]
    [InlineData("1751280180000")]
    public void What_is_no_time_is_none(string? text)
    {
        SeventeenTrackTimes.Read(text, text, new(text, text, text)).ShouldBeNull();
        SeventeenTrackTimes.Read(null, null, new(null, null, null, text)).ShouldBeNull();
        SeventeenTrackTimes.Read(null, null, null).ShouldBeNull();
    }

    [Fact]
    public void Without_a_zone_a_scan_waits_for_the_last_place_on_earth() => Place("D 2026-06-30 14:23").ShouldBe(["2026-07-01T02:23:00.000Z"]);

    [Fact]
    public void A_newer_scan_with_a_zone_ends_the_wait() =>
        Place("Z 2026-06-30 20:00", "D 2026-06-30 14:23", "Z 2026-06-30 09:00").ShouldBe(["2026-06-30T20:00:00.000Z", "2026-06-30T19:59:59.999Z", "2026-06-30T09:00:00.000Z"]);

    [Fact]
    public void Scans_without_a_zone_keep_the_carriers_order() =>
        Place("Z 2026-06-30 20:00", "D 2026-06-30 14:23", "D 2026-06-30 14:23", "D 2026-06-30").ShouldBe(["2026-06-30T20:00:00.000Z", "2026-06-30T19:59:59.999Z", "2026-06-30T19:59:59.998Z", "2026-06-30T19:59:59.997Z"]);

    [Fact]
    public void A_list_that_is_out_of_order_marks_nothing_early() => Place("Z 2026-06-20 20:00", "D 2026-06-30 14:23").ShouldBe(["2026-06-20T20:00:00.000Z", "2026-07-01T02:23:00.000Z"]);

    /// <summary>A journey of known moments, told with some zones left out: wherever on earth the scans were, the order stays and none is placed before it was.</summary>
    [Fact]
    public void Whatever_the_zones_were_nothing_is_reordered_or_early()
    {
        var scan = Gen.Select(Gen.Int[1, 3_000], Gen.Int[-12, 14], Gen.Bool, Gen.Bool, (minutes, hours, hasZone, hasTime) => (minutes, hours, hasZone, hasTime));
        scan.Array[1, 12].Sample(journey =>
        {
            var at = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
            List<(Instant True, EventBody Event)> told = [];
            foreach (var (minutes, hours, hasZone, hasTime) in journey)
            {
                at += TimeSpan.FromMinutes(minutes);
                var local = at.ToOffset(TimeSpan.FromHours(hours));
                var raw = new RawTime(local.ToString("yyyy-MM-dd", null), hasTime || hasZone ? local.ToString("HH:mm:ss", null) : null, null);
                told.Insert(0, (Instant.From(at), new(hasZone ? local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", null) : null, null, raw, null, null, null, "InTransit_Other")));
            }

            var placed = SeventeenTrackMapping.Place(told.Select(static one => one.Event), 0).Select(static one => one.At).ToArray();
            placed.Length.ShouldBe(told.Count);
            for (var i = 0; i < placed.Length; i++)
            {
                // Scans that have no zone themselves may be placed next to a newer one: earlier than they were by the milliseconds that keep the order.
                (placed[i] + TimeSpan.FromMilliseconds(journey.Length) >= told[i].True).ShouldBeTrue();
                if (i > 0) (placed[i] < placed[i - 1]).ShouldBeTrue();
            }
        }, seed: "0000Xr7sVn17", iter: 3_000);
    }

    // D: no zone, Z: in UTC; newest first. The result in the same order.
    private static string[] Place(params string[] events) =>
        [.. SeventeenTrackMapping.Place(events.Select(static text => text.Split(' ') switch
        {
            ["Z", var date, var clock] => new EventBody($"{date}T{clock}:00Z", null, null, text, null, null, null),
            ["D", var date, var clock] => new EventBody(null, null, new(date, clock, null), text, null, null, null),
            ["D", var date] => new EventBody(null, null, new(date, null, null), text, null, null, null),
            _ => throw new ArgumentException(text),
        }), 0).Select(static one => one.At.ToString())];
}
