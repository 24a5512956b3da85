using Dropship.Hosting;
using Dropship.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dropship.Sdk.Tests.Docs.Snippets;

/// <summary>Code of the README: the three vendors.</summary>
internal static class Readme
{
    internal static async Task RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services
            .AddDropship(dropship => dropship
                .UseSqlite("Data Source=shop.db")
                .AddShop("my-shop", shop => shop
                    .SellOnWish(wish => builder.Configuration.Bind("Wish", wish))
                    .BuyFromCjDropshipping(cj => builder.Configuration.Bind("Cj", cj))
                    .TrackWith17Track(track => builder.Configuration.Bind("17Track", track))
                    .WithPolicies(policies => policies with { MinimumMargin = 0.10m })))
            .AddDropshipService();
        await builder.Build().RunAsync();
    }
}
