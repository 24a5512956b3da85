namespace Dropship.Simulation.Runtime.Passage;

/// <summary>
/// Virtual time: it stands unless it is told to pass. A short pause that code asks for is over at once, and the time with it, so that one
/// flow of work never has to wait for a thread; a time-out comes when time passes over it, in the order of the moments.
/// </summary>
internal sealed class StepClock(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private readonly SortedDictionary<(DateTimeOffset Due, long No), StepTimer> _armed = [];
    private DateTimeOffset _now = start;
    private long _no;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public void Pass(TimeSpan span) => PassTo(GetUtcNow() + span);

    public void PassTo(DateTimeOffset moment)
    {
        while (Take(moment) is { } timer) timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new StepTimer(this, callback, state);
        if (state is CancellationTokenSource || dueTime < TimeSpan.Zero || dueTime > Short)
        {
            timer.Change(dueTime, period);
            return timer;
        }

        Pass(dueTime);
        timer.Fire();
        return timer;
    }

    private (DateTimeOffset Due, long No) Arm(StepTimer timer, TimeSpan after)
    {
        lock (_lock)
        {
            var key = (_now + after, _no++);
            _armed.Add(key, timer);
            return key;
        }
    }

    private void Disarm((DateTimeOffset Due, long No) key)
    {
        lock (_lock) _armed.Remove(key);
    }

    // The next timer on the way, with the time set to its moment; null when the moment is reached.
    private StepTimer? Take(DateTimeOffset moment)
    {
        lock (_lock)
        {
            foreach (var ((due, no), timer) in _armed)
            {
                if (due > moment) break;
                _armed.Remove((due, no));
                _now = due > _now ? due : _now;
                return timer;
            }

            _now = moment > _now ? moment : _now;
            return null;
        }
    }

    private sealed class StepTimer(StepClock clock, TimerCallback callback, object? state) : ITimer
    {
        private (DateTimeOffset Due, long No)? _key;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Dispose();
            if (dueTime >= TimeSpan.Zero) _key = clock.Arm(this, dueTime);
            return true;
        }

        public void Dispose()
        {
            if (_key is { } key) clock.Disarm(key);
            _key = null;
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
