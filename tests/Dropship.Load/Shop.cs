using Dropship.Benchmarks.Domain;
using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Load.Vendors;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Load;

/// <summary>The shop that is measured: the engine as a host registers it, with vendors inside the process.</summary>
internal static class Shop
{
    internal static readonly ShopId Id = new("harbour");

    /// <summary>Puts it together.</summary>
    /// <param name="clock">The engine's clock.</param>
    /// <param name="market">The marketplace.</param>
    /// <param name="mill">The supplier.</param>
    /// <param name="use">Chooses the store.</param>
    /// <param name="name">The name it leases under; null for the store's own choice.</param>
    internal static ServiceProvider Build(TimeProvider clock, Market market, Mill mill, Func<DropshipBuilder, DropshipBuilder> use, string? name)
    {
        var services = new ServiceCollection().AddSingleton(clock);
        services.AddDropship(dropship =>
        {
            use(dropship).AddShop(Id.Value, shop => shop
                .SellOn(_ => market)
                .BuyFrom(_ => mill)
                .TrackWith(_ => new Post())
                .WithPolicies(policies => policies with { FeeRate = Life.Policies.FeeRate, MinimumMargin = Life.Policies.MinimumMargin }));
            if (name is not null) dropship.Configure(options => options.Instance = name);
        });
        return services.BuildServiceProvider();
    }
}
