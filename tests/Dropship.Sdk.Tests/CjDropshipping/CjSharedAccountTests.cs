using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>CJ counts the calls of an account, whichever shop makes them; so shops that use one API key share its pace and its token.</summary>
public sealed class CjSharedAccountTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 8, 12, 0, 0, 0, TimeSpan.Zero));
    private readonly ServiceCollection _services = [];
    private readonly CjScript _script = new CjScript()
        .On("/authentication/getAccessToken", CjSamples.Token.Replace("2021-", "2027-", StringComparison.Ordinal).Replace("2022-", "2028-", StringComparison.Ordinal))
        .On("/shopping/pay/getBalance", CjScript.Good("""{"amount":5.00,"noWithdrawalAmount":0.00,"freezeAmount":0.00}"""));

    [Fact]
    public async Task Two_shops_of_one_key_fetch_one_token_and_keep_their_calls_apart()
    {
        var (one, other) = (Shop("north", "CJ1@api@0123456789abcdef0123456789abcdef"), Shop("south", "CJ1@api@0123456789abcdef0123456789abcdef"));
        await using var provider = Provider();
        var both = Task.WhenAll(Balance(one, provider), Balance(other, provider));
        var moments = await RunAsync(both);
        _script.Count("/authentication/getAccessToken").ShouldBe(1);
        moments.Count.ShouldBe(3, "a token and two balances");
        for (var i = 1; i < moments.Count; i++) (moments[i] - moments[i - 1]).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.5), "1.1 s, seen in steps of a tenth; two paces would let both through at once");
    }

    [Fact]
    public async Task Two_keys_are_two_accounts()
    {
        var (one, other) = (Shop("north", "CJ1@api@0123456789abcdef0123456789abcdef"), Shop("south", "CJ2@api@0123456789abcdef0123456789abcdef"));
        await using var provider = Provider();
        await RunAsync(Task.WhenAll(Balance(one, provider), Balance(other, provider)));
        _script.Count("/authentication/getAccessToken").ShouldBe(2);
    }

    private ShopDefinition Shop(string name, string key)
    {
        var shop = new ShopDefinition(new(name));
        new ShopBuilder(shop, _services).BuyFromCjDropshipping(cj => (cj.ApiKey, cj.PrimaryHandler) = (key, _script));
        return shop;
    }

    private ServiceProvider Provider() => _services.AddSingleton<TimeProvider>(_clock).AddSingleton<ITokenStore>(new MemoryStore()).BuildServiceProvider();

    private static Task<Dropship.Domain.Money> Balance(ShopDefinition shop, IServiceProvider provider) => ((IWallet)shop.Suppliers.Single()(provider)).GetAvailableAsync(default).AsTask();

    // The moments at which calls reached the vendor.
    private async Task<List<DateTimeOffset>> RunAsync(Task work)
    {
        List<DateTimeOffset> moments = [];
        while (!work.IsCompleted)
        {
            while (moments.Count < _script.Seen.Count) moments.Add(_clock.GetUtcNow());
            if (ThreadPool.PendingWorkItemCount == 0) _clock.Advance(TimeSpan.FromMilliseconds(100));
            for (var i = 0; i < 50; i++) await Task.Yield();
        }

        await work;
        while (moments.Count < _script.Seen.Count) moments.Add(_clock.GetUtcNow());
        return moments;
    }
}
