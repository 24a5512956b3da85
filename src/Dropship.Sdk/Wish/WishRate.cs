using System.Globalization;
using Dropship.Http;

namespace Dropship.Wish;

/// <summary>Obeys what the vendor's headers say of the account's calls: none is made before the window opens again.</summary>
internal sealed class WishRate(TimeProvider clock)
{
    private const double MostDelta = 100_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Unsaid = TimeSpan.FromSeconds(1);
    private long _restUntil;

    /// <summary>How long no call may be made; null if one may.</summary>
    internal TimeSpan? Rest
    {
        get
        {
            var left = Interlocked.Read(ref _restUntil) - clock.GetUtcNow().ToUnixTimeMilliseconds();
            return left > 0 ? TimeSpan.FromMilliseconds(left) : null;
        }
    }

    /// <summary>Takes in an answer's headers.</summary>
    /// <returns>How long the vendor asks to wait, or null.</returns>
    internal TimeSpan? Hear(Reply<WishEnvelope> reply)
    {
        var reset = Parse(reply.Header("Wish-Rate-Limit-Reset"), clock.GetUtcNow()) ?? (reply.RetryAfter is { } wait ? Within(wait) : null);
        var isSpent = int.TryParse(reply.Header("Wish-Rate-Limit-Remaining"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var left) && left <= 0;
        if (isSpent || (reply.Status == 429 && reset is not null)) RestFor(reset ?? Unsaid);
        return reset;
    }

    /// <summary>The form is not documented: ISO 8601, Unix seconds, Unix milliseconds and seconds from now are told apart by their size. Never more than an hour.</summary>
    internal static TimeSpan? Parse(string? text, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (WishTime.Parse(text) is { } at) return Within(at - now);
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return null;
        var seconds = number switch
        {
            < MostDelta => number,
            < MostDelta * 1_000 => number - now.ToUnixTimeSeconds(),
            _ => (number / 1_000) - now.ToUnixTimeSeconds(),
        };
        return Within(TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Longest.TotalSeconds)));
    }

    private static TimeSpan Within(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;

    private void RestFor(TimeSpan wait)
    {
        var until = (clock.GetUtcNow() + wait).ToUnixTimeMilliseconds();
        long known;
        do known = Interlocked.Read(ref _restUntil);
        while (known < until && Interlocked.CompareExchange(ref _restUntil, until, known) != known);
    }
}
