using Dropship.Domain;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Storage;

namespace Dropship.Sdk.Tests.Orders;

/// <summary>What there is: one order, pages of them, and their history.</summary>
public sealed class FindTests
{
    [Fact]
    public async Task An_order_is_found_as_it_is_durable()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        (await shop.Dropship.Orders.FindAsync(key)).ShouldBe(await shop.OrderAsync(key));
    }

    [Fact]
    public async Task History_is_every_event_in_its_order()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        (await shop.Dropship.Orders.HistoryAsync(key)).Select(happened => happened.GetType().Name).ShouldBe(
        [
            "SaleSeen", "OffersFound", "AllocationProposed", "QuoteSeen", "PurchaseIntended", "TryOpened", "TryClosed", "SupplierOrderSeen",
        ]);
    }

    [Fact]
    public async Task Lists_come_in_pages_and_by_phase()
    {
        await using var shop = new FakeShop();
        for (var i = 0; i < 25; i++) shop.Sell($"A-{i:D2}");
        shop.Script.On("mill.Create A-07", Disturbance.Fails(() => new HttpRequestException("no route")));
        await shop.PumpAsync();
        List<OrderKey> seen = [];
        OrderId? after = null;
        while (await shop.Dropship.Orders.ListAsync(new(FakeShop.Id, After: after, Limit: 10)) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(header => header.Order));
            after = page[^1].Order.Id;
        }

        seen.ShouldBe(Enumerable.Range(0, 25).Select(i => FakeShop.Key($"A-{i:D2}")));
        (await shop.Dropship.Orders.ListAsync(new(FakeShop.Id, Phase: nameof(Phase.InDoubt)))).Select(header => header.Order.Id.Value).ShouldBe(["A-07"]);
        (await shop.Dropship.Orders.ListAsync(new(new("other")))).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_order_is_nothing_and_takes_no_answers()
    {
        await using var shop = new FakeShop();
        var (orders, key) = (shop.Dropship.Orders, FakeShop.Key("nowhere"));
        (await orders.FindAsync(key)).ShouldBeNull();
        (await orders.ExplainAsync(key)).ShouldBeNull();
        (await orders.HistoryAsync(key)).ShouldBeEmpty();
        await Should.ThrowAsync<ArgumentException>(() => orders.CancelAsync(key, "desk"));
        await Should.ThrowAsync<ArgumentException>(() => orders.ConfirmPurchaseAsync(key, 1, new(new("so-1"), SupplierOrderStatus.Paid), "anna", "seen"));
        Refusal?[] refusals =
        [
            await orders.ReleaseHoldAsync(key, "desk"), await orders.ReleaseParcelAsync(key, new("YT1234"), "desk"), await orders.GiveUpPurchaseAsync(key, 1, "anna", "their list does not have it"), await orders.WriteOffAsync(key, 1),
            await orders.RefundAsync(key, [new(new("l1"), new(1m, FakeShop.Eur))], RefundReason.Goodwill), await orders.DenyWriteAsync(key, new(TryKind.Create, 1), "anna", "no"), await orders.RetryWriteAsync(key, new(TryKind.Create, 1)),
        ];
        refusals.ShouldAllBe(refusal => refusal != null);
        (await shop.Store.LoadAsync(key, default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_corrupt_order_says_so_to_the_person_who_asks()
    {
        await using var shop = new FakeShop();
        var key = FakeShop.Key("A-1");
        await shop.Store.AppendAsync([new(key, 0, "[\"ClaimOpened\",{}]"u8.ToArray(), shop.Now, null, "New", default)], default);
        (await Should.ThrowAsync<EventFormatException>(async () => await shop.Dropship.Orders.HistoryAsync(key))).Message.ShouldContain("ClaimOpened");
    }
}
