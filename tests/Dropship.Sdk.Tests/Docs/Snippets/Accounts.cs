using Dropship.Hosting;
using Microsoft.Extensions.Configuration;

namespace Dropship.Sdk.Tests.Docs.Snippets;

/// <summary>Code of the readmes of the Wish and 17TRACK adapters.</summary>
internal static class Accounts
{
    internal static void Sell(DropshipBuilder dropship)
    {
        dropship
            .AddShop("my-shop", shop => shop
                .SellOnWish(wish =>
                {
                    wish.ClientId = "…";
                    wish.ClientSecret = "…";
                    wish.RefreshToken = "…";            // of the app's authorization; what Wish gives later is kept in the token store
                    wish.Carriers["YunExpress"] = "YunExpress";
                }))
            .UseMemory();
    }

    internal static void Track(ShopBuilder shop, IConfiguration configuration)
    {
        shop
            .TrackWith17Track(track => track.Key = configuration["17Track:Key"]!)
            .WithPolicies(static policies => policies);
    }
}
