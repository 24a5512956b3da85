using Dropship.Domain;
using Dropship.Files;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Settling;
using Microsoft.Extensions.Logging;

namespace Dropship.Sdk.Tests.Settling;

/// <summary>A marketplace may owe so much and no more: then purchases wait, a person sees why, and they go on once payouts make room, whichever process looks.</summary>
public sealed class ExposureTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    private static Money Euro(decimal amount) => new(amount, FakeShop.Eur);

    // Each order brings 45 EUR.
    private static FakeShop Shop(decimal cap, Func<ExposureRules, ExposureRules>? more = null) =>
        new() { Rules = rules => rules with { Exposure = (more ?? (static same => same))(new ExposureRules { Caps = [Euro(cap)] }) } };

    private static async Task<List<OrderKey>> HeldAsync(FakeShop shop, params OrderKey[] keys)
    {
        List<OrderKey> held = [];
        foreach (var key in keys)
            if (await shop.PhaseAsync(key) == Phase.Held)
                held.Add(key);
        return held;
    }

    private static Task<PayoutImport> PayAsync(FakeShop shop, OrderKey key, decimal amount = 45m) =>
        shop.Dropship.Settlements.ImportAsync(FakeShop.Id, new FileReading<PayoutRow>("pay.csv", [new(new($"p-{key.Id}"), key.Id, PayoutKind.Sale, Euro(amount), shop.Now) { IsFinal = true }], []));

    [Fact]
    public async Task Over_the_cap_an_order_waits_and_goes_on_once_a_payout_makes_room()
    {
        await using var shop = Shop(100m);
        OrderKey[] keys = [shop.Sell("A-1"), shop.Sell("B-1"), shop.Sell("C-1")];
        await shop.PumpAsync();
        shop.Supplier.Charges.Count.ShouldBe(2);
        var held = (await HeldAsync(shop, keys)).ShouldHaveSingleItem();
        var told = (await shop.OrderAsync(held)).OpenHold!.Held;
        told.Reason.ShouldBe(HoldReason.Exposure);
        told.Detail.ShouldContain("owes 90.00 EUR of at most 100.00 EUR");
        told.Detail.ShouldContain("45.00 EUR more");
        (await shop.Dropship.Orders.ExplainAsync(held))!.Phase.ShouldBe(Phase.Held);

        var report = await shop.Dropship.Settlements.ExposureAsync(FakeShop.Id);
        (report.Held, report.IsIntakeClosed).ShouldBe((1, false));
        report.Lines.ShouldHaveSingleItem().ShouldBe(new(Euro(90m), Euro(135m), Euro(0m), Euro(100m), ExposureLevel.Warned));

        for (var i = 0; i < 3; i++) await shop.PumpAfterAsync(TimeSpan.FromHours(7));
        shop.Supplier.Charges.Count.ShouldBe(2, "nothing has come");
        await PayAsync(shop, keys.Except([held]).First());
        await shop.PumpAsync();
        await shop.PumpAsync();
        shop.Supplier.Charges.Values.ShouldBe([1, 1, 1]);
        (await HeldAsync(shop, keys)).ShouldBeEmpty();
        (await shop.Dropship.Settlements.ExposureAsync(FakeShop.Id)).Lines[0].Owed.ShouldBe(Euro(90m));
    }

    [Fact]
    public async Task A_restart_forgets_nothing_of_what_is_owed()
    {
        await using var shop = Shop(100m);
        shop.Sell("A-1");
        shop.Sell("B-1");
        await shop.PumpAsync();
        await using var heir = shop.Launch();
        var third = shop.Sell("C-1");
        shop.Clock.Advance(s_hour);
        await heir.Dropship.PumpAsync();
        shop.Supplier.Charges.Count.ShouldBe(2);
        (await shop.PhaseAsync(third)).ShouldBe(Phase.Held);
    }

    [Fact]
    public async Task What_was_bought_before_there_was_a_cap_counts_and_a_cap_that_was_away_counts_anew()
    {
        Few<Money>? caps = null;
        await using var shop = new FakeShop { Rules = rules => rules with { Exposure = caps is { } some ? new ExposureRules { Caps = some } : null } };
        shop.Sell("A-1");
        shop.Sell("B-1");
        await shop.PumpAsync();
        shop.Supplier.Charges.Count.ShouldBe(2);

        caps = [Euro(100m)];
        await using var capped = shop.Launch();
        var third = shop.Sell("C-1");
        shop.Clock.Advance(s_hour);
        await capped.Dropship.PumpAsync();
        (await shop.PhaseAsync(third)).ShouldBe(Phase.Held);

        caps = null;
        await using var free = shop.Launch();
        shop.Sell("D-1");
        shop.Clock.Advance(s_hour);
        await free.Dropship.PumpAsync();
        caps = [Euro(200m)];
        await using var again = shop.Launch();
        OrderKey[] more = [shop.Sell("E-1"), shop.Sell("F-1")];
        shop.Clock.Advance(s_hour);
        await again.Dropship.PumpAsync();
        shop.Supplier.Charges.Count.ShouldBe(4, "A, B and D are owed, 135 EUR; one more fits");
        (await HeldAsync(shop, [third, .. more])).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_processes_that_see_the_same_room_do_not_both_take_it()
    {
        await using var shop = Shop(50m);
        shop.Sell("A-1");
        await using var other = shop.Launch();
        shop.Script.On("store.append A-1", new(Before: async _ =>
        {
            // This one has read the sums and is about to commit; the other one binds its order first.
            shop.Script.Clear();
            shop.Sell("B-1");
            await other.Dropship.NudgeAsync(FakeShop.Key("B-1"), "test", "b-1", CancellationToken.None);
            await other.Dropship.PumpAsync(CancellationToken.None);
        }), times: 1);
        await shop.PumpAsync();
        await shop.PumpAfterAsync(s_hour);
        shop.Supplier.Charges.Count.ShouldBe(1);
        (await HeldAsync(shop, FakeShop.Key("A-1"), FakeShop.Key("B-1"))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Many_orders_at_once_never_pass_the_cap()
    {
        await using var shop = Shop(200m);
        var keys = Enumerable.Range(0, 20).Select(no => shop.Sell($"O-{no}")).ToArray();
        await using var other = shop.Launch();
        await Task.WhenAll(shop.PumpAsync(), other.Dropship.PumpAsync());
        await shop.PumpAfterAsync(s_hour);
        shop.Supplier.Charges.Count.ShouldBe(4);
        (await HeldAsync(shop, keys)).Count.ShouldBe(16);
    }

    [Fact]
    public async Task A_purchase_that_never_came_about_makes_room()
    {
        await using var shop = Shop(50m);
        shop.Supplier.Declines = DeclineReason.OutOfStock;
        shop.Sell("A-1");
        await shop.PumpAsync();
        shop.Supplier.Declines = DeclineReason.None;
        shop.Sell("B-1");
        await shop.PumpAfterAsync(s_hour);
        shop.Supplier.Charges.Count.ShouldBe(1);
        (await shop.Dropship.Settlements.ExposureAsync(FakeShop.Id)).Lines[0].Owed.ShouldBe(Euro(45m));
    }

    [Fact]
    public async Task A_person_may_let_one_go_on_over_the_cap()
    {
        await using var shop = Shop(50m);
        OrderKey[] keys = [shop.Sell("A-1"), shop.Sell("B-1")];
        await shop.PumpAsync();
        var held = (await HeldAsync(shop, keys)).ShouldHaveSingleItem();
        (await shop.Dropship.Orders.ReleaseHoldAsync(held, "anna")).ShouldBeNull();
        await shop.PumpAsync();
        shop.Supplier.Charges.Count.ShouldBe(2);
        (await shop.Dropship.Settlements.ExposureAsync(FakeShop.Id)).Lines[0].ShouldBe(new(Euro(90m), Euro(90m), Euro(0m), Euro(50m), ExposureLevel.Full));
    }

    [Fact]
    public async Task Another_currency_has_no_cap()
    {
        await using var shop = new FakeShop { Rules = rules => rules with { Exposure = new() { Caps = [new(1m, new("USD"))] } } };
        shop.Sell();
        await shop.PumpAsync();
        shop.Supplier.Charges.Count.ShouldBe(1);
    }

    [Fact]
    public async Task People_are_warned_once_of_what_is_near_and_of_what_is_overdue_and_the_intake_closes_until_it_is_paid()
    {
        await using var shop = Shop(100m, rules => rules with { ClosesIntake = true });
        var key = shop.Sell("A-1");
        shop.Sell("B-1");
        await shop.PumpAsync();
        shop.Logs.Lines.Count(line => line.Id.Id == 40 && line.Text.Contains("90.00 EUR of 100.00 EUR is owed", StringComparison.Ordinal)).ShouldBe(1);
        foreach (var number in shop.Supplier.Ship(shop.Now, [])) shop.Carrier.Scan(number, ParcelPhase.Delivered, shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        shop.Market.Intakes.ShouldBeEmpty();
        for (var i = 0; i < 3; i++) await shop.PumpAfterAsync(TimeSpan.FromDays(31));
        shop.Logs.Lines.Count(line => line.Id.Id == 41 && line.Level == LogLevel.Error).ShouldBe(1, "told once while it lasts");
        shop.Market.Intakes.ShouldBe([new(0, 0m)]);
        (await shop.Dropship.Settlements.ExposureAsync(FakeShop.Id)).ShouldSatisfyAllConditions(report => report.IsIntakeClosed.ShouldBeTrue(), report => report.Lines[0].IsOverdue.ShouldBeTrue(), report => report.Lines[0].Overdue.ShouldBe(Euro(90m)));

        await using var heir = shop.Launch();
        await heir.Dropship.PumpAsync();
        shop.Market.Intakes.Count.ShouldBe(1, "a restart tells nothing twice");
        shop.Logs.Lines.Count(line => line.Id.Id is 40 or 41).ShouldBe(2);
        await PayAsync(shop, key);
        await PayAsync(shop, FakeShop.Key("B-1"));
        await shop.PumpAsync();
        shop.Market.Intakes.ShouldBe([new(0, 0m), new(0, 1m)]);
    }

    [Fact]
    public async Task A_door_that_takes_the_marketplace_many_rounds_is_told_on_in_each_until_it_holds()
    {
        await using var shop = Shop(100m, rules => rules with { ClosesIntake = true });
        shop.Sell("A-1");
        await shop.PumpAsync();
        foreach (var number in shop.Supplier.Ship(shop.Now, [])) shop.Carrier.Scan(number, ParcelPhase.Delivered, shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        shop.Market.IntakeSlices = 1_000;
        for (var i = 0; i < 3; i++) await shop.PumpAfterAsync(TimeSpan.FromDays(31));
        var told = shop.Market.Intakes.Count;
        told.ShouldBeGreaterThan(0);
        await shop.PumpAfterAsync(TimeSpan.FromMinutes(1));
        shop.Market.Intakes.Count.ShouldBeGreaterThan(told, "in the next round, not at the next judgement");
        shop.Logs.Lines.ShouldNotContain(line => line.Id.Id == 42, "it does not hold yet");

        shop.Market.IntakeSlices = 0;
        await shop.PumpAfterAsync(TimeSpan.FromMinutes(1));
        told = shop.Market.Intakes.Count;
        shop.Logs.Lines.Count(line => line.Id.Id == 42).ShouldBe(1);
        await shop.PumpAfterAsync(TimeSpan.FromMinutes(1));
        shop.Market.Intakes.Count.ShouldBe(told);
        shop.Market.Intakes.ShouldAllBe(intake => intake == new SalesIntake(0, 0m));
    }
}
