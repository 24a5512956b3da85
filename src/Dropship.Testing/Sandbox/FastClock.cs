namespace Dropship.Testing.Sandbox;

/// <summary>A clock that runs faster than the true one, and jumps ahead when nothing is to be done. Timers follow it.</summary>
/// <param name="start">The first moment.</param>
/// <param name="speed">Seconds of this clock in a true one; more than zero.</param>
public sealed class FastClock(DateTimeOffset start, double speed = 1) : TimeProvider
{
    private readonly double _speed = speed > 0 ? speed : throw new ArgumentOutOfRangeException(nameof(speed), speed, "A clock that stands or runs back serves nobody.");
    private readonly Lock _lock = new();
    private readonly long _began = System.GetTimestamp();
    private TimeSpan _jumped;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return start + _jumped + (System.GetElapsedTime(_began) * _speed);
    }

    /// <summary>Jumps ahead to a moment; one that is past already changes nothing.</summary>
    /// <param name="moment">The moment.</param>
    public void JumpTo(DateTimeOffset moment)
    {
        lock (_lock)
        {
            var ahead = moment - GetUtcNow();
            if (ahead > TimeSpan.Zero) _jumped += ahead;
        }
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

    private TimeSpan Scaled(TimeSpan span) => span <= TimeSpan.Zero ? span : TimeSpan.FromMilliseconds(Math.Max(1, span.TotalMilliseconds / _speed));
}
