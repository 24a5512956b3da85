using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Writing;

/// <summary>Where a write stands, over all its tries: done outweighs all, a doubt outweighs what ended, and what was seen at the vendor answers it.</summary>
public sealed class WriteReadingSpecs
{
    private static readonly TryKey Create = new(TryKind.Create, 1);

    private static Write Read(Scenario order, TryKey key) => order.Order.Read(key, order.Now);

    private static Event[] Tried(TryKey key, int no, Outcome? outcome) => outcome is { } end
        ? [new TryOpened(key, no, T0, T0 + Minutes(1)), new TryClosed(key, no, end, T0 + Minutes(no))]
        : [new TryOpened(key, no, T0, T0 + Minutes(1))];

    private static Write Of(TryKey key, params Outcome?[] outcomes)
    {
        var order = APaidOrder().Order;
        for (var no = 1; no <= outcomes.Length; no++)
            foreach (var happened in Tried(key, no, outcomes[no - 1])) order = Fulfilment.Evolve(order, happened);
        return order.Read(key, T0 + Minutes(1));
    }

    [Fact]
    public void A_doubt_outweighs_what_ended_after_it()
    {
        Of(Create, Outcome.Unknown, Outcome.NotSent).ShouldSatisfyAllConditions(write => write.Stage.ShouldBe(WriteStage.InDoubt), write => write.Last!.No.ShouldBe(1), write => write.Count.ShouldBe(2), write => write.First.ShouldBe(T0));
        Of(Create, Outcome.Unknown, Outcome.Rejected).Stage.ShouldBe(WriteStage.InDoubt);
        Of(Create, Outcome.NotSent, Outcome.Unknown).Last!.No.ShouldBe(2);
    }

    [Fact]
    public void An_effect_outweighs_all_and_of_what_ended_the_later_speaks()
    {
        Of(Create, Outcome.Done, Outcome.Unknown).Stage.ShouldBe(WriteStage.Done);
        Of(Create, Outcome.Unknown, Outcome.Done).Stage.ShouldBe(WriteStage.Done);
        Of(Create, Outcome.NotSent, Outcome.Rejected).Stage.ShouldBe(WriteStage.Rejected);
        Of(Create, Outcome.Rejected, Outcome.NotSent).Stage.ShouldBe(WriteStage.NoEffect);
        Of(Create).ShouldBe(new Write(WriteStage.Fresh, 0, null, null));
    }

    [Theory]
    [InlineData(null, WriteStage.Done)]
    [InlineData(Outcome.Unknown, WriteStage.Done)]
    [InlineData(Outcome.Pending, WriteStage.Done)]
    [InlineData(Outcome.NotSent, WriteStage.NoEffect)]
    [InlineData(Outcome.Rejected, WriteStage.Rejected)]
    public void A_reminder_that_may_have_arrived_counts_as_sent(Outcome? outcome, WriteStage stage) => Of(new(TryKind.Urge, 1, 1), outcome).Stage.ShouldBe(stage);

    [Fact]
    public void A_refused_create_whose_order_is_seen_nevertheless_has_had_its_effect()
    {
        var order = AnIntendedPurchase().Sends(TryKind.Create).Fails(DeclineReason.OutOfStock);
        Read(order, Create).Stage.ShouldBe(WriteStage.Rejected);
        Read(order.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid))), Create).Stage.ShouldBe(WriteStage.Done);
    }

    [Fact]
    public void A_payment_in_doubt_is_answered_by_an_order_that_is_paid()
    {
        var pay = new TryKey(TryKind.Pay, 1);
        var order = AnIntendedPurchase(With(SupplierTerms.Staged with { HasWallet = false })).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Payable)))
            .Sends(TryKind.Pay).Ends(Outcome.Unknown);
        Read(order, pay).Stage.ShouldBe(WriteStage.InDoubt);
        Read(order.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid))), pay).Stage.ShouldBe(WriteStage.Done);
    }

    [Fact]
    public void The_earliest_doubt_is_looked_into_and_the_earliest_deadline_waited_for()
    {
        var doubts = APurchaseInDoubt(With(Repeatable)).Waits(Minutes(1)).Sends(TryKind.Create).Ends(Outcome.Unknown);
        doubts.Agenda.Todos.ShouldBe([new Todo.ResolveDoubt(1, Create, 1)]);
        var open = AnIntendedPurchase().Given(new TryOpened(Create, 1, T0, T0 + Minutes(1)), new TryOpened(Create, 2, T0, T0 + Minutes(2)));
        open.Agenda.WakeAt.ShouldBe(T0 + Minutes(1));
    }

    [Fact]
    public void A_doubt_belongs_to_its_own_purchase_and_a_reminder_is_no_step()
    {
        var order = APurchaseInDoubt().Given(Tried(new(TryKind.Urge, 2, 1), 1, null));
        order.Order.Doubt(1, order.Now)!.Key.ShouldBe(Create);
        order.Order.Doubt(2, order.Now).ShouldBeNull();
        order.Order.OnTheWire(2, T0).ShouldBeNull();
    }

    [Fact]
    public void A_keyed_refund_is_absent_once_a_look_finds_nothing_after_it_can_no_longer_arrive()
    {
        var key = new TryKey(TryKind.Refund, 1);
        var order = APaidOrder(Policies.Default with { RefundsAreKeyed = true }).Offered().Sends(TryKind.Refund).Ends(Outcome.Unknown);
        var deadline = Timing.Default.WriteTimeout;
        Read(order.Waits(deadline - TimeSpan.FromMilliseconds(1)).FindsNothing(), key).Stage.ShouldBe(WriteStage.InDoubt);
        Read(order.Waits(TimeSpan.FromMilliseconds(1)).FindsNothing(), key).Stage.ShouldBe(WriteStage.NoEffect);
    }
}
