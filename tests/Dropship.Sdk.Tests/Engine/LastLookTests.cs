using Dropship.Domain;
using Dropship.Engine;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Storage;
using static Dropship.Domain.Decision;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>What was decided is judged once more at the wire; what a person approved beyond the ceiling is set aside, too.</summary>
public sealed class LastLookTests
{
    [Fact]
    public async Task A_quote_that_ends_while_the_commit_takes_its_time_is_not_sent()
    {
        await using var shop = new FakeShop();
        shop.Supplier.QuotesFor = TimeSpan.FromSeconds(30);
        var key = shop.Sell();
        shop.Script.On("store.append", new(After: _ =>
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(40));
            return Task.CompletedTask;
        }), times: 1);
        await shop.PumpAsync();
        var order = await shop.OrderAsync(key);
        order.Tries[0].ShouldSatisfyAllConditions(tried => tried.Outcome.ShouldBe(Outcome.NotSent), tried => tried.Code.ShouldBe("the quote has ended"));
        order.Purchases[0].Closed!.Reason.ShouldBe(CloseReason.QuoteEnded);
        order.Purchases[1].IsBought.ShouldBeTrue("the quote was asked for anew");
        shop.Script.Count("mill.Create").ShouldBe(1);
    }

    [Fact]
    public void What_a_person_approves_beyond_the_ceiling_counts_towards_the_day()
    {
        var (key, at, supplier, eur) = (FakeShop.Key("A-1"), FakeShop.Start, FakeShop.SupplierName, FakeShop.Eur);
        Few<LineUnits> units = [new(new("l1"), 2)];
        Money Euro(decimal amount) => new(amount, eur);
        var held = new OrderHeld(1, HoldReason.PriceRose, "dearer", at) { Wanted = new(Euro(33m), units, 1) };
        var released = new HoldReleased(1, "anna", at);
        var order = new Order(key);
        foreach (var happened in new Event[] { new PurchaseIntended(1, 1, supplier, units, Euro(30m), Euro(30.60m), SupplierTerms.Staged, "r-1", new(Euro(45m), Euro(30m), Euro(0m), 0m, null), at), held, released }) order = Fulfilment.Evolve(order, happened);
        OrderCommit Commit(Order after) => new OrderCommit(key, 1, default, null, null, "", default).Guarded([released], after, Policies.Default);
        Commit(order).Reserves.Select(static one => (one.Round, one.Scope, one.Amount, one.Limit)).ShouldBe([(1, Spending.DayScope(at, eur), 2.40m, null), (1, Spending.SupplierScope(at, supplier, eur), 2.40m, null)]);
        var lower = new Order(key);
        foreach (var happened in new Event[] { order.Purchases[0].Intent!, held with { Wanted = new(Euro(30m), units, 1) }, released }) lower = Fulfilment.Evolve(lower, happened);
        Commit(lower).Reserves.ShouldBeEmpty("it was set aside already");
    }
}
