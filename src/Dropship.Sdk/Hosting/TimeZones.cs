using Dropship.Domain;

namespace Dropship.Hosting;

/// <summary>Time zones of the machine's own database, as the data that the domain reckons with.</summary>
public static class TimeZones
{
    private const long Step = 12 * 3_600_000L;   // clocks are never shifted twice within it
    private static readonly Instant First = Instant.From(new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly Instant Last = Instant.From(new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>A zone by its name, with every shift of its clocks in the years 2000 to 2099.</summary>
    /// <param name="id">The IANA name, for example <c>Asia/Shanghai</c>.</param>
    /// <exception cref="ArgumentException">The database of this machine has no such zone.</exception>
    public static Zone Of(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        var zone = Find(id);
        var (first, before) = (OffsetAt(zone, First), OffsetAt(zone, First));
        Few<ZoneShift> shifts = [];
        for (var at = First; at < Last; at += TimeSpan.FromMilliseconds(Step))
            if (OffsetAt(zone, at) is var offset && offset != before)
            {
                shifts = shifts.Add(new(ShiftWithin(zone, new(at.Milliseconds - Step), at), offset));
                before = offset;
            }

        return new(id, first, shifts);
    }

    private static TimeZoneInfo Find(string id)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception fault) when (fault is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new ArgumentException($"The time zone '{id}' is not known on this machine: give an IANA name such as Asia/Shanghai, and install the time zone database (tzdata) if it is missing.", nameof(id), fault);
        }
    }

    private static TimeSpan OffsetAt(TimeZoneInfo zone, Instant at) => zone.GetUtcOffset(at.ToDateTimeOffset());

    private static Instant ShiftWithin(TimeZoneInfo zone, Instant before, Instant after)
    {
        var old = OffsetAt(zone, before);
        while (after.Milliseconds - before.Milliseconds > 1)
        {
            var middle = new Instant(before.Milliseconds + ((after.Milliseconds - before.Milliseconds) / 2));
            if (OffsetAt(zone, middle) == old) before = middle;
            else after = middle;
        }

        return after;
    }
}
