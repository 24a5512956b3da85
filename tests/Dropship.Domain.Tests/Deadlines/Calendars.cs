namespace Dropship.Domain.Tests.Deadlines;

/// <summary>Zones by the real dates of their shifts, and calendars in them.</summary>
internal static class Calendars
{
    internal static readonly Zone Berlin = new("Europe/Berlin", Hours(1),
    [
        Shift("2025-03-30T01:00Z", 2), Shift("2025-10-26T01:00Z", 1), Shift("2026-03-29T01:00Z", 2), Shift("2026-10-25T01:00Z", 1),
    ]);

    internal static readonly Zone NewYork = new("America/New_York", Hours(-5),
    [
        Shift("2025-03-09T07:00Z", -4), Shift("2025-11-02T06:00Z", -5), Shift("2026-03-08T07:00Z", -4), Shift("2026-11-01T06:00Z", -5),
    ]);

    /// <summary>Its clocks were put forward at midnight, and back to the evening before.</summary>
    internal static readonly Zone SaoPaulo = new("America/Sao_Paulo", Hours(-3),
    [
        Shift("2017-10-15T03:00Z", -2), Shift("2018-02-18T02:00Z", -3), Shift("2018-11-04T03:00Z", -2), Shift("2019-02-17T02:00Z", -3),
    ]);

    internal static readonly Zone Shanghai = new("Asia/Shanghai", Hours(8), []);

    /// <summary>It leapt over 30 December 2011.</summary>
    internal static readonly Zone Apia = new("Pacific/Apia", Hours(-10), [Shift("2011-12-30T10:00Z", 14)]);

    /// <summary>A minute after midnight its clocks went back to the day before.</summary>
    internal static readonly Zone StJohns = new("America/St_Johns", Hours(-2.5), [Shift("2010-11-07T02:31Z", -3.5)]);

    internal static readonly Few<DayOfWeek> Weekend = [DayOfWeek.Saturday, DayOfWeek.Sunday];

    internal static readonly Holiday NewYear = new("CN", new(2026, 2, 16), "Spring Festival", new(2026, 2, 23));

    internal static readonly WorkCalendar InBerlin = new(Berlin, Weekend, [new("DE", new(2026, 4, 3), "Good Friday"), new("DE", new(2026, 4, 6), "Easter Monday")], Hours(17));

    internal static readonly WorkCalendar InShanghai = new(Shanghai, Weekend, [NewYear], Hours(18));

    internal static readonly IReadOnlyList<(WorkCalendar Calendar, Instant Around)> All =
    [
        (InBerlin, At("2026-03-29T01:00Z")),
        (InBerlin, At("2026-10-25T01:00Z")),
        (new(NewYork, Weekend, [new("US", new(2026, 11, 2), "a day off")], Hours(24)), At("2026-11-01T06:00Z")),
        (new(NewYork, [DayOfWeek.Sunday], [], Hours(2.5)), At("2026-03-08T07:00Z")),
        (InShanghai, At("2026-02-19T00:00Z")),
        (new(SaoPaulo, [DayOfWeek.Monday], [], Hours(24)), At("2018-11-04T03:00Z")),
        (new(SaoPaulo, [], [], Hours(23.5)), At("2019-02-17T02:00Z")),
        (new(Apia, [], [], Hours(24)), At("2011-12-30T10:00Z")),
        (new(StJohns, [], [], Hours(24)), At("2010-11-07T02:31Z")),
        (WorkCalendar.Always, At("2026-06-01T00:00Z")),
        (InBerlin, At("2100-01-01T00:00Z")),
        (InShanghai, At("2000-01-01T00:00Z")),
    ];

    internal static Instant At(string moment) => Instant.From(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));

    private static TimeSpan Hours(double hours) => TimeSpan.FromHours(hours);

    private static ZoneShift Shift(string at, double hours) => new(At(at), Hours(hours));
}
