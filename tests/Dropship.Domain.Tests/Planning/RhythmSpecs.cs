using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Planning;

/// <summary>When something is looked at, tried again, asked or left alone.</summary>
public sealed class RhythmSpecs
{
    private static readonly Policies Withheld = Policies.Default with { Withheld = new("the day's ceiling is reached", T0, T0 + Days(9)) };

    private static Scenario Answering(Outcome outcome) => APaidOrder().Told(new CancelAsked("c1", CancelOrigin.Buyer, T0)).Sends(TryKind.AnswerCancel).Ends(outcome);

    private static Scenario Cancelling() => ABoughtPurchase().Told(new CancelAsked("c1", CancelOrigin.Buyer, T0)).Sends(TryKind.CancelPurchase);

    [Theory]
    [InlineData(10, 5)]
    [InlineData(60, 60)]
    [InlineData(1440, 1440)]
    public void A_doubt_that_reaches_an_age_is_looked_into_at_that_ages_pace(double age, double gap)
    {
        var order = APurchaseInDoubt().Waits(Minutes(age)).FindsNothing();
        order.Agenda.WakeAt.ShouldBe(order.Now + Minutes(gap));
    }

    [Fact]
    public void The_wait_before_a_repeat_doubles_and_is_an_hour_at_most()
    {
        var order = AnIntendedPurchase();
        foreach (var wait in (ReadOnlySpan<double>)[1, 2, 4, 8, 16, 32, 60, 60])
        {
            order.Sends(TryKind.Create).Ends(Outcome.NotSent).Agenda.WakeAt.ShouldBe(order.Now + Minutes(wait));
            order.Wakes().Reads();
        }
    }

    [Fact]
    public void Looks_come_in_slots_that_all_orders_share_also_before_1970()
    {
        WakeAfter(-1).ShouldBe(new Instant(0));
        WakeAfter(0).ShouldBe(new Instant(0) + Hours(6));
        WakeAfter(1).ShouldBe(new Instant(0) + Hours(6));

        static Instant? WakeAfter(long looked) =>
            Fulfilment.Next(new(new(new("shop"), new("o-1"))), Policies.Default, new(looked), new() { Sale = new(looked) }).WakeAt;
    }

    [Fact]
    public void A_write_on_the_wire_is_waited_for_until_its_deadline()
    {
        var order = APaidOrder().Told(new CancelAsked("c1", CancelOrigin.Buyer, T0)).Sends(TryKind.Refund).Sends(TryKind.AnswerCancel);
        order.Agenda.WakeAt.ShouldBe(T0 + Timing.Default.WriteTimeout);
    }

    [Fact]
    public void A_write_to_the_marketplace_in_doubt_is_verified_there_and_asked_about_after_an_hour()
    {
        var order = Answering(Outcome.Unknown);
        order.Agenda.Todos.ShouldContain(new Todo.VerifyWrite(new(TryKind.AnswerCancel, Name: "c1"), 1));
        order.Asks(AskKind.WriteFailed).ShouldBeFalse();
        order.MarksLooks(now => order.Looked with { Verify = now }).Plans<Todo.VerifyWrite>().ShouldBeFalse("it was just looked for");
        order.Waits(Hours(1)).Asks(AskKind.WriteFailed).ShouldBeTrue();
    }

    [Fact]
    public void A_cancellation_at_the_supplier_in_doubt_is_looked_for_at_the_supplier()
    {
        var order = Cancelling().Ends(Outcome.Unknown);
        order.Agenda.Todos.ShouldContain(new Todo.ResolveDoubt(1, new(TryKind.CancelPurchase, 1), 1));
        order.Plans<Todo.VerifyWrite>().ShouldBeFalse();
        order.MarksLooks(now => order.Looked with { Doubt = now }).Plans<Todo.ResolveDoubt>().ShouldBeFalse("it was just looked for");
    }

    [Fact]
    public void A_discarded_draft_in_doubt_is_looked_for_at_the_supplier()
    {
        var order = AnIntendedPurchase().Sends(TryKind.Create).Fails(DeclineReason.OutOfStock).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Unpaid)))
            .Sends(TryKind.Discard).Ends(Outcome.Unknown);
        order.Agenda.Todos.ShouldContain(new Todo.ResolveDoubt(1, new(TryKind.Discard, 1), 1));
    }

    [Fact]
    public void While_nothing_may_be_spent_no_refund_is_sent_and_a_person_is_told_but_what_costs_nothing_goes_on()
    {
        var order = APaidOrder(Withheld).Told(new CancelAsked("c1", CancelOrigin.Buyer, T0));
        order.Plans(TryKind.Refund).ShouldBeFalse();
        order.Agenda.Asks.ShouldContain(new Ask(AskKind.SpendingWithheld, "the day's ceiling is reached", T0));
        order.Plans(TryKind.AnswerCancel).ShouldBeTrue();
        order.Waits(Days(9)).Plans(TryKind.Refund).ShouldBeTrue();
    }

    [Fact]
    public void While_nothing_may_be_spent_no_step_of_a_purchase_is_sent_and_parcels_are_published()
    {
        var order = AnIntendedPurchase().Under(_ => Withheld);
        order.Plans(TryKind.Create).ShouldBeFalse();
        order.Asks(AskKind.SpendingWithheld).ShouldBeTrue();
        ABoughtPurchase().Under(_ => Withheld).HandedOver().Plans(TryKind.Publish).ShouldBeTrue();
    }

    [Fact]
    public void What_a_look_found_to_have_had_no_effect_is_tried_again_a_while_after_the_look()
    {
        var order = ABoughtPurchase().HandedOver().Sends(TryKind.Publish).Ends(Outcome.Unknown).Waits(Minutes(30)).FindsNothing().Reads();
        order.Plans(TryKind.Publish).ShouldBeFalse();
        order.Waits(order.Policies.Timing.RetryAfter).Reads().Plans(TryKind.Publish).ShouldBeTrue(order.Transcript);
    }
}
