using static Dropship.Domain.RoundAnswer;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Funding;

/// <summary>What a round picks, and what it says to those it does not.</summary>
public sealed class RoundSpecs
{
    private static readonly Currency s_euro = new("EUR");
    private static readonly SupplierId s_mill = new("mill");
    private static readonly SupplierId s_forge = new("forge");

    [Fact]
    public void With_money_for_all_all_are_bought_the_most_urgent_first()
    {
        var round = Plan(Mill(100m), Order("a", 30m, 3m), Order("b", 30m, 9m) with { Late = Late(T0 + Days(2)) }, Order("c", 30m, 1m) with { Until = T0 + Days(1) });

        round.Buy.Select(order => order.Id.Value).ShouldBe(["c", "b", "a"]);
        round.TopUps.ShouldBeEmpty();
        round.Value.ShouldBe(Euro(13m));
        round.IsBest.ShouldBeTrue();
    }

    [Fact]
    public void What_would_be_late_goes_before_what_earns_more()
    {
        var round = Plan(Mill(30m), Order("rich", 30m, 9m), Order("late", 30m, 4m) with { Late = Late(T0 - Days(1)), Loss = Euro(14m) });

        Answers(round).ShouldBe(["late Buy", "rich AwaitTopUp"]);
        round.Value.ShouldBe(Euro(4m - 7m));
        round.TopUps.ShouldBe([new(s_mill, Euro(30m), null, [Key("rich")])]);
    }

    [Fact]
    public void An_order_of_two_suppliers_is_bought_wholly_or_not_at_all()
    {
        var both = Order("both", 30m, 20m) with { Costs = [new(s_mill, Euro(30m)), new(s_forge, Euro(30m))] };
        var money = Mill(30m) with { Accounts = [Account(s_mill, 30m), Account(s_forge, 29.99m)] };

        var round = Plan(money, both, Order("one", 30m, 2m));

        Answers(round).ShouldBe(["one Buy", "both AwaitTopUp"]);
        round.TopUps.ShouldBe([new(s_forge, Euro(0.01m), null, [Key("both")]), new(s_mill, Euro(30m), null, [Key("both")])]);
    }

    [Fact]
    public void The_purse_limits_all_accounts_together()
    {
        var money = new PurchaseFunds(T0, s_euro) { Accounts = [Account(s_mill, 100m), Account(s_forge, 100m)], Purse = Euro(45m) };

        var round = Plan(money, Order("a", 30m, 4m), Order("b", 30m, 5m) with { Costs = [new(s_forge, Euro(30m))] });

        Answers(round).ShouldBe(["b Buy", "a AwaitTopUp"]);
        round.TopUps.ShouldBe([new(null, Euro(15m), null, [Key("a")])]);
    }

    [Fact]
    public void A_supplier_without_an_account_has_no_limit_of_its_own() =>
        Answers(Plan(Mill(0m), Order("a", 30m, 4m) with { Costs = [new(s_forge, Euro(3_000m))] })).ShouldBe(["a Buy"]);

    [Fact]
    public void Another_currency_of_the_same_supplier_is_another_account() =>
        Answers(Plan(Mill(0m), Order("a", 30m, 4m) with { Costs = [new(s_mill, new(30m, new("USD")))] })).ShouldBe(["a Buy"]);

    [Fact]
    public void Credit_counts_and_what_is_reserved_does_not()
    {
        var account = new SupplierAccount(s_mill, Euro(10m), Euro(50m), Euro(31m));

        account.Available.ShouldBe(Euro(29m));
        Answers(Plan(new(T0, s_euro) { Accounts = [account] }, Order("a", 30m, 4m), Order("b", 29m, 1m))).ShouldBe(["b Buy", "a AwaitTopUp"]);
    }

    [Fact]
    public void What_can_wait_waits_for_a_payout_and_leaves_the_money_to_what_cannot()
    {
        var payout = new ExpectedPayout(Euro(30m), T0 + Days(2), s_mill);
        var round = Plan(Mill(30m) with { Payouts = [payout] }, Order("rich", 30m, 9m) with { Late = Late(T0 + Days(3)) }, Order("soon", 30m, 2m) with { Late = Late(T0 + Days(1)) });

        Answers(round).ShouldBe(["soon Buy", "rich AwaitPayout"]);
        round.Choices[1].At.ShouldBe(payout.At);
        round.Value.ShouldBe(Euro(11m));
        round.TopUps.ShouldBeEmpty();   // nobody is late for want of money
    }

