using Dropship.Domain;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Orders;

/// <summary>An order in words: where it is, why, what comes next and when, what it cost and earns.</summary>
public sealed class ExplainTests
{
    public static TheoryData<Phase, string, string?, string?> Phases => new()
    {
        { Phase.New, "not paid (Unpaid)", null, null },
        { Phase.Held, "2 to be bought", "ReviewHold", null },
        { Phase.Sourcing, "2 to be bought", null, "ask for a price" },
        { Phase.Buying, "Create is on the wire", null, null },
        { Phase.AwaitingFunds, "waits for funds", "TopUpWallet", null },
        { Phase.InDoubt, "nobody knows whether Create had an effect", null, null },
        { Phase.AwaitingShipment, "purchase 1 at mill: paid", null, null },
        { Phase.PartShipped, "1 bought or being bought, 1 on the way", null, null },
        { Phase.InTransit, "parcel YT00000001 by YunExpress: PickedUp", null, null },
        { Phase.Delivered, "2 delivered", null, null },
        { Phase.Completed, "2 delivered", null, null },
        { Phase.Settled, "arrived", null, null },
        { Phase.Cancelled, "2 cancelled", "is given back: Cancelled", null },
        { Phase.Refunded, "cancelled by the supplier", "is given back: Cancelled", null },
        { Phase.WrittenOff, "30.00 EUR written off", "is given back: Cancelled", null },
    };

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task Every_phase_is_told(Phase phase, string where, string? why, string? next)
    {
        await using var shop = Reached.Shop();
        var key = await Reached.PhaseAsync(shop, phase);
        var told = (await shop.Dropship.Orders.ExplainAsync(key))!;
        told.Phase.ShouldBe(phase);
        told.ToString().ShouldStartWith($"Order harbour/A-1: {phase}\n");
        string.Join('\n', told.Where).ShouldContain(where);
        if (why is not null) string.Join('\n', told.Why).ShouldContain(why);
        if (next is not null) string.Join('\n', told.Next).ShouldContain(next);
        (told.NextAt is null).ShouldBe(phase is Phase.Settled or Phase.Refunded or Phase.WrittenOff);
        told.Paid.ShouldBe(phase == Phase.New ? null : new Money(45m, FakeShop.Eur));
    }

    [Fact]
    public async Task A_purchase_that_waits_for_funds_is_told()
    {
        await using var shop = Reached.Shop(SupplierTerms.Staged);
        var key = await Reached.PhaseAsync(shop, Phase.AwaitingFunds);
        var told = (await shop.Dropship.Orders.ExplainAsync(key))!;
        told.Phase.ShouldBe(Phase.AwaitingFunds);
        (told.AwaitsFunds!.Supplier, told.AwaitsFunds.Amount).ShouldBe((FakeShop.SupplierName, new Money(30.60m, FakeShop.Eur)));
        told.ToString().ShouldContain("placed, not paid");
        told.ToString().ShouldContain("TopUpWallet");
    }

    [Fact]
    public async Task The_checkout_is_told()
    {
        await using var shop = Reached.Shop();
        var key = shop.Sell();
        shop.Market.Change(key.Id, order => order with { Sale = order.Sale with { Checkout = "basket-7" } });
        await shop.PumpAsync();
        (await shop.Dropship.Orders.ExplainAsync(key))!.Where[0].ShouldEndWith("to DE, of checkout basket-7");
    }

    [Fact]
    public void Every_phase_that_people_see_is_tried_here() =>
        Phases.Select(row => (Phase)row[0]).Order().ShouldBe(Enum.GetValues<Phase>());

    [Fact]
    public async Task What_it_cost_and_brings()
    {
        await using var shop = Reached.Shop();
        var settled = (await shop.Dropship.Orders.ExplainAsync(await Reached.PhaseAsync(shop, Phase.Settled)))!;
        settled.Costs.ShouldBe([new Money(30m, FakeShop.Eur)]);
        settled.Earns.ShouldBe(new Money(38.25m, FakeShop.Eur));
        settled.Refunded.ShouldBe(Money.Zero(FakeShop.Eur));
    }

    [Fact]
    public async Task What_it_is_expected_to_bring_is_less_the_fixed_fees_too()
    {
        await using var shop = new FakeShop { Rules = policies => policies with { FeeRate = 0.15m, Costs = policies.Costs with { FeePerOrder = new(1m, FakeShop.Eur), FeePerLine = new(0.5m, FakeShop.Eur) } } };
        var key = shop.Sell();
        await shop.PumpAsync();
        (await shop.Dropship.Orders.ExplainAsync(key))!.Earns.ShouldBe(new Money(36.75m, FakeShop.Eur));
    }

    [Fact]
    public async Task One_of_them_word_by_word()
    {
        await using var shop = Reached.Shop();
        var key = await Reached.PhaseAsync(shop, Phase.InTransit);
        (await shop.Dropship.Orders.ExplainAsync(key))!.ToString().ShouldBe("""
            Order harbour/A-1: InTransit
              paid 45.00 EUR on 2026-01-05T10:00:00.000Z, to DE
              line l1, 2 x S-1: 2 on the way
              purchase 1 at mill: handed over, their number so-1
              purchase 1 was judged: 30.00 EUR goods and freight of 45.00 EUR leaves 15.00 EUR, 33.33 %; the floor is 0 %; at most 30.60 EUR may be charged
              parcel YT00000001 by YunExpress: PickedUp, last seen 2026-01-05T10:00:00.000Z
              because Ranked chose mill (S-1, score 0) for 2 x line l1
              looked at again 2026-01-05T18:00:00.000Z
              paid 45.00 EUR, given back 0.00 EUR, cost 30.00 EUR, brings 45.00 EUR
            """.ReplaceLineEndings("\n"));
    }
}
