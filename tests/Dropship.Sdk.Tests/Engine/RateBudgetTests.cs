using CsCheck;
using Dropship.Domain;
using Dropship.Engine;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>A bucket of calls that refills evenly.</summary>
public sealed class RateBudgetTests
{
    private static readonly RateLimit Ten = new(10, TimeSpan.FromSeconds(10));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    public void A_limit_that_lets_nothing_through_is_refused(int calls, int seconds) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new RateLimit(calls, TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void It_gives_all_its_calls_at_once_and_then_none()
    {
        var budget = new RateBudget(Ten, At(0));
        Taken(budget, 0, 0).ShouldBe(10);
        budget.TryTake(At(0), 0).ShouldBeFalse();
    }

    [Fact]
    public void It_refills_evenly_and_never_beyond_its_size()
    {
        var budget = new RateBudget(Ten, At(0));
        Taken(budget, 0, 0);
        Taken(budget, 999, 0).ShouldBe(0);
        Taken(budget, 1_000, 0).ShouldBe(1);
        Taken(budget, 4_500, 0).ShouldBe(3);
        Taken(budget, 5_000, 0).ShouldBe(1);
        Taken(budget, 3_600_000, 0).ShouldBe(10);
    }

    [Fact]
    public void It_keeps_a_reserve_and_says_when_a_call_above_it_is_there()
    {
        var budget = new RateBudget(Ten, At(0));
        Taken(budget, 0, 2).ShouldBe(8);
        budget.NextAt(2).ShouldBe(At(1_000));
        budget.NextAt(0).ShouldBe(At(0));
        Taken(budget, 0, 0).ShouldBe(2);
        budget.NextAt(2).ShouldBe(At(3_000));
    }

    [Fact]
    public void A_clock_that_goes_back_gives_nothing()
    {
        var budget = new RateBudget(Ten, At(10_000));
        Taken(budget, 10_000, 0);
        Taken(budget, 0, 0).ShouldBe(0);
        Taken(budget, 11_000, 0).ShouldBe(1);
    }

    [Fact]
    public void In_no_window_are_there_more_calls_than_bucket_and_refill_allow() =>
        Gen.Select(Gen.Int[1, 50], Gen.Int[1, 100_000], Gen.Int[0, 5_000].Array[1, 60]).Sample((calls, per, steps) =>
        {
            var budget = new RateBudget(new(calls, TimeSpan.FromMilliseconds(per)), At(0));
            var (now, taken) = (0L, 0);
            foreach (var step in steps)
            {
                now += step;
                taken += Taken(budget, now, 0);
            }

            return taken <= calls + ((double)calls / per * now) + 0.001;
        }, iter: 500);

    [Fact]
    public void At_the_time_it_names_a_call_is_there() =>
        Gen.Select(Gen.Int[1, 50], Gen.Int[1, 100_000], Gen.Int[0, 10]).Sample((calls, per, reserve) =>
        {
            var budget = new RateBudget(new(calls, TimeSpan.FromMilliseconds(per)), At(0));
            Taken(budget, 0, 0);
            var kept = Math.Min(reserve, calls - 1);
            return budget.TryTake(budget.NextAt(kept), kept);
        }, iter: 500);

    private static Instant At(long milliseconds) => new(1_800_000_000_000 + milliseconds);

    private static int Taken(RateBudget budget, long at, double reserve)
    {
        var taken = 0;
        while (budget.TryTake(At(at), reserve)) taken++;
        return taken;
    }
}
