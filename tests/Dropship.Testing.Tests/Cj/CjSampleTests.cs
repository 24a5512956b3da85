using System.Text.Json;

namespace Dropship.Testing.Tests.Cj;

/// <summary>Each answer has exactly the fields of the sheet's sample.</summary>
public sealed class CjSampleTests
{
    private readonly CjDriver _driver = new();

    [Fact]
    public void A_token() => Same(CjSamples.Token, _driver.Cj.Send("POST", CjDriver.Root + "/authentication/getAccessToken", $$"""{"apiKey":"{{_driver.Options.ApiKey}}"}""").Json());

    [Fact]
    public void A_refusal() => Same(CjSamples.Refusal, _driver.Cj.Send("POST", CjDriver.Root + "/authentication/getAccessToken", """{"apiKey":"wrong"}""").Json());

    [Fact]
    public void An_envelope_with_points() => Same(CjSamples.Envelope, new CjDriver(options => options with { PointsPerDay = 50_000 }).Call("GET", "/shopping/pay/getBalance"), ".data");

    [Fact]
    public void A_product() => Same(CjSamples.Product, _driver.Call("GET", "/product/query?productSku=CJLAMP01"));

    [Fact]
    public void Stock() => Same(CjSamples.Stock, _driver.Call("GET", "/product/stock/queryByVid?vid=" + _driver.Vid("CJMUG02")));

    [Fact]
    public void Freight() => Same(CjSamples.Freight, _driver.Call("POST", "/logistic/freightCalculate", CjSamples.FreightRequest.Replace("439FC05B-1311-4349-87FA-1E1EF942C418", _driver.Vid(), StringComparison.Ordinal)));

    [Fact]
    public void A_created_order() => Same(CjSamples.Created, _driver.Call("POST", "/shopping/order/createOrderV2", CjSamples.CreateRequest.Replace("1392053744945991680", _driver.Vid(), StringComparison.Ordinal)));

    [Fact]
    public void An_order_in_detail() => Same(CjSamples.Detail, Shipped("/shopping/order/getOrderDetail?orderId=DS1-1"));

    [Fact]
    public void A_list_of_orders()
    {
        var answer = Calls.Fields(Shipped("/shopping/order/list?status=DELIVERED"));
        Calls.Fields(Json(CjSamples.List)).ShouldBeSubsetOf(answer);
        answer.Select(field => field.Replace(".list[]", "")).Intersect(Calls.Fields(Json(CjSamples.Detail))).Count().ShouldBe(Calls.Fields(Json(CjSamples.Detail)).Count, "rows have the fields of the detail");
    }

    [Fact]
    public void Tracking()
    {
        Shipped("/setting/get");
        Same(CjSamples.Tracking, _driver.Call("GET", "/logistic/trackInfo?trackNumber=" + _driver.Cj.Shipments[0].TrackingNumber));
    }

    [Fact]
    public void A_balance() => Same(CjSamples.Balance, _driver.Data("GET", "/shopping/pay/getBalance"));

    [Theory]
    [InlineData("ORDER")]
    [InlineData("LOGISTIC")]
    public void Messages(string type)
    {
        Shipped("/setting/get");
        var messages = _driver.Cj.TakeMessages().Select(message => JsonDocument.Parse(message.Body).RootElement).Where(message => message.GetProperty("type").GetString() == type).ToArray();
        var sample = type == "ORDER" ? CjSamples.OrderMessage : CjSamples.LogisticMessage;
        Same(sample, messages.First(message => type == "ORDER" || message.TryGetProperty("openId", out _)));
        if (type == "LOGISTIC") Same(Events(Json(sample)), Json(Events(messages[0])));
    }

    private JsonElement Shipped(string path)
    {
        _driver.Buy();
        _driver.Clock.Advance(TimeSpan.FromDays(30));
        return _driver.Call("GET", path);
    }

    private static string Events(JsonElement message) => message.GetProperty("params").GetProperty("logisticsTrackEvents").GetString()!;

    private static void Same(string sample, JsonElement answer, string except = " ") =>
        Calls.Fields(answer).Where(field => !field.StartsWith(except + ".", StringComparison.Ordinal)).ShouldBe(Calls.Fields(Json(sample)));

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
