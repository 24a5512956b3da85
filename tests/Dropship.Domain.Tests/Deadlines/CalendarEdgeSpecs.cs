using static Dropship.Domain.Tests.Deadlines.Calendars;

namespace Dropship.Domain.Tests.Deadlines;

/// <summary>Calendars at the ends of the years they know, at cut-offs, and what is said of those that make no sense.</summary>
public sealed class CalendarEdgeSpecs
{
    private static TimeSpan Hours(double hours) => TimeSpan.FromHours(hours);

    private static TimeSpan Days(double days) => TimeSpan.FromDays(days);

    [Fact]
    public void What_makes_no_sense_is_said_with_its_cure()
    {
        Should.Throw<ArgumentNullException>(() => new WorkCalendar(null!, [], [], Hours(24)));
        Should.Throw<ArgumentException>(() => new WorkCalendar(Zone.Utc, [], [], Hours(25))).Message.ShouldContain("at most 24 hours");
        Should.Throw<ArgumentException>(() => new WorkCalendar(Zone.Utc, [.. Enum.GetValues<DayOfWeek>()], [], Hours(24))).Message.ShouldContain("All days of the week rest");
        Should.Throw<ArgumentException>(() => new WorkCalendar(Zone.Utc, [], [new("X", new(2026, 2, 2), "Carnival", new(2026, 2, 1))], Hours(24))).Message.ShouldContain("Carnival ends on 2026-02-01");
        Should.Throw<ArgumentException>(() => new Zone(" ", TimeSpan.Zero, [])).Message.ShouldContain("needs a name");
        Should.Throw<ArgumentException>(() => new Zone("Far/Out", Hours(24), [])).Message.ShouldContain("Far/Out is 1.00:00:00 ahead of UTC");
        Should.Throw<ArgumentException>(() => new Zone("Far/Out", TimeSpan.Zero, [new(default, Hours(-24))])).Message.ShouldContain("Far/Out is -1.00:00:00 ahead of UTC from");
    }

    [Fact]
    public void One_work_day_of_the_week_is_enough() =>
        new WorkCalendar(Zone.Utc, [.. Enum.GetValues<DayOfWeek>().Except([DayOfWeek.Friday])], [], Hours(24)).AddDays(At("2026-03-27T10:00Z"), 1).ShouldBe(At("2026-04-04T00:00Z"));

    [Fact]
    public void After_the_last_year_it_knows_every_day_is_a_work_day()
    {
        WorkCalendar rests = new(Zone.Utc, [DayOfWeek.Thursday, DayOfWeek.Friday], [], Hours(24));   // the last day of 2099 is a Thursday
        rests.Next(At("2099-12-31T12:00Z")).ShouldBe(At("2100-01-01T00:00Z"));
        WorkCalendar.Always.AddDays(At("2099-12-31T12:00Z"), 3).ShouldBe(At("2100-01-04T00:00Z"));
        WorkCalendar.Always.AddDays(At("2099-12-30T12:00Z"), 1).ShouldBe(At("2100-01-01T00:00Z"));
    }

    [Fact]
    public void Before_the_first_year_it_knows_every_hour_is_work()
    {
        WorkCalendar rests = new(Zone.Utc, Weekend, [], Hours(24));   // the first day of 2000 is a Saturday
        rests.Add(At("1999-12-31T22:00Z"), Hours(1)).ShouldBe(At("1999-12-31T23:00Z"));
        rests.Add(At("1999-12-31T22:00Z"), Hours(2)).ShouldBe(At("2000-01-03T00:00Z"), "what is done at the end of a day goes on with the next work day");
        rests.Between(At("1999-12-30T00:00Z"), At("2000-01-03T01:00Z")).ShouldBe(Days(2) + Hours(1));
    }

    [Fact]
    public void Work_that_is_less_than_nothing_is_nothing() => InBerlin.Add(At("2026-03-27T10:00Z"), Hours(-3)).ShouldBe(At("2026-03-27T10:00Z"));

    [Fact]
    public void At_the_moment_of_a_shift_the_new_offset_holds()
    {
        (Berlin.OffsetAt(At("2026-03-29T00:59Z")), Berlin.OffsetAt(At("2026-03-29T01:00Z"))).ShouldBe((Hours(1), Hours(2)));
        Zone.Utc.Id.ShouldBe("Etc/UTC");
    }
}
