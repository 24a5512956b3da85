using CsCheck;
using static Dropship.Domain.Tests.Deadlines.Calendars;

namespace Dropship.Domain.Tests.Deadlines;

/// <summary>What holds for every calendar and moment, drawn around the shifts and closures where it is hard.</summary>
public sealed class WorkCalendarLaws
{
    private const int Draws = 20_000;
    private const long Near = 40L * 24 * 3_600_000;

    private static readonly Gen<(WorkCalendar Calendar, Instant One, Instant Other, TimeSpan Work, int Days)> Drawn =
        Gen.Select(Gen.Int[0, All.Count - 1], Span(), Span(), Gen.Long[0, Near], Gen.Int[0, 12])
            .Select((place, one, other, work, days) => (All[place].Calendar, new Instant(All[place].Around.Milliseconds + one), new Instant(All[place].Around.Milliseconds + other), TimeSpan.FromMilliseconds(work), days));

    // Days away, or a few hours, or on the very moment.
    private static Gen<long> Span() => Gen.OneOf(Gen.Long[-Near, Near], Gen.Long[-8 * 3_600_000, 8 * 3_600_000], Gen.Int[-48, 48].Select(static half => half * 1_800_000L));

    // A number names a draw for good.
    private static void Holds(Func<(WorkCalendar Calendar, Instant One, Instant Other, TimeSpan Work, int Days), bool> law)
    {
        for (var number = 1; number <= Draws; number++)
            if (Drawn.Generate(new PCG(1, (ulong)number), null, out _) is var drawn && !law(drawn))
                Assert.Fail($"draw {number}: {drawn.Calendar.Zone.Id}, {drawn.One}, {drawn.Other}, {drawn.Work}, {drawn.Days} days");
    }

    [Fact]
    public void What_is_later_stays_later() => Holds(static drawn =>
    {
        var (earlier, later) = drawn.One <= drawn.Other ? (drawn.One, drawn.Other) : (drawn.Other, drawn.One);
        return drawn.Calendar.Next(earlier) <= drawn.Calendar.Next(later)
            && drawn.Calendar.Add(earlier, drawn.Work) <= drawn.Calendar.Add(later, drawn.Work)
            && drawn.Calendar.AddDays(earlier, drawn.Days) <= drawn.Calendar.AddDays(later, drawn.Days)
            && drawn.Calendar.Zone.DayOf(earlier) <= drawn.Calendar.Zone.DayOf(later);
    });

    [Fact]
    public void Adding_what_lies_between_leads_back() => Holds(static drawn =>
        drawn.Calendar.Between(drawn.One, drawn.Calendar.Add(drawn.One, drawn.Work)) == drawn.Work
        && (drawn.One > drawn.Other || drawn.Calendar.Add(drawn.One, drawn.Calendar.Between(drawn.One, drawn.Other)) == drawn.Calendar.Next(drawn.Other)));

    [Fact]
    public void Parts_of_a_time_add_up() => Holds(static drawn =>
    {
        Instant[] moments = [drawn.One, drawn.Other, drawn.One + drawn.Work];
        Array.Sort(moments);
        return drawn.Calendar.Between(moments[0], moments[1]) + drawn.Calendar.Between(moments[1], moments[2]) == drawn.Calendar.Between(moments[0], moments[2])
            && drawn.Calendar.Add(drawn.Calendar.Add(drawn.One, drawn.Work), drawn.Work) == drawn.Calendar.Add(drawn.One, drawn.Work * 2);
    });

    [Fact]
    public void Work_is_never_on_a_day_off() => Holds(static drawn =>
        IsWork(drawn.Calendar, drawn.Calendar.Next(drawn.One)) && IsWork(drawn.Calendar, drawn.Calendar.Add(drawn.One, drawn.Work))
        && (drawn.One < At("2000-01-01T00:00Z") || IsWork(drawn.Calendar, drawn.Calendar.AddDays(drawn.One, drawn.Days) - TimeSpan.FromMilliseconds(1)))
        && drawn.Calendar.Next(drawn.Calendar.Next(drawn.One)) == drawn.Calendar.Next(drawn.One) && drawn.Calendar.Next(drawn.One) >= drawn.One);

    [Fact]
    public void Each_work_day_more_is_later() => Holds(static drawn => drawn.Calendar.AddDays(drawn.One, drawn.Days) < drawn.Calendar.AddDays(drawn.One, drawn.Days + 1));

    // By the days and hours that clocks show, not by the calendar's own reading of them.
    private static bool IsWork(WorkCalendar calendar, Instant at)
    {
        if (at.ToDateTimeOffset().Year is < 2000 or >= 2100) return true;
        var shown = new DateTimeOffset(DateTime.UnixEpoch, TimeSpan.Zero).AddMilliseconds((at + calendar.Zone.OffsetAt(at)).Milliseconds);
        if (calendar.Zone == StJohns && shown.Hour == 23) return true;   // the day after has begun there already
        var day = DateOnly.FromDateTime(shown.DateTime);
        return calendar.Rest.All(rest => rest != shown.DayOfWeek) && calendar.Closed.All(holiday => day < holiday.Day || day > (holiday.Until ?? holiday.Day))
            && (shown.TimeOfDay < calendar.CutOff || calendar.Zone == SaoPaulo);   // where an evening comes twice, its cut-off is the first
    }
}
