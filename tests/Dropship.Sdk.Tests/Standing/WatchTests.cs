using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Microsoft.Extensions.Logging;

namespace Dropship.Sdk.Tests.Standing;

/// <summary>Before a limit is crossed the shop is warned and takes in less; the marketplace is told once, again after a fault, and a restart changes nothing.</summary>
public sealed class WatchTests
{
    private static FakeShop Shop(params StandingLimit[] limits) => new() { Rules = rules => rules with { Standing = new() { Limits = limits.ToFew(), ExtraHandling = 3, SlowTo = 0.4m } } };

    private static readonly StandingLimit Half = new(StandingMeasure.LateShipment, 0.5m, TimeSpan.FromDays(30), default);

    [Fact]
    public async Task A_shop_at_risk_takes_in_less_and_as_before_when_the_danger_is_over()
    {
        await using var shop = Shop(Half);
        await RoundAsync(shop, TimeSpan.Zero);
        shop.Sell("A-1", TimeSpan.FromHours(2));
        await RoundAsync(shop, TimeSpan.FromHours(3));
        shop.Market.Intakes.ShouldBeEmpty("it is judged once a day");
        await RoundAsync(shop, TimeSpan.FromDays(1));
        shop.Market.Intakes.ShouldBe([new(3, 0.4m)]);
        (await shop.Dropship.Standing.ReportAsync(FakeShop.Id)).ShouldSatisfyAllConditions(report => report.Level.ShouldBe(StandingLevel.Breached), report => report.Intake.ShouldBe(new(3, 0.4m)));
        shop.Logs.Lines.ShouldContain(line => line.Level == LogLevel.Warning && line.Text.Contains("Breached (LateShipment 1, 1 with the open orders, limit 0.5)", StringComparison.Ordinal));

        await RoundAsync(shop, TimeSpan.FromDays(1));
        var restarted = shop.Launch();
        shop.Clock.Advance(TimeSpan.FromDays(1));
        (await restarted.Dropship.PumpAsync()).ShouldBeTrue();
        shop.Market.Intakes.Count.ShouldBe(1, "nothing has changed, and a restart changes nothing");

        await RoundAsync(shop, TimeSpan.FromDays(31));
        shop.Market.Intakes[^1].ShouldBe(new(3, 1m), "it loosens by one level");
        await RoundAsync(shop, TimeSpan.FromDays(1));
        shop.Market.Intakes.ShouldBe([new(3, 0.4m), new(3, 1m), SalesIntake.Normal]);
    }

    [Fact]
    public async Task A_marketplace_that_could_not_be_told_is_told_again()
    {
        await using var shop = Shop(Half);
        shop.Sell("A-1", TimeSpan.FromHours(2));
        await RoundAsync(shop, TimeSpan.Zero);
        shop.Script.On("market.intake", Disturbance.Fails(ProviderFault.Unreachable));
        await RoundAsync(shop, TimeSpan.FromDays(1));
        shop.Market.Intakes.ShouldBeEmpty();
        (await shop.Dropship.Standing.ReportAsync(FakeShop.Id)).Intake.ShouldBe(SalesIntake.Normal);
        shop.Logs.Lines.ShouldContain(line => line.Id.Id == 33);
        shop.Script.Clear();
        await RoundAsync(shop, TimeSpan.FromHours(1));
        shop.Market.Intakes.ShouldBe([new(3, 0.4m)]);
    }

    [Fact]
    public async Task Without_limits_nothing_is_judged()
    {
        await using var shop = Shop();
        shop.Sell("A-1", TimeSpan.FromHours(2));
        await RoundAsync(shop, TimeSpan.Zero);
        await RoundAsync(shop, TimeSpan.FromDays(2));
        shop.Market.Intakes.ShouldBeEmpty();
        (await shop.Dropship.Standing.ReportAsync(FakeShop.Id)).Of(StandingMeasure.LateShipment).ShouldSatisfyAllConditions(line => line.Count.Bad.ShouldBe(1), line => line.Level.ShouldBe(StandingLevel.Good));
    }

    private static async Task RoundAsync(FakeShop shop, TimeSpan after)
    {
        shop.Clock.Advance(after);
        (await shop.Dropship.PumpAsync()).ShouldBeTrue();
    }
}
