using Dropship.Domain;
using Dropship.Files;
using Dropship.Hosting;
using Dropship.Sdk.Tests.Docs;

namespace Dropship.Sdk.Tests.Files;

/// <summary>Holidays: what the file may say, and what is said of a row that makes no sense.</summary>
public sealed class HolidayFileTests
{
    private static FileReading<Holiday> Read(string text) => HolidayFile.Read(new StringReader(text), "holidays.csv");

    [Fact]
    public void A_day_and_a_stretch_are_read() => Read("name,until,day,region\nGood Friday,,2026-04-03,DE\nSpring Festival,2026-02-23,2026-02-16,CN\n").All
        .ShouldBe([new("DE", new(2026, 4, 3), "Good Friday"), new("CN", new(2026, 2, 16), "Spring Festival", new(2026, 2, 23))]);

    [Theory]
    [InlineData(",2026-04-03,,Good Friday", "region '' is empty")]
    [InlineData("DE,2026-04-03,,", "name '' is empty")]
    [InlineData("DE,03.04.2026,,Good Friday", "day '03.04.2026' is not a day")]
    [InlineData("DE,2026-02-30,,Good Friday", "day '2026-02-30' is not a day")]
    [InlineData("DE,2026-04-03,2026-04-02,Good Friday", "until '2026-04-02' is before the first day, 2026-04-03")]
    [InlineData("DE,2026-04-03,2027-04-04,Good Friday", "until '2027-04-04' is 367 days from 2026-04-03: a stretch has at most 366")]
    [InlineData("DE,2026-04-03,soon,Good Friday", "until 'soon' is not a day")]
    [InlineData("DE,2026-04-03,Good Friday", "has 3 fields where the header has 4")]
    public void A_bad_row_is_told_by_line_column_and_cure_and_nothing_is_taken(string row, string told)
    {
        var reading = Read($"region,day,until,name\nCN,2026-10-01,,National Day\n{row}\n");
        reading.Rows.ShouldHaveSingleItem();
        reading.Faults.ShouldHaveSingleItem().ToString().ShouldStartWith("holidays.csv, line 3: ");
        reading.Faults[0].ToString().ShouldContain(told);
        Should.Throw<BadFileException>(() => reading.All);
    }

    [Fact]
    public void A_stretch_of_a_year_is_read() => Read("region,day,until,name\nDE,2026-04-03,2027-04-03,long\n").All.ShouldHaveSingleItem();

    [Fact]
    public void A_column_that_is_missing_is_named() => Should.Throw<BadFileException>(() => Read("region,name\nDE,Good Friday\n")).Message.ShouldContain("lacks the column day");

    [Fact]
    public void The_example_is_good_and_says_of_each_row_that_it_is_one()
    {
        var all = HolidayFile.Read(House.At("docs/examples/holidays.example.csv")).All;
        all.Count.ShouldBeGreaterThan(5);
        all.ShouldAllBe(holiday => holiday.Name.EndsWith("(example)"));
    }
}

/// <summary>The machine's zones as data: the same moments as the machine's own reckoning.</summary>
public sealed class TimeZonesTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T01:00Z", 1, 2)]
    [InlineData("Europe/Berlin", "2026-10-25T01:00Z", 2, 1)]
    [InlineData("America/New_York", "2026-11-01T06:00Z", -4, -5)]
    [InlineData("America/Sao_Paulo", "2018-11-04T03:00Z", -3, -2)]
    [InlineData("Pacific/Apia", "2011-12-30T10:00Z", -10, 14)]
    public void A_shift_is_at_its_very_moment(string id, string at, double before, double after)
    {
        var shift = Instant.From(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
        var zone = TimeZones.Of(id);
        (zone.OffsetAt(shift - TimeSpan.FromMilliseconds(1)), zone.OffsetAt(shift)).ShouldBe((TimeSpan.FromHours(before), TimeSpan.FromHours(after)));
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Asia/Shanghai")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Africa/Casablanca")]
    [InlineData("Etc/UTC")]
    public void Every_third_hour_of_thirty_years_has_the_machines_offset(string id)
    {
        var (zone, machine) = (TimeZones.Of(id), TimeZoneInfo.FindSystemTimeZoneById(id));
        for (var at = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero); at.Year < 2030; at = at.AddHours(3))
            zone.OffsetAt(Instant.From(at)).ShouldBe(machine.GetUtcOffset(at), at.ToString("O"));
    }

    [Fact]
    public void Shanghai_has_no_shift() => TimeZones.Of("Asia/Shanghai").Shifts.ShouldBeEmpty();

    [Theory]
    [InlineData("Europe/Atlantis")]
    [InlineData("../../etc/passwd")]
    public void A_zone_that_nobody_knows_is_refused_with_its_cure(string id) => Should.Throw<ArgumentException>(() => TimeZones.Of(id)).Message.ShouldContain("tzdata");
}
