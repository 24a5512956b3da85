using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Sdk.Tests.Wire;

/// <summary>A shop with one vendor, with the handlers and the network of production; what the vendor is asked goes one way, what spends may go another.</summary>
internal sealed class MoneyShop : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private IMarketplaceClient? _marketplace;
    private ISupplierClient? _supplier;
    private ICarrierClient? _carrier;

    private MoneyShop(ServiceProvider services, WireClock clock) => (_services, Clock) = (services, clock);

    public IServiceProvider Services => _services;

    public WireClock Clock { get; }

    public IMarketplaceClient Marketplace => _marketplace ??= _services.GetRequiredService<ShopDefinition>().Marketplace!(_services);

    public ISupplierClient Supplier => _supplier ??= _services.GetRequiredService<ShopDefinition>().Suppliers.Single()(_services);

    public ICarrierClient Carrier => _carrier ??= _services.GetRequiredService<ShopDefinition>().Carrier!(_services);

    /// <summary>Opens it.</summary>
    /// <param name="call">The call that will be made.</param>
    /// <param name="reads">Where the vendor is asked.</param>
    /// <param name="money">Where money calls go.</param>
    /// <param name="clock">The time.</param>
    /// <param name="plant">Changes the chain of money calls, for the worse.</param>
    public static async Task<MoneyShop> OpenAsync(MoneyCall call, Uri reads, Uri money, WireClock clock, Action<IHttpClientBuilder>? plant)
    {
        var services = new ServiceCollection();
        var (store, account) = (new MemoryStore(), "");
        services.AddSingleton<TimeProvider>(clock);
        services.AddDropship(dropship => dropship.UseStore(_ => store).AddShop("harbour", shop => account = call.Join(shop, reads)));
        var chain = services.AddHttpClient($"{account} money").ConfigureHttpClient(http => http.BaseAddress = money);
        plant?.Invoke(chain);
        if (call.Tokens(clock.GetUtcNow()) is { } tokens) await store.SaveTokenAsync(account, 0, tokens.Pack(), default);
        return new(services.BuildServiceProvider(), clock);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