    [Fact]
    public void Nothing_waits_that_the_money_lets_go_now() =>
        Answers(Plan(Mill(60m) with { Payouts = [new(Euro(30m), T0 + Days(1), s_mill)] }, Order("a", 30m, 1m), Order("b", 30m, 1m))).ShouldBe(["a Buy", "b Buy"]);

    [Fact]
    public void A_notice_says_by_when_the_first_order_begins_to_cost()
    {
        var payout = new ExpectedPayout(Euro(60m), T0 + Days(4), s_mill);
        var round = Plan(Mill(0m) with { Payouts = [payout] }, Order("a", 30m, 9m) with { Late = Late(T0 + Days(3)) }, Order("b", 20m, 9m) with { Late = Late(T0 + Days(1)), Loss = Euro(9m) }, Order("c", 10m, 9m) with { Late = Late(T0 + Days(5)) });

        round.Choices.ShouldAllBe(choice => choice.Answer == AwaitPayout);
        round.TopUps.ShouldBe([new(s_mill, Euro(50m), T0 + Days(1), [Key("a"), Key("b")])]);
    }

    [Fact]
    public void What_is_late_already_is_wanted_at_once() =>
        Plan(Mill(0m), Order("a", 30m, 9m) with { Late = Late(T0 - Days(3)), Loss = Euro(9m) }).TopUps.ShouldBe([new(s_mill, Euro(30m), T0, [Key("a")])]);

    [Fact]
    public void A_payout_that_is_overdue_is_no_money() =>
        Answers(Plan(Mill(0m) with { Payouts = [new(Euro(30m), T0, s_mill)] }, Order("a", 30m, 4m))).ShouldBe(["a AwaitTopUp"]);

    [Fact]
    public void What_costs_more_than_to_leave_it_is_left_and_asks_for_no_money()
    {
        var round = Plan(Mill(0m), Order("loss", 30m, -4m) with { Loss = Euro(3m) }, Order("over", 30m, 4m) with { Until = T0 - Days(1), Loss = Euro(1m) });

        Answers(round).ShouldBe(["loss Leave", "over Leave"]);
        round.TopUps.ShouldBeEmpty();
        round.Value.ShouldBe(Euro(-4m));
    }

    [Fact]
    public void Fractions_of_a_coin_never_add_up_to_more_than_there_is()
    {
        var third = new PurchaseCandidate(Key("x"), [new(s_mill, Euro(10.000001m))], Euro(10m), Euro(1m));
        Answers(Plan(Mill(20.000001m), third with { Order = Key("a") }, third with { Order = Key("b") })).ShouldBe(["a Buy", "b AwaitTopUp"]);
    }

    [Fact]
    public void Nothing_to_buy_is_a_round_too()
    {
        var round = Plan(Mill(10m));
        round.Choices.ShouldBeEmpty();
        round.Value.ShouldBe(Euro(0m));
    }

    [Fact]
    public void More_payouts_than_are_told_apart_are_counted_later_and_never_earlier()
    {
        Few<ExpectedPayout> payouts = Enumerable.Range(1, 40).Select(day => new ExpectedPayout(Euro(1m), T0 + Days(day), s_mill)).ToFew();

        var round = Plan(Mill(0m) with { Payouts = payouts }, Order("a", 5m, 4m), Order("b", 35m, 4m), Order("c", 1m, 4m));

        Answers(round).ShouldBe(["a AwaitPayout", "b AwaitTopUp", "c AwaitPayout"], ignoreOrder: true);
        foreach (var choice in round.Choices.Where(choice => choice.At is not null)) choice.At!.Value.ShouldBeGreaterThan(T0);
        Plan(Mill(0m) with { Payouts = payouts }, Order("c", 1m, 4m)).Choices[0].At.ShouldBe(T0 + Days(1));
    }

    [Fact]
    public void Two_costs_at_one_account_are_taken_from_it_together()
    {
        var twice = Order("a", 10m, 4m) with { Costs = [new(s_mill, Euro(10m)), new(s_mill, Euro(0m)), new(s_mill, Euro(11m))] };
        Answers(Plan(Mill(20.99m), twice)).ShouldBe(["a AwaitTopUp"]);
        Plan(Mill(20.99m), twice).TopUps.ShouldBe([new(s_mill, Euro(0.01m), null, [Key("a")])]);
        Answers(Plan(Mill(21m), twice)).ShouldBe(["a Buy"]);
    }

