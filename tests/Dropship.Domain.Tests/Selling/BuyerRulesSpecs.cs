using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Selling;

/// <summary>What the shop's own book notes of an order by the others of its buyer, and what holds it.</summary>
public sealed class BuyerRulesSpecs
{
    private static readonly Fact.SaleSeen s_sale = APaidOrder().Order.Latest()!;
    private static readonly OtherOrder s_earlier = new(s_sale.PlacedAt - Days(3), Euro(20m), IsOfBuyer: true, IsToAddress: true, SharesGoods: false);

    [Fact]
    public void A_buyer_of_whom_nothing_is_known_is_new()
    {
        Notes([]).ShouldBe([BuyerNote.New]);
        Notes([s_earlier]).ShouldBeEmpty();
        Notes([s_earlier with { IsOfBuyer = false }]).ShouldBe([BuyerNote.New], "somebody else at the same address");
    }

    [Fact]
    public void The_other_order_of_one_checkout_makes_nobody_known_and_nothing_a_repeat()
    {
        var twin = s_earlier with { PlacedAt = s_sale.PlacedAt, SharesGoods = true, Checkout = "c-1" };
        Judge(s_sale with { Checkout = "c-1" }, [twin], BuyerRules.Default).Notes.ShouldBe([BuyerNote.New]);
        Judge(s_sale with { Checkout = "c-2" }, [twin], BuyerRules.Default).Notes.ShouldBe([BuyerNote.Repeat]);
    }

    [Fact]
    public void The_same_goods_to_the_same_address_a_short_while_ago_are_a_repeat()
    {
        var same = s_earlier with { PlacedAt = s_sale.PlacedAt - Days(1), SharesGoods = true };
        Notes([same]).ShouldBe([BuyerNote.Repeat]);
        Notes([same with { PlacedAt = s_sale.PlacedAt + Days(1) }]).ShouldBe([BuyerNote.Repeat], "news come in any order");
        Notes([same with { PlacedAt = s_sale.PlacedAt - Days(1) - TimeSpan.FromMilliseconds(1) }]).ShouldBeEmpty();
        Notes([same with { SharesGoods = false }]).ShouldBeEmpty();
        Notes([same with { IsToAddress = false }]).ShouldBeEmpty();
        Notes([same with { IsOfBuyer = false }, s_earlier]).ShouldBeEmpty();
    }

    [Fact]
    public void Too_many_orders_in_a_short_while_count_by_buyer_and_by_address_and_a_checkout_once()
    {
        var near = s_earlier with { PlacedAt = s_sale.PlacedAt };
        Notes(Enumerable.Repeat(near, 4)).ShouldBeEmpty("five with this one");
        Notes(Enumerable.Repeat(near with { IsOfBuyer = false }, 4).Append(near)).ShouldBe([BuyerNote.TooMany]);
        Notes(Enumerable.Repeat(near with { Checkout = "c-9" }, 9)).ShouldBeEmpty();
        Notes(Enumerable.Repeat(near with { PlacedAt = s_sale.PlacedAt - Days(1.01) }, 9)).ShouldBeEmpty();
    }

    [Fact]
    public void Too_large_a_sum_counts_what_has_a_rate()
    {
        var rules = BuyerRules.Default with { MostSpent = s_sale.Paid + Euro(20m) };
        var near = s_earlier with { PlacedAt = s_sale.PlacedAt };
        Judge(s_sale, [near], rules).Notes.ShouldBeEmpty();
        Judge(s_sale, [near with { Paid = Euro(20.01m) }], rules).Notes.ShouldBe([BuyerNote.TooMuch]);
        Judge(s_sale, [near, near with { Paid = new(5m, Usd) }], rules).Notes.ShouldBeEmpty("there is no rate");
        rules.Judge(s_sale, [near, near with { Paid = new(5m, Usd) }], [new(Usd, Eur, 0.9m, T0 - Days(1))]).Figures.Spent.ShouldBe(s_sale.Paid + Euro(24.5m));
    }

    [Fact]
    public void Refunds_and_claims_and_the_list_count_for_the_buyer_alone()
    {
        var rules = BuyerRules.Default with { MostTroubles = 2 };
        Judge(s_sale, [s_earlier with { Troubles = 2 }], rules).Notes.ShouldBeEmpty();
        Judge(s_sale, [s_earlier with { Troubles = 2 }, s_earlier with { Troubles = 1 }], rules).Notes.ShouldBe([BuyerNote.Troublesome]);
        Judge(s_sale, [s_earlier, s_earlier with { Troubles = 9, IsBlocked = true, IsOfBuyer = false }], rules).Notes.ShouldBeEmpty();
        Judge(s_sale, [s_earlier with { IsBlocked = true }], rules).Notes.ShouldBe([BuyerNote.Blocked]);
    }

