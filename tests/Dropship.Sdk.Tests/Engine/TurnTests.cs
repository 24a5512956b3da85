using Dropship.Domain;
using Dropship.Engine;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>What is left of a write's time is judged by two clocks: one of them may be set back, the other may stand still while the machine sleeps.</summary>
public sealed class TurnTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(5, 5, false)]
    [InlineData(-3, 5, false)]   // the wall clock was set back while the worker stalled
    [InlineData(5, 0, false)]    // the machine slept: the clock that counts steps stood still
    [InlineData(1, 1, true)]
    public void Both_must_allow_it(int wall, int steps, bool allowed)
    {
        var clock = new TwoClocks();
        var turn = new Turn(new(new Order(FakeShop.Key("A-1")), 0, default), null!, clock);
        var send = new Todo.Send(new(TryKind.Create, 1), 1, Instant.From(clock.Wall) + (2 * Minute));
        (clock.Wall, clock.Steps) = (clock.Wall + (wall * Minute), clock.Steps + (steps * Minute));
        (turn.Left(send) > TimeSpan.Zero).ShouldBe(allowed);
    }

    private sealed class TwoClocks : TimeProvider
    {
        public DateTimeOffset Wall { get; set; } = new(2026, 1, 5, 10, 0, 0, TimeSpan.Zero);

        public TimeSpan Steps { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Wall;

        public override long GetTimestamp() => Steps.Ticks;
    }
}
