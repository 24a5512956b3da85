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

    [Fact]
    public async Task The_shops_own_book_holds_what_a_buyer_orders_twice_and_is_asked_once_for_each_order()
    {
        await using var shop = new FakeShop { More = static shop => shop.Screen() };
        var first = shop.Sell("A-1");
        await shop.PumpAsync();
        shop.Clock.Advance(TimeSpan.FromHours(2));
        var (again, other) = (shop.Sell("A-2"), shop.Sell("A-3", address: new("Somebody Else", ["Far Street 1"], "Elsewhere", "", "99999", "DE", Email: "else@mail.invalid")));
        await shop.PumpAfterAsync(TimeSpan.FromHours(2));

        (await shop.PhaseAsync(first)).ShouldBe(Phase.AwaitingShipment);
        (await shop.PhaseAsync(other)).ShouldBe(Phase.AwaitingShipment);
        var held = (await shop.OrderAsync(again)).OpenHold!.Held;
        (held.Reason, held.Detail).ShouldBe((HoldReason.Buyer, "the buyer ordered the same a short while ago"));
        (await shop.OrderAsync(again)).Checks.Single().Figures.ShouldBe(new(1, 1, 2, new(90m, FakeShop.Eur), 0));
        shop.Script.Count("store.meet").ShouldBe(3);
        await shop.Dropship.Orders.ReleaseHoldAsync(again, "anna");
        shop.Market.Change(again.Id, static order => order with { Sale = order.Sale with { Revision = order.Sale.Revision + 1 } });
        await shop.PumpAfterAsync(TimeSpan.FromHours(2));
        (await shop.PhaseAsync(again)).ShouldBe(Phase.AwaitingShipment);
        shop.Script.Count("store.meet").ShouldBe(3, "a changed sale is judged by what was found");
        await AssertNothingIsKeptAsync(shop, again);
    }

    [Fact]
    public async Task Who_was_put_on_the_list_is_held_until_taken_off_also_when_the_order_that_told_is_erased()
    {
        await using var shop = new FakeShop { More = static shop => shop.Screen(), Rules = static policies => policies with { Screening = policies.Screening with { Buyers = new() { RepeatWithin = TimeSpan.Zero } } } };
        var first = shop.Sell("A-1");
        await shop.PumpAsync();
        (await shop.Dropship.Buyers.BlockAsync(first, "anna", "two chargebacks")).ShouldBeNull();
        var second = shop.Sell("A-2", address: Persons.Canary with { Name = "CANARY name", Email = "Canary@Mail.Invalid ", Lines = ["Another street 9"], TaxId = null });
        await shop.PumpAfterAsync(TimeSpan.FromDays(2));
        (await shop.OrderAsync(second)).OpenHold!.Held.Detail.ShouldBe("the buyer is on the shop's list");

        await shop.People.EraseAsync(first, default);
        (await shop.Dropship.Buyers.FindAsync(first)).ShouldBeNull();
        (await shop.Dropship.Buyers.BlockAsync(first, "anna", "again"))!.Code.ShouldBe(RefusalCode.WrongStage);
        var third = shop.Sell("A-3");
        await shop.PumpAfterAsync(TimeSpan.FromDays(2));
        (await shop.OrderAsync(third)).OpenHold!.Held.Detail.ShouldBe("the buyer is on the shop's list");
        (await shop.Dropship.Buyers.FindAsync(third))!.Block.ShouldBe(new("anna", "two chargebacks", FakeShop.Start));

        (await shop.Dropship.Buyers.UnblockAsync(third, "anna")).ShouldBeNull();
        var free = shop.Sell("A-4");
        await shop.PumpAfterAsync(TimeSpan.FromDays(2));
        (await shop.PhaseAsync(free)).ShouldBe(Phase.AwaitingShipment);
        shop.Logs.Lines.ShouldAllBe(static line => !line.Text.Contains("anary-Name", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_went_wrong_with_a_buyers_orders_counts()
    {
        await using var shop = new FakeShop { More = static shop => shop.Screen(), Rules = static policies => policies with { Screening = policies.Screening with { Buyers = new() { MostTroubles = 1, RepeatWithin = TimeSpan.Zero } } } };
        var first = shop.Sell("A-1");
        await shop.PumpAsync();
        await shop.Dropship.Orders.RecordClaimAsync(first, new("k-1", 1, ClaimKind.Damaged, [], shop.Now));
        shop.Clock.Advance(TimeSpan.FromHours(1));
        var second = shop.Sell("A-2");
        await shop.PumpAfterAsync(TimeSpan.FromDays(2));
        (await shop.PhaseAsync(second)).ShouldBe(Phase.AwaitingShipment, "one is not too many");
        (await shop.Dropship.Orders.RefundAsync(second, [new(new("l1"), new(5m, FakeShop.Eur))], RefundReason.Goodwill)).ShouldBeNull();
        var third = shop.Sell("A-3");
        await shop.PumpAfterAsync(TimeSpan.FromDays(2));
        (await shop.OrderAsync(third)).OpenHold!.Held.Detail.ShouldBe("too many refunds and claims of the buyer: 2");
    }

    [Fact]
    public async Task Two_buyers_without_anything_to_know_them_by_are_not_one()
    {
        await using var shop = new FakeShop { More = static shop => shop.Screen(), Rules = static policies => policies with { Screening = policies.Screening with { Buyers = new() { MostOrders = 1 } } } };
        Address Of(string name, string street) => new(name, [street], "City", "", "12345", "DE", "000-000000000", "-");
        var (one, other) = (shop.Sell("A-1", address: Of("One", "Street 1")), shop.Sell("A-2", address: Of("Other", "Street 2")));
        await shop.PumpAsync();
        foreach (var key in new[] { one, other }) (await shop.OrderAsync(key)).Checks.Single().Figures!.Known.ShouldBe(0);
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
