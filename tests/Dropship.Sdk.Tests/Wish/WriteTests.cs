using System.Text;
using Dropship.Domain;
using Dropship.Ports;
using static Dropship.Sdk.Tests.Wish.VerifyTests;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>A write leaves once, whatever comes of it, and is told as done only if the answer shows it.</summary>
public sealed class WriteTests
{
    private const string Ours = """[{"tracking_number": "YT1234567890"}]""";

    /// <summary>What the wire may do with a PUT, and what is then known.</summary>
    public static TheoryData<string> Ways => [.. Answers.Keys];

    private static Dictionary<string, (WishReply Reply, Outcome Outcome)> Answers { get; } = new()
    {
        ["HTTP 500"] = (new(500, ""), Outcome.Unknown),
        ["HTTP 503 with a listed code"] = (new(503, Samples.Bad(1001)), Outcome.Unknown),
        ["HTTP 502 with HTML"] = (new(502, "<html>", "text/html"), Outcome.Unknown),
        ["HTTP 200 with HTML"] = (new(200, "<html>", "text/html"), Outcome.Unknown),
        ["truncated"] = (new(200, Samples.Good(Under("REFUND", "IN_PROGRESS"))[..^9]), Outcome.Unknown),
        ["empty"] = (new(200, ""), Outcome.Unknown),
        ["no data"] = (new(200, """{"code": 0, "message": ""}"""), Outcome.Unknown),
        ["empty data"] = (new(200, """{"code": 0, "message": "", "data": {}}"""), Outcome.Unknown),
        ["a list"] = (new(200, """{"code": 0, "message": "", "data": []}"""), Outcome.Unknown),
        ["another order"] = (new(200, Samples.Good(UnreadableTests.Numbered(7))), Outcome.Unknown),
        ["an order that does not fit"] = (new(200, $$"""{"code": 0, "message": "", "data": {"id": "{{Samples.OrderId}}", "refunds": 5} }"""), Outcome.Unknown),
        ["duplicate keys"] = (new(200, """{"code": 0, "code": 0, "message": "", "data": {}}"""), Outcome.Unknown),
        ["invalid UTF-8"] = (new(200, "") { Bytes = [.. "{\"code\": 0, \"message\": \""u8, 0xff, .. "\", \"data\": {}}"u8] }, Outcome.Unknown),
        ["10 MB"] = (new(200, new string(' ', 10_000_000)), Outcome.Unknown),
        ["a redirect"] = (new(308, "") { Headers = RateTests.Headers(("Location", "https://elsewhere.example.test/")) }, Outcome.Unknown),
        ["an undocumented code"] = (new(400, Samples.Bad(77_777)), Outcome.Unknown),
        ["HTTP 403"] = (new(403, """{"code": 77777}"""), Outcome.Unknown),
        ["HTTP 401"] = (new(401, """{"message": "x"}"""), Outcome.NotSent),
        ["HTTP 429"] = (new(429, Samples.Bad(429)), Outcome.NotSent),
        ["a broken connection"] = (new(0, "") { Fault = new HttpRequestException(HttpRequestError.ResponseEnded) }, Outcome.Unknown),
        ["a broken pipe"] = (new(0, "") { Fault = new IOException() }, Outcome.Unknown),
        ["no connection"] = (new(0, "") { Fault = new HttpRequestException(HttpRequestError.ConnectionError) }, Outcome.NotSent),
        ["no name"] = (new(0, "") { Fault = new HttpRequestException(HttpRequestError.NameResolutionError) }, Outcome.NotSent),
        ["no answer"] = (new(0, "") { IsSilent = true }, Outcome.Unknown),
        ["accepted"] = (new(200, Samples.Good(Samples.Order())), Outcome.Pending),
        ["under way"] = (new(200, Samples.Good(Under("UPDATE_TRACKING", "IN_PROGRESS"))), Outcome.Pending),
        ["failed at once"] = (new(200, Samples.Good(Under("UPDATE_TRACKING", "FAILED"))), Outcome.Pending),
        ["done"] = (new(200, Samples.Good(With(With(Samples.Order(), "tracking_information", Ours), "state", "\"REFUNDED\""))), Outcome.Done),
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_write_leaves_once(string way)
    {
        var (reply, outcome) = Answers[way];
        foreach (var (path, write) in new (string, Func<WishDesk, ValueTask<WriteReceipt>>)[]
        {
            ("/tracking", static desk => desk.Client.SubmitShipmentAsync(OneParcel, default)),
            ("/refund", static desk => desk.Client.RefundAsync(Whole, default)),
        })
        {
            await using var desk = new WishDesk();
            desk.Has(Samples.Order());
            CodeTests.Ready(desk);
            desk.Vendor.On("PUT", path, _ => reply);
            (await desk.RunAsync(write(desk))).Outcome.ShouldBe(outcome, $"{way} at {path}");
            desk.Vendor.Count("PUT").ShouldBe(1, $"{way} at {path}");
            desk.Vendor.Offences.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_caller_that_gives_up_hears_nothing()
    {
        await using var desk = new WishDesk();
        desk.Has(Samples.Order());
        CodeTests.Ready(desk);
        desk.Vendor.On("PUT", "/refund", _ => new(0, "") { IsSilent = true });
        using var giveUp = new CancellationTokenSource();
        var refund = desk.Client.RefundAsync(Whole, giveUp.Token).AsTask();
        while (desk.Vendor.Count("PUT") == 0) await Task.Yield();
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => refund);
        desk.Vendor.Count("PUT").ShouldBe(1);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(429)]
    [InlineData(403)]
    public async Task What_must_be_read_before_a_write_and_cannot_means_that_nothing_left(int status)
    {
        foreach (var (path, isShipment) in new[] { ($"/orders/{Samples.OrderId}", true), ($"/orders/{Samples.OrderId}", false), ("/shipping_carriers", true), ("/refund_reasons", false) })
        {
            await using var desk = new WishDesk();
            desk.Has(Samples.Order());
            CodeTests.Ready(desk);
            desk.Vendor.On("GET", path, _ => new(status, Samples.Bad(77_777)));
            var receipt = await desk.RunAsync(isShipment ? desk.Client.SubmitShipmentAsync(OneParcel, default) : desk.Client.RefundAsync(Whole, default));
            receipt.Outcome.ShouldBe(status == 404 && path.Contains("/orders/", StringComparison.Ordinal) ? Outcome.Rejected : Outcome.NotSent, $"{path} {receipt.Code}");
            receipt.Code.ShouldNotBeNullOrEmpty();
            desk.Vendor.Count("PUT").ShouldBe(0);
        }
    }

    [Fact]
    public void Bodies_say_no_more_than_they_must() =>
        Encoding.UTF8.GetString(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new Dropship.Wish.WishRefund("UNABLE_TO_SHIP", "Ref. R-1"), Dropship.Wish.WishJson.Default.WishRefund)).ShouldBe("""{"refund_reason":"UNABLE_TO_SHIP","refund_reason_note":"Ref. R-1"}""");
}
