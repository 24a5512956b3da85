using Dropship.Chaos.Vendors;
using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Postgres;
using Dropship.Sqlite;
using Dropship.Testing.Sandbox.Cj;
using Dropship.Testing.Sandbox.SeventeenTrack;
using Dropship.Testing.Sandbox.Wish;
using Dropship.Wish;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Chaos.Worker;

/// <summary>The real engine, put together as a shop would: its store, its accounts over HTTP, its rules. Only what watches is added.</summary>
internal static class Assembly
{
    private static readonly CjSandboxOptions s_cj = new() { Variants = [] };

    /// <summary>The shop's rules: the defaults, with time for calls that a fast clock on a busy machine needs.</summary>
    internal static Policies Rules(Policies policies) => policies with
    {
        MinimumMargin = 0.10m,
        Timing = policies.Timing with { PurchaseTimeout = TimeSpan.FromMinutes(10), WriteTimeout = TimeSpan.FromMinutes(5), PollSupplier = TimeSpan.FromHours(24), PollCarrier = TimeSpan.FromHours(24) },
    };

    /// <summary>A store as the settings say, opened by itself.</summary>
    internal static ServiceProvider Build(WorkerSettings settings, TimeProvider clock, Line line, Points points)
    {
        var services = new ServiceCollection().AddSingleton(clock).AddSingleton(line).AddSingleton(points).AddTransient<WatchedCalls>();
        services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler<WatchedCalls>());
        services.AddDropship(dropship =>
        {
            dropship.Configure(options => (options.Instance, options.ResidentOrders) = (settings.Instance ?? options.Instance, settings.Residents ?? options.ResidentOrders));
            if (settings.Store == Arguments.Postgres) Use(dropship, new PostgresStore(new() { ConnectionString = settings.Connection }), settings);
            else Use(dropship, new SqliteStore(new() { ConnectionString = settings.Connection }), settings);
            dropship.AddShop(Town.Shop, shop => shop
                .SellOnWish(wish => Fill(wish, settings))
                .PayoutsFrom(_ => new PayoutReader(new(), settings.Payouts, Town.Currency))
                .BuyFromCjDropshipping(cj => (cj.BaseAddress, cj.Timeout, cj.ApiKey) = (settings.Cj, TimeSpan.FromSeconds(100), s_cj.ApiKey))
                .TrackWith17Track(track => (track.BaseAddress, track.Timeout, track.Key) = (settings.Tracking, TimeSpan.FromMinutes(2), new SeventeenTrackSandboxOptions().Key))
                .WithPolicies(Rules));
        });
        return services.BuildServiceProvider();
    }

    private static void Use<T>(DropshipBuilder dropship, T store, WorkerSettings settings) where T : class, Storage.IOrderStore, Storage.IPersonalDataStore, Storage.ITokenStore
    {
        dropship.Services.AddSingleton(_ => store);   // made here, closed by the container
        dropship.UseStore(services => new WatchedStore(Plants.Into(services.GetRequiredService<T>(), settings), store, store, services.GetRequiredService<Line>(), services.GetRequiredService<Points>()));
    }

    private static void Fill(WishOptions wish, WorkerSettings settings)
    {
        WishSandboxOptions account = new();
        (wish.BaseAddress, wish.ClientId, wish.ClientSecret) = (settings.Wish, account.ClientId, account.ClientSecret);
        (wish.RefreshToken, wish.PollEvery, wish.Timeout) = (settings.WishToken, TimeSpan.FromHours(12), TimeSpan.FromSeconds(60));
        wish.Carriers["CNE"] = "ChinaAirPost";
    }
}
