namespace Dropship.Sdk.Tests.Fakes;

/// <summary>A clock that stands still but for waits: each short wait is over at once, and the clock has moved by it. So calls keep exactly the distance they were given, however busy the machine is. Timeouts never ring.</summary>
internal sealed class SkippingClock(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start.AddTicks(Interlocked.Read(ref _ticks));

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public void JumpTo(DateTimeOffset moment) => Interlocked.Exchange(ref _ticks, Math.Max(Interlocked.Read(ref _ticks), (moment - start).Ticks));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero || dueTime > s_longest) return new Timer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Interlocked.Add(ref _ticks, dueTime.Ticks);
        return new Timer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
