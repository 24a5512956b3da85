using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Orders;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>What a message asks for is done beside the answer, and not lost when vendor, store or order are not free.</summary>
public sealed class ErrandTests
{
    [Fact]
    public async Task The_answer_does_not_wait_for_the_vendor()
    {
        await using var shop = await ShippedAsync();
        var gate = new Gate();
        shop.Script.On("mill.read", Disturbance.Waits(gate), times: 1);
        (await SendAsync(shop)).Status.ShouldBe(200);
        await gate.Reached;

        var pump = shop.PumpAsync();
        pump.IsCompleted.ShouldBeFalse("a round ends when no call is in flight");
        gate.Open();
        await pump;
        (await shop.PhaseAsync(FakeShop.Key("A-1"))).ShouldBe(Phase.InTransit);
        shop.Script.Count("mill.read").ShouldBe(1);
    }

    [Fact]
    public async Task A_note_that_is_not_durable_is_no_answer_and_the_message_is_new_when_it_comes_again()
    {
        await using var shop = await ShippedAsync();
        shop.Script.On("store.receive", Disturbance.StoreDown, times: 1);
        (await SendAsync(shop)).ShouldBe(new WebhookAnswer(503, ""));
        (await SendAsync(shop)).Status.ShouldBe(200);
        await shop.PumpAsync();
        (await shop.PhaseAsync(FakeShop.Key("A-1"))).ShouldBe(Phase.InTransit);
    }

    [Fact]
    public async Task A_store_that_is_not_there_at_the_start_is_no_answer()
    {
        await using var shop = new FakeShop();
        shop.Script.On("store.initialize", Disturbance.StoreDown, times: 1);
        (await shop.Dropship.ReceiveAsync(FakeShop.Id, "mill", FakeMessages.Of("purchase ds-1 m-1"))).Status.ShouldBe(503);
    }

    [Theory]
    [InlineData("store.name")]
    [InlineData("store.load")]
    public async Task What_was_noted_before_the_store_went_away_is_done_when_it_is_back(string call)
    {
        await using var shop = await ShippedAsync();
        await using var fresh = shop.Launch();
        await fresh.Dropship.PumpAsync();
        var gate = new Gate();
        shop.Script.On(call, new(Before: async stop =>
        {
            await gate.PassAsync(stop);
            throw new Dropship.Storage.StoreUnavailableException("the disk is full");
        }), times: 1);
        (await fresh.Dropship.ReceiveAsync(FakeShop.Id, "mill", Message(shop))).Status.ShouldBe(200);
        await gate.Reached;
        gate.Open();
        await fresh.Dropship.PumpAsync();
        await fresh.Dropship.PumpAsync();
        (await shop.PhaseAsync(FakeShop.Key("A-1"))).ShouldBe(Phase.InTransit);
        shop.Script.Count("mill.read").ShouldBe(1);
    }

    [Fact]
    public async Task A_vendor_that_rests_is_read_when_it_has_rested()
    {
        await using var shop = await ShippedAsync();
        shop.Script.On("mill.quote", Disturbance.Fails(ProviderFault.Unreachable), times: 1);
        shop.Sell("A-2");
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        await SendAsync(shop);
        await shop.PumpAsync();
        shop.Script.Count("mill.read").ShouldBe(0, "the lane rests");
        (await Stored.HeaderAsync(shop.Store, FakeShop.Key("A-1")))!.WakeAt.ShouldBe(shop.Now + TimeSpan.FromSeconds(30));

        await shop.PumpAfterAsync(TimeSpan.FromSeconds(30));
        (await shop.PhaseAsync(FakeShop.Key("A-1"))).ShouldBe(Phase.InTransit);
    }

    [Fact]
    public async Task An_order_that_is_being_read_is_read_again_afterwards()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        var gate = new Gate();
        shop.Script.On("mill.read", Disturbance.AnswerWaits(gate), times: 1);
        shop.Clock.Advance(TimeSpan.FromHours(6));
        var pump = shop.PumpAsync();
        await gate.Reached;
        shop.Supplier.Ship(shop.Now);   // after the read had its answer
        await SendAsync(shop);
        gate.Open();
        await pump;
        await shop.PumpAsync();
        shop.Script.Count("mill.read").ShouldBe(2);
        (await shop.PhaseAsync(key)).ShouldBe(Phase.InTransit);
    }

    [Fact]
    public async Task A_sale_that_cannot_be_read_now_hurries_the_poll()
    {
        await using var shop = new FakeShop { PollEvery = TimeSpan.FromDays(1) };
        await shop.PumpAsync();
        var key = shop.Sell();
        shop.Script.On("market.get", Disturbance.Fails(() => new InvalidOperationException("broken")), times: 1);
        await shop.Dropship.ReceiveAsync(FakeShop.Id, "bazaar", FakeMessages.Of("sale A-1 m-1"));
        await shop.PumpAsync();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
    }

    [Fact]
    public async Task What_is_owed_is_due_now()
    {
        await using var shop = await ShippedAsync();
        shop.Script.On("store.name", Disturbance.StoreDown);
        await SendAsync(shop);
        await shop.PumpAsync();
        (await shop.Dropship.NextAsync()).ShouldBe(shop.Now);
        shop.Script.Clear();
        await shop.PumpAsync();
        (await shop.Dropship.NextAsync()).ShouldNotBe(shop.Now);
    }

    [Fact]
    public async Task A_message_moves_no_money()
    {
        await using var shop = new FakeShop();
        shop.Supplier.Wallet = Money.Zero(FakeShop.Eur);
        var key = await Reached.PhaseAsync(shop, Phase.AwaitingFunds);
        var reference = (await shop.OrderAsync(key)).Purchases[0].Intent!.Reference;
        var writes = shop.Script.Count("mill.Create");
        foreach (var i in Enumerable.Range(0, 5)) await shop.Dropship.ReceiveAsync(FakeShop.Id, "mill", FakeMessages.Of($"purchase {reference} m-{i}"));
        await shop.PumpAsync();
        shop.Script.Count("mill.Create").ShouldBe(writes);
        shop.Supplier.Charges.ShouldBeEmpty();
    }

    private static async Task<FakeShop> ShippedAsync()
    {
        var shop = new FakeShop();
        await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        shop.Supplier.Ship(shop.Now);
        return shop;
    }

    private static WebhookMessage Message(FakeShop shop) => FakeMessages.Of($"purchase {shop.Supplier.Charges.Keys.Single()} m-1");

    private static Task<WebhookAnswer> SendAsync(FakeShop shop) => shop.Dropship.ReceiveAsync(FakeShop.Id, "mill", Message(shop));
}
