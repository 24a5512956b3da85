using Dropship.Domain;
using Dropship.Engine;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>What an order in hand takes in, decides and holds, and what is left of a write's time by two clocks: one may be set back, the other may stand still while the machine sleeps.</summary>
public sealed class TurnTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly Fact.SaleSeen Sale = WireScene.Bought.OfType<Fact.SaleSeen>().Single();

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

    [Theory]
    [InlineData(1, 3, -1)]
    [InlineData(3, 1, -1)]
    [InlineData(-3, 1, 1)]
    public void The_less_of_both_is_left(int wall, int steps, int minutes)
    {
        var clock = new TwoClocks();
        var turn = Begin(new(FakeShop.Key("A-1")), clock);
        var send = new Todo.Send(new(TryKind.Create, 1), 1, Instant.From(clock.Wall) + (2 * Minute));
        (clock.Wall, clock.Steps) = (clock.Wall + (wall * Minute), clock.Steps + (steps * Minute));
        turn.Left(send).ShouldBe(minutes * Minute);
    }

    [Fact]
    public void What_is_news_is_collected_and_what_is_decided_must_be_fenced_until_it_is_durable()
    {
        var turn = Begin(new(FakeShop.Key("A-1")));
        turn.Hear(Sale).ShouldBeTrue();
        turn.Hear(Sale).ShouldBeFalse("it was told before");
        (turn.Events.Count, turn.HasDecided, turn.Version).ShouldBe((1, false, 7));
        turn.Hold("a line makes no sense");
        turn.Hear(new Fact.CancelAsked("c-1", CancelOrigin.Buyer, FakeShop.Start)).ShouldBeTrue();
        (turn.Events.Count, turn.HasDecided).ShouldBe((3, true), "a fact after a decision takes nothing away");
        turn.Committed();
        (turn.Events.Count, turn.HasDecided, turn.Version).ShouldBe((0, false, 8));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("one", false)]
    [InlineData("another", true)]
    public void Another_process_that_holds_the_order_decides_alone(string? holder, bool isElsewhere) =>
        new Turn(new(new(FakeShop.Key("A-1")), 7, default) { Holder = holder }, new WireScene().Shop, new TwoClocks()).IsHeldElsewhere("one").ShouldBe(isElsewhere);

    [Fact]
    public void What_makes_no_sense_holds_the_order_once_for_each_thing_that_was_told()
    {
        var turn = Begin(new(FakeShop.Key("A-1")));
        turn.Hold("no currency");
        turn.Hold("no lines");
        turn.Order.Holds.AsEnumerable().Select(hold => (hold.Held.No, hold.Held.Reason, hold.Held.Detail)).ShouldBe([(1, HoldReason.InvalidSale, "no currency")], "one open hold is enough");
        turn.Refuse(new Decision.HoldReleased(1, "anna", FakeShop.Start)).ShouldBeNull();
        turn.Hold("no currency");
        turn.Order.OpenHold.ShouldBeNull("a person has seen it");
        turn.Hold("no lines");
        (turn.Order.OpenHold!.Held.No, turn.Order.OpenHold.Held.Detail).ShouldBe((2, "no lines"));
    }

    [Fact]
    public void A_hold_for_another_reason_that_reads_the_same_is_another_hold()
    {
        var turn = Begin(new(FakeShop.Key("A-1")));
        turn.Refuse(new Decision.OrderHeld(1, HoldReason.NoLines, "no lines", FakeShop.Start)).ShouldBeNull();
        turn.Refuse(new Decision.HoldReleased(1, "anna", FakeShop.Start)).ShouldBeNull();
        turn.Hold("no lines");
        turn.Order.OpenHold!.Held.No.ShouldBe(2);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public void A_reminder_that_ran_out_is_told_and_no_other_write_is(int minutes, bool isClosed)
    {
        var clock = new TwoClocks();
        var deadline = Instant.From(clock.Wall) + (minutes * Minute);
        TryKey first = new(TryKind.Urge, 1, 1), second = new(TryKind.Urge, 1, 2), cancel = new(TryKind.CancelPurchase, 1);
        var order = WireScene.Order([Sale, .. new[] { first, second, cancel }.Select(key => new Decision.TryOpened(key, 1, deadline - Minute, deadline)), new Fact.TryClosed(second, 1, Outcome.Done, deadline)]);
        var turn = Begin(order, clock);
        turn.Decide();
        var closed = turn.Events.OfType<Fact.TryClosed>().ToList();
        if (isClosed) closed.ShouldBe([new(first, 1, Outcome.Unknown, deadline)]);
        else closed.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_refused_is_not_written_and_a_try_that_is_refused_is_a_mistake_of_the_plan()
    {
        var turn = Begin(new(FakeShop.Key("A-1")));
        turn.Refuse(new Decision.HoldReleased(1, "anna", FakeShop.Start))!.Code.ShouldBe(RefusalCode.Unknown);
        turn.Events.ShouldBeEmpty();
        Should.Throw<InvalidOperationException>(() => turn.Open(new(new(TryKind.Create, 1), 1, FakeShop.Start + TimeSpan.FromDays(1)))).Message.ShouldBe("harbour/A-1: Create 1 is planned but refused: purchase 1 is not decided.");
    }

    [Fact]
    public void Nothing_is_spent_while_it_is_withheld()
    {
        var withheld = new Withholding("spending is stopped", FakeShop.Start, FakeShop.Start + Minute);
        Order order = new(FakeShop.Key("A-1"));
        (new Turn(new(order, 7, default), new WireScene().Shop, new TwoClocks()) { Withheld = withheld }).Policies.Withheld.ShouldBe(withheld);
        Begin(order).Policies.Withheld.ShouldBeNull();
    }

    private static Turn Begin(Order order, TimeProvider? clock = null) => new(new(order, 7, default), new WireScene().Shop, clock ?? new TwoClocks());

    private sealed class TwoClocks : TimeProvider
    {
        public DateTimeOffset Wall { get; set; } = new(2026, 1, 5, 10, 0, 0, TimeSpan.Zero);

        public TimeSpan Steps { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Wall;

        public override long GetTimestamp() => Steps.Ticks;
    }
}
