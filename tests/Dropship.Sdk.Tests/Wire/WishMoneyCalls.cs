using System.Text.Json.Nodes;
using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Sdk.Tests.Wish;
using Dropship.Testing.Wire;
using Dropship.Wish;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dropship.Sdk.Tests.Wire;

/// <summary>The money calls of Wish.</summary>
internal static class WishMoneyCalls
{
    private const string Order = $"/api/v3/orders/{Samples.OrderId}";

    private const string Ticket = $"/api/v3/tickets/{Samples.OrderId}";

    // A call that came too often was dropped, by the vendor's own word: the adapter lists it as having had no effect.
    private static readonly string[] TooOften = ["HTTP 429", "HTTP 429 with Retry-After"];

    internal static IEnumerable<MoneyCall> All =>
    [
        Write("PutTrackingAsync", $"{Order}/tracking", Tracked(Samples.OrderId), Tracked("64f0a3c19b1e8a2d4c7f9999"), async shop => (await shop.Marketplace.SubmitShipmentAsync(VerifyTests.OneParcel, default)).Outcome.ToString()),
        Write("PutRefundAsync", $"{Order}/refund", Refunded(Samples.OrderId), Refunded("64f0a3c19b1e8a2d4c7f9999"), async shop => (await shop.Marketplace.RefundAsync(VerifyTests.Whole, default)).Outcome.ToString()),
        Write("PutProductAsync", $"/api/v3/products/{Samples.OrderId}", Product(Samples.OrderId), Product("64f0a3c19b1e8a2d4c7f9999"), async shop =>
            (await new WishCatalogue(shop.Services.GetRequiredKeyedService<WishCalls>("harbour/Wish"), NullLogger.Instance).SetAsync(Samples.OrderId, ["64f0a3c19b1e8a2d4c7f6101"], [], default)).Outcome.ToString()),
        Write("PutTicketAsync", Ticket, TicketIn("CLOSED", Samples.OrderId), TicketIn("CLOSED", "64f0a3c19b1e8a2d4c7f9999"), async shop => (await ((IInquiryClient)shop.Marketplace).MoveAsync(Samples.OrderId, InquiryAct.Close, default)).Outcome.ToString()),
        Write("PostTicketReplyAsync", $"{Ticket}/replies", Said("It left yesterday."), Said("Something else."), async shop => (await ((IInquiryClient)shop.Marketplace).ReplyAsync(new(Samples.OrderId, "It left yesterday.", new(1_800_000_000_000)), default)).Outcome.ToString()) with { Verb = "POST" },
        Call("StartInvoicesAsync", "POST", "/api/v3/payments/invoices/bulk_get", shop => MoneyCall.TellAsync(async () => await ((IPayoutClient)shop.Marketplace).ListPayoutsAsync(null, default))) with { Good = _ => Samples.Good(new JsonObject { ["id"] = Samples.OrderId }), MostTries = 2 },
        Call("RefreshTokenAsync", "GET", "/api/v3/oauth/refresh_token", shop =>
        {
            shop.Clock.Advance(TimeSpan.FromDays(31));
            return MoneyCall.TellAsync(async () => await shop.Marketplace.GetOrderAsync(WishDesk.Order, default));
        }) with { Good = now => Samples.Good(new JsonObject { ["access_token"] = $"token {now:yyyyMMdd}", ["refresh_token"] = "refresh" }), Tokens = _ => null, MostTries = 2 },
    ];

    private static MoneyCall Write(string name, string path, JsonObject good, JsonObject another, Func<MoneyShop, Task<string>> make) =>
        Call(name, "PUT", path, make) with { Good = _ => Samples.Good(good), Another = Samples.Good(another), NoEffect = TooOften };

    private static MoneyCall Call(string name, string verb, string path, Func<MoneyShop, Task<string>> make) => new($"IWishApi.{name}", verb, path)
    {
        Join = Join,
        Make = make,
        Good = _ => "",
        Contradiction = answer => RawAnswer.Json(400, answer),
        Nothing = Samples.Good(new JsonObject()),
        Reads = Read,
        Tokens = static now => new("token", "refresh", now, now + TimeSpan.FromDays(300)),
    };

    private static string Join(ShopBuilder shop, Uri address)
    {
        shop.SellOnWish(wish =>
        {
            (wish.ClientId, wish.ClientSecret, wish.RefreshToken, wish.BaseAddress) = ("client", "secret", "first", address);
            (wish.Burst, wish.CallsPerSecond, wish.Timeout) = (1_000, 100, WireRun.Timeout);
        });
        return "harbour/Wish";
    }

    private static JsonObject Product(string id) => new() { ["id"] = id, ["variations"] = new JsonArray(new JsonObject { ["id"] = "64f0a3c19b1e8a2d4c7f6101", ["status"] = "DISABLED" }) };

    private static JsonObject Tracked(string id) => VerifyTests.With(Samples.Order(order => order["id"] = id), "tracking_information", """[{"tracking_number":"YT1234567890"}]""");

    private static JsonObject Refunded(string id) => VerifyTests.With(Samples.Order(order => order["id"] = id), "state", "\"REFUNDED\"");

    private static JsonObject TicketIn(string state, string id) => new() { ["id"] = id, ["type"] = "ORDER", ["state"] = state, ["opened_at"] = "2024-08-12T14:05:33.512Z", ["updated_at"] = "2024-08-12T14:05:33.512Z", ["orders"] = new JsonArray(new JsonObject { ["id"] = Samples.OrderId }) };

    private static JsonObject Said(string words) => new() { ["sender"] = "MERCHANT", ["message"] = words, ["replied_at"] = "2024-08-12T15:00:00.000Z" };

    private static string? Read(string path) => path switch
    {
        Ticket => Samples.Good(TicketIn("AWAITING_MERCHANT", Samples.OrderId)),
        Order => Samples.Good(Samples.Order()),
        $"{Order}/refund_reasons" => """{"code":0,"message":"","data":["UNABLE_TO_SHIP","MERCHANT_OUT_OF_STOCK"]}""",
        "/api/v3/orders/shipping_carriers" => """{"code":0,"message":"","data":[{"name":"YunExpress"}]}""",
        _ => null,
    };
}
