using static Dropship.Domain.Tests.Deadlines.Calendars;

namespace Dropship.Domain.Tests.Deadlines;

/// <summary>Local times that exist once, twice or never, at the real shifts of real zones.</summary>
public sealed class ZoneSpecs
{
    private static readonly Dictionary<string, Zone> Zones = new Zone[] { Berlin, NewYork, SaoPaulo, Shanghai, Apia, StJohns, Zone.Utc }.ToDictionary(zone => zone.Id);

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28", 12, "2026-03-28T11:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", 12, "2026-03-29T10:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", 2.5, "2026-03-29T01:00Z")]   // leapt over: the moment of the leap
    [InlineData("Europe/Berlin", "2026-10-25", 2.5, "2026-10-25T00:30Z")]   // shown twice: the first
    [InlineData("Europe/Berlin", "2026-10-25", 3, "2026-10-25T02:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", 24, "2026-03-29T22:00Z")]
    [InlineData("America/New_York", "2026-03-08", 2.5, "2026-03-08T07:00Z")]
    [InlineData("America/New_York", "2026-11-01", 1.5, "2026-11-01T05:30Z")]
    [InlineData("America/New_York", "2026-11-01", 17, "2026-11-01T22:00Z")]
    [InlineData("Asia/Shanghai", "2026-03-29", 0, "2026-03-28T16:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-04", 0, "2018-11-04T03:00Z")]   // midnight is leapt over
    [InlineData("America/Sao_Paulo", "2019-02-16", 23.5, "2019-02-17T01:30Z")]   // the evening comes twice
    [InlineData("America/Sao_Paulo", "2019-02-17", 0, "2019-02-17T03:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30", 12, "2011-12-30T10:00Z")]   // the whole day is leapt over
    [InlineData("Pacific/Apia", "2011-12-31", 0, "2011-12-30T10:00Z")]
    [InlineData("America/St_Johns", "2010-11-07", 0, "2010-11-07T02:30Z")]
    public void A_local_time_has_its_moment(string zone, string day, double hours, string moment) =>
        Zones[zone].At(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(hours)).ShouldBe(At(moment));

    [Fact]
    public void The_day_that_has_begun_goes_on_when_clocks_go_back_to_the_evening_before()
    {
        StJohns.DayOf(At("2010-11-07T02:29Z")).ShouldBe(new(2010, 11, 6));
        StJohns.DayOf(At("2010-11-07T02:30Z")).ShouldBe(new(2010, 11, 7));
        StJohns.DayOf(At("2010-11-07T02:40Z")).ShouldBe(new(2010, 11, 7), "clocks show 23:10 of the day before");
        SaoPaulo.DayOf(At("2019-02-17T02:59Z")).ShouldBe(new(2019, 2, 16));
    }

    [Fact]
    public void Days_follow_each_other_without_a_gap()
    {
        foreach (var zone in Zones.Values)
            foreach (var (_, around) in All)
                for (var minute = -3000; minute < 3000; minute += 7)
                {
                    var at = around + TimeSpan.FromMinutes(minute);
                    var day = zone.DayOf(at);
                    (zone.StartOf(day) <= at && at < zone.StartOf(day.AddDays(1))).ShouldBeTrue($"{zone.Id} {at} is not within {day}");
                }
    }

    [Fact]
    public void A_zone_that_makes_no_sense_is_refused()
    {
        Should.Throw<ArgumentException>(() => new Zone("", TimeSpan.Zero, []));
        Should.Throw<ArgumentException>(() => new Zone("Far/Out", TimeSpan.FromHours(24), []));
        Should.Throw<ArgumentException>(() => new Zone("Far/Out", TimeSpan.Zero, [new(default, TimeSpan.FromHours(-24))]));
    }

    [Fact]
    public void Shifts_may_come_in_any_order() => new Zone("Europe/Berlin", TimeSpan.FromHours(1), [.. Berlin.Shifts.AsEnumerable().Reverse()]).ShouldBe(Berlin);
}
