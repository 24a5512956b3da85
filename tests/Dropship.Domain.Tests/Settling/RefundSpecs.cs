using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Settling;

/// <summary>Money goes back where goods do not come: to the cent, once, and never more than was paid.</summary>
public sealed class RefundSpecs
{
    private static readonly OrderLine Cards = new(new("l3"), new Sku("CARD"), 3, Euro(3.33m), Euro(0.01m), T0 + Days(4));

    private static Scenario Unsupplied(Policies? policies = null) => APaidOrder(policies).Offered();

    private static RefundDecided Refund(int no, decimal amount, LineId? line = null) => new(no, [new(line ?? Shirts.Id, Euro(amount))], Euro(amount), RefundReason.Goodwill, 0, T0);

    [Fact]
    public void A_part_of_a_line_is_refunded_by_its_share_to_the_cent()
    {
        var order = new Scenario().Given(Paid(Cards), new UnitsDropped(1, [new(Cards.Id, 1)], 0, T0));
        order.Decided<RefundDecided>().Amount.ShouldBe(Euro(3.33m));
        order.Given(new UnitsDropped(2, [new(Cards.Id, 1)], 0, T0)).Decided<RefundDecided>().Amount.ShouldBe(Euro(3.34m), "two thirds of 10.00 less what was decided");
        order.Given(new UnitsDropped(3, [new(Cards.Id, 1)], 0, T0)).Decided<RefundDecided>().Amount.ShouldBe(Euro(3.33m));
    }

    [Fact]
    public void A_discount_on_the_whole_order_is_spread_over_its_lines()
    {
        var order = new Scenario().Given(Paid(Shirts, Mug) with { Paid = Euro(40m) }, new UnitsDropped(1, [new(Mug.Id, 1)], 0, T0));
        order.Decided<RefundDecided>().Lines.ShouldBe([new(Mug.Id, Euro(10m))]);
    }

