namespace Dropship.Testing.Sandbox;

/// <summary>A clock that runs faster than the true one, and jumps ahead when nothing is to be done. Timers and timestamps follow it: a timer that a jump passes over fires at once.</summary>
/// <param name="start">The first moment.</param>
/// <param name="speed">Seconds of this clock in a true one; more than zero.</param>
public sealed class FastClock(DateTimeOffset start, double speed = 1) : TimeProvider
{
    private readonly double _speed = speed > 0 ? speed : throw new ArgumentOutOfRangeException(nameof(speed), speed, "A clock that stands or runs back serves nobody.");
    private readonly Lock _lock = new();
    private readonly long _began = System.GetTimestamp();
    private readonly HashSet<FastTimer> _armed = [];
    private TimeSpan _jumped;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return start + _jumped + (System.GetElapsedTime(_began) * _speed);
    }

    /// <inheritdoc />
    public override long GetTimestamp() => (GetUtcNow() - start).Ticks;

    /// <summary>Jumps ahead to a moment; one that is past already changes nothing.</summary>
    /// <param name="moment">The moment.</param>
    public void JumpTo(DateTimeOffset moment)
    {
        FastTimer[] armed;
        lock (_lock)
        {
            var ahead = moment - GetUtcNow();
            if (ahead <= TimeSpan.Zero) return;
            _jumped += ahead;
            armed = [.. _armed];
        }

        foreach (var timer in armed) timer.Arm();
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        FastTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>How long the true clock needs for a span of this one.</summary>
    internal TimeSpan TrueSpan(TimeSpan span) => span / _speed;

    internal void Keep(FastTimer timer, bool armed)
    {
        lock (_lock)
        {
            if (armed) _armed.Add(timer);
            else _armed.Remove(timer);
        }
    }
}
