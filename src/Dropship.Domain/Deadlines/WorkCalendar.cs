namespace Dropship.Domain;

/// <summary>
/// When somebody works: on each day that is neither a rest day nor a holiday, from its local beginning to its cut-off. Time outside
/// does not count: what comes in then comes in with the next work day. Before the year 2000 and from 2100 on no rules are known, and
/// every moment counts.
/// </summary>
public sealed record WorkCalendar
{
    private static readonly Instant First = Instant.From(new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly Instant Last = Instant.From(new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>A calendar.</summary>
    /// <param name="zone">Whose days.</param>
    /// <param name="rest">The days of the week without work; at most six.</param>
    /// <param name="holidays">The holidays of one region, in any order.</param>
    /// <param name="cutOff">When the work day ends, from its local midnight: more than 0 and at most 24 hours.</param>
    /// <exception cref="ArgumentException">There is no work day left in the week, a holiday ends before it begins, or the cut-off is out of range.</exception>
    public WorkCalendar(Zone zone, Few<DayOfWeek> rest, Few<Holiday> holidays, TimeSpan cutOff)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (cutOff <= TimeSpan.Zero || cutOff > TimeSpan.FromDays(1)) throw new ArgumentException($"A work day ends after 0 and at most 24 hours, not after {cutOff}.", nameof(cutOff));
        if (rest.AsEnumerable().Distinct().Count() > 6) throw new ArgumentException("All days of the week rest: nothing would ever be done.", nameof(rest));
        foreach (var holiday in holidays)
        {
            if (holiday.Last < holiday.Day) throw new ArgumentException($"{holiday.Name} ends on {holiday.Last:yyyy-MM-dd}, before it begins.", nameof(holidays));
            Closed = Closed.Put(holiday);
        }

        (Zone, Rest, CutOff) = (zone, rest, cutOff);
    }

    /// <summary>Every day of UTC, all day long.</summary>
    public static WorkCalendar Always { get; } = new(Zone.Utc, [], [], TimeSpan.FromDays(1));

    /// <summary>The time zone in which the days begin and end.</summary>
    public Zone Zone { get; }

    /// <summary>The days of the week without work.</summary>
    public Few<DayOfWeek> Rest { get; }

    /// <summary>The holidays, by day.</summary>
    public Few<Holiday> Closed { get; }

    /// <summary>When the work day ends, from its local midnight.</summary>
    public TimeSpan CutOff { get; }

    /// <summary>True if there is work on a day. A day that clocks leap over as a whole has none.</summary>
    /// <param name="day">The day.</param>
    public bool IsWorkDay(DateOnly day)
    {
        foreach (var rest in Rest)
            if (rest == day.DayOfWeek)
                return false;
        foreach (var holiday in Closed)
        {
            if (holiday.Day > day) break;
            if (holiday.Last >= day) return false;
        }

        return Zone.StartOf(day) < EndOf(day);
    }

    /// <summary>When work ends on a day.</summary>
    /// <param name="day">The day.</param>
    public Instant EndOf(DateOnly day) => CutOff == TimeSpan.FromDays(1) ? Zone.StartOf(day.AddDays(1)) : Zone.At(day, CutOff);

    /// <summary>The first moment of work at or after a moment.</summary>
    /// <param name="at">The moment.</param>
    public Instant Next(Instant at)
    {
        if (!IsKnown(at)) return at;
        var begins = Zone.StartOf(WorkDayAt(at));
        return begins > Last ? Last : begins > at ? begins : at;
    }

    /// <summary>The end of work on the n-th work day after the one in which a moment counts; 0 is that day itself.</summary>
    /// <param name="at">The moment.</param>
    /// <param name="days">How many, from 0.</param>
    public Instant AddDays(Instant at, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        if (!IsKnown(at)) return at + TimeSpan.FromDays(days);
        var day = WorkDayAt(at);
        for (var left = days; left > 0; left--)
        {
            day = FirstWorkDay(day.AddDays(1));
            if (Zone.StartOf(day) >= Last) return Last + TimeSpan.FromDays(left);
        }

        return Earlier(EndOf(day), Last);
    }

    /// <summary>The moment at which so much work has been done since another; always one of work.</summary>
    /// <param name="at">The moment to count from.</param>
    /// <param name="work">How much; none, if it is negative.</param>
    public Instant Add(Instant at, TimeSpan work)
    {
        var left = work < TimeSpan.Zero ? TimeSpan.Zero : work;
        if (at < First)
        {
            if (left < First - at) return at + left;
            (left, at) = (left - (First - at), First);
        }

        for (var begun = Next(at); begun < Last; begun = Next(EndOf(Zone.DayOf(begun))))
        {
            var rest = Earlier(EndOf(Zone.DayOf(begun)), Last) - begun;
            if (left < rest) return begun + left;
            left -= rest;
        }

        return (at > Last ? at : Last) + left;
    }

    /// <summary>How much work can be done between two moments; none, if the second is not later.</summary>
    /// <param name="from">The first.</param>
    /// <param name="to">The second.</param>
    public TimeSpan Between(Instant from, Instant to)
    {
        if (to <= from) return TimeSpan.Zero;
        var sum = (from < First ? Earlier(to, First) - from : TimeSpan.Zero) + (to > Last ? to - (from > Last ? from : Last) : TimeSpan.Zero);
        for (var begun = Next(from < First ? First : from); begun < Earlier(to, Last); begun = Next(EndOf(Zone.DayOf(begun))))
            sum += Earlier(EndOf(Zone.DayOf(begun)), Earlier(to, Last)) - begun;
        return sum;
    }

    private static bool IsKnown(Instant at) => at >= First && at < Last;

    private static Instant Earlier(Instant one, Instant other) => one < other ? one : other;

    private DateOnly WorkDayAt(Instant at)
    {
        var day = Zone.DayOf(at);
        return FirstWorkDay(at < EndOf(day) ? day : day.AddDays(1));
    }

    private DateOnly FirstWorkDay(DateOnly day)
    {
        while (!IsWorkDay(day)) day = day.AddDays(1);
        return day;
    }
}
