namespace Dropship.Testing.Tests.Adapters.Vendors;

/// <summary>A clock that jumps to whatever is waited for, as long as it is short: pauses and repeats cost no time, time-outs never come. Moves on only so, or when it is told to.</summary>
internal sealed class HastyClock : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();
    private DateTimeOffset _now = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public void Pass(TimeSpan span) => MoveTo(GetUtcNow() + span);

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

    private void MoveTo(DateTimeOffset moment)
    {
        lock (_lock) _now = moment > _now ? moment : _now;
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
