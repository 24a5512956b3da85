namespace Dropship.Domain;

/// <summary>A moment in UTC, to the millisecond. The domain's only notion of time: it is always handed in, never asked for.</summary>
/// <param name="Milliseconds">Milliseconds since 1970-01-01T00:00:00Z; negative before it.</param>
public readonly record struct Instant(long Milliseconds) : IComparable<Instant>
{
    /// <summary>The moment of a <see cref="DateTimeOffset"/>; what is finer than a millisecond is cut.</summary>
    /// <param name="moment">Any moment; its offset is taken into account and then forgotten.</param>
    public static Instant From(DateTimeOffset moment) => new(moment.ToUnixTimeMilliseconds());

    /// <summary>The moment as a <see cref="DateTimeOffset"/> with offset zero.</summary>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds);

    /// <summary>The earlier of two moments, where null means "never".</summary>
    /// <param name="one">A moment, or null.</param>
    /// <param name="other">Another moment, or null.</param>
    public static Instant? Earlier(Instant? one, Instant? other) =>
        one is not { } a ? other : other is not { } b ? one : a < b ? a : b;

    /// <summary>The later of two moments, where null means "not yet".</summary>
    /// <param name="one">A moment, or null.</param>
    /// <param name="other">Another moment, or null.</param>
    public static Instant? Later(Instant? one, Instant? other) =>
        one is not { } a ? other : other is not { } b ? one : a > b ? a : b;

    /// <inheritdoc />
    public int CompareTo(Instant other) => Milliseconds.CompareTo(other.Milliseconds);

    /// <summary>ISO 8601 in UTC, for example <c>2026-11-23T14:30:00.000Z</c>.</summary>
    public override string ToString() => ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The moment a span later, cut to milliseconds.</summary>
    public static Instant operator +(Instant at, TimeSpan span) => new(at.Milliseconds + (span.Ticks / TimeSpan.TicksPerMillisecond));

    /// <summary>The moment a span earlier, cut to milliseconds.</summary>
    public static Instant operator -(Instant at, TimeSpan span) => new(at.Milliseconds - (span.Ticks / TimeSpan.TicksPerMillisecond));

    /// <summary>The span between two moments.</summary>
    public static TimeSpan operator -(Instant later, Instant earlier) => TimeSpan.FromTicks((later.Milliseconds - earlier.Milliseconds) * TimeSpan.TicksPerMillisecond);

    /// <summary>True if the left moment is earlier.</summary>
    public static bool operator <(Instant left, Instant right) => left.Milliseconds < right.Milliseconds;

    /// <summary>True if the left moment is later.</summary>
    public static bool operator >(Instant left, Instant right) => left.Milliseconds > right.Milliseconds;

    /// <summary>True if the left moment is not later.</summary>
    public static bool operator <=(Instant left, Instant right) => left.Milliseconds <= right.Milliseconds;

    /// <summary>True if the left moment is not earlier.</summary>
    public static bool operator >=(Instant left, Instant right) => left.Milliseconds >= right.Milliseconds;
}
