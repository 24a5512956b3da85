using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Testing.Simulation.Worlds.Conditions;

namespace Dropship.Domain.Tests.Laws;

/// <summary>Faults of the domain that the laws found, each as small as it can be told; those with a planted fault of their own are not repeated here.</summary>
public sealed class MendedSpecs
{
    private static readonly Instant T0 = World.Start;
    private static readonly LineId L1 = new("l1");
    private static readonly SupplierId One = new("sup1");
    private static readonly SupplierId Two = new("sup2");
    private static readonly OrderLine Line = new(L1, new Sku("S1"), 2, new(20m, Eur), new(5m, Eur));

    [Fact]
    public void A_rate_that_comes_into_force_wakes_an_order_whose_hold_was_released()
    {
        var dated = T0 + TimeSpan.FromDays(3);
        var policies = Policies.Default with { Rates = [new(Usd, Eur, 0.9m, dated)], Timing = Timing.Default with { AskEvery = TimeSpan.FromDays(9) } };
        var order = Fold(Sale(), Offers(One), new AllocationProposed(1, One, [new(L1, 2)], T0), new QuoteSeen(1, new(30m, Usd), T0));
        var held = Fulfilment.Next(order, policies, T0, default).Decision.ShouldBeOfType<OrderHeld>();
        order = Fold(order, held, new HoldReleased(1, "person", T0));
        Fulfilment.Next(order, policies, T0, default).WakeAt.ShouldBe(dated);
        Fulfilment.Next(order, policies, dated, default).Decision.ShouldBeOfType<PurchaseIntended>();
    }

    [Fact]
    public void Between_two_tries_to_publish_the_sale_is_not_read()
    {
        var order = Shipped();
        var key = new TryKey(TryKind.Publish, Name: "YT123456");
        for (var no = 1; no <= 4; no++) order = Fold(order, new TryOpened(key, no, T0 + TimeSpan.FromMinutes(no), T0 + TimeSpan.FromMinutes(no + 1)), new TryClosed(key, no, Outcome.NotSent, T0 + TimeSpan.FromMinutes(no)));
        var looked = new Looked { Sale = T0 - TimeSpan.FromMinutes(54), Supplier = T0, Carrier = T0 };
        var agenda = Fulfilment.Next(order, Policies.Default, T0 + TimeSpan.FromMinutes(5), looked);
        agenda.WakeAt.ShouldBe(T0 + TimeSpan.FromMinutes(12), "the fifth try comes eight minutes after the fourth");
        Fulfilment.Next(order, Policies.Default, T0 + TimeSpan.FromMinutes(11), looked).Todos.ShouldBeEmpty("the reading of the sale grew old on the way");
        Fulfilment.Next(order, Policies.Default, T0 + TimeSpan.FromMinutes(12), looked).Todos.ShouldBe([new Todo.ReadSale()]);
    }

    [Fact]
    public void Two_wallets_of_one_order_do_not_push_each_other_out_for_ever()
    {
        var terms = SupplierTerms.SingleStep with { HasWallet = true };
        var order = Fold(Sale(), Intended(1, One, terms), Intended(2, Two, terms));
        var looked = new Looked { Sale = T0 };
        Fulfilment.Next(order, Policies.Default, T0, looked).Todos.ShouldBe([new Todo.CheckFunds(One), new Todo.CheckFunds(Two)]);
        looked = looked with { Funds = T0, Wallet = Two, Available = new(1m, Eur) };
        var todos = Fulfilment.Next(order, Policies.Default, T0, looked).Todos;
        todos.ShouldHaveSingleItem().ShouldBeOfType<Todo.Send>().Key.ShouldBe(new TryKey(TryKind.Create, 1));
    }

    [Fact]
    public void A_wallet_that_cannot_be_read_is_looked_into_once()
    {
        var order = Fold(Sale(), Intended(1, One, SupplierTerms.SingleStep with { HasWallet = true }));
        var looked = new Looked { Sale = T0, Funds = T0, Wallet = One };
        Fulfilment.Next(order, Policies.Default, T0, looked).Todos.ShouldContain(static todo => todo is Todo.Send);
    }

    [Fact]
    public void A_cancelled_order_without_lines_gets_its_whole_payment_back_once()
    {
        var sale = Sale() with { Lines = [], Status = SaleStatus.Cancelled };
        var refund = Fulfilment.Next(Fold(sale), Policies.Default, T0, default).Decision.ShouldBeOfType<RefundDecided>();
        refund.Amount.ShouldBe(sale.Paid);
        var taken = Fulfilment.Take(Fold(sale), new Command.Decide(refund));
        taken.Refused.ShouldBeNull();
        Fulfilment.Next(taken.Order, Policies.Default, T0, default).Decision.ShouldBeNull();
    }

    [Fact]
    public void Contents_that_differ_by_less_than_a_coin_are_both_kept_whatever_came_first()
    {
        var (one, other) = (Sale() with { Paid = new(45.001m, Eur) }, Sale() with { Paid = new(45.004m, Eur) });
        Fold(one, other).ShouldBe(Fold(other, one));
        Fold(one, other).IsContradicted().ShouldBeTrue();
    }

    [Fact]
    public void A_line_in_two_currencies_is_folded_shown_and_read()
    {
        var odd = Sale() with { Lines = [Line with { Shipping = new(5m, Usd) }, Line with { Id = new("l2") }] };
        var order = Fold(odd, odd with { Paid = new(46m, Eur) });
        order.Sales.Count.ShouldBe(2);
        odd.ToString().ShouldContain("5.00 USD");
        order.Transfers().ShouldNotBeEmpty();
    }

    private static SaleSeen Sale() => new(0, 1, SaleStatus.Paid, T0 - TimeSpan.FromHours(1), T0, new(45m, Eur), [Line], new("DE", "10"));

    private static OffersFound Offers(SupplierId supplier) => new(1, T0, [new(L1, supplier, new("x"))]);

    private static PurchaseIntended Intended(int round, SupplierId supplier, SupplierTerms terms) =>
        new(round, round, supplier, [new(L1, 1)], new(9m, Eur), new(9m, Eur), terms, $"ref-{round}", new(new(20m, Eur), new(9m, Eur), Money.Zero(Eur), null, null), T0);

    private static Order Shipped() => Fold(
        Sale(),
        Intended(1, One, SupplierTerms.SingleStep) with { Units = [new(L1, 2)] },
        new SupplierOrderSeen(1, new(new("so-1"), SupplierOrderStatus.Shipped) { Charged = new(9m, Eur) }),
        new ParcelSeen(1, new("YT123456"), new("YunExpress"), [], T0));

    private static Order Fold(params ReadOnlySpan<Event> events) => Fold(new Order(new OrderKey(new("shop"), new("o-1"))), events);

    private static Order Fold(Order order, params ReadOnlySpan<Event> events)
    {
        foreach (var happened in events) order = Fulfilment.Evolve(order, happened);
        return order;
    }
}
