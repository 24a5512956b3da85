using System.Text;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>Address and buyer are looked at before anything is bought, and what is kept of it says nothing of the person.</summary>
public sealed class ScreeningTests
{
    [Fact]
    public async Task An_address_that_lacks_something_holds_the_order_by_field_and_cure()
    {
        await using var shop = new FakeShop { More = static shop => shop.Screen() };
        var key = shop.Sell("A-1", address: Persons.Canary with { PostalCode = "" });
        await shop.PumpAsync();
        var held = (await shop.OrderAsync(key)).OpenHold!.Held;
        (held.Reason, held.Detail).ShouldBe((HoldReason.Address, "postal code is missing: have the buyer or the marketplace complete it"));
        shop.Script.Count("mill.Create").ShouldBe(0);
        (await shop.Dropship.Orders.ReleaseHoldAsync(key, "anna")).ShouldBeNull();
        await shop.PumpAsync();
        shop.Script.Count("mill.Create").ShouldBe(1);
        await AssertNothingIsKeptAsync(shop, key);
    }

    [Fact]
    public async Task A_buyer_on_the_list_holds_the_order()
    {
        var book = new Book();
        await using var shop = new FakeShop { More = described => described.Screen(_ => book) };
        var (blocked, free) = (shop.Sell("A-1"), shop.Sell("A-2", address: Persons.Canary with { Email = null }));
        await shop.PumpAsync();
        (await shop.OrderAsync(blocked)).OpenHold!.Held.Reason.ShouldBe(HoldReason.Buyer);
        (await shop.PhaseAsync(free)).ShouldBe(Phase.AwaitingShipment);
        book.Asked.ShouldBe(2, "once for each order");
        await AssertNothingIsKeptAsync(shop, blocked);
    }

    [Fact]
    public async Task Without_it_nobody_looks()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell("A-1", address: Persons.Canary with { PostalCode = "" });
        await shop.PumpAsync();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        (await shop.OrderAsync(key)).Checks.ShouldBeEmpty();
    }

    private static async Task AssertNothingIsKeptAsync(FakeShop shop, OrderKey key)
    {
        var stored = (await shop.Store.LoadAsync(key, default))!;
        foreach (var commit in stored.Commits) Encoding.UTF8.GetString(commit.Span).ShouldNotContain("anary");
    }

    private sealed class Book : IBuyerBook
    {
        private int _asked;

        public int Asked => _asked;

        public ValueTask<Few<BuyerNote>> FindAsync(OrderKey order, Address? address, CancellationToken cancellation)
        {
            Interlocked.Increment(ref _asked);
            return new(address?.Email == Persons.Canary.Email ? [BuyerNote.Blocked] : []);
        }
    }
}