    [Fact]
    public void The_order_of_the_others_does_not_matter()
    {
        OtherOrder[] others = [s_earlier with { PlacedAt = s_sale.PlacedAt, Checkout = "a", Troubles = 1 }, s_earlier with { PlacedAt = s_sale.PlacedAt, Checkout = "a" }, s_earlier];
        Judge(s_sale, [.. others.Reverse()], BuyerRules.Default).ShouldBe(Judge(s_sale, others, BuyerRules.Default));
        Judge(s_sale, others, BuyerRules.Default).Figures.ShouldBe(new(3, 0, 2, s_sale.Paid + Euro(40m), 1));
    }

    [Fact]
    public void A_new_buyer_is_held_above_a_sum_alone()
    {
        var held = Checked(s_sale.Paid - Euro(0.01m), new(0, 0, 1, s_sale.Paid, 0), BuyerNote.New).Decided<Decision.OrderHeld>();
        (held.Reason, held.Detail).ShouldBe((HoldReason.Buyer, $"the buyer is new, and {s_sale.Paid} is above {s_sale.Paid - Euro(0.01m)}"));
        Checked(s_sale.Paid, null, BuyerNote.New).Decided<Decision.PurchaseIntended>();
    }

    [Fact]
    public void A_hold_names_its_figures_and_a_release_is_an_answer()
    {
        var order = Checked(null, new(9, 0, 6, Euro(300m), 4), BuyerNote.TooMany, BuyerNote.TooMuch, BuyerNote.Troublesome);
        order.Decided<Decision.OrderHeld>().Detail.ShouldBe("too many orders of the buyer or to the address in a short while: 6; the orders of the buyer or to the address bring too much in a short while: 300.00 EUR; too many refunds and claims of the buyer: 4");
        order.Decides(new Decision.HoldReleased(1, "anna", T0)).Decided<Decision.PurchaseIntended>();
    }

    [Fact]
    public void Of_two_looks_the_higher_figures_count()
    {
        Fact.BuyerChecked one = new(0, 1, Alpha, [], []) { Figures = new(1, 5, 2, Euro(3m), 0) }, other = new(0, 1, Alpha, [], []) { Figures = new(2, 4, 2, Euro(4m), 1) };
        foreach (var pair in new[] { (one, other), (other, one) })
            APaidOrder().Told(pair.Item1).Told(pair.Item2).Order.Checks.Single().Figures.ShouldBe(new(2, 5, 2, Euro(4m), 1));
    }

    private static Scenario Checked(Money? newAbove, BuyerFigures? figures, params Few<BuyerNote> notes) =>
        APaidOrder(Policies.Default with { Screening = new() { ChecksBuyers = true, HoldNewAbove = newAbove } }).Offered(Alpha).Quoted().Told(new Fact.BuyerChecked(0, 1, Alpha, [], notes) { Figures = figures });

    private static Few<BuyerNote> Notes(IEnumerable<OtherOrder> others) => Judge(s_sale, [.. others], BuyerRules.Default).Notes;

    private static (Few<BuyerNote> Notes, BuyerFigures Figures) Judge(Fact.SaleSeen sale, IReadOnlyList<OtherOrder> others, BuyerRules rules) => rules.Judge(sale, others, []);

    [Fact]
    public void Sums_are_counted_in_the_currency_of_the_limit()
    {
        var (notes, figures) = (BuyerRules.Default with { MostSpent = new(50m, Usd) }).Judge(s_sale, [s_earlier], [new(Eur, Usd, 1.2m, T0 - Days(1))]);
        (notes, figures.Spent).ShouldBe(([BuyerNote.TooMuch], new Money(54m, Usd)));
    }

    [Fact]
    public void A_buyer_on_the_list_stays_on_it_however_many_orders_say_so() => Notes([s_earlier with { IsBlocked = true }, s_earlier with { IsBlocked = true }]).ShouldBe([BuyerNote.Blocked]);

    [Fact]
    public void Without_a_sale_or_the_others_nothing_is_judged()
    {
        Should.Throw<ArgumentNullException>(() => BuyerRules.Default.Judge(null!, [], [])).ParamName.ShouldBe("sale");
        Should.Throw<ArgumentNullException>(() => BuyerRules.Default.Judge(s_sale, null!, [])).ParamName.ShouldBe("others");
    }
}
