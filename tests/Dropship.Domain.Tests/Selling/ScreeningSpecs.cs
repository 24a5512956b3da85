using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Selling;

/// <summary>What is held for a person before anything is bought: the amount, the buyer, the address.</summary>
public sealed class ScreeningSpecs
{
    private static readonly Policies Checking = Policies.Default with { Screening = new() { ChecksBuyers = true } };

    private static Scenario Checked(Policies? policies, Few<string> faults, Few<BuyerNote> notes, params SupplierId[] suppliers) =>
        APaidOrder(policies ?? Checking).Offered(suppliers.Length == 0 ? [Alpha] : suppliers).Quoted().Told(new BuyerChecked(0, 1, Alpha, faults, notes));

    private static Scenario Released(Scenario order) => order.Decides(new HoldReleased(order.Order.OpenHold!.Held.No, "anna", order.Now));

    [Fact]
    public void An_order_above_the_amount_is_held_and_goes_on_when_it_is_released()
    {
        var rules = Policies.Default with { Screening = new() { HoldAbove = Euro(44.99m) } };
        var order = APaidOrder(rules);
        order.Decided<OrderHeld>().ShouldBe(new OrderHeld(1, HoldReason.LargeAmount, "45.00 EUR is above 44.99 EUR", T0));
        Released(order).Offered(Alpha).Quoted().Decided<PurchaseIntended>();
        APaidOrder(Policies.Default with { Screening = new() { HoldAbove = Euro(45m) } }).DecidedNo<OrderHeld>();
    }

    [Fact]
    public void Nothing_is_bought_before_the_look_at_address_and_buyer()
    {
        var order = APaidOrder(Checking).Offered(Alpha).Quoted();
        order.Agenda.Todos.ShouldBe([new Todo.CheckBuyer(1)]);
        order.Told(new BuyerChecked(0, 1, Alpha, [], [])).Decided<PurchaseIntended>();
    }

    [Fact]
    public void An_address_that_does_not_fit_is_tried_at_the_next_supplier()
    {
        var order = Checked(null, ["phone is missing: ask"], [], Alpha, Beta);
        order.Decided<AllocationDropped>().Reason.ShouldBe(DropReason.Address);
        order.Quoted().Agenda.Todos.ShouldBe([new Todo.CheckBuyer(2)]);
    }

    [Fact]
    public void And_without_one_the_order_is_held_with_field_and_cure_until_a_person_lets_it_go()
    {
        var order = Checked(null, ["city is missing: ask", "phone is missing: ask"], []);
        order.Decided<OrderHeld>().ShouldBe(new OrderHeld(1, HoldReason.Address, "city is missing: ask; phone is missing: ask", T0));
        Released(order).Decided<PurchaseIntended>();
    }

    [Fact]
    public void A_sale_that_was_mended_is_looked_at_again()
    {
        var order = Released(Checked(null, ["city is missing: ask"], [])).Told(Sale(SaleStatus.Paid, 0, 2, Shirts));
        var again = Checked(null, ["city is missing: ask"], []).Told(Sale(SaleStatus.Paid, 0, 2, Shirts));
        Released(again).Agenda.Todos.ShouldBe([new Todo.CheckBuyer(1)]);
        order.Order.Purchases.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(BuyerNote.Blocked, "the buyer is on the shop's list")]
    [InlineData(BuyerNote.Repeat, "the buyer ordered the same a short while ago")]
    [InlineData(BuyerNote.TooMany, "too many orders of the buyer or to the address in a short while")]
    public void What_is_known_of_the_buyer_holds_the_order(BuyerNote note, string detail)
    {
        var order = Checked(null, [], [note]);
        order.Decided<OrderHeld>().ShouldBe(new OrderHeld(1, HoldReason.Buyer, detail, T0));
        Released(order).Decided<PurchaseIntended>();
    }

    [Fact]
    public void A_new_buyer_holds_it_only_where_the_rules_say_so()
    {
        Checked(null, [], [BuyerNote.New]).Decided<PurchaseIntended>();
        Checked(Policies.Default with { Screening = new() { ChecksBuyers = true, HoldFor = [BuyerNote.New] } }, [], [BuyerNote.New]).Decided<OrderHeld>().Detail.ShouldBe("the buyer is new");
    }

    [Fact]
    public void Two_looks_are_united_whichever_came_first()
    {
        BuyerChecked one = new(0, 1, Alpha, ["b", "a"], [BuyerNote.TooMany]), other = new(0, 1, Alpha, ["c", "a"], [BuyerNote.New]);
        var united = APaidOrder().Told(one).Told(other).Order.Checks.ShouldHaveSingleItem();
        united.ShouldBe(new BuyerChecked(0, 1, Alpha, ["a", "b", "c"], [BuyerNote.New, BuyerNote.TooMany]));
        APaidOrder().Told(other).Told(one).Order.Checks.ShouldBe([united]);
    }

    [Fact]
    public void An_address_that_a_person_let_pass_is_not_taken_elsewhere_and_what_they_did_not_see_is_asked_again()
    {
        var order = Checked(Checking with { Withheld = new("a count is under way", T0, T0 + Days(1)) }, ["phone is missing: ask"], []);
        Released(order).Told(new OffersFound(2, order.Now, [new(Shirts.Id, Alpha, new("SHIRT"), 0), new(Shirts.Id, Beta, new("SHIRT"), 1)]));
        order.Order.OpenAllocation()!.Proposed!.Supplier.ShouldBe(Alpha);
        order.Told(new BuyerChecked(0, 1, Alpha, ["city is missing: ask"], [])).Decided<AllocationDropped>().Reason.ShouldBe(DropReason.Address);
    }

    [Fact]
    public void A_hold_that_a_person_let_go_is_no_question_any_more() =>
        Released(APaidOrder(Policies.Default with { Screening = new() { HoldAbove = Euro(44.99m) } })).Asks(AskKind.ReviewHold).ShouldBeFalse();
}
