using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Selling;

/// <summary>What the sale itself asks for: to be read, to be held, to be watched until it is paid.</summary>
public sealed class SellingSpecs
{
    private static readonly SaleSeen ToHub = Paid(Shirts) with { To = new("DE", "10", IsPlatformHub: true) };

    private static Scenario Contradicted() => APaidOrder().Told(Paid(Shirts) with { Paid = Euro(44m) });

    private static Scenario Release(Scenario order, int no = 1) => order.Decides(new HoldReleased(no, "anna", order.Now));

    [Fact]
    public void An_order_nobody_has_read_is_read()
    {
        var order = new Scenario().Told(Scan(Number, ParcelPhase.InTransit, T0));
        order.Agenda.Todos.ShouldBe([new Todo.ReadSale()]);
        order.Phase.ShouldBe(Phase.New);
        order.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void An_unpaid_sale_is_read_every_week_and_nothing_is_bought_for_it()
    {
        var order = new Scenario().Told(Sale(SaleStatus.Unpaid, 0, 1, Shirts));
        order.Agenda.Todos.ShouldBe([new Todo.ReadSale()]);
        order.Reads().Agenda.Todos.ShouldBeEmpty();
        order.Wakes().Agenda.Todos.ShouldBe([new Todo.ReadSale()]);
        (order.Now - T0).ShouldBeLessThanOrEqualTo(Days(7));
        order.Refusal(new AllocationProposed(1, Alpha, [new(Shirts.Id, 2)], order.Now)).ShouldBe(RefusalCode.NotForSale);
        order.Told(Sale(SaleStatus.Paid, 0, 2, Shirts)).Agenda.Todos.ShouldBe([new Todo.FindOffers(1, [Shirts.Id])]);
    }

    [Fact]
    public void A_sale_the_marketplace_reviews_is_waited_for_even_if_it_was_paid()
    {
        var order = AnIntendedPurchase().Told(Sale(SaleStatus.OnHold, 0, 2, Shirts));
        order.Phase.ShouldBe(Phase.Held);
        order.Plans(TryKind.Create).ShouldBeFalse();
        order.Told(Sale(SaleStatus.Paid, 0, 3, Shirts)).Plans(TryKind.Create).ShouldBeTrue();
    }

    [Fact]
    public void A_sale_that_was_never_paid_and_is_cancelled_is_over()
    {
        var order = new Scenario().Told(Sale(SaleStatus.Cancelled, 0, 1, Shirts) with { PaidAt = null });
        order.Phase.ShouldBe(Phase.Cancelled);
        order.IsOpen.ShouldBeFalse();
        order.Agenda.WakeAt.ShouldBeNull();
    }

    [Fact]
    public void One_revision_told_with_two_contents_is_kept_twice_and_held()
    {
        var order = Contradicted();
        order.Order.Sales.Count.ShouldBe(2);
        order.Decided<OrderHeld>().Reason.ShouldBe(HoldReason.Contradicted);
        order.Phase.ShouldBe(Phase.Held);
        order.Asks(AskKind.ReviewHold).ShouldBeTrue();
    }

    [Fact]
    public void Contents_that_differ_by_less_than_a_cent_are_a_contradiction_too_whichever_came_first()
    {
        SaleSeen one = Paid(Shirts) with { Paid = Euro(45.001m) }, other = Paid(Shirts) with { Paid = Euro(45.002m) };
        new Scenario().Told(one, other).Order.Sales.ShouldBe(new Scenario().Told(other, one).Order.Sales);
    }

    [Fact]
    public void Two_later_revisions_that_agree_let_a_contradiction_go() => Release(Contradicted()).Told(Sale(SaleStatus.Paid, 0, 2, Shirts)).Phase.ShouldBe(Phase.Sourcing);

    [Fact]
    public void An_old_revision_told_late_changes_nothing()
    {
        var order = new Scenario().Told(Sale(SaleStatus.Paid, 0, 5, Shirts)).Told(Sale(SaleStatus.Unpaid, 0, 4, Shirts));
        order.Order.Latest()!.Revision.ShouldBe(5);
        order.Phase.ShouldBe(Phase.Sourcing);
    }

    [Fact]
    public void A_parcel_to_a_hub_of_the_marketplace_is_held_unless_the_policy_allows_it()
    {
        new Scenario().Told(ToHub).Decided<OrderHeld>().Reason.ShouldBe(HoldReason.PlatformHub);
        new Scenario(Policies.Default with { AllowPlatformHub = true }).Told(ToHub).Phase.ShouldBe(Phase.Sourcing);
    }

    [Fact]
    public void A_sale_without_lines_is_held_and_a_release_cannot_mend_it()
    {
        var order = new Scenario().Told(Paid(Shirts) with { Lines = [] });
        order.Decided<OrderHeld>().Reason.ShouldBe(HoldReason.NoLines);
        Release(order).Asks(AskKind.ReviewHold).ShouldBeTrue();
        order.Phase.ShouldBe(Phase.Held);
    }

    [Fact]
    public void A_release_is_an_answer_and_the_same_reason_does_not_hold_again()
    {
        var order = Release(new Scenario().Told(ToHub));
        order.DecidedNo<OrderHeld>();
        order.Phase.ShouldBe(Phase.Sourcing);
    }

    [Fact]
    public void Two_reasons_are_asked_one_after_the_other()
    {
        var order = new Scenario().Told(ToHub, ToHub with { Paid = Euro(44m) });
        order.Decided<OrderHeld>().Reason.ShouldBe(HoldReason.Contradicted);
        Release(order).Decided<OrderHeld>().ShouldBe(new OrderHeld(2, HoldReason.PlatformHub, "goes to a hub in DE", T0));
    }

    [Fact]
    public void While_it_is_held_nothing_is_bought_but_a_doubt_is_looked_into()
    {
        var order = APurchaseInDoubt(With(Repeatable)).Told(Paid(Shirts) with { Paid = Euro(44m) }).Waits(Minutes(5));
        order.Phase.ShouldBe(Phase.Held);
        order.Plans(TryKind.Create).ShouldBeFalse();
        order.Plans<Todo.ResolveDoubt>().ShouldBeTrue();
        AnIntendedPurchase().Decides(new OrderHeld(1, HoldReason.Contradicted, "", T0)).Refusal(new TryOpened(new(TryKind.Create, 1), 1, T0, T0 + Minutes(1))).ShouldBe(RefusalCode.Held);
    }

    [Fact]
    public void A_held_order_that_is_cancelled_is_not_asked_about_any_more()
    {
        var order = new Scenario().Told(ToHub).Told(ToHub with { Revision = 2, Status = SaleStatus.Refunded });
        order.Agenda.Asks.ShouldBeEmpty();
        order.Agenda.WakeAt.ShouldBeNull();
    }

    [Fact]
    public void A_question_is_looked_at_again_each_day()
    {
        var order = new Scenario().Told(ToHub);
        order.Agenda.WakeAt.ShouldBe(T0 + Days(1));
        order.Waits(Hours(30)).Agenda.WakeAt.ShouldBe(T0 + Days(2));
    }

    [Fact]
    public void Only_the_next_hold_is_opened_and_only_the_open_one_released()
    {
        var order = APaidOrder();
        order.Refusal(new OrderHeld(2, HoldReason.NoRate, "", T0)).ShouldBe(RefusalCode.NotNext);
        order.Refusal(new HoldReleased(1, "anna", T0)).ShouldBe(RefusalCode.Unknown);
        order.Decides(new OrderHeld(1, HoldReason.NoRate, "", T0)).Refusal(new OrderHeld(2, HoldReason.NoRate, "", T0)).ShouldBe(RefusalCode.Held);
    }

    [Fact]
    public void The_nearest_deadline_is_ship_by_until_it_ships_and_then_the_promised_day()
    {
        ABoughtPurchase().Agenda.Deadline.ShouldBe(Shirts.ShipBy);
        AShippedOrder().Agenda.Deadline.ShouldBe(T0 + Days(20));
    }

    [Fact]
    public void A_held_order_whose_cancellation_we_accepted_is_not_asked_about()
    {
        var order = Contradicted().Told(new CancelAsked("c1", CancelOrigin.Buyer, T0));
        order.Order.IsWithdrawn().ShouldBeTrue();
        order.Asks(AskKind.ReviewHold).ShouldBeFalse();
    }

    [Fact]
    public void Ship_by_is_the_deadline_while_anything_is_open_or_only_decided()
    {
        APaidOrder().Agenda.Deadline.ShouldBe(T0 + Days(4));
        AnIntendedPurchase().Agenda.Deadline.ShouldBe(T0 + Days(4));
        AnIntendedPurchase(null, Shirts with { Quantity = 1 }).Told(Sale(SaleStatus.Paid, 0, 2, Shirts)).Agenda.Deadline.ShouldBe(T0 + Days(4), "one is open, one is covered");
    }
}
