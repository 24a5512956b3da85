using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Buying;

/// <summary>One step, four ways in which a supplier lets a doubt be resolved.</summary>
public sealed class ProtocolSpecs
{
    public static TheoryData<ProtocolKind> Kinds => [ProtocolKind.UniqueReference, ProtocolKind.LookUp, ProtocolKind.PersonOnly];

    private static readonly TryKey Create = new(TryKind.Create, 1);

    [Theory, MemberData(nameof(Kinds))]
    public void A_step_that_is_done_buys_the_units(ProtocolKind kind)
    {
        var order = ABoughtPurchase(With(SupplierTerms.SingleStep with { Kind = kind, Horizon = Hours(24) }));
        order.Stage().ShouldBeOfType<PurchaseStage.Paid>();
        order.Phase.ShouldBe(Phase.AwaitingShipment);
        order.Plans(TryKind.Create).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Kinds))]
    public void An_open_try_falls_into_doubt_at_its_deadline_without_any_event(ProtocolKind kind)
    {
        var order = AnIntendedPurchase(With(SupplierTerms.SingleStep with { Kind = kind })).Sends(TryKind.Create);
        order.Stage().ShouldBeOfType<PurchaseStage.Sending>();
        order.Agenda.WakeAt.ShouldBe(order.Now + Policies.Default.Timing.PurchaseTimeout);
        order.Wakes();
        order.Happened.ShouldBeEmpty();
        order.Stage().ShouldBeOfType<PurchaseStage.InDoubt>();
        order.Phase.ShouldBe(Phase.InDoubt);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void An_order_found_with_our_reference_answers_the_doubt(ProtocolKind kind)
    {
        var order = APurchaseInDoubt(With(SupplierTerms.SingleStep with { Kind = kind }))
            .Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m))).Reads();
        order.Stage().ShouldBeOfType<PurchaseStage.Paid>();
        order.Asks(AskKind.ResolveDoubt).ShouldBeFalse();
        order.Plans(TryKind.Create).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_reference_is_looked_up_once_more_where_news_ended_the_doubt_because_the_supplier_may_have_made_two(ProtocolKind kind)
    {
        var order = AnIntendedPurchase(With(SupplierTerms.SingleStep with { Kind = kind, Horizon = Hours(24) })).Sends(TryKind.Create);
        order.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, id: "so-9"))).Reads();
        order.Looks().ShouldBe(0, "the request may be under way");
        order.Waits(Timing.Default.PurchaseTimeout).Reads().Looks().ShouldBe(kind == ProtocolKind.PersonOnly ? 0 : 1);
        order.MarksLooks(now => order.Looked with { Doubt = now }).Looks().ShouldBe(0, "once is enough");
        order.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m))).Asks(AskKind.BoughtTwice).ShouldBeTrue("what the look brought");
    }

    [Fact]
    public void A_look_that_found_nothing_was_before_the_news_and_does_not_count()
    {
        var order = APurchaseInDoubt().Waits(Hours(2)).FindsNothing().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, id: "so-9")));
        order.Waits(Hours(1)).Reads().Looks().ShouldBe(1);
        order.MarksLooks(now => order.Looked with { Doubt = now }).Looks().ShouldBe(0);
    }

    [Fact]
    public void An_answer_or_an_end_needs_no_second_look()
    {
        ABoughtPurchase().Waits(Days(1)).Looks().ShouldBe(0);
        var order = APurchaseInDoubt().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m))).Reads();
        order.Looks().ShouldBe(0);
        order.Waits(Timing.Default.PurchaseTimeout).Looks().ShouldBe(1);
        order.Told(Parcel(Number, order.Now), Scan(Number, ParcelPhase.Delivered, order.Now)).Looks().ShouldBe(0, "it has ended");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_persons_word_that_it_never_left_ends_the_doubt_and_it_is_sent_again(ProtocolKind kind)
    {
        var order = APurchaseInDoubt(With(SupplierTerms.SingleStep with { Kind = kind })).Ends(Outcome.NotSent);
        order.Stage().ShouldBeOfType<PurchaseStage.Intended>();
        order.Plans(TryKind.Create).ShouldBeFalse("the wait before a repeat has not passed");
        order.Wakes().Plans(TryKind.Create).ShouldBeTrue();
        order.Agenda.Todos.OfType<Todo.Send>().Single().No.ShouldBe(2);
    }

    [Fact]
    public void A_doubt_is_looked_into_at_once_then_ever_more_rarely()
    {
        var order = APurchaseInDoubt();
        order.Agenda.Todos.ShouldBe([new Todo.ResolveDoubt(1, Create, 1)]);
        TimeSpan Gap() => order.FindsNothing().Agenda.WakeAt!.Value - order.Now;
        Gap().ShouldBe(TimeSpan.FromSeconds(30));
        order.Waits(Minutes(20));
        Gap().ShouldBe(Minutes(5));
        order.Waits(Hours(2));
        Gap().ShouldBe(Hours(1));
        order.Waits(Days(2));
        Gap().ShouldBeLessThanOrEqualTo(Days(1));
    }

    [Fact]
    public void A_look_up_that_finds_nothing_does_not_make_it_be_sent_again_but_asks_a_person_once_settled()
    {
        var order = APurchaseInDoubt();
        order.Asks(AskKind.ResolveDoubt).ShouldBeFalse();
        order.Waits(Timing.Default.PurchaseTimeout).FindsNothing().Asks(AskKind.ResolveDoubt).ShouldBeFalse("it may show only after the settle time");
        order.Waits(SupplierTerms.SingleStep.Settle).FindsNothing();
        order.Asks(AskKind.ResolveDoubt).ShouldBeTrue();
        order.Waits(Days(30)).FindsNothing();
        order.Stage().ShouldBeOfType<PurchaseStage.InDoubt>();
        order.Plans(TryKind.Create).ShouldBeFalse();
        order.Refusal(new TryOpened(Create, 2, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.InDoubt);
    }

    [Fact]
    public void A_doubt_nobody_could_look_into_is_asked_after_an_hour()
    {
        var order = APurchaseInDoubt();
        order.Waits(Minutes(59)).Asks(AskKind.ResolveDoubt).ShouldBeFalse();
        order.Waits(Minutes(1)).Asks(AskKind.ResolveDoubt).ShouldBeTrue();
    }

    [Fact]
    public void A_supplier_that_may_be_sent_to_again_gets_a_second_try_only_after_the_settle_time_and_an_empty_look()
    {
        var order = APurchaseInDoubt(With(Resending)).Waits(Timing.Default.PurchaseTimeout + Minutes(4)).FindsNothing();
        order.Stage().ShouldBeOfType<PurchaseStage.InDoubt>();
        order.Waits(Minutes(1)).FindsNothing();
        order.Stage().ShouldBeOfType<PurchaseStage.Intended>();
        order.Wakes().Plans(TryKind.Create).ShouldBeTrue();
    }

    [Fact]
    public void A_person_is_asked_at_once_where_the_supplier_offers_no_look_up()
    {
        var order = APurchaseInDoubt(With(ByPerson));
        order.Asks(AskKind.ResolveDoubt).ShouldBeTrue();
        order.Plans<Todo.ResolveDoubt>().ShouldBeFalse();
    }

    [Fact]
    public void A_unique_reference_is_sent_again_after_the_first_wait_although_every_look_finds_nothing()
    {
        var order = APurchaseInDoubt(With(Repeatable)).FindsNothing();
        order.Waits(TimeSpan.FromSeconds(30)).FindsNothing();
        order.Plans(TryKind.Create).ShouldBeFalse();
        order.Waits(TimeSpan.FromSeconds(30)).FindsNothing();
        order.Plans(TryKind.Create).ShouldBeTrue();
        order.Sends(TryKind.Create).Succeeds().Stage().ShouldBeOfType<PurchaseStage.Paid>();
    }

    [Fact]
    public void A_unique_reference_is_not_sent_again_once_the_supplier_may_have_forgotten_it()
    {
        var order = APurchaseInDoubt(With(Repeatable)).Waits(Repeatable.Horizon);
        order.Plans(TryKind.Create).ShouldBeFalse();
        order.Asks(AskKind.ResolveDoubt).ShouldBeTrue();
        order.Refusal(new TryOpened(Create, 2, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.InDoubt);
    }

    [Fact]
    public void A_unique_reference_is_not_sent_again_so_late_that_the_supplier_could_forget_it_on_the_way()
    {
        var last = Repeatable.Horizon - Timing.Default.PurchaseTimeout - Repeatable.Settle;
        var order = APurchaseInDoubt(With(Repeatable)).Waits(last - TimeSpan.FromSeconds(1));
        order.Plans(TryKind.Create).ShouldBeTrue();
        order.Waits(TimeSpan.FromSeconds(1)).Plans(TryKind.Create).ShouldBeFalse();
        order.Refusal(new TryOpened(Create, 2, order.Now, order.Now + Timing.Default.PurchaseTimeout)).ShouldBe(RefusalCode.InDoubt);
    }

    [Fact]
    public void A_unique_reference_is_not_sent_again_while_a_cancellation_is_open()
    {
        var order = APurchaseInDoubt(With(Repeatable)).Told(new CancelAsked("c1", CancelOrigin.Buyer, T0)).Waits(Hours(2)).FindsNothing();
        order.Plans(TryKind.Create).ShouldBeFalse();
        order.Refusal(new TryOpened(Create, 2, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.InDoubt);
    }

    [Fact]
    public void A_unique_reference_gets_three_tries_and_then_a_person()
    {
        var order = APurchaseInDoubt(With(Repeatable));
        for (var no = 2; no <= 3; no++) order.Waits(Minutes(5)).Sends(TryKind.Create).Ends(Outcome.Unknown);
        order.Waits(Hours(3)).Plans(TryKind.Create).ShouldBeFalse();
        order.Asks(AskKind.ResolveDoubt).ShouldBeTrue();
    }

    [Fact]
    public void A_repeat_of_a_doubt_waits_after_the_end_of_the_one_before_it_however_old_the_doubt_is()
    {
        var order = APurchaseInDoubt(With(Repeatable)).Waits(Hours(2));
        order.Sends(TryKind.Create).Waits(TimeSpan.FromSeconds(10)).Fails(DeclineReason.Funds).Plans(TryKind.Create).ShouldBeFalse();
        order.Waits(Minutes(2) - TimeSpan.FromSeconds(1)).Plans(TryKind.Create).ShouldBeFalse();
        order.Waits(TimeSpan.FromSeconds(1)).Plans(TryKind.Create).ShouldBeTrue();
    }

    [Fact]
    public void A_refusal_of_the_repeat_does_not_answer_the_doubt_of_the_first_try()
    {
        var order = APurchaseInDoubt(With(Repeatable)).Waits(Minutes(1)).Sends(TryKind.Create).Fails(DeclineReason.OutOfStock);
        order.Stage().ShouldBeOfType<PurchaseStage.InDoubt>();
        order.Refusal(new PurchaseClosed(1, CloseReason.OutOfStock, order.Now)).ShouldBe(RefusalCode.InDoubt);
    }

    [Fact]
    public void What_never_left_is_tried_on_after_growing_waits_and_a_person_is_told()
    {
        var order = AnIntendedPurchase();
        foreach (var (wait, asked) in new[] { (1, false), (2, false), (4, true), (8, true) })
        {
            order.Sends(TryKind.Create).Ends(Outcome.NotSent);
            (order.Agenda.WakeAt!.Value - order.Now).ShouldBe(Minutes(wait));
            order.Asks(AskKind.WriteFailed).ShouldBe(asked);
            order.Wakes().Plans(TryKind.Create).ShouldBeTrue();
        }
    }

    [Fact]
    public void What_left_and_had_no_effect_three_times_waits_for_a_person()
    {
        var order = AnIntendedPurchase(With(SupplierTerms.SingleStep with { ResendAfterSettle = true }));
        for (var i = 0; i < 3; i++) order.Sends(TryKind.Create).Ends(Outcome.Unknown).Waits(Hours(2)).FindsNothing().Waits(Hours(2));
        order.Plans(TryKind.Create).ShouldBeFalse();
        order.Asks(AskKind.WriteFailed).ShouldBeTrue();
        order.Refusal(new TryOpened(Create, 4, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.WrongStage);
    }

    [Fact]
    public void The_sale_is_read_again_before_the_first_step_is_sent()
    {
        var order = APaidOrder().Offered(Alpha).Waits(Minutes(1)).Quoted();
        order.Agenda.Todos.ShouldBe([new Todo.ReadSale()]);
        order.Reads().Plans(TryKind.Create).ShouldBeTrue();
    }

    [Fact]
    public void A_cancel_that_the_reading_brings_stops_the_purchase_before_it_is_sent()
    {
        var order = APaidOrder().Offered(Alpha).Quoted().Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Reads();
        order.Stage().ShouldBe(new PurchaseStage.Declined(CloseReason.Voided));
        order.Plans(TryKind.Create).ShouldBeFalse();
    }

    [Fact]
    public void A_step_is_done_but_the_order_does_not_show_it_yet_so_it_is_looked_at_and_not_sent_again()
    {
        var order = AnIntendedPurchase().Sends(TryKind.Create).Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Unpaid)));
        order.Plans(TryKind.Create).ShouldBeFalse();
        order.Waits(Hours(2)).Plans<Todo.ResolveDoubt>().ShouldBeTrue();
        order.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m))).Stage().ShouldBeOfType<PurchaseStage.Paid>();
    }

    [Fact]
    public void A_step_that_took_effect_without_a_known_order_is_a_doubt_and_cannot_be_closed()
    {
        var order = AnIntendedPurchase().Sends(TryKind.Create).Ends(Outcome.Done);
        order.Stage().ShouldBeOfType<PurchaseStage.InDoubt>();
        order.Plans<Todo.ResolveDoubt>().ShouldBeTrue();
        order.Refusal(new PurchaseClosed(1, CloseReason.GivenUp, order.Now)).ShouldBe(RefusalCode.InDoubt);
    }

    [Fact]
    public void Our_number_on_the_purchase_is_derived_from_shop_order_and_round_alone()
    {
        var key = new OrderKey(new("shop"), new("o-1"));
        PurchaseReference.Of(key, 1).ShouldBe(PurchaseReference.Of(key, 1));
        PurchaseReference.Of(key, 1).Length.ShouldBeLessThanOrEqualTo(32);
        PurchaseReference.Of(key, 1).ShouldNotBe(PurchaseReference.Of(key, 2));
        PurchaseReference.Of(key, 1).ShouldNotBe(PurchaseReference.Of(new(new("shopo"), new("-1")), 1));
        PurchaseReference.Of(key, 1).ShouldAllBe(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
    }

    // The suppliers' books bear these numbers: a version that derived others would not find what an earlier one bought.
    [Theory]
    [InlineData("shop", "o-1", 1, "ds-emj2f2ddkq2duosnmdz6edoa-1")]
    [InlineData("europe", "5f3a9c", 12, "ds-qxkfpiqg3gxlh66j2bll2yi4-12")]
    [InlineData("a", "a", 1, "ds-j42lbceduvplzbfj2jmabxkk-1")]
    public void Our_number_on_a_purchase_never_changes(string shop, string order, int round, string reference) =>
        PurchaseReference.Of(new(new(shop), new(order)), round).ShouldBe(reference);
}
