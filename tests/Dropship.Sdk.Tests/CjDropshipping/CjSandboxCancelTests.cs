using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Cj;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>A paid order at CJ that the buyer cancels, through the real engine: disputed once, credited once, and the buyer paid back once.</summary>
public sealed class CjSandboxCancelTests : IAsyncLifetime
{
    private static readonly Address Buyer = new("Max Alt", ["Hauptstrasse 12"], "Berlin", "Berlin", "10115", "DE", "+49 30 5550100", "buyer@example.org");
    private static readonly OrderKey Key = new(new("harbour"), new("A-1"));
    private readonly FastClock _clock = new(new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), speed: 20);
    private readonly CjSandbox _sandbox;
    private readonly MarketBooks _market;
    private bool _refuses;
    private ServiceProvider _services = null!;

    public CjSandboxCancelTests()
    {
        _sandbox = new(new() { Variants = [new("MUG-BLACK") { Price = 3m }], Balance = 1_000m, Level = 5, Verdicts = _ => _refuses ? CjVerdict.Refuse : null }, _clock);
        _market = new(_clock);
    }

    public Task InitializeAsync()
    {
        var market = new FakeMarketplace(_market, new(new(), new()));
        _services = new ServiceCollection().AddSingleton<TimeProvider>(_clock).AddDropship(dropship => dropship.UseMemory().AddShop("harbour", shop => shop.SellOn(_ => market).PayoutsFrom(_ => market).TrackWith(_ => new FakeCarrier(new(), new(new(), new()))).BuyFromCjDropshipping(cj =>
            (cj.ApiKey, cj.PrimaryHandler, cj.Spacing, cj.Timeout) = ("CJ100@api@00000000000000000000000000000000", new SandboxHandler(_sandbox), TimeSpan.FromSeconds(1.1), TimeSpan.FromSeconds(100))))).BuildServiceProvider();
        _market.Sell(Key.Id, [new(new("l1"), new Sku("MUG-BLACK"), 2, CjBench.Usd(20m), CjBench.Usd(5m))], Buyer);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_is_disputed_once_credited_once_and_given_back_once(bool loses)
    {
        var isLost = false;
        _sandbox.Faults = request => loses && !isLost && request.Path.EndsWith("/disputes/create", StringComparison.Ordinal) ? Lose() : null;
        await CancelPaidAsync();
        isLost.ShouldBe(loses);
        _sandbox.Books.Disputes.ShouldHaveSingleItem().Reference.ShouldEndWith("-d1");
        _market.Answers.ShouldBeEmpty("CJ has not decided");
        for (var day = 0; day < 12 && _market.Refunds.Count == 0; day++) await PumpAfterAsync(TimeSpan.FromDays(1));
        var order = await OrderAsync();
        order.Purchases.ShouldHaveSingleItem().ShouldSatisfyAllConditions(purchase => purchase.Charged.ShouldBe(CjBench.Usd(_sandbox.Books.Charged)), purchase => purchase.Credited.ShouldBe(purchase.Charged));
        order.Balance(Account.Cost, CjBench.Usd(0m).Currency).Amount.ShouldBe(0m);
        _sandbox.Books.Credited.ShouldBe(_sandbox.Books.Charged);
        _sandbox.Books.Disputes.Count.ShouldBe(1);
        _market.Refunds.ShouldHaveSingleItem().Amount.ShouldBe(CjBench.Usd(45m));

        SandboxFault Lose()
        {
            isLost = true;
            return new SandboxFault.LoseAnswer();
        }
    }

    [Fact]
    public async Task What_CJ_refuses_is_refused_to_the_buyer_and_goes_on()
    {
        _refuses = true;
        await CancelPaidAsync();
        for (var day = 0; day < 12 && _market.Answers.Count == 0; day++) await PumpAfterAsync(TimeSpan.FromDays(1));
        _market.Answers.ShouldHaveSingleItem().Accepted.ShouldBeFalse();
        _market.Refunds.ShouldBeEmpty();
        _sandbox.Books.Credited.ShouldBe(0m);
        _sandbox.Books.Disputes.Count.ShouldBe(1);
    }

    private async Task CancelPaidAsync()
    {
        for (var i = 0; i < 20 && _sandbox.Books.Charged == 0m; i++) await PumpAfterAsync(TimeSpan.FromMinutes(10));
        _sandbox.Books.Charged.ShouldBeGreaterThan(0m);
        _market.AskCancel(Key.Id, "c-1", _market.Now + TimeSpan.FromDays(20));
        for (var i = 0; i < 6 && (await OrderAsync()).Purchases[0].DisputesSeen.IsEmpty; i++) await PumpAfterAsync(TimeSpan.FromMinutes(10));
    }

    private async Task PumpAfterAsync(TimeSpan span)
    {
        _clock.JumpTo(_clock.GetUtcNow() + span);
        await _services.GetRequiredService<IDropship>().PumpAsync();
    }

    private async Task<Order> OrderAsync() => await Stored.OrderAsync(_services.GetRequiredService<Dropship.Storage.IOrderStore>(), Key);
}
