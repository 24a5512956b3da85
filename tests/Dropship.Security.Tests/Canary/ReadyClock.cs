namespace Dropship.Security.Tests.Canary;

/// <summary>A clock that jumps to whatever is waited for, as long as it is short: pauses and repeats cost no time, time-outs never come.</summary>
internal sealed class ReadyClock(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();
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

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Waiting();
        if (dueTime < TimeSpan.Zero || dueTime > Short) return timer;
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
