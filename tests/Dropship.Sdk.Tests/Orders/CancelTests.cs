using Dropship.Domain;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Orders;

/// <summary>What becomes of a cancel depends on the purchase; through the real engine, the buyer's money and the supplier's books agree in the end.</summary>
public sealed class CancelTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Before_anything_is_bought_it_is_accepted_at_once(bool byBuyer)
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.Held);
        await CancelAsync(shop, key, byBuyer);
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Refunded);
        shop.Supplier.Charges.ShouldBeEmpty();
        shop.Market.Refunds.ShouldHaveSingleItem().Amount.ShouldBe(new Money(45m, FakeShop.Eur));
        shop.Market.Answers.Count.ShouldBe(byBuyer ? 1 : 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_paid_purchase_is_cancelled_at_the_supplier_first(bool byBuyer)
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        await CancelAsync(shop, key, byBuyer);
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Refunded);
        (await shop.OrderAsync(key)).Purchases[0].Outstanding.ShouldBe(Money.Zero(FakeShop.Eur));
        shop.Script.Count("mill.cancel").ShouldBe(1);
        shop.Market.Refunds.Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_a_no_the_shop_may_ask_again_and_while_it_is_open_asks_once()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        shop.Supplier.RefusesCancels = true;
        await shop.Dropship.Orders.CancelAsync(key, "desk");
        (await shop.OrderAsync(key)).Cancels.ShouldHaveSingleItem().Answer!.Accepted.ShouldBeFalse();
        await shop.Dropship.Orders.CancelAsync(key, "desk");
        (await shop.OrderAsync(key)).Cancels.Select(cancel => cancel.Answer!.Accepted).ShouldBe([false, false]);
        shop.Market.Refunds.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_doubt_is_answered_first_and_what_exists_is_cancelled()
    {
        await using var shop = new FakeShop();
        shop.Script.On("mill.Create", Disturbance.AnswerLost, times: 1);
        shop.Script.On("mill.find", Disturbance.Fails(Ports.ProviderFault.Unreachable), times: 1);
        var key = shop.Sell();
        await shop.PumpAsync();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.InDoubt);
        await CancelAsync(shop, key, byBuyer: true);
        for (var i = 0; i < 3; i++) await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Refunded);
        shop.Script.Count("mill.Create").ShouldBe(1);
        (await shop.OrderAsync(key)).Purchases[0].Outstanding.ShouldBe(Money.Zero(FakeShop.Eur));
    }

    [Fact]
    public async Task A_doubt_that_nobody_answers_runs_out_and_the_buyer_gets_the_money()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.InDoubt);
        await CancelAsync(shop, key, byBuyer: true);
        (await shop.PhaseAsync(key)).ShouldBe(Phase.InDoubt);
        for (var i = 0; i < 50; i++) await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Refunded);
        (await shop.OrderAsync(key)).Cancels[0].Answer!.Reason.ShouldBe(AnswerReason.Expired);
        shop.Script.Count("mill.Create").ShouldBe(1);
    }

    [Fact]
    public async Task An_unpaid_draft_is_never_paid_and_removed()
    {
        await using var shop = new FakeShop(SupplierTerms.Staged);
        var key = await Reached.PhaseAsync(shop, Phase.AwaitingFunds);
        shop.Supplier.Wallet = new(1_000m, FakeShop.Eur);
        await CancelAsync(shop, key, byBuyer: true);
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Refunded);
        shop.Supplier.Charges.ShouldBeEmpty();
        shop.Script.Count("mill.discard").ShouldBe(1);
    }

    [Fact]
    public async Task While_a_call_is_on_the_wire_its_end_is_waited_for()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        var gate = new Gate();
        shop.Script.On("mill.Create", Disturbance.AnswerWaits(gate));
        var pump = shop.PumpAsync();
        await gate.Reached;
        await shop.Dropship.Orders.CancelAsync(key, "desk");
        (await shop.OrderAsync(key)).Cancels[0].Answer.ShouldBeNull();
        shop.Script.Count("mill.cancel").ShouldBe(0);
        gate.Open();
        await pump;
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Refunded);
        shop.Script.Count("mill.cancel").ShouldBe(1);
    }

    [Theory]
    [InlineData(Phase.InTransit)]
    [InlineData(Phase.Delivered)]
    [InlineData(Phase.Settled)]
    public async Task What_is_on_its_way_is_not_cancelled(Phase phase)
    {
        await using var shop = Reached.Shop();
        var key = await Reached.PhaseAsync(shop, phase);
        await CancelAsync(shop, key, byBuyer: true);
        (await shop.PhaseAsync(key)).ShouldBe(phase);
        shop.Market.Answers.ShouldHaveSingleItem().Accepted.ShouldBeFalse();
        shop.Market.Refunds.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(WhenSupplierRefuses.Refuse, Phase.AwaitingShipment)]
    [InlineData(WhenSupplierRefuses.RefundAndWriteOff, Phase.WrittenOff)]
    public async Task Where_the_supplier_refuses_the_rule_decides(WhenSupplierRefuses rule, Phase phase)
    {
        await using var shop = new FakeShop { Rules = rules => rules with { WhenSupplierRefuses = rule } };
        var key = await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        shop.Supplier.RefusesCancels = true;
        await CancelAsync(shop, key, byBuyer: true);
        (await shop.PhaseAsync(key)).ShouldBe(phase);
        shop.Market.Answers.ShouldHaveSingleItem().Accepted.ShouldBe(phase == Phase.WrittenOff);
        (await shop.OrderAsync(key)).Balance(Account.WrittenOff, FakeShop.Eur).Amount.ShouldBe(phase == Phase.WrittenOff ? 30m : 0m);
    }

    [Fact]
    public async Task Asked_twice_it_is_cancelled_once()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        await CancelAsync(shop, key, byBuyer: false);
        await CancelAsync(shop, key, byBuyer: false);
        await CancelAsync(shop, key, byBuyer: true);
        shop.Script.Count("mill.cancel").ShouldBe(1);
        shop.Market.Refunds.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Persons_and_pump_at_the_same_time_leave_no_order_behind()
    {
        await using var shop = new FakeShop();
        var keys = Enumerable.Range(0, 40).Select(i => shop.Sell($"A-{i:D2}")).ToList();
        var pump = Task.Run(shop.PumpAsync);
        while (shop.Script.Count("durable A-39 SaleSeen") == 0 && !pump.IsCompleted) await Task.Yield();
        var persons = keys.Select(key => Task.Run(async () =>
        {
            if (await shop.Dropship.Orders.FindAsync(key) is not null) await shop.Dropship.Orders.CancelAsync(key, "desk");
        }));
        await Task.WhenAll(persons.Append(pump));
        foreach (var key in keys) await shop.Dropship.Orders.CancelAsync(key, "desk");
        for (var i = 0; i < 4; i++) await shop.PumpAfterAsync(TimeSpan.FromHours(7));

        foreach (var key in keys)
        {
            var order = await shop.OrderAsync(key);
            order.Phase(shop.Now).ShouldBe(Phase.Refunded);
            order.Purchases.ShouldAllBe(purchase => purchase.Outstanding == null || purchase.Outstanding.Value.IsZero);
            (await Stored.HeaderAsync(shop.Store, key))!.Parked.ShouldBeNull();
        }

        shop.Supplier.Charges.Values.ShouldAllBe(times => times == 1);
        shop.Market.Refunds.Count.ShouldBe(40);
    }

    private static async Task CancelAsync(FakeShop shop, OrderKey key, bool byBuyer)
    {
        if (byBuyer) shop.Market.AskCancel(key.Id, "c-1");
        else await shop.Dropship.Orders.CancelAsync(key, "desk");
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
    }
}
