namespace Dropship.Testing.Sandbox;

/// <summary>A timer of a <see cref="FastClock"/>: waits on the true clock for as long as its own will need, and looks again when that jumps.</summary>
internal sealed class FastTimer : ITimer
{
    // The true clock's timers take no longer spans than some weeks; whoever wakes too early waits on.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly FastClock _clock;
    private readonly ITimer _alarm;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly Lock _lock = new();
    private DateTimeOffset? _due;
    private TimeSpan _period;
    private bool _disposed;

    internal FastTimer(FastClock clock, TimerCallback callback, object? state)
    {
        (_clock, _callback, _state) = (clock, callback, state);
        _alarm = TimeProvider.System.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            if (_disposed) return false;
            _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime;
            _period = period;
        }

        Arm();
        return true;
    }

    public void Dispose()
    {
        lock (_lock) (_disposed, _due) = (true, null);
        _clock.Keep(this, armed: false);
        _alarm.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Arm()
    {
        lock (_lock)
        {
            if (_disposed) return;
            _clock.Keep(this, _due is not null);
            _alarm.Change(_due is { } due ? Wait(due) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private TimeSpan Wait(DateTimeOffset due)
    {
        var wait = _clock.TrueSpan(due - _clock.GetUtcNow());
        return wait <= TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
    }

    private void Ring()
    {
        bool isDue;
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            isDue = _due <= now;
            if (isDue) _due = _period > TimeSpan.Zero ? now + _period : null;
        }

        Arm();
        if (isDue) _callback(_state);
    }
}
