using Dropship.Domain;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Storage;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>Nothing is spent beyond a ceiling, behind a shut gate, or on the word of a store that is older than what was bought.</summary>
public sealed class SpendingTests
{
    private static readonly TimeSpan QuarterHour = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task A_stopped_shop_buys_nothing_and_says_why_until_it_is_let_go_on()
    {
        await using var shop = new FakeShop();
        await shop.Dropship.Spending.StopAsync(FakeShop.Id, "prices look wrong", "anna");
        var key = shop.Sell();
        await shop.PumpAsync();
        shop.Script.Count("mill.Create").ShouldBe(0);
        var told = (await shop.Dropship.Orders.ExplainAsync(key))!;
        told.Parked!.ShouldContain("spending is stopped (anna: prices look wrong)");
        told.ToString().ShouldContain("SpendingWithheld");
        (await shop.OrderAsync(key)).Latest().ShouldNotBeNull("what the marketplace told is kept");

        await shop.PumpAfterAsync(QuarterHour);
        shop.Script.Count("mill.Create").ShouldBe(0);
        await shop.Dropship.Spending.ResumeAsync(FakeShop.Id, "looked at", "anna");
        await shop.PumpAfterAsync(QuarterHour);
        shop.Supplier.Charges.Count.ShouldBe(1);
        (await shop.Dropship.Orders.ExplainAsync(key))!.Parked.ShouldBeNull();
    }

    [Fact]
    public async Task A_gate_that_another_process_shuts_holds_back_what_was_decided_but_not_sent()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        shop.Script.On("mill.quote", new(Before: async _ => await shop.Store.SetGateAsync(FakeShop.Id, new(GateState.Stopped, "stolen key", "ben", shop.Now), default)), times: 1);
        await shop.PumpAsync();
        shop.Script.Count("mill.Create").ShouldBe(0);
        (await shop.OrderAsync(key)).Tries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refunds_wait_behind_the_gate_and_parcels_do_not()
    {
        await using var shop = new FakeShop();
        shop.Sell("A");
        await shop.PumpAsync();
        shop.Supplier.Ship(shop.Now);
        await shop.Dropship.Spending.StopAsync(FakeShop.Id, "audit", "anna");
        var refunded = shop.Sell("B");
        await shop.Dropship.PumpAsync();
        await shop.Dropship.Orders.RefundAsync(refunded, [new(new("l1"), new(5m, FakeShop.Eur))], RefundReason.Goodwill);
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        shop.Market.Shipments.Count.ShouldBe(1);
        shop.Script.Count("market.refund").ShouldBe(0);
    }

