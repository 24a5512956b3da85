using System.Text;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>What CJ's answers must never be, at every read: one typed fault, nothing of the body in it.</summary>
public sealed class CjBadInputTests
{
    private const string Secret = "12 Main Street";
    private readonly CjBench _bench = new();

    public static TheoryData<string> Bodies() => ["truncated", "html", "wrong type", "huge number", "not UTF-8", "duplicate keys", "duplicate keys in the data", "too long", "too deep", "empty", "null", "wrong data", "HTTP 500", "HTTP 429", "HTTP 308", "HTTP 403"];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_read_gives_one_typed_fault(string kind)
    {
        foreach (var (route, read) in Reads(default))
        {
            var bench = new CjBench();
            bench.Script.On(route, () => Answer(kind));
            var fault = await Should.ThrowAsync<ProviderException>(() => read(bench.Client), $"{kind} at {route}");
            fault.Fault.ShouldBe(kind switch { "HTTP 500" => ProviderFault.Unreachable, "HTTP 429" => ProviderFault.Throttled, "HTTP 403" => ProviderFault.Unauthorized, _ => ProviderFault.Malformed }, $"{kind} at {route}");
            fault.ToString().ShouldNotContain("Main Street");
        }
    }

    [Fact]
    public async Task A_call_that_is_given_up_is_not_a_fault_of_CJs()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        foreach (var (_, read) in Reads(stop.Token)) await Should.ThrowAsync<OperationCanceledException>(() => read(_bench.Client));
        await Should.ThrowAsync<OperationCanceledException>(async () => await _bench.Client.SendAsync(CjBench.Purchase(PurchaseStep.Create), stop.Token));
    }

    internal static HttpResponseMessage Answer(string kind) => kind switch
    {
        "truncated" => CjScript.Json("""{"code":200,"result":true,"data":{"shippingAddress":"12 Main Street","""),
        "html" => CjScript.Raw(Encoding.UTF8.GetBytes($"<html>{Secret}</html>"), "text/html"),
        "wrong type" => CjScript.Json($$"""{"code":{"a":"{{Secret}}"},"result":true}"""),
        "huge number" => CjScript.Json("""{"code":99999999999999999999999999,"result":true}"""),
        "not UTF-8" => CjScript.Raw([.. "{\"code\":200,\"result\":true,\"message\":\""u8, 0xC3, 0x28, .. "\",\"data\":{}}"u8]),
        "duplicate keys" => CjScript.Json("""{"code":1603003,"code":200,"result":true,"data":{}}"""),
        "duplicate keys in the data" => CjScript.Json(CjScript.Good("""{"a":"12 Main Street","a":2}""")),
        "too long" => CjScript.Json(CjScript.Good("{}").Replace("Success", new string('x', 10 * 1024 * 1024))),
        "too deep" => CjScript.Json(CjScript.Good(new string('[', 40) + new string(']', 40))),
        "empty" => CjScript.Json(""),
        "null" => CjScript.Json("null"),
        "wrong data" => CjScript.Json(CjScript.Good($"\"{Secret}\"")),
        "HTTP 308" => new(System.Net.HttpStatusCode.PermanentRedirect) { Headers = { Location = new("https://localhost/elsewhere") } },
        _ => CjScript.Json(CjScript.Good("{}"), (System.Net.HttpStatusCode)int.Parse(kind[5..], System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static (string Route, Func<ISupplierClient, Task> Read)[] Reads(CancellationToken cancellation) =>
    [
        ("/authentication/getAccessToken", async client => await ((IWallet)client).GetAvailableAsync(cancellation)),
        ("/shopping/pay/getBalance", async client => await ((IWallet)client).GetAvailableAsync(cancellation)),
        ("/product/query", async client => await client.GetQuoteAsync(new(CjBench.Key, [new(CjBench.Line, CjBench.Sku, 1)], new("US")), cancellation)),
        ("/product/stock/queryByVid", async client => await client.GetQuoteAsync(new(CjBench.Key, [new(CjBench.Line, CjBench.Sku, 1)], new("US")), cancellation)),
        ("/logistic/freightCalculate", async client => await client.GetQuoteAsync(new(CjBench.Key, [new(CjBench.Line, CjBench.Sku, 1)], new("US")), cancellation)),
        ("/shopping/order/getOrderDetail", async client => await client.GetOrderAsync(new(CjBench.OrderId), cancellation)),
        ("/shopping/order/getOrderDetailBatch", async client => await ((IReadManyPurchases)client).GetOrdersAsync([new(CjBench.OrderId)], cancellation)),
        ("/shopping/order/getOrderDetailBatch", async client => await client.FindByReferenceAsync(CjBench.Reference, cancellation)),
    ];
}