    [Fact]
    public void Each_account_and_the_purse_has_its_own_money_at_each_time()
    {
        var money = new PurchaseFunds(T0, s_euro) { Accounts = [Account(s_mill, 10m), Account(s_forge, 20m)], Purse = Euro(25m), Payouts = [new(Euro(5m), T0 + Days(1), s_forge), new(Euro(15m), T0 + Days(2))] };
        var round = Plan(money, Order("m", 10m, 4m), Order("f", 25m, 9m) with { Costs = [new(s_forge, Euro(25m))] });
        Answers(round).ShouldBe(["f AwaitPayout", "m AwaitPayout"]);
        round.Choices.Select(static choice => choice.At).ShouldBe([T0 + Days(1), T0 + Days(2)], "the forge is paid as soon as its account has it, and the purse has enough for one of them until then");
    }

    [Fact]
    public void An_account_that_is_missing_money_is_asked_for_it_in_its_own_currency()
    {
        var dollars = new SupplierAccount(s_forge, new(1m, Usd), new(0m, Usd), new(0m, Usd));
        Plan(new PurchaseFunds(T0, s_euro) { Accounts = [dollars] }, Order("a", 10m, 4m) with { Costs = [new(s_forge, new(10m, Usd))] }).TopUps.ShouldBe([new(s_forge, new(9m, Usd), null, [Key("a")])]);
    }

    [Fact]
    public void Of_many_payouts_the_first_and_the_last_are_dates_and_those_between_are_counted_with_the_last()
    {
        var payouts = Enumerable.Range(0, 13).Select(day => new ExpectedPayout(Euro(10m), T0 + Days(day), s_mill)).ToFew();
        Instant? At(decimal cost) => Plan(Mill(0m) with { Payouts = payouts }, Order("a", cost, 4m)).Choices[0].At;
        (At(100m), At(110m), At(120m)).ShouldBe((T0 + Days(10), T0 + Days(12), T0 + Days(12)));
    }

    [Fact]
    public void What_is_to_be_filled_is_named_by_supplier_whatever_order_the_accounts_have()
    {
        foreach (var suppliers in new[] { new[] { s_mill, s_forge }, [s_forge, s_mill] })
        {
            var money = new PurchaseFunds(T0, s_euro) { Accounts = suppliers.Select(static one => Account(one, 0m)).ToFew(), Purse = Euro(1m) };
            Plan(money, Order("a", 30m, 4m), Order("b", 20m, 4m) with { Costs = [new(s_forge, Euro(20m))] }).TopUps.Select(static one => one.Supplier).ShouldBe([s_forge, s_mill, null], "and the purse last");
        }
    }

    [Fact]
    public void An_account_that_is_overdrawn_is_not_filled_for_orders_that_do_not_draw_on_it()
    {
        var money = new PurchaseFunds(T0, s_euro) { Accounts = [Account(s_mill, 100m), Account(s_forge, -50m)] };
        Plan(money, Order("a", 30m, 4m)).TopUps.ShouldBeEmpty();
    }

    [Fact]
    public void A_plan_that_was_searched_to_the_end_is_the_best_and_says_so()
    {
        var round = Plan(Mill(10m), Order("a", 6m, 7m), Order("b", 5m, 5m), Order("c", 5m, 5m));
        Answers(round).ShouldBe(["b Buy", "c Buy", "a AwaitTopUp"]);
        (round.IsBest, round.AtMost).ShouldBe((true, round.Value));
    }

    [Fact]
    public void Where_the_search_gives_up_the_plan_is_not_called_the_best()
    {
        // Every sum is even and the money is odd: no plan reaches what the bound says, and too many come near.
        var round = Plan(Mill(777.77m), [.. Enumerable.Range(0, 40).Select(i => Order($"o{i:D2}", 20m + (i * 0.74m) + (i * i * 0.02m), 20m + (i * 0.74m) + (i * i * 0.02m)))]);
        round.IsBest.ShouldBeFalse();
        round.AtMost.Amount.ShouldBeInRange(777.77m, 777.78m);
        round.Value.Amount.ShouldBeInRange(777m, 777.76m);
    }

    [Theory]
    [InlineData(40, true)]
    [InlineData(41, false)]
    public void Up_to_forty_orders_are_looked_through_and_more_are_filled_and_bettered(int orders, bool isBest)
    {
        var beyond = Enumerable.Range(0, orders - 3).Select(static i => Order($"o{i:D2}", 11m, 1m));
        var round = Plan(Mill(10m), [Order("a", 6m, 7m), Order("b", 5m, 5m), Order("c", 5m, 5m), .. beyond]);
        round.IsBest.ShouldBe(isBest);
        round.Buy.Select(static one => one.Id.Value).ShouldBe(isBest ? ["b", "c"] : ["a"]);
    }

