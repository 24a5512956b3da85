namespace Dropship.Security.Tests.Canary;

/// <summary>A clock that jumps to whatever is waited for, as long as it is short: pauses and repeats cost no time. Time-outs come when they are rung.</summary>
internal sealed class ReadyClock(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();
    private readonly List<(Waiting Timer, TimerCallback Callback, object? State)> _long = [];
    private DateTimeOffset _now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Moves on to a moment; one that is past changes nothing.</summary>
    internal void MoveTo(DateTimeOffset moment)
    {
        lock (_lock) _now = moment > _now ? moment : _now;
    }

    /// <summary>Every time-out that somebody waits for is over.</summary>
    internal void Ring()
    {
        (Waiting Timer, TimerCallback Callback, object? State)[] over;
        lock (_lock)
        {
            over = [.. _long.Where(one => !one.Timer.IsOver)];
            _long.Clear();
        }

        foreach (var (_, callback, state) in over) callback(state);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Waiting();
        if (dueTime < TimeSpan.Zero || dueTime > Short)
        {
            lock (_lock) _long.Add((timer, callback, state));
            return timer;
        }

        var due = GetUtcNow() + dueTime;
        ThreadPool.QueueUserWorkItem(_ =>
        {
            if (timer.IsOver) return;
            MoveTo(due);
            callback(state);
        });
        return timer;
    }

    private sealed class Waiting : ITimer
    {
        private volatile bool _isOver;

        internal bool IsOver => _isOver;

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _isOver = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
