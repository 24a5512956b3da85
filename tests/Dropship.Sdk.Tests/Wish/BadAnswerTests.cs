using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Dropship.Ports;
using Dropship.Wish;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>Answers that the vendor does not document: one typed fault each, never another exception, never a guess.</summary>
public sealed class BadAnswerTests
{
    private static readonly string Page = Samples.Read("orders-a.json");

    private static Dictionary<string, WishReply> Answers { get; } = new()
    {
        ["truncated"] = new(200, Page[..^40]),
        ["empty"] = new(200, ""),
        ["null"] = new(200, "null"),
        ["a list"] = new(200, "[]"),
        ["a number"] = new(200, "5"),
        ["HTML"] = new(200, "<html><body>maintenance</body></html>", "text/html; charset=utf-8"),
        ["HTML that says it is JSON"] = new(200, "<html></html>"),
        ["JSON that says it is text"] = new(200, Page, "text/plain"),
        ["no type"] = new(200, Page, ""),
        ["two documents"] = new(200, Page + Page),
        ["data of another kind"] = new(200, """{"code": 0, "message": "", "data": {"orders": []} }"""),
        ["a code of another kind"] = new(200, """{"code": {"no": 0}, "message": "", "data": []}"""),
        ["duplicate keys"] = new(200, """{"code": 0, "message": "", "data": [], "data": []}"""),
        ["duplicate keys in a row"] = new(200, Page.Replace("\"state\": \"APPROVED\",", "\"state\": \"APPROVED\", \"state\": \"REFUNDED\",", StringComparison.Ordinal)),
        ["invalid UTF-8"] = new(200, "") { Bytes = [.. Encoding.UTF8.GetBytes(Page[..200]), 0xc3, 0x28, .. Encoding.UTF8.GetBytes(Page[200..])] },
        ["too deep"] = new(200, $$"""{"code": 0, "message": "", "data": {{new string('[', 64)}}{{new string(']', 64)}} }"""),
        ["10 MB"] = new(200, $$"""{"code": 0, "message": "{{new string('x', 10_000_000)}}", "data": []}"""),
        ["a comment"] = new(200, """{"code": 0, /* no */ "message": "", "data": []}"""),
    };

    public static TheoryData<string> Kinds => [.. Answers.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_bad_answer_is_malformed_for_every_read(string kind)
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", "/orders", _ => Answers[kind]);
        desk.Vendor.On("GET", $"/orders/{Samples.OrderId}", _ => Answers[kind]);
        foreach (var read in new Func<Task>[] { async () => await desk.Client.ListChangedAsync(null, default), async () => await desk.Client.GetOrderAsync(WishDesk.Order, default), async () => await desk.Client.VerifyWriteAsync(WishDesk.Order, VerifyTests.Whole, default) })
        {
            var fault = await Should.ThrowAsync<ProviderException>(read);
            fault.Fault.ShouldBe(ProviderFault.Malformed, fault.Message);
            fault.Message.ShouldNotContain("Jane");
            fault.Message.Length.ShouldBeLessThan(300);
        }
    }

    [Fact]
    public async Task An_order_that_cannot_be_read_alone_is_malformed_too()
    {
        await using var desk = new WishDesk();
        desk.Has(Samples.Order(order => order["order_payment"] = 5));
        (await Should.ThrowAsync<ProviderException>(async () => await desk.Client.GetOrderAsync(WishDesk.Order, default))).Message.ShouldContain("order_payment: does not fit, it is a number");
        desk.Has(Samples.Order(order => order["state"] = "PAUSED"));
        (await Should.ThrowAsync<ProviderException>(async () => await desk.Client.GetOrderAsync(WishDesk.Order, default))).Message.ShouldContain($"order {Samples.OrderId}, state: is 'PAUSED'");
    }

    [Fact]
    public async Task Whatever_the_bytes_the_answer_is_a_page_or_one_fault()
    {
        var bytes = Encoding.UTF8.GetBytes(Page);
        await Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte, Gen.Int[0, bytes.Length]).SampleAsync(
            async (at, value, length) =>
            {
                var changed = bytes.ToArray();
                changed[at] = value;
                await using var desk = new WishDesk();
                desk.Vendor.On("GET", "/orders", _ => new(200, "") { Bytes = length % 4 == 0 ? changed[..length] : changed });
                try
                {
                    foreach (var order in (await desk.Client.ListChangedAsync(null, default)).Orders) order.Sale.Lines[0].Total.ShouldBe(order.Sale.Paid);
                }
                catch (ProviderException fault)
                {
                    fault.Fault.ShouldBeOneOf(ProviderFault.Malformed, ProviderFault.Rejected);
                }
            },
            iter: 300);
    }

    [Fact]
    public void Whatever_the_schema_allows_is_read_or_held_with_its_reason()
    {
        var gen = new SchemaGen(OpenApi.Wish).Of(OpenApi.Wish.Schema("Order"));
        gen.Sample(
            node =>
            {
                OpenApi.Wish.Check(node, OpenApi.Wish.Schema("Order"), "order").ShouldBeEmpty();
                var reading = WishMapping.Read(WishDesk.Order, WishMapping.Parse(node!.Element()));
                (reading.Order is null).ShouldBe(reading.Why is not null);
                if (reading.Order is not { } order) return;
                order.Sale.Lines.ShouldHaveSingleItem().Total.ShouldBe(order.Sale.Paid);
                order.Refunds.Select(refund => refund.Refund).Distinct().Count().ShouldBe(order.Refunds.Count);
                Dropship.Engine.ImportedOrderValidator.Fault(order).ShouldBeNull();
            },
            iter: 500);
    }

    [Fact]
    public void Whatever_is_put_in_place_of_a_member_is_read_or_told()
    {
        const string Mark = "here";
        var odd = Gen.OneOf("null", "5", "\"text\"", "true", "[]", "{}", "1e999", "\"\\ud800\"", "[1, \"a\", null]", "-0.000000000000000000000000000001", "\"\"");
        var paths = Paths(Samples.Order(), "").ToArray();
        Gen.Select(Gen.OneOf(paths), odd).Sample(
            (path, value) =>
            {
                try
                {
                    var row = Samples.Order(order => order.Set(path, Mark)).ToJsonString().Replace($"\"{Mark}\"", value, StringComparison.Ordinal);
                    var reading = WishMapping.Read(WishDesk.Order, WishMapping.Parse(System.Text.Json.JsonDocument.Parse(row).RootElement));
                    (reading.Order is null).ShouldBe(reading.Why is not null);
                }
                catch (WishFieldException fault)
                {
                    fault.Message.ShouldContain("; look at the order at Wish");
                }
            },
            iter: 3_000);
    }

    private static IEnumerable<string> Paths(JsonObject thing, string at)
    {
        foreach (var (name, member) in thing)
        {
            yield return at + name;
            if (member is JsonObject inner)
                foreach (var path in Paths(inner, $"{at}{name}.")) yield return path;
        }
    }
}
