using Dropship.Domain;
using Dropship.Ports;
using static Dropship.Sdk.Tests.Wish.VerifyTests;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>Every error code, as reads and as writes meet it: as a number and as text, with HTTP 400, 401 and 200.</summary>
public sealed class CodeTests
{
    private static readonly int[] Statuses = [400, 401, 200, 404];

    [Fact]
    public async Task Every_code_of_a_read_is_one_fault()
    {
        foreach (var (code, _, read, _, refreshes) in WishCovered.Rows)
            foreach (var status in Statuses)
                foreach (var body in Forms(code))
                {
                    await using var desk = new WishDesk();
                    desk.Vendor.On("GET", "/orders", _ => new(status, body));
                    var fault = await Should.ThrowAsync<ProviderException>(async () => await desk.Client.ListChangedAsync(null, default));
                    var isUndocumented = code is > 10_000 and < 10_011;
                    fault.Fault.ShouldBe(isUndocumented && status == 401 ? ProviderFault.Unauthorized : read, $"{code} with HTTP {status}");
                    fault.Message.ShouldContain($"code {code}, request req-1");
                    var isAskedAgain = refreshes || (isUndocumented && status == 401);
                    desk.Vendor.Count("GET", "/orders").ShouldBe(isAskedAgain ? 2 : 1, $"{code} with HTTP {status}");
                    desk.Vendor.Count("GET", "/refresh_token").ShouldBe(isAskedAgain ? 2 : 1, $"{code} with HTTP {status}");
                }
    }

    [Fact]
    public async Task Every_code_of_a_write_is_one_outcome_of_one_call()
    {
        foreach (var (code, _, _, write, refreshes) in WishCovered.Rows)
            foreach (var body in Forms(code))
            {
                await using var desk = new WishDesk();
                desk.Has(Samples.Order());
                Ready(desk);
                desk.Vendor.On("PUT", "/tracking", _ => new(400, body));
                desk.Vendor.On("PUT", "/refund", _ => new(400, body));
                foreach (var receipt in new[] { await desk.Client.SubmitShipmentAsync(OneParcel, default), await desk.Client.RefundAsync(Whole, default) })
                {
                    receipt.Outcome.ShouldBe(write, $"{code}");
                    receipt.Reason.ShouldBe(write == Outcome.Rejected ? DeclineReason.Invalid : DeclineReason.None);
                    receipt.Code.ShouldNotBeNull().ShouldEndWith($"code {code}, request req-1");
                }

                desk.Vendor.Count("PUT", "/tracking").ShouldBe(1);
                desk.Vendor.Count("PUT", "/refund").ShouldBe(1);
                desk.Vendor.Count("GET", "/refresh_token").ShouldBe(refreshes ? 3 : 1, $"{code}");
                desk.Vendor.Offences.ShouldBeEmpty();
            }
    }

    [Theory]
    [InlineData(400, """{"code": 77777, "message": "x", "data": {}}""", ProviderFault.Rejected, 1)]
    [InlineData(200, """{"code": -1, "message": "x"}""", ProviderFault.Rejected, 1)]
    [InlineData(403, """{"code": 77777, "message": "x"}""", ProviderFault.Unauthorized, 1)]
    [InlineData(401, """{"message": "x"}""", ProviderFault.Unauthorized, 2)]
    [InlineData(401, """{"code": 77777}""", ProviderFault.Unauthorized, 2)]
    [InlineData(200, """{"code": 0, "message": ""}""", ProviderFault.Malformed, 1)]
    [InlineData(200, """{"code": 0, "message": "", "data": null}""", ProviderFault.Malformed, 1)]
    [InlineData(200, """{"code": 0, "message": "", "data": "none"}""", ProviderFault.Malformed, 1)]
    [InlineData(200, """{"code": 0, "message": "", "data": {}}""", ProviderFault.Malformed, 1)]
    [InlineData(200, """{"message": "", "data": []}""", ProviderFault.Malformed, 1)]
    [InlineData(200, """{"code": null, "message": "", "data": []}""", ProviderFault.Malformed, 1)]
    [InlineData(200, """{"code": 0.5, "message": "", "data": []}""", ProviderFault.Malformed, 1)]
    [InlineData(400, """{"code": 0, "message": "", "data": []}""", ProviderFault.Malformed, 1)]
    [InlineData(500, """{"code": 1007, "message": ""}""", ProviderFault.Unreachable, 3)]
    [InlineData(503, "", ProviderFault.Unreachable, 3)]
    [InlineData(301, "", ProviderFault.Malformed, 1)]
    public async Task Any_other_answer_is_one_fault(int status, string body, ProviderFault expected, int calls)
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", "/orders", _ => new(status, body));
        var fault = await Should.ThrowAsync<ProviderException>(() => desk.RunAsync(desk.Client.ListChangedAsync(null, default)));
        fault.Fault.ShouldBe(expected);
        desk.Vendor.Count("GET", "/orders").ShouldBe(calls);
    }

    [Fact]
    public async Task An_order_that_is_not_there_is_null()
    {
        foreach (var (status, body) in new[] { (404, Samples.Bad(90001)), (400, Samples.Bad(90001)), (200, Samples.Bad(90001)) })
        {
            await using var desk = new WishDesk();
            desk.Vendor.On("GET", $"/orders/{Samples.OrderId}", _ => new(status, body));
            (await desk.Client.GetOrderAsync(WishDesk.Order, default)).ShouldBeNull($"HTTP {status} {body}");
        }
    }

    [Theory]
    [InlineData("", "application/json")]
    [InlineData("<html>not found</html>", "text/html")]
    [InlineData("<html>not found</html>", "application/json")]
    [InlineData("{}", "application/json")]
    public async Task A_404_that_is_not_the_vendors_says_nothing_of_the_order(string body, string type)
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", $"/orders/{Samples.OrderId}", _ => new(404, body, type));
        foreach (var look in (Func<Task>[])[async () => await desk.Client.GetOrderAsync(WishDesk.Order, default), async () => await desk.Client.VerifyWriteAsync(WishDesk.Order, VerifyTests.Whole, default)])
            (await Should.ThrowAsync<ProviderException>(look)).Fault.ShouldBe(ProviderFault.Malformed);
        (await desk.Client.RefundAsync(VerifyTests.Whole, default)).Outcome.ShouldBe(Outcome.NotSent);
        (await desk.Client.SubmitShipmentAsync(VerifyTests.OneParcel, default)).Outcome.ShouldBe(Outcome.NotSent);
    }

    [Fact]
    public async Task An_answer_about_another_order_is_malformed()
    {
        await using var desk = new WishDesk();
        desk.Has(UnreadableTests.Numbered(5));
        (await Should.ThrowAsync<ProviderException>(async () => await desk.Client.GetOrderAsync(WishDesk.Order, default))).Fault.ShouldBe(ProviderFault.Malformed);
    }

    internal static void Ready(WishDesk desk)
    {
        desk.Vendor.On("GET", "/shipping_carriers", _ => new(200, """{"code": 0, "message": "", "data": [{"name": "YunExpress"}, {"name": "USPS"}, null, {"name": null}]}"""));
        desk.Vendor.On("GET", "/refund_reasons", _ => new(200, """{"code": 0, "message": "", "data": ["UNABLE_TO_SHIP", "MERCHANT_OUT_OF_STOCK", "A_REASON_OF_TOMORROW"]}"""));
    }

    private static IEnumerable<string> Forms(int code) => [Samples.Bad(code), $$"""{"message": "x", "code": "{{code}}"}"""];
}
