using System.Globalization;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Counts the merchant's calls. A window begins with its first call; what is left of it does not outlive the process.</summary>
internal sealed class WishRateLimit(WishSandboxOptions options)
{
    private DateTimeOffset _ends = DateTimeOffset.MinValue;
    private int _calls;

    internal int Remaining => Math.Max(0, options.RateCalls - _calls);

    /// <summary>Counts a call and says whether it may be answered.</summary>
    internal bool Take(DateTimeOffset now)
    {
        if (now >= _ends) (_ends, _calls) = (now + options.RateWindow, 0);
        if (_calls >= options.RateCalls) return false;
        _calls++;
        return true;
    }

    internal string Reset(DateTimeOffset now) => options.ResetFormat switch
    {
        WishResetFormat.Iso8601 => WishTimes.Short(_ends),
        WishResetFormat.UnixSeconds => Math.Ceiling((_ends - DateTimeOffset.UnixEpoch).TotalSeconds).ToString(CultureInfo.InvariantCulture),
        _ => Math.Ceiling((_ends - now).TotalSeconds).ToString(CultureInfo.InvariantCulture),
    };
}
