using System.Globalization;
using Dropship.Domain;

namespace Dropship.SeventeenTrack;

/// <summary>When an event was, as well as the vendor says: a moment, or the span in which it must lie.</summary>
/// <param name="Earliest">Not before.</param>
/// <param name="Latest">Not after; equal to <paramref name="Earliest"/> if the moment is known.</param>
/// <param name="Local">The clock on the wall where it was.</param>
internal readonly record struct EventTime(Instant Earliest, Instant Latest, DateTime Local)
{
    internal bool IsExact => Earliest == Latest;
}

/// <summary>
/// Reads the times of events. No offset is invented: a time without a zone lies between the first and the last place on earth where the
/// clock shows it, and a day without a time between its first and its last millisecond.
/// </summary>
internal static class SeventeenTrackTimes
{
    private static readonly TimeSpan Easternmost = TimeSpan.FromHours(14);
    private static readonly TimeSpan Westernmost = TimeSpan.FromHours(12);
    private static readonly TimeSpan LastOfDay = TimeSpan.FromDays(1) - TimeSpan.FromMilliseconds(1);
    private static readonly string[] Zoned = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss K"];
    private static readonly string[] Timed = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm"];
    private static readonly string[] Clocks = [@"hh\:mm\:ss", @"hh\:mm"];

    /// <summary>When it was; null if nothing says so, or nothing that could be true.</summary>
    internal static EventTime? Read(string? iso, string? utc, RawTime? raw) =>
        Moment(iso) ?? Moment(utc is { } text && Unzoned(text) is not null ? text + "Z" : utc) ?? (raw is { } written ? Raw(written) : null);

    private static EventTime? Raw(RawTime raw) =>
        raw.Text is { } text ? Moment(text) ?? Wall(Unzoned(text), null) ?? Day(Date(text), null)
        : Date(raw.Date) is not { } date ? null
        : raw.Time is null ? Day(date, Offset(raw.Zone))
        : TimeSpan.TryParseExact(raw.Time.Trim(), Clocks, CultureInfo.InvariantCulture, out var clock) ? Wall(date + clock, Offset(raw.Zone))
        : Day(date, Offset(raw.Zone));

    private static EventTime? Moment(string? text)
    {
        if (text is null || Unzoned(text) is not null || !DateTimeOffset.TryParseExact(text.Trim(), Zoned, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) || !IsSane(moment.Year)) return null;
        var at = Instant.From(moment);
        return new(at, at, moment.DateTime);
    }

    private static EventTime? Wall(DateTime? local, TimeSpan? offset) => local is { } at && IsSane(at.Year) ? Between(at, at, offset) : null;

    private static EventTime? Day(DateTime? date, TimeSpan? offset) => date is { } day && IsSane(day.Year) ? Between(day, day + LastOfDay, offset) : null;

    private static EventTime Between(DateTime first, DateTime last, TimeSpan? offset) =>
        new(Instant.From(new(first, TimeSpan.Zero)) - (offset ?? Easternmost), Instant.From(new(last, TimeSpan.Zero)) - (offset ?? -Westernmost), first);

    private static DateTime? Unzoned(string text) =>
        DateTime.TryParseExact(text.Trim(), Timed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? local : null;

    private static DateTime? Date(string? text) =>
        DateTime.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static TimeSpan? Offset(string? zone)
    {
        var text = zone?.Trim();
        if (text is "Z" or "z") return TimeSpan.Zero;
        return text is ['+' or '-', ..] && TimeSpan.TryParseExact(text.AsSpan(1), Clocks, CultureInfo.InvariantCulture, out var span) && span <= Easternmost ? (text[0] == '-' ? -span : span) : null;
    }

    // What vendors write for "no date" lies outside.
    private static bool IsSane(int year) => year is >= 2000 and < 2100;
}
