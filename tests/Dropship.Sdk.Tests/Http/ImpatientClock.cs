namespace Dropship.Http;

/// <summary>A clock that jumps to whatever is waited for, as long as it is short: pauses and repeats cost no time, and time-outs never come.</summary>
internal sealed class ImpatientClock : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private DateTimeOffset _now = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    /// <summary>Time goes by.</summary>
    internal void Advance(TimeSpan span)
    {
        lock (_lock) _now += span;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Waiting();
        if (dueTime < TimeSpan.Zero || dueTime > Short) return timer;
        var due = GetUtcNow() + dueTime;
        ThreadPool.QueueUserWorkItem(_ =>
        {
            if (timer.IsOver) return;
            lock (_lock) _now = due > _now ? due : _now;
            callback(state);
        });
        return timer;
    }

    private sealed class Waiting : ITimer
    {
        public bool IsOver { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => IsOver = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
