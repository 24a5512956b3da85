using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Orders;

/// <summary>Brings an order of a shop into a phase through the real engine.</summary>
internal static class Reached
{
    private static readonly Dictionary<Phase, Func<FakeShop, Task<OrderKey>>> Ways = new()
    {
        [Phase.New] = NewAsync,
        [Phase.Held] = shop => SellAsync(shop, () => shop.Supplier.Cost = new(60m, FakeShop.Eur)),
        [Phase.Sourcing] = shop => SellAsync(shop, () => shop.Script.On("mill.quote", Disturbance.Fails(ProviderFault.Unreachable))),
        [Phase.Buying] = StoppedAsync,
        [Phase.AwaitingFunds] = shop => SellAsync(shop, () => shop.Supplier.Wallet = Money.Zero(FakeShop.Eur)),
        [Phase.InDoubt] = shop => SellAsync(shop, () => shop.Script.On("mill.Create", Disturbance.Fails(() => new HttpRequestException("no route")))),
        [Phase.AwaitingShipment] = shop => SellAsync(shop, () => { }),
        [Phase.PartShipped] = shop => ShippedAsync(shop, [new(new("l1"), 1)]),
        [Phase.InTransit] = shop => ShippedAsync(shop, []),
        [Phase.Delivered] = DeliveredAsync,
        [Phase.Completed] = async shop => await AfterAsync(shop, await DeliveredAsync(shop), TimeSpan.FromDays(2)),
        [Phase.Settled] = SettledAsync,
        [Phase.Cancelled] = shop => CancelledAsync(shop, () =>
        {
            shop.Script.On("market.refund", Disturbance.AnswerLost);
            shop.Script.On("market.verify", Disturbance.Fails(ProviderFault.Unreachable));
        }),
        [Phase.Refunded] = shop => CancelledAsync(shop, () => { }),
        [Phase.WrittenOff] = shop => CancelledAsync(shop, () => shop.Supplier.RefusesCancels = true),
    };

    /// <summary>A shop whose orders can reach every phase: completion takes two days, and a cancel the supplier refuses is written off.</summary>
    public static FakeShop Shop(SupplierTerms? terms = null) => new(terms)
    {
        Rules = rules => rules with { CompleteAfter = TimeSpan.FromDays(2), WhenSupplierRefuses = WhenSupplierRefuses.RefundAndWriteOff },
    };

    public static async Task<OrderKey> PhaseAsync(FakeShop shop, Phase phase)
    {
        var key = await Ways[phase](shop);
        // That a wallet is short is known to who looks into it, not to the order.
        (phase == Phase.AwaitingFunds ? (await shop.Dropship.Orders.ExplainAsync(key))!.Phase : await shop.PhaseAsync(key)).ShouldBe(phase);
        return key;
    }

    private static async Task<OrderKey> NewAsync(FakeShop shop)
    {
        var key = shop.Sell();
        shop.Market.Change(key.Id, order => order with { Sale = order.Sale with { Status = SaleStatus.Unpaid, PaidAt = null } });
        await shop.PumpAsync();
        return key;
    }

    private static async Task<OrderKey> StoppedAsync(FakeShop shop)
    {
        var key = shop.Sell();
        var (gate, stop) = (new Gate(), new CancellationTokenSource());
        shop.Script.On("mill.Create", Disturbance.Waits(gate), times: 1);
        var pump = shop.Dropship.PumpAsync(stop.Token);
        await gate.Reached;
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => pump);
        return key;
    }

    private static async Task<OrderKey> SellAsync(FakeShop shop, Action before)
    {
        before();
        var key = shop.Sell();
        await shop.PumpAsync();
        return key;
    }

    private static async Task<OrderKey> ShippedAsync(FakeShop shop, Few<LineUnits> packed)
    {
        var key = await SellAsync(shop, () => { });
        foreach (var number in shop.Supplier.Ship(shop.Now, packed)) shop.Carrier.Scan(number, ParcelPhase.PickedUp, shop.Now);
        return await AfterAsync(shop, key, TimeSpan.FromHours(6));
    }

    private static async Task<OrderKey> DeliveredAsync(FakeShop shop)
    {
        var key = await ShippedAsync(shop, []);
        shop.Clock.Advance(TimeSpan.FromDays(5));
        shop.Carrier.Scan(new("YT00000001"), ParcelPhase.Delivered, shop.Now);
        return await AfterAsync(shop, key, TimeSpan.FromHours(6));
    }

    private static async Task<OrderKey> SettledAsync(FakeShop shop)
    {
        var key = await AfterAsync(shop, await DeliveredAsync(shop), TimeSpan.FromDays(2));
        shop.Market.PayOut(key.Id, new(38.25m, FakeShop.Eur), new(6.75m, FakeShop.Eur));
        return await AfterAsync(shop, key, TimeSpan.FromDays(1));
    }

    private static async Task<OrderKey> CancelledAsync(FakeShop shop, Action before)
    {
        var key = await SellAsync(shop, () => { });
        before();
        shop.Market.AskCancel(key.Id, "c-1");
        return await AfterAsync(shop, key, TimeSpan.FromHours(1));
    }

    private static async Task<OrderKey> AfterAsync(FakeShop shop, OrderKey key, TimeSpan span)
    {
        await shop.PumpAfterAsync(span);
        return key;
    }
}
