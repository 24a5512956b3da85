using static Dropship.Domain.Tests.Deadlines.Calendars;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Deadlines;

/// <summary>Work days around weekends, holidays, cut-offs and shifts of clocks.</summary>
public sealed class WorkCalendarSpecs
{
    [Theory]
    [InlineData("2026-03-27T10:00Z", 0, "2026-03-27T16:00Z")]   // Friday 11:00: the same day at 17:00
    [InlineData("2026-03-27T10:00Z", 1, "2026-03-30T15:00Z")]   // over the weekend and the shift: Monday 17:00 is an hour earlier by UTC
    [InlineData("2026-03-27T16:00Z", 0, "2026-03-30T15:00Z")]   // at the cut-off it counts as Monday's
    [InlineData("2026-03-28T10:00Z", 0, "2026-03-30T15:00Z")]
    [InlineData("2026-04-02T10:00Z", 1, "2026-04-07T15:00Z")]   // Good Friday, weekend, Easter Monday
    [InlineData("2026-10-23T10:00Z", 1, "2026-10-26T16:00Z")]
    public void Work_days_are_added_in_Berlin(string from, int days, string to) => InBerlin.AddDays(At(from), days).ShouldBe(At(to));

    [Theory]
    [InlineData("2026-02-13T09:59Z", 0, "2026-02-13T10:00Z")]   // Friday before the festival, a minute before 18:00
    [InlineData("2026-02-13T10:00Z", 0, "2026-02-24T10:00Z")]   // from eleven days of closure only Tuesday is next
    [InlineData("2026-02-13T02:00Z", 2, "2026-02-25T10:00Z")]
    public void A_long_closure_is_passed_over(string from, int days, string to) => InShanghai.AddDays(At(from), days).ShouldBe(At(to));

    [Fact]
    public void Work_stands_still_while_nobody_works()
    {
        InShanghai.Between(At("2026-02-13T08:00Z"), At("2026-02-24T00:00Z")).ShouldBe(Hours(2) + Hours(8), "two hours on Friday, and eight of Tuesday that began at 16:00 UTC");
        InShanghai.Between(At("2026-02-14T00:00Z"), At("2026-02-23T00:00Z")).ShouldBe(TimeSpan.Zero);
        InShanghai.Add(At("2026-02-13T08:00Z"), Hours(10)).ShouldBe(At("2026-02-24T00:00Z"));
        InBerlin.Between(At("2026-03-28T00:00Z"), At("2026-03-31T00:00Z")).ShouldBe(Hours(17) + Hours(2), "Monday to its cut-off, and two hours of Tuesday");
    }

    [Fact]
    public void A_work_day_with_a_leap_is_an_hour_shorter()
    {
        WorkCalendar daily = new(Berlin, [], [], Hours(24));
        daily.Between(At("2026-03-28T23:00Z"), At("2026-03-29T22:00Z")).ShouldBe(Hours(23));
        daily.AddDays(At("2026-03-28T23:00Z"), 0).ShouldBe(At("2026-03-29T22:00Z"));
        daily.AddDays(At("2026-10-24T22:00Z"), 0).ShouldBe(At("2026-10-25T23:00Z"), "25 hours");
    }

    [Fact]
    public void A_day_that_clocks_leap_over_is_no_work_day()
    {
        WorkCalendar daily = new(Apia, [], [], Hours(24));
        daily.IsWorkDay(new(2011, 12, 30)).ShouldBeFalse();
        daily.AddDays(At("2011-12-29T20:00Z"), 1).ShouldBe(At("2011-12-31T10:00Z"), "the day after the 29th is the 31st");
    }

    [Fact]
    public void A_holiday_may_be_given_in_any_order_and_overlap_another()
    {
        Holiday inside = new("CN", new(2026, 2, 18), "within"), before = new("CN", new(2026, 2, 10), "before");
        WorkCalendar calendar = new(Shanghai, Weekend, [inside, NewYear, before], Hours(18));
        calendar.ShouldBe(new(Shanghai, Weekend, [before, NewYear, inside], Hours(18)));
        calendar.IsWorkDay(new(2026, 2, 20)).ShouldBeFalse();
        calendar.IsWorkDay(new(2026, 2, 24)).ShouldBeTrue();
    }

    [Fact]
    public void A_calendar_without_work_is_refused()
    {
        Should.Throw<ArgumentException>(() => new WorkCalendar(Zone.Utc, [.. Enum.GetValues<DayOfWeek>()], [], Hours(24)));
        Should.Throw<ArgumentException>(() => new WorkCalendar(Zone.Utc, [], [new("X", new(2026, 2, 2), "back", new(2026, 2, 1))], Hours(24)));
        Should.Throw<ArgumentException>(() => new WorkCalendar(Zone.Utc, [], [], TimeSpan.Zero));
        Should.Throw<ArgumentException>(() => new WorkCalendar(Zone.Utc, [], [], Hours(24.1)));
        Should.Throw<ArgumentOutOfRangeException>(() => InBerlin.AddDays(T0, -1));
    }

    [Fact]
    public void Moments_that_make_no_sense_are_counted_as_they_are()
    {
        Instant first = Instant.From(DateTimeOffset.MinValue), last = Instant.From(DateTimeOffset.MaxValue);
        foreach (var (calendar, _) in All)
        {
            (calendar.Next(first), calendar.Next(last)).ShouldBe((first, last));
            (calendar.AddDays(last, 3), calendar.Add(last, Days(3))).ShouldBe((last + Days(3), last + Days(3)));
            (calendar.Between(first, first + Days(9)), calendar.Between(last - Days(9), last)).ShouldBe((Days(9), Days(9)));
            calendar.Add(first, calendar.Between(first, last)).ShouldBe(last);
        }
    }
}
