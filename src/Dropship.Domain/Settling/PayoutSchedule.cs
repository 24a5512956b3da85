namespace Dropship.Domain;

/// <summary>The days on which a marketplace pays: some of each month, some of each week, or both.</summary>
/// <param name="Zone">Whose days they are.</param>
/// <param name="DaysOfMonth">From 1 to 31; in a month that is shorter its last day counts.</param>
/// <param name="Weekdays">The days of the week.</param>
public sealed record PayoutSchedule(Zone Zone, Few<int> DaysOfMonth, Few<DayOfWeek> Weekdays)
{
    private const int LongestMonth = 31;

    /// <summary>Days of each month, UTC.</summary>
    /// <param name="days">Which, from 1 to 31.</param>
    public static PayoutSchedule OnDays(params int[] days) => new(Zone.Utc, new(days), []);

    /// <summary>One day of each week.</summary>
    /// <param name="day">Which.</param>
    /// <param name="zone">Whose days they are.</param>
    public static PayoutSchedule Weekly(DayOfWeek day, Zone zone) => new(zone, [], [day]);

    /// <summary>True if it names at least one day, and only days that there are.</summary>
    public bool IsSound
    {
        get
        {
            foreach (var day in DaysOfMonth)
                if (day is < 1 or > LongestMonth)
                    return false;
            return !DaysOfMonth.IsEmpty || !Weekdays.IsEmpty;
        }
    }

    /// <summary>When the first payday begins after a moment: what becomes payable as a payday begins waits for the next.</summary>
    /// <param name="at">The moment.</param>
    /// <exception cref="InvalidOperationException">It names no day.</exception>
    public Instant After(Instant at)
    {
        if (!IsSound) throw new InvalidOperationException("A payout schedule names at least one day of the month, from 1 to 31, or of the week.");
        for (var day = Zone.DayOf(at); ; day = day.AddDays(1))
            if (IsPayday(day) && Zone.StartOf(day) is var begins && begins > at)
                return begins;
    }

    private bool IsPayday(DateOnly day)
    {
        var last = DateTime.DaysInMonth(day.Year, day.Month);
        foreach (var named in DaysOfMonth)
            if (Math.Min(named, last) == day.Day)
                return true;
        foreach (var named in Weekdays)
            if (named == day.DayOfWeek)
                return true;
        return false;
    }
}