    [Fact]
    public void Of_two_that_can_wait_the_more_urgent_is_bought_now()
    {
        var round = Plan(Mill(10m) with { Payouts = [new(Euro(10m), T0 + Days(1), s_mill)] }, Order("a", 10m, 4m) with { Late = Late(T0 + Days(5)) }, Order("b", 10m, 4m) with { Late = Late(T0 + Days(3)) }, Order("c", 20m, 1m));
        Answers(round).ShouldBe(["b Buy", "a AwaitPayout", "c AwaitTopUp"]);
    }

    [Fact]
    public void What_is_worth_nothing_later_does_not_wait_for_a_payout()
    {
        PurchaseCandidate Soon(string id, decimal cost, decimal margin) => Order(id, cost, margin) with { Until = T0 + Hours(1) };
        var round = Plan(Mill(10m) with { Payouts = [new(Euro(100m), T0 + Days(1), s_mill)] }, Soon("a", 6m, 7m), Soon("b", 5m, 5m), Soon("c", 5m, 5m));
        Answers(round).ShouldBe(["b Buy", "c Buy", "a AwaitTopUp"]);
    }

    public static TheoryData<string, PurchaseFunds, PurchaseCandidate[]> Nonsense => new()
    {
        { "in the round twice", Mill(1m), [Order("a", 1m, 1m), Order("a", 2m, 1m)] },
        { "two accounts", Mill(1m) with { Accounts = [Account(s_mill, 1m), Account(s_mill, 2m)] }, [] },
        { "the margin is in USD", Mill(1m), [Order("a", 1m, 1m) with { Margin = new(1m, new("USD")) }] },
        { "the landed cost is in USD", Mill(1m), [Order("a", 1m, 1m) with { Landed = new(1m, new("USD")) }] },
        { "the landed cost is -1.00 EUR", Mill(1m), [Order("a", 1m, 1m) with { Landed = Euro(-1m) }] },
        { "the cost at mill is -1.00 EUR", Mill(1m), [Order("a", -1m, 1m) with { Landed = Euro(1m) }] },
        { "the loss is -1.00 EUR", Mill(1m), [Order("a", 1m, 1m) with { Loss = Euro(-1m) }] },
        { "the penalty is in USD", Mill(1m), [Order("a", 1m, 1m) with { Late = new(T0, new(1m, new("USD")), Euro(0m)) }] },
        { "the penalty of a day is -1.00 EUR", Mill(1m), [Order("a", 1m, 1m) with { Late = new(T0, Euro(0m), Euro(-1m)) }] },
        { "the highest penalty is in USD", Mill(1m), [Order("a", 1m, 1m) with { Late = new(T0, Euro(0m), Euro(1m), new(1m, new("USD"))) }] },
        { "the purse is in USD", Mill(1m) with { Purse = new(1m, new("USD")) }, [] },
        { "the credit limit at mill", Mill(1m) with { Accounts = [new(s_mill, Euro(1m), Euro(-1m), Euro(0m))] }, [] },
        { "what is reserved at mill", Mill(1m) with { Accounts = [new(s_mill, Euro(1m), Euro(0m), Euro(-1m))] }, [] },
        { "the payout expected", Mill(1m) with { Payouts = [new(Euro(-1m), T0, null)] }, [] },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void What_makes_no_sense_is_said_back(string said, PurchaseFunds money, PurchaseCandidate[] orders) => Should.Throw<ArgumentException>(() => PurchaseRounds.Plan(money, orders)).Message.ShouldContain(said);

    private static PurchaseRound Plan(PurchaseFunds money, params PurchaseCandidate[] orders) => PurchaseRounds.Plan(money, orders);

    private static string[] Answers(PurchaseRound round) => [.. round.Choices.Select(choice => $"{choice.Order.Id} {choice.Answer}")];

    private static OrderKey Key(string id) => new(new("shop"), new(id));

    private static PurchaseFunds Mill(decimal balance) => new(T0, s_euro) { Accounts = [Account(s_mill, balance)] };

    private static SupplierAccount Account(SupplierId supplier, decimal balance) => new(supplier, Euro(balance), Euro(0m), Euro(0m));

    private static PurchaseCandidate Order(string id, decimal cost, decimal margin) => new(Key(id), [new(s_mill, Euro(cost))], Euro(cost), Euro(margin));

    private static LatePenalty Late(Instant from) => new(from, Euro(5m), Euro(2m));
}