    [Fact]
    public async Task The_ceiling_of_the_day_holds_over_all_orders_and_the_next_day_goes_on()
    {
        await using var shop = new FakeShop { Rules = policies => policies with { DayCeiling = new(70m, FakeShop.Eur) } };
        for (var i = 1; i <= 3; i++) shop.Sell($"A-{i}");
        await shop.PumpAsync();
        shop.Supplier.Charges.Count.ShouldBe(2, "30 each and two in a hundred: a third does not fit under 70");
        var waiting = (await shop.Dropship.Orders.ListAsync(new(FakeShop.Id, Parked: true))).ShouldHaveSingleItem();
        waiting.Parked!.ShouldContain("61.20 of 70 is set aside, 30.60 more is wanted");
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        shop.Supplier.Charges.Count.ShouldBe(2);
        await shop.PumpAfterAsync(TimeSpan.FromDays(1));
        shop.Supplier.Charges.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_ceiling_of_a_supplier_holds_and_what_is_declined_is_given_back()
    {
        await using var shop = new FakeShop { Rules = policies => policies with { SupplierCeilings = new Dictionary<SupplierId, Money> { [FakeShop.SupplierName] = new(40m, FakeShop.Eur) } } };
        shop.Supplier.Declines = DeclineReason.OutOfStock;
        shop.Sell("A-1");
        await shop.PumpAsync();
        shop.Supplier.Charges.ShouldBeEmpty();
        shop.Supplier.Declines = DeclineReason.None;
        shop.Sell("A-2");
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        shop.Supplier.Charges.Count.ShouldBe(1, "what was set aside for the declined one is free again");
        shop.Sell("A-3");
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        shop.Supplier.Charges.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_store_older_than_what_was_bought_buys_nothing_again()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        await shop.PumpAsync();
        shop.Supplier.Charges.Count.ShouldBe(1);

        // The backup: a store that has seen nothing yet.
        var backup = new MemoryStore();
        await using var restored = shop.Launch(store: backup, options: options => options.ReconcileFirst = true);
        await restored.Dropship.PumpAsync();
        await restored.Dropship.PumpAsync();
        shop.Supplier.Charges.Count.ShouldBe(1);
        var order = await Stored.OrderAsync(backup, key);
        order.OpenHold!.Held.Reason.ShouldBe(HoldReason.UnknownPurchase);
        order.Purchases[0].FoundAt.ShouldBe(FakeShop.SupplierName);
        (await restored.Dropship.Spending.FindAsync(FakeShop.Id))!.State.ShouldBe(GateState.Open);

        await restored.Dropship.Orders.ReleaseHoldAsync(key, "anna");
        await restored.Dropship.PumpAsync();
        shop.Supplier.Charges.Count.ShouldBe(1, "the next purchase takes over what exists under its reference");
        (await Stored.OrderAsync(backup, key)).Phase(shop.Now).ShouldBe(Phase.AwaitingShipment);
    }

    [Fact]
    public async Task Looking_through_the_books_goes_on_where_a_supplier_went_away()
    {
        await using var shop = new FakeShop();
        for (var i = 1; i <= 3; i++) shop.Sell($"A-{i}");
        await shop.Dropship.Spending.ReconcileAsync(FakeShop.Id, "restored", "anna");
        await shop.PumpAsync();   // reads the sales; there was nothing to look through before
        await shop.Dropship.Spending.ReconcileAsync(FakeShop.Id, "restored", "anna");
        shop.Script.On("mill.find", Disturbance.Fails(Dropship.Ports.ProviderFault.Unreachable), times: 1);
        await shop.PumpAsync();
        (await shop.Dropship.Spending.FindAsync(FakeShop.Id))!.State.ShouldBe(GateState.Reconciling);
        (await shop.Dropship.Orders.ExplainAsync(FakeShop.Key("A-1")))!.Parked!.ShouldContain("nothing is spent before the suppliers' books were looked through (anna: restored)");
        await shop.PumpAfterAsync(QuarterHour);
        (await shop.Dropship.Spending.FindAsync(FakeShop.Id))!.State.ShouldBe(GateState.Open);
        await shop.PumpAfterAsync(QuarterHour);
        shop.Supplier.Charges.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Two_engines_of_one_store_share_out_what_is_due()
    {
        await using var shop = new FakeShop();
        for (var i = 0; i < 6; i++) shop.Sell($"A-{i}");
        await shop.PumpAsync();
        var leased = await shop.Store.LeaseAsync(new("another", shop.Now + TimeSpan.FromDays(1), 3, TimeSpan.FromDays(2)), default);
        shop.Supplier.Ship(shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        var (theirs, ours) = (leased.Select(header => header.Order).ToHashSet(), 0);
        for (var i = 0; i < 6; i++)
        {
            var order = await shop.OrderAsync(FakeShop.Key($"A-{i}"));
            if (theirs.Contains(order.Key)) order.Parcels.ShouldBeEmpty("another works on it");
            else if (!order.Parcels.IsEmpty) ours++;
        }

        ours.ShouldBe(3);
    }

    [Fact]
    public async Task News_of_an_order_that_another_works_on_is_kept_and_decided_by_the_other()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        await shop.PumpAsync();
        var version = (await shop.Store.LoadAsync(key, default))!.Version;
        (await shop.Store.LeaseAsync(new("another", shop.Now + TimeSpan.FromDays(1), 3, TimeSpan.FromDays(2)), default)).Count.ShouldBe(1);
        await shop.Dropship.Orders.CancelAsync(key, "desk");
        var stored = (await shop.Store.LoadAsync(key, default))!;
        stored.Version.ShouldBe(version + 1);
        EventCodec.Unpack(stored.Commits[^1]).ShouldHaveSingleItem().ShouldBeOfType<Fact.CancelAsked>();
        stored.WakeAt.ShouldBe(shop.Now);
    }
}
