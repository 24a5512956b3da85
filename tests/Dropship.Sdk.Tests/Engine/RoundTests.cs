using System.Globalization;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>Where the money of a wallet is short, a round over all orders decides who buys; the others say what is missing.</summary>
public sealed class RoundTests
{
    private static readonly SupplierTerms s_walleted = SupplierTerms.SingleStep with { HasWallet = true };
    private static readonly LateRule s_late = new(FakeShop.Start - TimeSpan.FromDays(365), 0.2m, 0.05m);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task The_order_that_would_be_late_buys_though_another_came_first()
    {
        await using var shop = Shop(31m, new() { LateRules = [s_late] });
        var first = shop.Sell("A-1", TimeSpan.FromDays(9));
        var urgent = shop.Sell("B-1", TimeSpan.FromHours(12));
        await shop.PumpAsync();

        shop.Script.Count("mill.Create B-1").ShouldBe(1);
        shop.Script.Count("mill.Create A-1").ShouldBe(0);
        (await shop.PhaseAsync(urgent)).ShouldBe(Phase.AwaitingShipment);
        (await shop.OrderAsync(first)).Purchases.ShouldBeEmpty();
        var told = (await shop.Dropship.Orders.ExplainAsync(first))!;
        told.Parked.ShouldBe("awaiting funds: 30.60 EUR at mill; top up 30.20 EUR at mill by 2026-01-13T10:00:00.000Z, for A-1");
        told.NextAt.ShouldBe(FakeShop.Start + s_hour);
        told.Phase.ShouldBe(Phase.AwaitingFunds);
        told.AwaitsFunds.ShouldBe(new(FakeShop.SupplierName, new(30.60m, FakeShop.Eur), FakeShop.Start + TimeSpan.FromDays(8), FakeShop.Start, told.Parked!));
        await using var heir = shop.Launch();
        var again = (await heir.Dropship.Orders.ExplainAsync(first))!;
        (again.Phase, again.AwaitsFunds).ShouldBe((told.Phase, told.AwaitsFunds), "a process that held no round reads it from the store");
        (await heir.Dropship.Orders.ExplainAsync(urgent))!.AwaitsFunds.ShouldBeNull();
    }

