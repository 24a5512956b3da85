using System.Text.Json;
using System.Text.Json.Nodes;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Cj;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Testing.Tests.Cj;

/// <summary>A sandbox with a clock and a program that calls it slowly enough.</summary>
internal sealed class CjDriver
{
    public const string Root = "/api2.0/v1";
    public const string Sku = "CJLAMP01-Black";
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private string? _token;
    private DateTimeOffset _fetched;

    public CjDriver(Func<CjSandboxOptions, CjSandboxOptions>? change = null, SandboxLedger? ledger = null, DateTimeOffset? start = null)
    {
        Options = new CjSandboxOptions { Variants = [new(Sku) { Price = 4.20m, Grams = 300 }, new("CJLAMP01-White") { Price = 4.40m, Grams = 300 }, new("CJMUG02") { Price = 2.00m, Stock = new Dictionary<string, int> { ["CN"] = 15, ["US"] = 3 } }] };
        Options = change?.Invoke(Options) ?? Options;
        Clock = new(start ?? Start);
        Cj = new(Options, Clock, ledger);
    }

    public CjSandboxOptions Options { get; }

    public FakeTimeProvider Clock { get; }

    public CjSandbox Cj { get; }

    public string Vid(string sku = Sku) => Options.Variants.Single(variant => variant.Sku == sku).Vid;

    /// <summary>A token that is at most a day old.</summary>
    public string Token
    {
        get
        {
            if (_token is not null && Clock.GetUtcNow() < _fetched.AddDays(1)) return _token;
            _fetched = Clock.GetUtcNow();
            return _token = Cj.Send("POST", Root + "/authentication/getAccessToken", $$"""{"apiKey":"{{Options.ApiKey}}"}""").Json().GetProperty("data").GetProperty("accessToken").GetString()!;
        }
    }

    /// <summary>A call with a token, 1.1 seconds after the one before; null if the connection broke.</summary>
    public SandboxAnswer? Try(string verb, string path, string? body = null)
    {
        var token = Token;
        Clock.Advance(TimeSpan.FromSeconds(1.1));
        return Cj.Send(verb, Root + path, body, ("CJ-Access-Token", token));
    }

    public JsonElement Call(string verb, string path, string? body = null) => Try(verb, path, body).Json();

    public JsonElement Data(string verb, string path, string? body = null)
    {
        var answer = Call(verb, path, body);
        answer.GetProperty("code").GetInt32().ShouldBe(200, answer.GetProperty("message").GetString());
        return answer.GetProperty("data");
    }

    public int Code(string verb, string path, string? body = null) => Call(verb, path, body).GetProperty("code").GetInt32();

    /// <summary>The body of createOrderV2 for one unit, or with other fields.</summary>
    public JsonObject Order(string number = "DS1-1", int quantity = 1, string sku = Sku, string country = "US", int payType = 3) => new()
    {
        ["orderNumber"] = number, ["shippingZip"] = "06120", ["shippingCountry"] = "Somewhere", ["shippingCountryCode"] = country, ["shippingProvince"] = "Connecticut", ["shippingCity"] = "Hartford",
        ["shippingPhone"] = "+1 860 555 0100", ["shippingCustomerName"] = "Xu Old", ["shippingAddress"] = "12 Main Street", ["shippingAddress2"] = "", ["email"] = "buyer@example.org", ["remark"] = "",
        ["payType"] = payType, ["isSandbox"] = 0, ["logisticName"] = "CJPacket Ordinary", ["fromCountryCode"] = "CN", ["shopLogisticsType"] = 2, ["orderFlow"] = 1,
        ["products"] = new JsonArray(new JsonObject { ["vid"] = Vid(sku), ["quantity"] = quantity, ["storeLineItemId"] = $"line-{number}" }),
    };

    public string Create(string number = "DS1-1", int quantity = 1, string sku = Sku, string country = "US") =>
        Data("POST", "/shopping/order/createOrderV2", Order(number, quantity, sku, country).ToJsonString()).GetProperty("orderId").GetString()!;

    /// <summary>Creates, puts in the cart, confirms, prepares and pays an order.</summary>
    public string Buy(string number = "DS1-1", int quantity = 1, string sku = Sku, string country = "US")
    {
        var id = Create(number, quantity, sku, country);
        Data("POST", "/shopping/order/addCart", $$"""{"cjOrderIdList":["{{id}}"]}""").GetProperty("successCount").GetInt32().ShouldBe(1);
        var shipment = Data("POST", "/shopping/order/addCartConfirm", $$"""{"cjOrderIdList":["{{id}}"]}""").GetProperty("shipmentsId").GetString();
        var pay = Data("POST", "/shopping/order/saveGenerateParentOrder", $$"""{"shipmentOrderId":"{{shipment}}"}""").GetProperty("payId").GetString();
        Data("POST", "/shopping/pay/payBalanceV2", $$"""{"shipmentOrderId":"{{shipment}}","payId":"{{pay}}"}""");
        return id;
    }

    public JsonElement Detail(string key) => Data("GET", "/shopping/order/getOrderDetail?orderId=" + key);

    public string Status(string key) => Detail(key).GetProperty("orderStatus").GetString()!;
}
