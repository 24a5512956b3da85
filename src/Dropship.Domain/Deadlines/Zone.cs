namespace Dropship.Domain;

/// <summary>From a moment on, local clocks are this far ahead of UTC.</summary>
/// <param name="At">The moment.</param>
/// <param name="Offset">What is added to UTC; negative in the west.</param>
public readonly record struct ZoneShift(Instant At, TimeSpan Offset) : IKeyed<ZoneShift>
{
    /// <inheritdoc />
    public int CompareKey(ZoneShift other) => At.CompareTo(other.At);
}

/// <summary>
/// A time zone as data: its name and every change of its clocks, so that the same rules give the same moments on every machine.
/// A local time that clocks leap over means the moment of the leap; one that they show twice means the first of the two.
/// </summary>
public sealed record Zone
{
    private const long Widest = 24 * 3_600_000L;

    /// <summary>A zone.</summary>
    /// <param name="id">Its IANA name, for example <c>Europe/Berlin</c>.</param>
    /// <param name="first">The offset before the first shift.</param>
    /// <param name="shifts">The changes, in any order.</param>
    /// <exception cref="ArgumentException">The name is empty, or an offset is a day or more.</exception>
    public Zone(string id, TimeSpan first, Few<ZoneShift> shifts)
    {
        if (string.IsNullOrWhiteSpace(id)) throw new ArgumentException("A zone needs a name.", nameof(id));
        var sorted = Few.Of<ZoneShift>();
        foreach (var shift in shifts) sorted = sorted.Put(shift);
        foreach (var shift in sorted)
            if (IsTooWide(shift.Offset)) throw new ArgumentException($"{id} is {shift.Offset} ahead of UTC from {shift.At} on: an offset is less than a day.", nameof(shifts));
        if (IsTooWide(first)) throw new ArgumentException($"{id} is {first} ahead of UTC: an offset is less than a day.", nameof(first));
        (Id, First, Shifts) = (id, first, sorted);
    }

    /// <summary>Coordinated universal time: no shifts.</summary>
    public static Zone Utc { get; } = new("Etc/UTC", TimeSpan.Zero, []);

    /// <summary>The IANA name.</summary>
    public string Id { get; }

    /// <summary>The offset before the first shift.</summary>
    public TimeSpan First { get; }

    /// <summary>The changes, by time.</summary>
    public Few<ZoneShift> Shifts { get; }

    /// <summary>How far local clocks are ahead of UTC at a moment.</summary>
    /// <param name="at">The moment.</param>
    public TimeSpan OffsetAt(Instant at) => Offset(Place(at));

    /// <summary>The first moment at which local clocks show a time of a day, or have leapt over it.</summary>
    /// <param name="day">The day.</param>
    /// <param name="time">The time of day, from 0 to 24 hours.</param>
    public Instant At(DateOnly day, TimeSpan time)
    {
        var local = ((day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * Widest) + (time.Ticks / TimeSpan.TicksPerMillisecond);
        for (var place = Place(new(local - Widest)); ; place++)   // no clock is a day ahead, so nothing before shows it
        {
            var at = new Instant(local) - Offset(place);
            if (place == Shifts.Count || at < Shifts[place].At) return place > 0 && at < Shifts[place - 1].At ? Shifts[place - 1].At : at;
        }
    }

    /// <summary>The day that has begun last. A day begins once, when clocks first show it, and lasts until the next begins.</summary>
    /// <param name="at">A moment.</param>
    public DateOnly DayOf(Instant at)
    {
        var shown = DateOnly.FromDateTime(DateTime.UnixEpoch.AddMilliseconds((at + OffsetAt(at)).Milliseconds));
        while (At(shown.AddDays(1), TimeSpan.Zero) <= at) shown = shown.AddDays(1);
        return shown;
    }

    /// <summary>When a day begins: at its first midnight, or after it where clocks leap over midnight.</summary>
    /// <param name="day">The day.</param>
    public Instant StartOf(DateOnly day) => At(day, TimeSpan.Zero);

    private static bool IsTooWide(TimeSpan offset) => offset <= TimeSpan.FromDays(-1) || offset >= TimeSpan.FromDays(1);

    private TimeSpan Offset(int place) => place == 0 ? First : Shifts[place - 1].Offset;

    // How many shifts have passed.
    private int Place(Instant at)
    {
        var (low, high) = (0, Shifts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Shifts[middle].At <= at) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
