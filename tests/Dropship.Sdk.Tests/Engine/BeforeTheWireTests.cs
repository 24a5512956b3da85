using Dropship.Domain;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>Law L3: nothing goes on the wire before its try is durable.</summary>
public sealed class BeforeTheWireTests
{
    [Theory]
    [InlineData(false, "mill.Create", "try Create 1")]
    [InlineData(true, "mill.Create", "try Create 1")]
    [InlineData(true, "mill.Cart", "try Cart 1")]
    [InlineData(true, "mill.Confirm", "try Confirm 1")]
    [InlineData(true, "mill.Prepare", "try Prepare 1")]
    [InlineData(true, "mill.Pay", "try Pay 1")]
    [InlineData(false, "market.ship", "try Publish")]
    public async Task A_write_of_the_main_path_is_durable_first(bool staged, string call, string tried)
    {
        await using var shop = new FakeShop(staged ? SupplierTerms.Staged : null);
        shop.Sell();
        await shop.PumpAsync();
        await new Days(shop) { Each = shop.PumpAsync }.PassAsync(3);
        First(shop, $"durable A-1 {tried}").ShouldBeLessThan(First(shop, call));
        shop.Script.Count(call).ShouldBe(1);
    }

    [Theory]
    [InlineData("mill.cancel", "try CancelPurchase 1")]
    [InlineData("market.answer", "try AnswerCancel")]
    [InlineData("market.refund", "try Refund 1")]
    public async Task A_write_of_a_cancel_is_durable_first(string call, string tried)
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        await shop.PumpAsync();
        shop.Market.AskCancel(key.Id, "c-1");
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        First(shop, $"durable A-1 {tried}").ShouldBeLessThan(First(shop, call));
        shop.Script.Count(call).ShouldBe(1);
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Refunded);
    }

    [Fact]
    public async Task A_reminder_is_durable_first()
    {
        await using var shop = new FakeShop();
        shop.Sell(shipWithin: TimeSpan.FromDays(4));
        await shop.PumpAsync();
        await shop.PumpAfterAsync(TimeSpan.FromDays(2) + TimeSpan.FromMinutes(1));
        First(shop, "durable A-1 try Urge 1 rung 1").ShouldBeLessThan(First(shop, "mill.urge"));
    }

    private static int First(FakeShop shop, string beginning)
    {
        var place = shop.Script.Made.ToList().FindIndex(line => line.StartsWith(beginning, StringComparison.Ordinal));
        place.ShouldBeGreaterThanOrEqualTo(0, $"{beginning} in\n{string.Join('\n', shop.Script.Made)}");
        return place;
    }
}
