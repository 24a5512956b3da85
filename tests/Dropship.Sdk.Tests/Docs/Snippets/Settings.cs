using Dropship.Hosting;
using Dropship.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dropship.Sdk.Tests.Docs.Snippets;

/// <summary>Code of docs/operating.md: settings from configuration.</summary>
internal static class Settings
{
    internal static void Configure(HostApplicationBuilder builder)
    {
        builder.Services
            .AddDropship(dropship => dropship
                .UseSqlite("Data Source=shop.db")
                .AddShop("europe", shop => shop
                    .SellOnWish(wish => builder.Configuration.GetSection("Wish").Bind(wish))
                    .BuyFromCjDropshipping(cj => builder.Configuration.GetSection("Cj").Bind(cj))
                    .TrackWith17Track(track => builder.Configuration.GetSection("17Track").Bind(track))))
            .AddDropshipService();
    }
}
