using System.Text.Json.Nodes;
using Dropship.Wish;
using static Dropship.Sdk.Tests.Wish.StateTests;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>A row that cannot be understood costs itself alone, and says which field, what kind of value, and the cure.</summary>
public sealed class UnreadableTests
{
    private const string Details = "order_payment.general_payment_details";
    private const string Detail = "full_address.shipping_detail";

    [Theory]
    [InlineData("updated_at", null, "is missing")]
    [InlineData("updated_at", "\"12/08/2024\"", "does not fit, it is a text")]
    [InlineData("updated_at", "1723471533512", "does not fit, it is a number")]
    [InlineData("updated_at", "\"0001-01-01T00:00:00Z\"", "does not fit, it is a text")]
    [InlineData("fulfillment_requirements.expected_ship_time", "\"soon\"", "does not fit, it is a text")]
    [InlineData("fulfillment_records", "{}", "does not fit, it is an object")]
    [InlineData("order_payment", "[]", "does not fit, it is a list")]
    [InlineData("order_payment", "true", "does not fit, it is a truth value")]
    [InlineData($"{Details}.payment_total", null, "is missing")]
    [InlineData($"{Details}.payment_total.amount", null, "is missing")]
    [InlineData($"{Details}.payment_total", """{"amount": -0.01, "currency_code": "USD"}""", "is below zero")]
    [InlineData($"{Details}.payment_total.amount", "\"much\"", "does not fit, it is a text")]
    [InlineData($"{Details}.payment_total.amount", "12345678901234567890123456789.5", "does not fit, it is a number")]
    [InlineData($"{Details}.payment_total.amount", "1e400", "does not fit, it is a number")]
    [InlineData($"{Details}.payment_total.amount", "1000000000000.01", "is larger than any amount of money that is believed")]
    [InlineData($"{Details}.payment_total.currency_code", null, "is no ISO 4217 code")]
    [InlineData($"{Details}.payment_total.currency_code", "\"usd\"", "is no ISO 4217 code")]
    [InlineData($"{Details}.payment_total.currency_code", "\"US DOLLAR\"", "is no ISO 4217 code")]
    [InlineData($"{Details}.product_quantity", null, "is missing")]
    [InlineData($"{Details}.product_quantity", "0", "is no number of units from 1 to a million")]
    [InlineData($"{Details}.product_quantity", "-1", "is no number of units from 1 to a million")]
    [InlineData($"{Details}.product_quantity", "1.5", "is no number of units from 1 to a million")]
    [InlineData($"{Details}.product_quantity", "1000001", "is no number of units from 1 to a million")]
    [InlineData($"{Detail}.country_code", null, "is missing")]
    [InlineData($"{Detail}.country_code", "\"France\"", "is no ISO 3166 code")]
    [InlineData($"{Detail}.name", "\"  \"", "is missing")]
    [InlineData($"{Detail}.street_address1", null, "is missing")]
    [InlineData($"{Detail}.city", "null", "is missing")]
    public void A_field_that_is_needed_is_named(string field, string? value, string what)
    {
        var order = Samples.Order(order =>
        {
            if (value is null) order.Drop(field);
            else order.Set(field, JsonNode.Parse(value));
        });
        Why(order).ShouldBe($"{field}: {what}; look at the order at Wish, and report the value if it is right there.");
    }

    [Fact]
    public void Nothing_stands_in_for_a_sku_or_a_release()
    {
        Why(Samples.Order(order => order.Remove("product_information"))).ShouldStartWith("product_information.sku: is missing, and so is variation_id");
        Why(Samples.Order(order => order["product_information"]!["sku"] = new string('x', 200))).ShouldStartWith("product_information.sku: is longer than any");
        Why(Samples.Order(order =>
        {
            order.Remove("released_at");
            order.Remove("fulfillment_records");
        })).ShouldStartWith("released_at: is missing, and there is no record of the release");
    }

    [Fact]
    public void What_the_row_holds_is_not_repeated()
    {
        Why(Samples.Order(order => order.Set($"{Details}.payment_total.currency_code", "Jane Example"))).ShouldNotContain("Jane");
        Why(Samples.Order(order => order["state"] = "Jane Example")).ShouldNotContain("Jane");
        Why(Samples.Order(order => order.Set($"{Detail}.country_code", "Jane Example"))).ShouldNotContain("Jane");
    }

    [Fact]
    public async Task The_other_rows_of_the_page_are_read()
    {
        await using var desk = new WishDesk();
        var rows = string.Join(",", Rows().Select(row => row.ToString()));
        desk.Vendor.On("GET", "/orders", new WishReply(200, $$"""{"code": "0", "message": "", "data": [{{rows}}], "paging": {"next": "x"} }"""));
        var page = await desk.Client.ListChangedAsync(null, default);
        page.Orders.Select(order => order.Id.Value).ShouldBe([Id(0), Id(4)]);
        page.Unreadable.Select(order => order.Id.Value).ShouldBe([Id(1), Id(2), Id(3)]);
        page.Cursor.ShouldBe("2024-08-12T14:05:33.512Z");

        static IEnumerable<string> Rows()
        {
            yield return Numbered(0).ToJsonString();
            yield return $$"""{"id": "{{Id(1)}}", "state": 5}""";
            yield return $$"""{"id": "{{Id(2)}}", "state": "\ud800"}""";
            yield return $$"""{"id": "{{Id(3)}}", "updated_at": "\ud800", "order_payment": 7}""";
            yield return Numbered(4).ToJsonString();
        }
    }

    [Theory]
    [InlineData("""{"state": "APPROVED"}""")]
    [InlineData("""{"id": null}""")]
    [InlineData("""{"id": ""}""")]
    [InlineData("""{"id": "\ud800"}""")]
    [InlineData("""{"id": {"$oid": "64f0a3c19b1e8a2d4c7f1001"}}""")]
    [InlineData("null")]
    [InlineData("\"64f0a3c19b1e8a2d4c7f1001\"")]
    public async Task A_row_without_an_id_makes_the_page_malformed(string row)
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", "/orders", new WishReply(200, $$"""{"code": 0, "message": "", "data": [{{row}}]}"""));
        var fault = await Should.ThrowAsync<Ports.ProviderException>(async () => await desk.Client.ListChangedAsync(null, default));
        fault.Fault.ShouldBe(Ports.ProviderFault.Malformed);
        fault.Message.ShouldBe("Wish: an order of the list has no id, code 0, request req-1");
    }

    internal static string Id(int no) => $"64f0a3c19b1e8a2d4c7f1{no:x3}";

    internal static JsonObject Numbered(int no) => Samples.Order(order => order["id"] = Id(no));

    private static string Why(JsonObject order)
    {
        try
        {
            return Read(order).Why.ShouldNotBeNull();
        }
        catch (WishFieldException fault)
        {
            return fault.Message;
        }
    }
}
