using Dropship.Domain;
using Dropship.Engine;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Storage;
using Dropship.Storage;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>What a commit asks the store to guard follows from its events, all of them.</summary>
public sealed class GuardedCommitTests
{
    private static readonly Decision.PurchaseIntended Intended = GoldenEvents.All.OfType<Decision.PurchaseIntended>().First();   // two lines, in USD
    private static readonly OrderCommit Bare = new(FakeShop.Key("A-1"), 0, default, null, null, "Buying", default);

    [Fact]
    public void Every_line_of_every_purchase_is_claimed_and_both_sums_of_each_are_set_aside()
    {
        var commit = Guarded(Policies.Default, Intended, Intended with { Round = 2 });
        commit.Claims.Select(claim => (claim.Round, claim.Line)).ShouldBe([.. Enumerable.Range(1, 2).SelectMany(round => Intended.Units.AsEnumerable().Select(units => (round, units.Line)))]);
        commit.Reserves.Select(reserved => (reserved.Round, reserved.Amount, reserved.Limit)).ShouldBe([(1, 28.15m, null), (1, 30.59m, null), (2, 28.15m, null), (2, 30.59m, null)]);
        commit.Reserves[0].Scope.ShouldStartWith("day 20");
        commit.Reserves[1].Scope.ShouldStartWith($"supplier {Intended.Supplier} 20");
        commit.Spends.ShouldBeFalse("it is decided, and nothing goes out yet");
    }

    [Fact]
    public void A_ceiling_counts_in_its_own_currency_alone()
    {
        Policies Rules(string currency) => Policies.Default with { DayCeiling = new(100m, new(currency)), SupplierCeilings = new Dictionary<SupplierId, Money> { [Intended.Supplier] = new(50m, new(currency)) } };
        Guarded(Rules("USD"), Intended).Reserves.Select(reserved => reserved.Limit).ShouldBe([null, 50m]);
        Guarded(Rules("EUR"), Intended).Reserves.Select(reserved => reserved.Limit).ShouldBe([100m, null]);
    }

    [Fact]
    public void Where_rounds_are_held_a_purchase_counts_in_the_purse_and_at_its_wallet_up_to_the_limits_of_its_round()
    {
        var walleted = Intended with { Terms = Intended.Terms with { HasWallet = true } };
        var rules = Policies.Default with { Funding = new() };
        Guarded(rules, walleted).Reserves[^1].ShouldBe(new(1, $"wallet {Intended.Supplier} USD", 30.59m, null));
        Guarded(rules, walleted).Reserves[^2].ShouldBe(new(1, $"purse {Intended.Judged.Cost.Currency}", FundingRules.Bound(Intended).Amount, null));
        Bare.Guarded([walleted], new(Bare.Order), rules, null, new Dictionary<int, RoundLimits> { [1] = new(70m, 90m) }).Reserves.TakeLast(2).Select(static reserved => reserved.Limit).ShouldBe([90m, 70m]);
        Guarded(rules, Intended with { Terms = Intended.Terms with { HasWallet = false } }).Reserves.Select(static reserved => reserved.Scope).Last().ShouldBe($"purse {Intended.Judged.Cost.Currency}");
        Guarded(Policies.Default, walleted).Reserves.Count.ShouldBe(2);
    }

    [Fact]
    public void What_is_closed_is_free_again_and_one_write_that_spends_makes_the_commit_spend()
    {
        var closed = GoldenEvents.All.OfType<Decision.PurchaseClosed>().First();
        Guarded(Policies.Default, closed, closed with { Round = 2 }).Frees.ShouldBe([1, 2]);
        Decision.TryOpened Open(TryKind kind, int no) => new(new(kind, no), 1, new(2), new(1));
        Guarded(Policies.Default, Open(TryKind.Create, 1), Open(TryKind.Create, 2)).Spends.ShouldBeTrue();
        Guarded(Policies.Default, Open(TryKind.Create, 1), Open(TryKind.Urge, 2)).Spends.ShouldBeTrue();
        Guarded(Policies.Default, Open(TryKind.Urge, 2)).ShouldBeSameAs(Bare);
    }

    [Fact]
    public void A_purchase_that_the_supplier_cancelled_is_free_again_beside_one_that_was_closed()
    {
        var closed = GoldenEvents.All.OfType<Decision.PurchaseClosed>().First();
        var cancelled = new Fact.SupplierOrderSeen(2, new(new("so-2"), SupplierOrderStatus.Paid) { Cancelled = true });
        var order = new Event[] { Intended, Intended with { Round = 2 }, closed, cancelled }.Aggregate(new Order(Bare.Order), Fulfilment.Evolve);
        Bare.Guarded([closed, cancelled], order, Policies.Default).Frees.ShouldBe([1, 2]);
    }

