namespace Dropship.Domain;

/// <summary>The hours in which nobody is told anything, by the customer's clocks.</summary>
/// <param name="From">When they begin, from local midnight: 0 to less than 24 hours.</param>
/// <param name="To">When they end; before <paramref name="From"/> if they last over midnight.</param>
public sealed record QuietHours(TimeSpan From, TimeSpan To)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(2);

    /// <summary>From nine in the evening to eight in the morning.</summary>
    public static QuietHours Night { get; } = new(TimeSpan.FromHours(21), TimeSpan.FromHours(8));

    /// <summary>
    /// The first moment at or after another at which it is quiet in none of some zones: a country with several has no other that is safe for all of
    /// it. Zones so far apart that there is none within two days are judged by the first of them.
    /// </summary>
    /// <param name="zones">Where the customer may live, the likeliest first.</param>
    /// <param name="at">The moment.</param>
    public Instant Next(Few<Zone> zones, Instant at)
    {
        for (var open = at; open <= at + LongestWait;)
        {
            var end = open;
            foreach (var zone in zones) end = EndIn(zone, end);
            if (end == open) return open;
            open = end;
        }

        return EndIn(zones[0], at);
    }

    // The moment itself where it is not quiet.
    private Instant EndIn(Zone zone, Instant at)
    {
        var day = zone.DayOf(at);
        for (var begun = day.AddDays(-1); begun <= day; begun = begun.AddDays(1))
            if (zone.At(begun, From) <= at && zone.At(From <= To ? begun : begun.AddDays(1), To) is var end && at < end)
                return end;
        return at;
    }
}
