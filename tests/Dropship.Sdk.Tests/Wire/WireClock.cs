using Microsoft.Extensions.Time.Testing;

namespace Dropship.Sdk.Tests.Wire;

/// <summary>A clock that jumps to whatever is waited for, as long as it is short; the rest comes when the test says so.</summary>
internal sealed class WireClock() : FakeTimeProvider(new(2021, 8, 12, 0, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(5);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime <= Short) ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        return timer;
    }
}
