using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Wish;

/// <summary>
/// How far the changed orders were read: the newest change that was seen, and whether more of it was waiting. Bounds are inclusive, so
/// a walk goes on at the watermark itself; a new walk steps back by the overlap, because orders may show late.
/// </summary>
/// <param name="At">The watermark.</param>
/// <param name="Goes">True in the middle of a walk.</param>
internal readonly record struct WishCursor(Instant At, bool Goes)
{
    private const string On = "+";

    /// <summary>A time as the vendor takes it in queries: ISO 8601, UTC, milliseconds.</summary>
    internal static string Text(Instant at) => at.ToString();

    /// <summary>Where to read from.</summary>
    internal Instant From(TimeSpan overlap) => Goes ? At : At - overlap;

    /// <summary>The cursor after a page.</summary>
    /// <param name="from">Where the page was read from.</param>
    /// <param name="last">The newest change on it; null if it was empty.</param>
    /// <param name="isFull">True if it had as many rows as were asked for, and says of one when it changed.</param>
    internal WishCursor After(Instant from, Instant? last, bool isFull)
    {
        if (!isFull) return new(Instant.Later(At, last)!.Value, false);
        return new(last > from ? last.Value : from + TimeSpan.FromMilliseconds(1), true);   // one moment cannot be divided: go on behind it
    }

    internal static WishCursor Parse(string text)
    {
        var goes = text.EndsWith(On, StringComparison.Ordinal);
        return WishTime.Parse(goes ? text[..^On.Length] : text) is { } at
            ? new(Instant.From(at), goes)
            : throw new ProviderException(ProviderFault.Rejected, WishAnswer.Vendor, "the stored cursor is not one of this adapter: remove it, and the orders of the last weeks are read anew");
    }

    public override string ToString() => $"{Text(At)}{(Goes ? On : "")}";
}
