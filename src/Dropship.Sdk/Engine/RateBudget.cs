using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Engine;

/// <summary>A bucket of calls that refills evenly on a <see cref="TimeProvider"/>'s time. Not safe for parallel use: its lane locks.</summary>
internal sealed class RateBudget(RateLimit limit, Instant start)
{
    private double _calls = limit.Calls;
    private Instant _filledAt = start;

    private TimeSpan PerCall => limit.Per / limit.Calls;

    /// <summary>Takes a call if one is left above a reserve.</summary>
    internal bool TryTake(Instant now, double reserve)
    {
        if (_filledAt - now > limit.Per) _filledAt = now;   // the clock was set back: what lies behind it would stop all calls until then
        if (now > _filledAt)
        {
            _calls = Math.Min(limit.Calls, _calls + ((now - _filledAt) / PerCall));
            _filledAt = now;
        }

        if (_calls < 1 + reserve) return false;
        _calls--;
        return true;
    }

    /// <summary>When the next call above a reserve is there.</summary>
    internal Instant NextAt(double reserve)
    {
        var missing = 1 + reserve - _calls;
        return missing <= 0 ? _filledAt : _filledAt + TimeSpan.FromMilliseconds(Math.Ceiling(PerCall.TotalMilliseconds * missing));
    }
}