    [Fact]
    public void A_cancelled_sale_is_refunded_in_full_once()
    {
        var order = ABoughtPurchase(null, Shirts, Mug).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts, Mug));
        order.Decided<RefundDecided>().Lines.ShouldBe([new(Shirts.Id, Euro(45m)), new(Mug.Id, Euro(15m))]);
        order.Waits(Days(1)).DecidedNo<RefundDecided>();
    }

    [Fact]
    public void What_the_marketplace_gave_back_by_itself_counts()
    {
        var order = APaidOrder().Told(new RefundSeen("r1", Euro(10m), T0)).Offered();
        order.Decided<RefundDecided>().Amount.ShouldBe(Euro(35m));
        order.Sends(TryKind.Refund).Ends(Outcome.Done).Order.Refunded().ShouldBe(Euro(45m));
    }

    [Fact]
    public void A_refund_that_the_marketplace_made_meanwhile_is_not_made_again()
    {
        var order = Unsupplied().Told(new RefundSeen("r1", Euro(45m), T0));
        order.Plans(TryKind.Refund).ShouldBeFalse();
        order.Asks(AskKind.WriteFailed).ShouldBeTrue();
        order.Refusal(new TryOpened(new(TryKind.Refund, 1), 1, T0, T0 + Minutes(1))).ShouldBe(RefusalCode.BeyondMoney);
    }

    [Fact]
    public void Our_refund_on_the_marketplaces_books_is_the_answer_to_its_doubt()
    {
        var order = Unsupplied().Sends(TryKind.Refund).Ends(Outcome.Unknown);
        order.Phase.ShouldBe(Phase.Cancelled);
        order.Told(new RefundSeen("r1", Euro(45m), T0, Ours: 1)).Phase.ShouldBe(Phase.Refunded);
        order.Order.Refunded().ShouldBe(Euro(45m), "not counted twice");
        order.Agenda.Todos.ShouldBeEmpty();
    }

    [Fact]
    public void A_refund_of_ours_that_a_restored_store_has_forgotten_counts_as_given_back()
    {
        APaidOrder().Told(new RefundSeen("r1", Euro(45m), T0, Ours: 1)).Offered().DecidedNo<RefundDecided>();
        var order = APaidOrder().Told(new RefundSeen("r1", Euro(10m), T0, Ours: 1)).Offered();
        order.Decided<RefundDecided>().ShouldSatisfyAllConditions(rest => rest.Amount.ShouldBe(Euro(35m)), rest => rest.No.ShouldBe(2, "the number of the forgotten one is used up"));
        order.Refusal(Refund(1, 1m)).ShouldBe(RefusalCode.NotNext);
        order.Sends(TryKind.Refund).Ends(Outcome.Done).Order.Refunded().ShouldBe(Euro(45m));
        order.Phase.ShouldBe(Phase.Refunded);
    }

    [Fact]
    public void A_refund_that_is_decided_and_on_the_books_already_is_not_sent()
    {
        var order = Unsupplied().Told(new RefundSeen("r1", Euro(45m), T0, Ours: 1));
        order.Plans(TryKind.Refund).ShouldBeFalse();
        order.Order.Read(new(TryKind.Refund, 1), order.Now).Stage.ShouldBe(WriteStage.Done);
        order.Refusal(new TryOpened(new(TryKind.Refund, 1), 1, T0, T0 + Minutes(1))).ShouldBe(RefusalCode.WrongStage);
        order.Phase.ShouldBe(Phase.Refunded);
        order.Order.Refunded().ShouldBe(Euro(45m), "once");
    }

    [Fact]
    public void A_refund_in_doubt_is_looked_for_asks_a_person_and_is_never_sent_again()
    {
        var order = Unsupplied().Sends(TryKind.Refund).Ends(Outcome.Unknown);
        order.Plans<Todo.VerifyWrite>().ShouldBeTrue();
        order.Waits(Hours(1)).FindsNothing().Waits(Days(3)).FindsNothing();
        order.Plans(TryKind.Refund).ShouldBeFalse();
        order.Asks(AskKind.WriteFailed).ShouldBeTrue();
        order.Refusal(new TryOpened(new(TryKind.Refund, 1), 2, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.InDoubt);
        order.Ends(Outcome.NotSent).Waits(Minutes(1)).Plans(TryKind.Refund).ShouldBeTrue("a person's word that it never left");
    }

    [Fact]
    public void A_refund_in_doubt_is_sent_again_where_the_marketplace_knows_its_number_and_a_look_found_nothing()
    {
        var order = Unsupplied(Policies.Default with { RefundsAreKeyed = true }).Sends(TryKind.Refund).Ends(Outcome.Unknown);
        order.Plans(TryKind.Refund).ShouldBeFalse("first it is looked for");
        order.Waits(Hours(1)).FindsNothing().Waits(Minutes(1)).Plans(TryKind.Refund).ShouldBeTrue();
        order.Under(policies => policies with { RefundsAreKeyed = false }).Plans(TryKind.Refund).ShouldBeTrue("what the decision was judged by is frozen in it");
    }

    [Fact]
    public void A_refund_beyond_what_was_paid_is_refused()
    {
        var order = APaidOrder();
        order.Refusal(Refund(1, 45.01m)).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(Refund(1, 0m)).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(Refund(2, 1m)).ShouldBe(RefusalCode.NotNext);
        order.Refusal(Refund(1, 10m) with { Amount = Euro(11m) }).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(Refund(1, 10m) with { Lines = [new(Shirts.Id, new(10m, Usd))], Amount = new(10m, Usd) }).ShouldBe(RefusalCode.BeyondMoney);
        order.Decides(Refund(1, 40m)).Refusal(Refund(2, 5.01m)).ShouldBe(RefusalCode.BeyondMoney);
        new Scenario().Told(Sale(SaleStatus.Unpaid, 0, 1, Shirts)).Refusal(Refund(1, 1m)).ShouldBe(RefusalCode.NotForSale);
        new Scenario().Told(Sale(SaleStatus.Refunded, 0, 1, Shirts)).Refusal(Refund(1, 1m)).ShouldBe(RefusalCode.BeyondMoney, "the marketplace gave it all back");
    }

    [Fact]
    public void A_line_gets_back_no_more_than_was_paid_for_it()
    {
        var order = APaidOrder(null, Shirts, Mug);
        order.Refusal(Refund(1, 15.01m, Mug.Id)).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(Refund(1, 15m, Mug.Id)).ShouldBeNull();
        order.Refusal(Refund(1, 1m, new("l9"))).ShouldBe(RefusalCode.BeyondMoney);
    }

    [Fact]
    public void Money_comes_back_up_to_the_highest_amount_any_revision_said_was_paid()
    {
        var order = APaidOrder().Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts) with { Paid = Euro(40m) });
        order.Decided<RefundDecided>().Amount.ShouldBe(Euro(40m));
        order.Refusal(Refund(2, 5m)).ShouldBeNull();
        order.Refusal(Refund(2, 5.01m)).ShouldBe(RefusalCode.BeyondMoney);
    }

    [Fact]
    public void Where_revisions_name_several_currencies_a_person_must_refund()
    {
        var order = Unsupplied().Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts) with { Paid = new(50m, Usd) });
        order.Order.HighestPaid().ShouldBeNull();
        order.Refusal(Refund(2, 5m)).ShouldBe(RefusalCode.NotForSale);
        order.Refusal(new TryOpened(new(TryKind.Refund, 1), 1, T0, T0 + Minutes(1))).ShouldBe(RefusalCode.BeyondMoney);
        order.Plans(TryKind.Refund).ShouldBeFalse();
        order.Asks(AskKind.WriteFailed).ShouldBeTrue();
    }

    [Fact]
    public void Of_two_amounts_told_for_one_refund_the_larger_counts_whichever_came_first()
    {
        RefundSeen small = new("r1", Euro(5m), T0), large = new("r1", Euro(6m), T0 + Hours(1), 1), other = new("r1", new(7m, Usd), T0);
        new Scenario().Told(small, large).Order.Settlement.Seen.ShouldBe(new Scenario().Told(large, small).Order.Settlement.Seen);
        new Scenario().Told(small, other).Order.Settlement.Seen.ShouldBe(new Scenario().Told(other, small).Order.Settlement.Seen);
        new Scenario().Told(small, large).Order.Settlement.Seen.ShouldBe([new("r1", Euro(6m), T0, 1)]);
    }
}
