using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Testing.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>The money calls through the handler chain that runs in production: each sends one request, with a body, whatever comes back.</summary>
public sealed class CjMoneyWireTests
{
    private static readonly DateTimeOffset Start = new(2021, 8, 12, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Route, PurchaseStep Step, string Status, bool IsV1)[] Calls =
    [
        ("/shopping/order/createOrderV2", PurchaseStep.Create, "CREATED", false),
        ("/shopping/order/addCart", PurchaseStep.Cart, "CREATED", false),
        ("/shopping/order/addCartConfirm", PurchaseStep.Confirm, "IN_CART", false),
        ("/shopping/order/saveGenerateParentOrder", PurchaseStep.Prepare, "UNPAID", false),
        ("/shopping/pay/payBalanceV2", PurchaseStep.Pay, "UNPAID", false),
        ("/shopping/order/confirmOrder", PurchaseStep.Confirm, "CREATED", true),
        ("/shopping/pay/payBalance", PurchaseStep.Pay, "UNPAID", true),
    ];

    public static TheoryData<string> Faults() =>
    [
        "HTTP 500", "HTTP 502", "HTTP 429", "HTTP 308", "HTTP 403", "html", "truncated", "not UTF-8", "duplicate keys", "huge number", "too long", "contradictory", "closed", "refused connection",
        "1600200", "1600000", "424242", "wrong data",
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_money_call_goes_out_once_with_a_body_and_is_never_taken_for_refused(string fault)
    {
        foreach (var (route, step, status, isV1) in Calls)
        {
            var script = new CjBench().Script.On(route, () => Answer(fault));
            if (step != PurchaseStep.Create) script.On("/shopping/order/getOrderDetail", CjBench.Detail(status));
            await using var services = Build(script, isV1);
            var receipt = await Client(services).SendAsync(CjBench.Purchase(step, status == "CREATED" && step == PurchaseStep.Confirm ? CjBench.Own(SupplierOrderStatus.Draft, CjBench.Kept(step)) : null), default);
            var seen = script.Only(route);
            seen.Body.ShouldNotBeNullOrEmpty();
            receipt.Outcome.ShouldBe(fault == "refused connection" ? Outcome.NotSent : Outcome.Unknown, $"{fault} at {route}");
            receipt.Code.ShouldNotBeNull().ShouldNotContain("Main Street");
        }
    }

    [Fact]
    public async Task A_read_is_repeated_where_a_write_is_not()
    {
        var script = new CjBench().Script.On("/shopping/pay/getBalance", () => Answer("HTTP 500"), () => CjScript.Json(CjScript.Good("""{"amount":1}""")));
        await using var services = Build(script);
        (await ((IWallet)Client(services)).GetAvailableAsync(default)).ShouldBe(CjBench.Usd(1m));
        script.Count("/shopping/pay/getBalance").ShouldBe(2);
    }

    [Fact]
    public async Task Calls_of_an_account_keep_their_distance()
    {
        var script = new CjBench().Script;
        await using var services = Build(script, speed: 50);
        var clock = services.GetRequiredService<TimeProvider>();
        var began = clock.GetUtcNow();
        var client = (IWallet)Client(services);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => await client.GetAvailableAsync(default)));
        script.Seen.Count.ShouldBe(6, "five and the token");
        (clock.GetUtcNow() - began).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(5 * 1.1));
    }

    private static HttpResponseMessage Answer(string fault) => fault switch
    {
        "contradictory" => CjScript.Json("""{"code":200,"result":false,"message":"12 Main Street","data":"210823100016290555"}"""),
        "closed" => throw new HttpRequestException(HttpRequestError.ResponseEnded, "12 Main Street"),
        "refused connection" => throw new HttpRequestException(HttpRequestError.ConnectionError, "12 Main Street"),
        "wrong data" => CjScript.Json(CjScript.Good("[[]]")),
        _ when int.TryParse(fault, out var code) => CjScript.Json(CjScript.Code(code, "12 Main Street")),
        _ => CjBadInputTests.Answer(fault),
    };

    private static ServiceProvider Build(CjScript script, bool isV1 = false, double speed = 20)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new FastClock(Start, speed));
        services.AddDropship(dropship => dropship.UseMemory().AddShop("harbour", shop => shop.BuyFromCjDropshipping(cj =>
        {
            (cj.ApiKey, cj.PrimaryHandler, cj.UsePayBalanceV1, cj.Timeout) = ("key", script, isV1, TimeSpan.FromSeconds(100));
            if (speed == 20) cj.Spacing = TimeSpan.FromSeconds(0.1);
        })));
        return services.BuildServiceProvider();
    }

    private static ISupplierClient Client(ServiceProvider services) => services.GetServices<ShopDefinition>().Single().Suppliers.Single()(services);
}
