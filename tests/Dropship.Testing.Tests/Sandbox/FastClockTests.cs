namespace Dropship.Testing.Sandbox;

public sealed class FastClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    // Slow enough that only jumps move it while a test runs.
    private const double Crawling = 1e-6;

    [Fact]
    public void A_jump_goes_ahead_and_never_back()
    {
        FastClock clock = new(Start, Crawling);
        clock.JumpTo(Start.AddDays(3));
        clock.JumpTo(Start.AddDays(1));
        (clock.GetUtcNow() - Start.AddDays(3)).ShouldBeLessThan(TimeSpan.FromMinutes(1));
        clock.GetUtcNow().ShouldBeGreaterThanOrEqualTo(Start.AddDays(3));
    }

    [Fact]
    public void Timestamps_follow_the_clock()
    {
        FastClock clock = new(Start, Crawling);
        var began = clock.GetTimestamp();
        clock.JumpTo(Start.AddHours(2));
        clock.GetElapsedTime(began).ShouldBeInRange(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1), TimeSpan.FromHours(2) + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_timer_that_a_jump_passes_over_fires_and_others_wait()
    {
        FastClock clock = new(Start, Crawling);
        var (passed, waiting) = (Task.Delay(TimeSpan.FromHours(1), clock), Task.Delay(TimeSpan.FromHours(3), clock));
        clock.JumpTo(Start.AddHours(2));
        await passed;
        waiting.IsCompleted.ShouldBeFalse();
        clock.JumpTo(Start.AddHours(4));
        await waiting;
    }

    [Fact]
    public async Task A_fast_clock_makes_a_long_wait_short() => await Task.Delay(TimeSpan.FromDays(2), new FastClock(Start, speed: 1e7));

    [Fact]
    public async Task A_periodic_timer_rings_again_after_every_jump()
    {
        FastClock clock = new(Start, Crawling);
        using PeriodicTimer timer = new(TimeSpan.FromHours(1), clock);
        for (var hour = 1; hour <= 3; hour++)
        {
            var tick = timer.WaitForNextTickAsync().AsTask();
            tick.IsCompleted.ShouldBeFalse();
            clock.JumpTo(clock.GetUtcNow().AddHours(1));
            (await tick).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_timer_that_was_stopped_or_disposed_of_stays_silent()
    {
        FastClock clock = new(Start, Crawling);
        var rung = 0;
        var stopped = clock.CreateTimer(_ => Interlocked.Increment(ref rung), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        var disposed = clock.CreateTimer(_ => Interlocked.Increment(ref rung), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        stopped.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan).ShouldBeTrue();
        await disposed.DisposeAsync();
        disposed.Change(TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan).ShouldBeFalse();
        var last = Task.Delay(TimeSpan.FromHours(2), clock);
        clock.JumpTo(Start.AddDays(1));
        await last;
        rung.ShouldBe(0);
        await stopped.DisposeAsync();
    }

    [Fact]
    public void A_clock_that_stands_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => new FastClock(Start, 0));
}
