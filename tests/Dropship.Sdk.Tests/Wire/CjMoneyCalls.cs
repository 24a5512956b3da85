using Dropship.CjDropshipping;
using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Sdk.Tests.CjDropshipping;
using Dropship.Testing.Wire;

namespace Dropship.Sdk.Tests.Wire;

/// <summary>The money calls of CJ Dropshipping.</summary>
internal static class CjMoneyCalls
{
    private const string Own = $"\"{CjBench.OrderId}\"";
    private const string Others = "\"210823100016299999\"";
    private const string Prepared = $$"""{"payExpireTime":"2021-08-12 02:00:00","payId":"PAY1","submitSuccess":true,"successOrders":[{{Own}}],"paymentInformation":{"actualPayment":4.25 } }""";
    private static readonly TimeSpan Month = TimeSpan.FromDays(31);

    internal static IEnumerable<MoneyCall> All =>
    [
        Buy("CreateOrder", "POST", "/shopping/order/createOrderV2", PurchaseStep.Create, "", CjSamples.Created) with
        {
            Nothing = CjScript.Good("{}"),
            Another = CjSamples.Created.Replace(CjBench.Reference, "DS1-another", StringComparison.Ordinal),
            Amount = "\"actualPayment\": 4.25",
        },
        Buy("AddCart", "POST", "/shopping/order/addCart", PurchaseStep.Cart, "CREATED", CjScript.Good($$"""{"addSuccessOrders":[{{Own}}]}""")) with
        {
            Nothing = CjScript.Good("""{"successCount":1}"""),
            Another = CjScript.Good($$"""{"addSuccessOrders":[{{Others}}]}"""),
        },
        Buy("ConfirmCart", "POST", "/shopping/order/addCartConfirm", PurchaseStep.Confirm, "IN_CART", CjScript.Good("""{"successCount":1,"submitSuccess":true,"shipmentsId":"SD2"}""")) with
        {
            Nothing = CjScript.Good("""{"successCount":1,"submitSuccess":true}"""),
            Another = CjScript.Good("""{"successCount":2,"submitSuccess":true,"shipmentsId":"SD2"}"""),
        },
        Buy("ConfirmOrder", "PATCH", "/shopping/order/confirmOrder", PurchaseStep.Confirm, "CREATED", CjScript.Good(Own), isV1: true) with
        {
            Nothing = CjScript.Good("null"),
            Another = CjScript.Good(Others),
        },
        Buy("SaveParentOrder", "POST", "/shopping/order/saveGenerateParentOrder", PurchaseStep.Prepare, "UNPAID", CjScript.Good(Prepared)) with
        {
            Nothing = CjScript.Good("{}"),
            Another = CjScript.Good(Prepared.Replace(Own, Others, StringComparison.Ordinal)),
            Amount = "\"actualPayment\":4.25",
        },
        Buy("PayParent", "POST", "/shopping/pay/payBalanceV2", PurchaseStep.Pay, "UNPAID", CjScript.Good("\"PAY1\"")) with { Nothing = CjScript.Good("null") },
        Buy("PayOrder", "POST", "/shopping/pay/payBalance", PurchaseStep.Pay, "UNPAID", CjScript.Good(Own), isV1: true) with { Nothing = CjScript.Good("null"), Another = CjScript.Good(Others) },
        Write("DeleteOrder", "DELETE", "/shopping/order/deleteOrder", "CREATED", CjScript.Good(Own), async shop => (await ((IDiscardDrafts)shop.Supplier).DiscardAsync(new(CjBench.OrderId), default)).Outcome.ToString()) with { Another = CjScript.Good(Others) },
        Write("CreateTicket", "POST", "/ticket/order/create", "UNSHIPPED", CjScript.Good("true"), UrgeAsync),
        Write("RemindTicket", "POST", "/ticket/remind", "UNSHIPPED", CjScript.Good("true"), UrgeAsync) with { Reads = path => path == "/ticket/list" ? CjScript.Good($$"""{"list":[{"ticketId":"T1","businessNo":{{Own}}}]}""") : Read(path, "UNSHIPPED") },
        Write("ReplyTicket", "POST", "/ticket/reply", "UNSHIPPED", CjScript.Good("true"), async shop => (await ((IWriteTickets)shop.Supplier).ReplyToTicketAsync("T1", "Where is it?", default)).Outcome.ToString()),
        Write("OpenDispute", "POST", CjClaims.Open, "UNSHIPPED", CjScript.Good("true"), async shop => (await ((IDisputes)shop.Supplier).OpenDisputeAsync(CjClaims.Request(), default)).Outcome.ToString()) with
        {
            Nothing = CjScript.Good("null"),
            Reads = path => path == CjClaims.List ? CjClaims.Page() : Read(path, "UNSHIPPED"),
        },
        Write("CancelDispute", "POST", CjClaims.Cancel, "UNSHIPPED", CjScript.Good("true"), async shop => (await ((IDisputes)shop.Supplier).WithdrawDisputeAsync(new(CjBench.OrderId), "D1", default)).Outcome.ToString()) with
        {
            Reads = path => path == CjClaims.List ? CjClaims.Page(CjClaims.Row("D1")) : Read(path, "UNSHIPPED"),
        },
        Write("RequestSourcing", "POST", "/product/sourcing/create", "UNSHIPPED", CjScript.Good("""{"cjSourcingId":"1","result":"success"}"""), async shop => (await ((IRequestSourcing)shop.Supplier).RequestSourcingAsync(CjClaims.Wanted, default)).Outcome.ToString()) with
        {
            Nothing = CjScript.Good("{}"),
        },
        Write("ChangeRoute", "POST", "/shopping/order/updateLogistics", "CREATED", CjScript.Good("true"), async shop => (await ((IReroutePurchases)shop.Supplier).ChangeRouteAsync(new(CjBench.OrderId), CjClaims.Route, default)).Outcome.ToString()) with
        {
            Reads = path => path == "/shopping/order/getOrderDetail" ? CjClaims.Detail("CREATED") : Read(path, "CREATED"),
            Another = CjScript.Good(Others),
        },
        Write("ChangeWarehouse", "POST", "/shopping/order/changeWarehouse", "CREATED", CjScript.Good("true"), async shop => (await ((IReroutePurchases)shop.Supplier).ChangeWarehouseAsync(new(CjBench.OrderId), "S1", default)).Outcome.ToString()) with
        {
            Reads = path => path == "/shopping/order/getOrderDetail" ? CjClaims.Detail("CREATED") : Read(path, "CREATED"),
            Another = CjScript.Good(Others),
        },
        Fetch("GetAccessToken", "/authentication/getAccessToken", now => Token(now, 15)) with { Tokens = _ => null },
        Fetch("RefreshAccessToken", "/authentication/refreshAccessToken", now => Token(now, 180)),
    ];

