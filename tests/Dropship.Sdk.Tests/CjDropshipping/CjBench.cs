using Dropship.CjDropshipping;
using Dropship.Domain;
using Dropship.Http;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.Time.Testing;
using Refit;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>An account on a scripted wire, without pace: what the parts say to CJ and make of its answers.</summary>
internal sealed class CjBench
{
    public const string Reference = "DS1-0198f3c2a7";
    public const string OrderId = "210823100016290555";
    public const string Shipment = "SD25080109282603297001";
    public const string Vid = "1392053744945991680";
    public static readonly Sku Sku = new("CJ-MUG-BLACK");
    public static readonly LineId Line = new("16045188153625");
    public static readonly OrderKey Key = new(new("harbour"), new("A-1"));

    public CjBench(Action<CjOptions>? describe = null)
    {
        describe?.Invoke(Options);
        var api = RestService.ForGenerated<ICjApi>(new HttpClient(new BodyLimit { InnerHandler = Script }) { BaseAddress = Options.BaseAddress }, RefitSettings.ForJsonContext(CjJson.Default));
        Tokens = new("test", Options.ApiKey, api, Store, Clock);
        Calls = new(api, api, Tokens);
        Client = new(Calls, Tokens, Options, Clock);
        Script
            .On("/authentication/getAccessToken", CjSamples.Token)
            .On("/product/query", Product(Sku.Value, Vid, "0.57"))
            .On("/product/stock/queryByVid", CjSamples.Stock)
            .On("/logistic/freightCalculate", CjScript.Good("""[{"logisticName":"CJPacket Ordinary","logisticAging":"4-8","logisticPrice":3.68}]"""))
            .On("/shopping/order/createOrderV2", CjSamples.Created)
            .On("/shopping/order/getOrderDetail", CjSamples.NotFound)
            .On("/shopping/order/getOrderDetailBatch", CjScript.Good("[]"))
            .On("/shopping/pay/getBalance", CjScript.Good("""{"amount":87247.32,"noWithdrawalAmount":0.00,"freezeAmount":0.00}"""));
    }

    public CjScript Script { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new(2021, 8, 12, 0, 0, 0, TimeSpan.Zero));

    public MemoryStore Store { get; } = new();

    public CjOptions Options { get; } = new() { ApiKey = "CJ1@api@0123456789abcdef0123456789abcdef" };

    public CjTokens Tokens { get; }

    public CjCalls Calls { get; }

    public CjClient Client { get; }

    public static Address Home { get; } = new("Xu Old", ["12 Main Street"], "Hartford", "Connecticut", "06120", "US", "+1 860 555 0100", "buyer@example.org");

    public static Money Usd(decimal amount) => new(amount, new("USD"));

    public static string Product(string sku, string vid, string price, string status = "3") =>
        CjScript.Good($$"""{"pid":"P1","productType":"ORDINARY_PRODUCT","status":"{{status}}","variants":[{"vid":"{{vid}}","variantSku":"{{sku}}","variantSellPrice":"{{price}}"}]}""");

    /// <summary>An order as getOrderDetail tells it.</summary>
    public static string Order(string status, string? paid = null, string amount = "4.25", string sub = "null", string country = "US", string vid = Vid, int quantity = 1) =>
        $$"""
        { "orderId": "{{OrderId}}", "orderNum": "{{Reference}}", "orderStatus": "{{status}}", "subStatus": {{sub}}, "shippingCountryCode": "{{country}}", "orderAmount": {{amount}},
          "createDate": "2021-08-23 11:31:45", "paymentDate": {{(paid is null ? "null" : $"\"{paid}\"")}}, "isComplete": 1,
          "productList": [ { "vid": "{{vid}}", "quantity": {{quantity}}, "storeLineItemId": "{{Line.Value}}" } ] }
        """;

    public static string Detail(string status, string? paid = null, string amount = "4.25") => CjScript.Good(Order(status, paid, amount));

    /// <summary>Our order as far as the engine knows it.</summary>
    public static SupplierOrder Own(SupplierOrderStatus status, string? payment = null, decimal? due = 4.25m) => new(new(OrderId), status) { Due = due is { } amount ? Usd(amount) : null, PaymentReference = payment };

    /// <summary>What is kept of an order at a stage, as the steps before have left it.</summary>
    public static string Kept(PurchaseStep before) => (before switch
    {
        PurchaseStep.Pay => new CjPayment(CjPaymentStage.Prepared, Shipment, "PAY1", Instant.From(new(2021, 8, 12, 1, 0, 0, TimeSpan.Zero))),
        PurchaseStep.Prepare => new(CjPaymentStage.Confirmed, Shipment),
        _ => new CjPayment(CjPaymentStage.Checked, Shipment),
    }).Pack();

    public static PurchaseRequest Purchase(PurchaseStep step, SupplierOrder? own = null, decimal most = 100m, Address? address = null, bool hasAddress = true) =>
        new(step, Reference, Key, [new(Line, Sku, 1)], new((address ?? Home).Country), hasAddress ? address ?? Home : null, Usd(most), own ?? Before(step));

    public async Task<PurchaseReceipt> SendAsync(PurchaseStep step, SupplierOrder? own = null, decimal most = 100m, Address? address = null) => await Client.SendAsync(Purchase(step, own, most, address), default);

    private static SupplierOrder? Before(PurchaseStep step) => step switch
    {
        PurchaseStep.Create => null,
        PurchaseStep.Cart => Own(SupplierOrderStatus.Draft, Kept(step)),
        PurchaseStep.Confirm => Own(SupplierOrderStatus.InCart, Kept(step)),
        PurchaseStep.Prepare => Own(SupplierOrderStatus.Unpaid, Kept(step)),
        _ => Own(SupplierOrderStatus.Payable, Kept(step)),
    };
}
