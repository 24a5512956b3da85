using Dropship.Domain;
using Dropship.Engine;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Storage;
using Dropship.Storage;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>What a commit asks the store to guard follows from its events, all of them.</summary>
public sealed class GuardedCommitTests
{
    private static readonly Decision.PurchaseIntended Intended = GoldenEvents.All.OfType<Decision.PurchaseIntended>().Single();   // two lines, in USD
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
    public void What_is_closed_is_free_again_and_one_write_that_spends_makes_the_commit_spend()
    {
        var closed = GoldenEvents.All.OfType<Decision.PurchaseClosed>().Single();
        Guarded(Policies.Default, closed, closed with { Round = 2 }).Frees.ShouldBe([1, 2]);
        Decision.TryOpened Open(TryKind kind, int no) => new(new(kind, no), 1, new(2), new(1));
        Guarded(Policies.Default, Open(TryKind.Create, 1), Open(TryKind.Create, 2)).Spends.ShouldBeTrue();
        Guarded(Policies.Default, Open(TryKind.Create, 1), Open(TryKind.Urge, 2)).Spends.ShouldBeTrue();
        Guarded(Policies.Default, Open(TryKind.Urge, 2)).ShouldBeSameAs(Bare);
    }

    [Fact]
    public void A_purchase_that_the_supplier_cancelled_is_free_again_beside_one_that_was_closed()
    {
        var closed = GoldenEvents.All.OfType<Decision.PurchaseClosed>().Single();
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

    private static OrderCommit Guarded(Policies policies, params Event[] events) => Bare.Guarded(events, new(Bare.Order), policies);
}