    [Fact]
    public void What_costs_nothing_at_the_supplier_sets_aside_what_it_was_judged_by()
    {
        var free = Intended with { Cost = Money.Zero(Intended.Cost.Currency) };
        Guarded(Policies.Default, free).Reserves[0].Amount.ShouldBe(Intended.Judged.Cost.Amount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_given_up_and_written_off_is_free_again_whichever_came_first(bool givenUpFirst)
    {
        Event[] both = [new Decision.SupplierGivenUp(1, new(1)), new Decision.CostWrittenOff(1, new(5m, new("USD")), new(2), Replace: true)];
        if (!givenUpFirst) Array.Reverse(both);
        var first = Fulfilment.Evolve(new(Bare.Order), both[0]);
        Bare.Guarded(both[..1], first, Policies.Default).ShouldBeSameAs(Bare);
        Bare.Guarded(both[1..], Fulfilment.Evolve(first, both[1]), Policies.Default).Frees.ShouldBe([1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_one_event_frees_is_kept_beside_what_another_frees(bool givenUpFirst)
    {
        Event[] both = [new Decision.SupplierGivenUp(1, new(1)), new Decision.CostWrittenOff(1, new(5m, new("USD")), new(2), Replace: true)];
        if (!givenUpFirst) Array.Reverse(both);
        var closed = GoldenEvents.All.OfType<Decision.PurchaseClosed>().First() with { Round = 2 };
        var order = both.Aggregate(new Order(Bare.Order), Fulfilment.Evolve);
        Bare.Guarded([closed, both[1]], order, Policies.Default).Frees.ShouldBe([2, 1]);
    }

    [Fact]
    public void What_a_person_approves_beyond_the_ceiling_is_set_aside_beside_all_else_and_no_limit_stops_it()
    {
        var (order, released) = Released(40.59m);
        var commit = Bare.Guarded([Intended with { Round = 2 }, released], order, Policies.Default with { DayCeiling = new(1m, new("EUR")) });
        commit.Reserves.Select(static one => (one.Round, one.Amount, one.Limit)).ShouldBe([(2, 28.15m, 1m), (2, 30.59m, null), (1, 9.20m, null), (1, 10m, null)]);
        Guarded(Policies.Default, released).ShouldBeSameAs(Bare, "there is no such hold");
        Bare.Guarded([released], Released(30.59m).Order, Policies.Default).ShouldBeSameAs(Bare, "it is the ceiling as it was");
    }

    [Fact]
    public void What_is_charged_and_what_came_back_are_counted_beside_each_other_and_only_where_rounds_are_held()
    {
        var walleted = Intended with { Terms = Intended.Terms with { HasWallet = true } };
        var before = Fulfilment.Evolve(new(Bare.Order), walleted);
        Fact.SupplierOrderSeen Paid(decimal back) => new(1, new(new("so-1"), SupplierOrderStatus.Paid) { Charged = new(30m, new("USD")), Credited = new(back, new("USD")) });
        IEnumerable<string> Scopes(Event told, Order then, Policies policies) => Bare.Guarded([told], Fulfilment.Evolve(then, told), policies, then).Reserves.AsEnumerable().Select(static one => one.Scope);
        var rounds = Policies.Default with { Funding = new() };
        Scopes(Paid(0m), before, rounds).ShouldBe([$"charged {Intended.Supplier} USD"]);
        Scopes(Paid(30m), before, rounds).ShouldBe([$"charged {Intended.Supplier} USD", "returned EUR"], "all of it came back");
        Scopes(Paid(29.99m), before, rounds).ShouldBe([$"charged {Intended.Supplier} USD"], "a coin is still outstanding");
        Scopes(new Decision.CostWrittenOff(1, new(30m, new("USD")), new(2)), Fulfilment.Evolve(before, Paid(0m)), rounds).ShouldBe(["returned EUR"], "written off, it is bound no more");
        Bare.Guarded([Paid(30m)], Fulfilment.Evolve(before, Paid(30m)), Policies.Default, before).ShouldBeSameAs(Bare);
        var next = Fulfilment.Evolve(Fulfilment.Evolve(before, Paid(30m)), walleted with { Round = 2 });
        Bare.Guarded([Paid(30m), walleted with { Round = 2 }], next, rounds, before).Reserves.Select(static one => one.Scope.Split(' ')[0]).ShouldBe(["day", "supplier", "purse", "wallet", "charged", "returned"]);
    }

    private static (Order Order, Decision.HoldReleased Released) Released(decimal wanted)
    {
        Decision.HoldReleased released = new(1, "anna", new(3));
        Event[] history = [Intended, new Decision.OrderHeld(1, HoldReason.PriceRose, "dearer", new(2)) { Wanted = new(new(wanted, new("USD")), Intended.Units, 1) }, released];
        return (history.Aggregate(new Order(Bare.Order), Fulfilment.Evolve), released);
    }

    private static OrderCommit Guarded(Policies policies, params Event[] events) => Bare.Guarded(events, new(Bare.Order), policies);
}
