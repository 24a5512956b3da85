using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Wish;
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

    internal static void Pay(WishOptions wish)
    {
        wish.ReadPayouts = true;
        wish.InvoiceColumns.Add(new()
        {
            Id = ["invoice_line"], Order = "order_id", Kind = "type", PaidOn = "payment_released_at", DayFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
            Payout = "invoice", Line = null, Final = null, Note = null, Ignored = ["transaction_id"],
            Kinds = new Dictionary<string, PayoutKind> { ["ORDER"] = PayoutKind.Sale, ["REFUND"] = PayoutKind.Refund, ["DISBURSEMENT"] = PayoutKind.Transfer },
        });
        wish.InvoiceHosts.Add("files.example.com");   // where the files lie, if not on the host of the API
    }

    internal static void Track(ShopBuilder shop, IConfiguration configuration)
    {
        shop
            .TrackWith17Track(track => track.Key = configuration["17Track:Key"]!)
            .WithPolicies(static policies => policies);
    }
}
