using Dropship.Hosting;
using Dropship.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Testing.Tests.Adapters.Vendors;

/// <summary>A shop's services with one adapter in it, as a user registers it.</summary>
internal sealed class Hosted : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly ShopDefinition _shop = new(new("harbour"));

    public Hosted(TimeProvider clock, Action<ShopBuilder> describe)
    {
        var services = new ServiceCollection();
        services.AddSingleton(clock);
        services.AddSingleton<ITokenStore>(new MemoryStore());
        describe(new(_shop, services));
        _services = services.BuildServiceProvider();
        _shop.Requirements.SelectMany(requirement => requirement(_services)).ShouldBeEmpty();
    }

    public T Make<T>(Func<ShopDefinition, Func<IServiceProvider, T>?> choose) => choose(_shop)!(_services);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
