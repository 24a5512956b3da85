using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>One round: everything that is due, the most urgent first, and back only when nothing is on its way.</summary>
public sealed class PumpTests
{
    [Fact]
    public async Task A_thousand_due_orders_are_served_earliest_deadline_first()
    {
        await using var shop = new FakeShop { Options = options => options.MaxInFlight = 1 };
        var days = new Random(7);
        for (var i = 0; i < 1_000; i++) shop.Sell($"A-{i:D4}", shipWithin: TimeSpan.FromMinutes(1_000 + days.Next(10_000)));
        shop.Script.On("mill.quote", Disturbance.Fails(ProviderFault.Unreachable), times: 1);
        await shop.PumpAsync();
        shop.Supplier.Charges.ShouldBeEmpty();

        await shop.PumpAfterAsync(TimeSpan.FromSeconds(30));
        var served = shop.Script.Made.Where(call => call.StartsWith("mill.Create", StringComparison.Ordinal)).Select(call => shop.Market.Find(new(call.Split(' ')[1]))!.Sale.ShipBy()!.Value).ToList();
        served.Count.ShouldBe(1_000);
        served.ShouldBeInOrder(SortDirection.Ascending);
    }

    [Fact]
    public async Task It_returns_only_when_no_call_is_in_flight()
    {
        await using var shop = new FakeShop();
        for (var i = 0; i < 50; i++) shop.Sell($"A-{i:D2}");
        var gate = new Gate();
        shop.Script.On("mill.Create A-17", Disturbance.AnswerWaits(gate));
        var pump = shop.PumpAsync();
        await gate.Reached;
        pump.IsCompleted.ShouldBeFalse();
        gate.Open();
        await pump;
        shop.Script.InFlight.ShouldBe(0);
        shop.Supplier.Charges.Count.ShouldBe(50);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public async Task A_small_memory_changes_nothing_but_the_loads(int residents)
    {
        await using var shop = new FakeShop { Options = options => options.ResidentOrders = residents };
        var keys = Enumerable.Range(0, 20).Select(i => shop.Sell($"A-{i:D2}")).ToList();
        await shop.PumpAsync();
        await new Days(shop) { Each = shop.PumpAsync }.PassAsync(12);
        foreach (var key in keys) (await shop.PhaseAsync(key)).ShouldBe(Phase.Settled);
        shop.Supplier.Charges.Values.ShouldAllBe(times => times == 1);
        shop.Script.Count("store.load").ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_large_memory_loads_each_order_once()
    {
        await using var shop = new FakeShop();
        for (var i = 0; i < 20; i++) shop.Sell($"A-{i:D2}");
        await shop.PumpAsync();
        await new Days(shop) { Each = shop.PumpAsync }.PassAsync(12);
        shop.Script.Count("store.load").ShouldBe(20);
    }

    [Fact]
    public async Task A_look_without_news_moves_the_wake_up_and_writes_no_journal_row()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        await shop.PumpAsync();
        var before = (await Stored.HeaderAsync(shop.Store, key))!;
        await shop.PumpAfterAsync(before.WakeAt!.Value - shop.Now);
        var after = (await Stored.HeaderAsync(shop.Store, key))!;
        shop.Script.Count("mill.read").ShouldBe(1);
        after.Version.ShouldBe(before.Version);
        after.WakeAt!.Value.ShouldBeGreaterThan(before.WakeAt.Value);

        await using var next = shop.Launch();
        await next.Dropship.PumpAsync();
        shop.Script.Count("mill.read").ShouldBe(1, "the watermark is kept with the order");
    }

    [Fact]
    public async Task Watermarks_that_cannot_be_read_cost_one_look_and_nothing_else()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        await shop.PumpAsync();
        foreach (var marks in new[] { "{", "{\"wallet\":\"\"}", "{\"sale\":\"soon\"}", "[]", "{\"weather\":1}", "{\"available\":\"x\"}" })
        {
            var header = (await Stored.HeaderAsync(shop.Store, key))!;
            await shop.Store.TouchAsync([new(key, header.Version, shop.Now, System.Text.Encoding.UTF8.GetBytes(marks))], default);
            await using var next = shop.Launch();
            await next.Dropship.PumpAsync();
            (await Stored.HeaderAsync(shop.Store, key))!.Parked.ShouldBeNull(marks);
        }

        shop.Supplier.Charges.Values.ShouldBe([1]);
    }

    [Fact]
    public async Task News_of_an_order_that_is_being_worked_on_are_not_lost()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        var gate = new Gate();
        shop.Script.On("mill.Create", Disturbance.AnswerWaits(gate), times: 1);
        var pump = shop.PumpAsync();
        await gate.Reached;
        await shop.Dropship.Orders.CancelAsync(key, "desk");
        (await shop.OrderAsync(key)).OpenCancel.ShouldNotBeNull();
        gate.Open();
        await pump;
        await shop.PumpAfterAsync(TimeSpan.FromHours(7));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Refunded);
        shop.Supplier.Charges.Values.ShouldBe([1]);
        (await shop.OrderAsync(key)).Purchases[0].Outstanding.ShouldBe(Money.Zero(FakeShop.Eur));
    }
}