    [Fact]
    public async Task Without_rounds_each_order_buys_as_it_comes()
    {
        await using var shop = Shop(31m, null);
        shop.Sell("A-1", TimeSpan.FromDays(9));
        shop.Sell("B-1", TimeSpan.FromHours(12));
        await shop.PumpAsync();

        shop.Script.Count("mill.Create").ShouldBe(2);   // and the supplier refuses the second
        shop.Supplier.Charges.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_supplier_without_a_readable_balance_is_bought_from_at_once()
    {
        await using var shop = new FakeShop { Rules = policies => policies with { Funding = new() } };
        shop.Sell();
        await shop.PumpAsync();

        shop.Script.Count("mill.wallet").ShouldBe(0);
        shop.Supplier.Charges.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Once_the_account_is_topped_up_who_waited_buys_and_nothing_stays_set_aside()
    {
        await using var shop = Shop(31m, new());
        var keys = new[] { shop.Sell("A-1"), shop.Sell("B-1"), shop.Sell("C-1") };
        await shop.PumpAsync();
        shop.Supplier.Charges.Count.ShouldBe(1);

        await shop.PumpAfterAsync(s_hour);
        shop.Supplier.Charges.Count.ShouldBe(1, "nothing was topped up");
        shop.Supplier.Wallet = new(60.60m, FakeShop.Eur);
        await shop.PumpAfterAsync(s_hour);
        shop.Supplier.Charges.Count.ShouldBe(2, "a coin is missing for the third beside what is set aside for the second");
        shop.Supplier.Wallet += new Money(0.60m, FakeShop.Eur);
        await shop.PumpAfterAsync(s_hour);

        shop.Supplier.Charges.Values.ShouldBe([1, 1, 1]);
        foreach (var key in keys) (await shop.Dropship.Orders.ExplainAsync(key))!.Parked.ShouldBeNull();
        (await Reserved(shop, "wallet mill EUR")).ShouldBe(91.80m);
        (await Reserved(shop, "charged mill EUR")).ShouldBe(91.80m);
    }

    [Fact]
    public async Task A_new_process_asks_again_and_counts_what_the_one_before_has_set_aside()
    {
        await using var shop = Shop(31m, new());
        shop.Sell("A-1");
        shop.Script.On("mill.Create", Disturbance.Fails(ProviderFault.Unreachable));
        await shop.PumpAsync();
        (await Reserved(shop, "wallet mill EUR")).ShouldBe(30.60m);
        shop.Supplier.Charges.ShouldBeEmpty();

        var second = shop.Sell("B-1");
        await using var heir = shop.Launch();
        shop.Clock.Advance(s_hour);
        await heir.Dropship.PumpAsync();

        (await shop.OrderAsync(second)).Purchases.ShouldBeEmpty();
        (await heir.Dropship.Orders.ExplainAsync(second))!.Parked!.ShouldContain("top up 30.20 EUR at mill");
    }

    [Fact]
    public async Task What_another_process_sets_aside_after_the_round_is_not_spent_twice()
    {
        await using var shop = Shop(31m, new());
        shop.Sell("A-1");
        await using var other = shop.Launch();
        shop.Script.On("mill.Create", Disturbance.Fails(ProviderFault.Unreachable));
        var second = FakeShop.Key("B-1");
        shop.Script.On("mill.wallet", new(Before: async _ =>
        {
            // Both see a wallet of 31; the other one binds its order before this one does.
            shop.Script.Clear();
            shop.Script.On("mill.Create", Disturbance.Fails(ProviderFault.Unreachable));
            shop.Sell("B-1");
            await other.Dropship.NudgeAsync(second, "test", "b-1", CancellationToken.None);
            await other.Dropship.PumpAsync(CancellationToken.None);
        }), times: 1);
        await shop.PumpAsync();

        (await Reserved(shop, "wallet mill EUR")).ShouldBe(30.60m);
    }

    [Fact]
    public async Task Credit_at_the_supplier_is_money()
    {
        await using var shop = Shop(0m, new() { CreditLimits = new Dictionary<SupplierId, Money> { [FakeShop.SupplierName] = new(31m, FakeShop.Eur) } });
        shop.Sell("A-1");
        shop.Sell("B-1");
        await shop.PumpAsync();

        shop.Script.Count("mill.Create").ShouldBe(1);
    }

    [Fact]
    public async Task What_can_wait_for_a_payout_leaves_the_money_to_what_cannot()
    {
        var payout = new ExpectedPayout(new(40m, FakeShop.Eur), FakeShop.Start + TimeSpan.FromMinutes(90), FakeShop.SupplierName);
        await using var shop = Shop(31m, new() { LateRules = [s_late], ExpectedPayouts = [payout] });
        var patient = shop.Sell("A-1", TimeSpan.FromDays(9));
        shop.Sell("B-1", TimeSpan.FromHours(12));
        await shop.PumpAsync();

        shop.Script.Count("mill.Create B-1").ShouldBe(1);
        (await shop.Dropship.Orders.ExplainAsync(patient))!.Parked.ShouldBe($"awaiting funds: 30.60 EUR at mill, to be bought with what is expected on {payout.At}");
    }

    [Fact]
    public async Task A_wallet_that_cannot_be_read_stops_nobody()
    {
        await using var shop = Shop(100m, new());
        shop.Script.On("mill.wallet", Disturbance.Fails(ProviderFault.Rejected), times: 1);
        shop.Sell();
        await shop.PumpAsync();
        (await shop.OrderAsync(FakeShop.Key("A-1"))).Purchases.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_ceiling_of_a_day_goes_to_the_order_that_would_be_late_and_the_other_buys_the_day_after()
    {
        await using var shop = Shop(1_000m, new() { LateRules = [s_late] }, policies => policies with { DayCeiling = new(40m, FakeShop.Eur) });
        var first = shop.Sell("A-1", TimeSpan.FromDays(9));
        shop.Sell("B-1", TimeSpan.FromHours(12));
        await shop.PumpAsync();

        Bought(shop, "A-1", "B-1").ShouldBe([0, 1]);
        var midnight = Instant.From(FakeShop.Start.ToDateTimeOffset().UtcDateTime.Date.AddDays(1));
        (await shop.Dropship.Orders.ExplainAsync(first))!.Parked.ShouldBe($"awaiting funds: 30.60 EUR at mill, to be bought with what is expected on {midnight}");
        await shop.PumpAfterAsync(midnight - shop.Now);
        shop.Supplier.Charges.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Without_rounds_the_ceiling_of_a_day_goes_to_who_comes_first()
    {
        await using var shop = Shop(1_000m, null, policies => policies with { DayCeiling = new(40m, FakeShop.Eur) });
        shop.Sell("A-1", TimeSpan.FromDays(9));
        await shop.PumpAsync();
        shop.Sell("B-1", TimeSpan.FromHours(12));
        await shop.PumpAfterAsync(s_hour);

        Bought(shop, "A-1", "B-1").ShouldBe([1, 0]);
    }

    [Fact]
    public async Task A_suppliers_ceiling_of_the_day_is_shared_also_where_its_balance_cannot_be_read()
    {
        await using var shop = new FakeShop { Rules = policies => policies with { Funding = new() { LateRules = [s_late] }, SupplierCeilings = new Dictionary<SupplierId, Money> { [FakeShop.SupplierName] = new(40m, FakeShop.Eur) } } };
        shop.Sell("A-1", TimeSpan.FromDays(9));
        shop.Sell("B-1", TimeSpan.FromHours(12));
        await shop.PumpAsync();

        Bought(shop, "A-1", "B-1").ShouldBe([0, 1]);
    }

    [Fact]
    public async Task The_purse_is_shared_over_all_wallets_and_its_money_comes_back_with_the_payout()
    {
        await using var shop = Shop(1_000m, new() { Purse = new(40m, FakeShop.Eur) });
        var (first, second) = (shop.Sell("A-1", TimeSpan.FromDays(5)), shop.Sell("B-1", TimeSpan.FromDays(6)));
        await shop.PumpAsync();
        Bought(shop, "A-1", "B-1").ShouldBe([1, 0]);
        (await Reserved(shop, "purse EUR")).ShouldBe(30.60m);
        (await shop.Dropship.Orders.ExplainAsync(second))!.Parked.ShouldBe("awaiting funds: 30.60 EUR at mill; put 21.20 EUR more into the purse by 2026-01-10T10:00:00.000Z, for B-1");

        await using var heir = shop.Launch();
        shop.Clock.Advance(s_hour);
        await heir.Dropship.PumpAsync();
        shop.Supplier.Charges.Count.ShouldBe(1, "what is bound outlives the process");

        shop.Market.PayOut(first.Id, new(38.25m, FakeShop.Eur), new(6.75m, FakeShop.Eur));
        await shop.PumpAfterAsync(TimeSpan.FromDays(1));
        (await Reserved(shop, "returned EUR")).ShouldBe(30.60m);
        await shop.PumpAfterAsync(s_hour);
        shop.Supplier.Charges.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("1", null)]
    [InlineData("0.7", null)]
    [InlineData("0.6", "2.84")]
    [InlineData("0", "21.20")]
    public async Task As_much_of_the_next_payout_as_the_shop_wants_is_reckoned_with(string share, string? missing)
    {
        await using var shop = Shop(1_000m, new() { Purse = new(40m, FakeShop.Eur), ExpectedShare = decimal.Parse(share, CultureInfo.InvariantCulture) });
        var first = shop.Sell("A-1", TimeSpan.FromDays(5));
        await shop.PumpAsync();
        foreach (var number in shop.Supplier.Ship(shop.Now, [])) shop.Carrier.Scan(number, ParcelPhase.Delivered, shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromDays(1));
        var second = shop.Sell("B-1", TimeSpan.FromDays(90));
        await shop.PumpAfterAsync(s_hour);
        var payday = (await shop.OrderAsync(first)).ExpectedPayout(Policies.Default)!.Value;
        var told = (await shop.Dropship.Orders.ExplainAsync(second))!.Parked!;
        if (missing is null) told.ShouldBe($"awaiting funds: 30.60 EUR at mill, to be bought with what is expected on {payday}");
        else told.ShouldStartWith($"awaiting funds: 30.60 EUR at mill; put {missing} EUR more into the purse by ");

        shop.Market.PayOut(first.Id, new(38.25m, FakeShop.Eur), new(6.75m, FakeShop.Eur));
        await shop.PumpAfterAsync(TimeSpan.FromDays(1));
        await shop.PumpAsync();
        shop.Supplier.Charges.Count.ShouldBe(2, "a payout holds a round at once, though nobody is new");
    }

    [Fact]
    public async Task A_purchase_that_was_never_made_frees_the_purse()
    {
        await using var shop = Shop(1_000m, new() { Purse = new(40m, FakeShop.Eur) });
        shop.Supplier.Declines = DeclineReason.OutOfStock;
        shop.Sell("A-1");
        await shop.PumpAsync();
        (await shop.OrderAsync(FakeShop.Key("A-1"))).Purchases.Count.ShouldBe(1);
        (await Reserved(shop, "purse EUR")).ShouldBe(0m);
    }

    private static FakeShop Shop(decimal wallet, FundingRules? funding, Func<Policies, Policies>? more = null)
    {
        var shop = new FakeShop(s_walleted) { Rules = policies => (more ?? (static same => same))(policies with { Funding = funding }) };
        shop.Supplier.Wallet = new(wallet, FakeShop.Eur);
        return shop;
    }

    private static int[] Bought(FakeShop shop, params string[] orders) => [.. orders.Select(order => shop.Script.Count($"mill.Create {order}"))];

    private static async Task<decimal> Reserved(FakeShop shop, string scope) => await shop.Store.ReadReservedAsync(FakeShop.Id, scope, default);
}
