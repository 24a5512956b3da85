using Dropship.Domain;
using Dropship.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Hosting;

/// <summary>Describes what runs: a store, and one shop or more.</summary>
public sealed class DropshipBuilder
{
    private readonly HashSet<ShopId> _shops = [];

    internal DropshipBuilder(IServiceCollection services) => Services = services;

    /// <summary>Where store packages and adapters register what they need.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds a shop.</summary>
    /// <param name="id">Its name: part of every key, so it must not change later.</param>
    /// <param name="describe">Describes it.</param>
    /// <exception cref="ArgumentException">The name is not valid or was added before.</exception>
    public DropshipBuilder AddShop(string id, Action<ShopBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        var definition = new ShopDefinition(new(id));
        if (!_shops.Add(definition.Id)) throw new ArgumentException($"The shop '{id}' was added before; each has its own name.", nameof(id));
        describe(new(definition, Services));
        Services.AddSingleton(definition);
        return this;
    }

    /// <summary>Changes the engine's settings.</summary>
    /// <param name="change">Changes them.</param>
    public DropshipBuilder Configure(Action<DropshipOptions> change)
    {
        Services.Configure(change);
        return this;
    }

    /// <summary>Keeps everything in memory: for tests and trials. It is gone when the process ends.</summary>
    public DropshipBuilder UseMemory() => UseStore(static _ => new MemoryStore());

    /// <summary>Uses a store. If it is an <see cref="IBuyerRecords"/> as well, shops can keep their own book of buyers.</summary>
    /// <typeparam name="T">The store.</typeparam>
    /// <param name="make">Makes it, once.</param>
    public DropshipBuilder UseStore<T>(Func<IServiceProvider, T> make) where T : class, IOrderStore, IPersonalDataStore, ITokenStore
    {
        Services.AddSingleton(make);
        Services.AddSingleton<IOrderStore>(static services => services.GetRequiredService<T>());
        Services.AddSingleton<IPersonalDataStore>(static services => services.GetRequiredService<T>());
        Services.AddSingleton<ITokenStore>(static services => services.GetRequiredService<T>());
        if (typeof(IBuyerRecords).IsAssignableFrom(typeof(T))) Services.AddSingleton(static services => (IBuyerRecords)services.GetRequiredService<T>());
        return this;
    }
}
