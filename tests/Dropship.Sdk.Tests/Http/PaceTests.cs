using Dropship.Domain;
using Dropship.Engine;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Http;

/// <summary>The pace of an account, on a clock that stands unless it is moved.</summary>
public sealed class PaceTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Calls_are_granted_as_the_budget_refills()
    {
        var clock = new ImpatientClock();
        var pace = new Pace(new(1, Second), clock);
        var began = clock.GetUtcNow();
        List<double> at = [];
        for (var i = 0; i < 5; i++)
        {
            await pace.WaitAsync(isMoney: false, default);
            at.Add((clock.GetUtcNow() - began).TotalSeconds);
        }

        at.ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public async Task After_a_rest_a_burst_is_as_large_as_the_budget()
    {
        var clock = new FakeTimeProvider();
        var pace = new Pace(new(3, Second), clock);
        clock.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 3; i++) pace.WaitAsync(isMoney: false, default).IsCompletedSuccessfully.ShouldBeTrue();
        var fourth = pace.WaitAsync(isMoney: false, default);
        fourth.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromMilliseconds(334));
        await fourth;
    }

    [Fact]
    public async Task Money_goes_first_then_who_came_first()
    {
        var clock = new ArmedClock();
        var pace = new Pace(new(1, Second), clock);
        await pace.WaitAsync(isMoney: false, default);
        Task[] waiting = [pace.WaitAsync(false, default), pace.WaitAsync(false, default), pace.WaitAsync(true, default)];
        foreach (var next in (int[])[2, 0, 1])
        {
            waiting[next].IsCompleted.ShouldBeFalse();
            await UntilAsync(clock, waiting[next]);
            waiting.Count(static task => task.IsCompleted).ShouldBe(next == 2 ? 1 : next == 0 ? 2 : 3);
        }
    }

    [Fact]
    public void A_clock_that_is_set_back_stops_no_calls()
    {
        var now = Instant.From(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var budget = new RateBudget(new(1, TimeSpan.FromSeconds(1)), now + TimeSpan.FromDays(1));
        budget.TryTake(now + TimeSpan.FromDays(1), 0).ShouldBeTrue();
        budget.TryTake(now, 0).ShouldBeFalse();
        budget.NextAt(0).ShouldBe(now + TimeSpan.FromSeconds(1));
        budget.TryTake(now + TimeSpan.FromSeconds(1), 0).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_gives_up_takes_no_call()
    {
        var clock = new ArmedClock();
        var pace = new Pace(new(1, Second), clock);
        await pace.WaitAsync(isMoney: false, default);
        using var giveUp = new CancellationTokenSource();
        var (first, second) = (pace.WaitAsync(true, giveUp.Token), pace.WaitAsync(false, default));
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        await UntilAsync(clock, second);
    }

    [Fact]
    public async Task Who_has_given_up_before_is_not_granted_a_call_that_others_wait_for()
    {
        var clock = new ArmedClock();
        var pace = new Pace(new(1, Second), clock);
        await pace.WaitAsync(isMoney: false, default);
        await Should.ThrowAsync<OperationCanceledException>(() => pace.WaitAsync(false, new CancellationToken(canceled: true)));
        await UntilAsync(clock, pace.WaitAsync(false, default));
    }

    [Fact]
    public async Task Nobody_is_forgotten_when_many_come_at_once()
    {
        var clock = new ImpatientClock();
        var pace = new Pace(new(1, TimeSpan.FromMilliseconds(10)), clock);
        var began = clock.GetUtcNow();
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), async (i, cancellation) => await pace.WaitAsync(i % 2 == 0, cancellation));
        (clock.GetUtcNow() - began).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(1_990));
    }

    // One refill: whoever is granted it is granted no other. A grant that went to another leaves this one waiting for ever.
    private static async Task UntilAsync(ArmedClock clock, Task task)
    {
        while (!clock.IsArmed) await Task.Yield();
        clock.Advance(Second);
        await task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>Tells whether somebody waits for it: time that passes before that is not waited for.</summary>
    private sealed class ArmedClock : FakeTimeProvider
    {
        private int _armed;

        public bool IsArmed => Volatile.Read(ref _armed) > 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(fired =>
            {
                Interlocked.Decrement(ref _armed);
                callback(fired);
            }, state, dueTime, period);
            Interlocked.Increment(ref _armed);
            return timer;
        }
    }
}
