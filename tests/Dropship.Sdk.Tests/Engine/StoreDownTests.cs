using Dropship.Domain;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Storage;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>Without a store nothing is sent, nothing is lost, and it goes on when the store is back.</summary>
public sealed class StoreDownTests
{
    [Theory]
    [InlineData("store.append")]
    [InlineData("store.load")]
    [InlineData("store.address")]
    [InlineData("store.cursor")]
    [InlineData("store.lease")]
    public async Task Nothing_is_sent_without_it_and_later_it_goes_on(string call)
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        shop.Script.On(call, Disturbance.StoreDown);
        (await shop.Dropship.PumpAsync()).ShouldBeFalse();
        (await shop.Dropship.PumpAsync()).ShouldBeFalse();
        if (call != "store.lease") shop.Script.Count("mill.Create").ShouldBe(0);
        shop.Script.Count("mill.Create").ShouldBe(shop.Script.Count("durable A-1 try Create"));
        shop.Logs.Lines.ShouldContain(line => line.Id.Id == 7);

        shop.Script.Clear();
        (await shop.Dropship.PumpAsync()).ShouldBeTrue();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        shop.Supplier.Charges.Values.ShouldBe([1]);
    }

    [Fact]
    public async Task After_the_wire_the_try_stays_open_and_is_looked_into_after_its_deadline()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        shop.Script.On("mill.Create", new(After: _ =>
        {
            shop.Script.On("store.append", Disturbance.StoreDown);
            return Task.CompletedTask;
        }), times: 1);
        await shop.PumpAsync();
        var order = await shop.OrderAsync(key);
        order.Read(new(TryKind.Create, 1), shop.Now).Stage.ShouldBe(WriteStage.Open);

        shop.Script.Clear();
        await shop.PumpAsync();
        shop.Script.Count("mill.find").ShouldBe(0, "an answer may still come");
        await shop.PumpAfterAsync(Policies.Default.Timing.PurchaseTimeout);
        shop.Script.Count("mill.find").ShouldBe(1);
        shop.Script.Count("mill.Create").ShouldBe(1);
        shop.Supplier.Charges.Values.ShouldBe([1]);
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
    }

    [Fact]
    public async Task A_commit_that_is_refused_for_one_order_cuts_off_no_other_orders_call()
    {
        await using var shop = new FakeShop();
        var (slow, unlucky) = (shop.Sell("A-1"), shop.Sell("A-2"));
        var (gate, failed) = (new Gate(), new TaskCompletionSource());
        shop.Script.On("mill.Create A-1", Disturbance.Waits(gate));
        shop.Script.On("store.append A-2", new(Before: async _ =>
        {
            await gate.Reached;
            failed.SetResult();
            throw new StoreUnavailableException("the disk is full");
        }), times: 1);
        var pump = shop.PumpAsync();
        await failed.Task;
        for (var i = 0; i < 100; i++) await Task.Yield();
        gate.Open();
        await pump;

        (await shop.PhaseAsync(slow)).ShouldBe(Phase.AwaitingShipment);
        await shop.PumpAsync();
        (await shop.PhaseAsync(unlucky)).ShouldBe(Phase.AwaitingShipment);
    }

    [Fact]
    public async Task The_address_cannot_be_read_so_the_purchase_was_provably_not_sent()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        shop.Script.On("store.person", Disturbance.StoreDown, times: 1);
        await shop.PumpAsync();
        var tried = (await shop.OrderAsync(key)).Tries.ShouldHaveSingleItem();
        tried.Outcome.ShouldBe(Outcome.NotSent);
        await shop.PumpAfterAsync(TimeSpan.FromMinutes(2));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
    }
}
