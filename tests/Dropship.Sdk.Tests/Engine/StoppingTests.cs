using Dropship.Domain;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>The host stops in the middle of a call: what was on the wire is looked into by the next engine.</summary>
public sealed class StoppingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_purchase_that_was_under_way_stays_open_and_is_in_doubt_after_its_deadline(bool tookEffect)
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        var (gate, stop) = (new Gate(), new CancellationTokenSource());
        shop.Script.On("mill.Create", tookEffect ? Disturbance.AnswerWaits(gate) : Disturbance.Waits(gate), times: 1);
        var pump = shop.Dropship.PumpAsync(stop.Token);
        await gate.Reached;
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => pump);
        shop.Script.InFlight.ShouldBe(0);
        (await shop.OrderAsync(key)).Read(new(TryKind.Create, 1), shop.Now).Stage.ShouldBe(WriteStage.Open);

        await using var next = shop.Launch();
        await next.Dropship.PumpAsync();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Buying);
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await next.Dropship.PumpAsync();
        (await shop.PhaseAsync(key)).ShouldBe(tookEffect ? Phase.AwaitingShipment : Phase.InDoubt);
        shop.Script.Count("mill.Create").ShouldBe(1);
    }

    [Fact]
    public async Task The_same_engine_may_be_pumped_again()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        var (gate, stop) = (new Gate(), new CancellationTokenSource());
        shop.Script.On("mill.quote", Disturbance.Waits(gate), times: 1);
        var pump = shop.Dropship.PumpAsync(stop.Token);
        await gate.Reached;
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => pump);
        await shop.PumpAsync();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
    }

    [Fact]
    public async Task A_carrier_that_does_not_answer_does_not_hold_the_host_up()
    {
        await using var shop = new FakeShop();
        shop.Sell();
        await shop.PumpAsync();
        shop.Supplier.Ship(shop.Now);
        var (gate, stop) = (new Gate(), new CancellationTokenSource());
        shop.Script.On("carrier.track", Disturbance.Waits(gate), times: 1);
        shop.Clock.Advance(TimeSpan.FromHours(6));
        var pump = shop.Dropship.PumpAsync(stop.Token);
        await gate.Reached;
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => pump.WaitAsync(TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task Running_ends_with_its_token_and_sleeps_until_something_is_due()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        var (bought, stop) = (new Gate(), new CancellationTokenSource());
        shop.Script.On("store.wake", Disturbance.Waits(bought), times: 1);
        var run = shop.Dropship.RunAsync(stop.Token);
        await bought.Reached;
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        bought.Open();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task A_store_that_is_not_there_yet_is_waited_for()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        var (bought, stop) = (new Gate(), new CancellationTokenSource());
        shop.Script.On("store.initialize", Disturbance.StoreDown, times: 1);
        shop.Script.On("store.wake", Disturbance.Waits(bought), times: 1);
        var run = shop.Dropship.RunAsync(stop.Token);
        while (shop.Script.Count("store.initialize") < 2)
        {
            run.IsCompleted.ShouldBeFalse();
            shop.Clock.Advance(TimeSpan.FromSeconds(10));   // it sleeps, or is about to: far less than a call's deadline
            await Task.Yield();
        }

        await bought.Reached;
        shop.Logs.Lines.ShouldContain(line => line.Id.Id == 7);
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => run);
    }
}
