using System.Globalization;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>How often the account may call, and its points. Kept in memory: a vendor that starts anew has forgotten who was too fast.</summary>
internal sealed class CjLimits(CjDesk desk)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Queue<DateTimeOffset>> _calls = new(StringComparer.Ordinal);
    private DateTimeOffset _counted;
    private double _points;

    internal int Remaining => (int)_points;

    internal int PerSecond => desk.Options.Level switch { <= 1 => 1, 2 => 2, 3 => 4, _ => 6 };

    /// <summary>Null if the call may pass, or why it may not. A refused call counts for nothing.</summary>
    internal CjReply? Refuse(CjRoute route)
    {
        if (!MayCall(route, out var most)) return CjReply.No(CjCodes.TooFast, string.Create(CultureInfo.InvariantCulture, $"Too Many Requests, QPS limit is {most} time/1second"));
        return HasPoints(route.Points) ? null : CjReply.No(CjCodes.QuotaUsed) with { Status = 429 };
    }

    private bool MayCall(CjRoute route, out int most)
    {
        var (key, window) = route.Pace switch
        {
            CjPace.Tokens => ("tokens", desk.Options.TokenSpacing),
            CjPace.Batch => ("batch", Window),
            CjPace.Tickets => ("tickets", Window),
            _ => (desk.Options.LimitPerInterface ? route.Path : "account", Window),
        };
        most = route.Pace switch { CjPace.Tokens or CjPace.Tickets => 1, CjPace.Batch => 2, _ => PerSecond };
        if (!_calls.TryGetValue(key, out var calls)) _calls[key] = calls = new();
        while (calls.TryPeek(out var first) && first + window <= desk.Now) calls.Dequeue();
        if (calls.Count >= most) return false;
        calls.Enqueue(desk.Now);
        return true;
    }

    /// <summary>The bucket is full at midnight UTC and gets a 1,440th of it each minute.</summary>
    private bool HasPoints(int cost)
    {
        if (desk.Options.PointsPerDay is not { } most) return true;
        var now = desk.Now;
        _points = _counted.UtcDateTime.Date != now.UtcDateTime.Date ? most : Math.Min(most, _points + (most * (now - _counted).TotalMinutes / 1_440));
        _counted = now;
        if (cost > _points) return false;
        _points -= cost;
        return true;
    }
}