    private static MoneyCall Buy(string name, string verb, string path, PurchaseStep step, string status, string good, bool isV1 = false) =>
        Write(name, verb, path, status, good, async shop => (await shop.Supplier.SendAsync(CjBench.Purchase(step, isV1 && step == PurchaseStep.Confirm ? CjBench.Own(SupplierOrderStatus.Draft, CjBench.Kept(step)) : null), default)).Outcome.ToString(), isV1);

    private static MoneyCall Write(string name, string verb, string path, string status, string good, Func<MoneyShop, Task<string>> make, bool isV1 = false) => new($"ICjApi.{name}", verb, path)
    {
        Join = (shop, address) => Join(shop, address, isV1),
        Make = make,
        Good = _ => good,
        Contradiction = answer => RawAnswer.Json(200, answer.Replace("\"code\":200", "\"code\":1604000", StringComparison.Ordinal).Replace("\"code\": 200", "\"code\": 1604000", StringComparison.Ordinal)),
        Reads = asked => Read(asked, status),
        Tokens = static now => new("token", "refresh", now, now + (Month * 6), now + (Month * 12)),
    };

    // The tokens have ended whenever it is made; what follows is read from another address.
    private static MoneyCall Fetch(string name, string path, Func<DateTimeOffset, string> good) => Write(name, "POST", path, "UNPAID", "", shop =>
    {
        shop.Clock.Advance(Month);
        return MoneyCall.TellAsync(async () => await ((IWallet)shop.Supplier).GetAvailableAsync(default));
    }) with { Good = good, Nothing = CjScript.Good("{}"), Tokens = static now => new("token", "refresh", now, now, now + (Month * 12)) };

    private static async Task<string> UrgeAsync(MoneyShop shop) => (await ((IUrgeShipping)shop.Supplier).UrgeAsync(new(CjBench.OrderId), 1, default)).Outcome.ToString();

    private static string Join(ShopBuilder shop, Uri address, bool isV1)
    {
        var account = "";
        shop.BuyFromCjDropshipping(cj =>
        {
            (cj.ApiKey, cj.BaseAddress, cj.UsePayBalanceV1, cj.Spacing, cj.Timeout) = ("key", address, isV1, TimeSpan.FromSeconds(0.1), WireRun.Timeout);
            account = CjTokens.AccountOf(cj);
        });
        return account;
    }

    private static string Token(DateTimeOffset now, int days) =>
        CjScript.Good($$"""{"openId":1,"accessToken":"token {{now:yyyyMMdd}}","accessTokenExpiryDate":"{{now + TimeSpan.FromDays(15):yyyy-MM-dd'T'HH:mm:sszzz}}","refreshToken":"refresh","refreshTokenExpiryDate":"{{now + TimeSpan.FromDays(days):yyyy-MM-dd'T'HH:mm:sszzz}}"}""");

    private static string? Read(string path, string status) => path switch
    {
        "/product/query" => CjBench.Product(CjBench.Sku.Value, CjBench.Vid, "0.57"),
        "/logistic/freightCalculate" => CjScript.Good("""[{"logisticName":"CJPacket Ordinary","logisticAging":"4-8","logisticPrice":3.68}]"""),
        "/shopping/order/getOrderDetail" => CjBench.Detail(status, status == "UNSHIPPED" ? "2021-08-12 00:00:00" : null),
        CjClaims.Products => CjClaims.Disputable,
        CjClaims.Ask => CjClaims.Terms,
        "/shopping/order/getOrderDetailBatch" or "/ticket/list" => CjScript.Good("[]"),
        "/ticket/order/questionTypes" => CjScript.Good("""[{"questionTypeId":7,"name":"late"}]"""),
        "/shopping/pay/getBalance" => CjScript.Good("""{"amount":87247.32}"""),
        _ => null,
    };
}
