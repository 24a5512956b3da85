using System.Text.Json.Nodes;

namespace Dropship.Testing.Tests.Cj;

/// <summary>The rules of createOrderV2, field by field, as section 5.1 of the sheet lists them.</summary>
public sealed class CjOrderRuleTests
{
    private const string Create = "/shopping/order/createOrderV2";
    private readonly CjDriver _driver = new(options => options with { Variants = [.. options.Variants, new("CJGONE03") { OffSale = true }] });

    [Theory]
    [InlineData("orderNumber", 50)]
    [InlineData("shippingCustomerName", 50)]
    [InlineData("shippingAddress", 200)]
    [InlineData("shippingCity", 50)]
    [InlineData("shippingProvince", 50)]
    [InlineData("shippingCountry", 50)]
    public void A_required_text_has_a_longest_length(string field, int longest)
    {
        Code(order => order.Remove(field)).ShouldBe(1600300);
        Code(order => order[field] = null).ShouldBe(1600300);
        Code(order => order[field] = " ").ShouldBe(1600300);
        Code(order => order[field] = new string('a', longest + 1)).ShouldBe(1600300);
        Code(order => order[field] = new string('a', longest)).ShouldBe(200);
    }

    [Theory]
    [InlineData("shippingCountryCode")]
    [InlineData("fromCountryCode")]
    [InlineData("logisticName")]
    public void What_freight_depends_on_is_required(string field)
    {
        Code(order => order.Remove(field)).ShouldBe(1600300);
        Code(order => order[field] = "").ShouldBe(1600300);
    }

    [Theory]
    [InlineData("shippingAddress2", 200)]
    [InlineData("houseNumber", 20)]
    [InlineData("shippingCounty", 50)]
    [InlineData("shippingZip", 20)]
    [InlineData("shippingPhone", 20)]
    [InlineData("email", 50)]
    [InlineData("taxId", 20)]
    [InlineData("consigneeID", 20)]
    [InlineData("remark", 500)]
    [InlineData("platform", 20)]
    [InlineData("iossNumber", 10)]
    public void An_optional_text_has_a_longest_length(string field, int longest)
    {
        Code(order => order[field] = new string('a', longest + 1)).ShouldBe(1600300);
        Code(order => order[field] = 7).ShouldBe(1600300);
        Code(order => order[field] = new string('a', longest)).ShouldBe(200);
        Code(order => order.Remove(field)).ShouldBe(200);
    }

    [Theory]
    [InlineData("payType", 0)]
    [InlineData("payType", 4)]
    [InlineData("isSandbox", 2)]
    [InlineData("shopLogisticsType", 4)]
    [InlineData("shopLogisticsType", 1)]
    [InlineData("orderFlow", 3)]
    [InlineData("iossType", 9)]
    public void A_number_outside_its_choices_is_refused(string field, int value) => Code(order => order[field] = value).ShouldBe(1600300);

    [Fact]
    public void A_line_needs_a_variant_and_a_quantity()
    {
        Code(order => order.Remove("products")).ShouldBe(1600300);
        Code(order => order["products"] = new JsonArray()).ShouldBe(1600300);
        Code(order => Line(order).Remove("quantity")).ShouldBe(1600300);
        Code(order => Line(order)["quantity"] = 0).ShouldBe(1600300);
        Code(order => Line(order)["quantity"] = -1).ShouldBe(1600300);
        Code(order => Line(order).Remove("vid")).ShouldBe(1600300);
        Code(order => Line(order)["storeLineItemId"] = new string('1', 126)).ShouldBe(1600300);
        Code(order => Line(order)["vid"] = "1").ShouldBe(1602000);
        Code(order => Line(order)["sku"] = "CJLAMP01-White").ShouldBe(1600300, "vid and sku name different variants");
        Code(order => Line(order)["vid"] = _driver.Vid("CJGONE03")).ShouldBe(1602003);
        Code(order => Line(order)["sku"] = CjDriver.Sku).ShouldBe(200);
    }

    [Fact]
    public void The_way_to_ship_must_be_one_that_freight_would_offer()
    {
        Code(order => order["logisticName"] = "CJPacket ordinary").ShouldBe(1605001, "names are passed back as they came");
        Code(order => order["logisticName"] = "USPS+").ShouldBe(1605001, "it does not start in China");
        Code(order => order["fromCountryCode"] = "US").ShouldBe(1605001, "it does not start in the United States");
        Code(order => order["shippingCountryCode"] = "XX").ShouldBe(1605002);
        Code(order => order["fromCountryCode"] = "China").ShouldBe(1605002);
    }

    [Fact]
    public void An_order_number_makes_one_order()
    {
        var id = _driver.Create("DS1-7");
        _driver.Call("POST", Create, _driver.Order("DS1-7").ToJsonString()).GetProperty("message").GetString().ShouldBe("Order exist, please do not duplicate create");
        _driver.Code("POST", Create, _driver.Order("DS1-7", quantity: 2).ToJsonString()).ShouldBe(1603003);
        var books = _driver.Cj.Books;
        books.Orders.ShouldHaveSingleItem().OrderId.ShouldBe(id);
        books.CreateCalls.ShouldBe(new Dictionary<string, int> { ["DS1-7"] = 3 });
    }

    [Theory]
    [InlineData(false, 1603003)]
    [InlineData(true, 200)]
    public void Whether_a_deleted_number_is_free_is_an_option(bool free, int code)
    {
        var driver = new CjDriver(options => options with { DeletedNumbersAreFree = free });
        driver.Data("DELETE", "/shopping/order/deleteOrder?orderId=" + driver.Create("DS1-7"));
        driver.Code("POST", Create, driver.Order("DS1-7").ToJsonString()).ShouldBe(code);
    }

    [Fact]
    public void The_amount_is_what_freight_said_and_the_goods_cost()
    {
        var freight = _driver.Data("POST", "/logistic/freightCalculate", $$"""{"startCountryCode":"CN","endCountryCode":"DE","products":[{"vid":"{{_driver.Vid()}}","quantity":2}]}""")[0];
        var answer = _driver.Data("POST", Create, _driver.Order("DS1-8", 2, country: "DE").ToJsonString());
        answer.GetProperty("orderAmount").GetDecimal().ShouldBe(freight.GetProperty("totalPostageFee").GetDecimal() + 8.40m);
        answer.GetProperty("orderStatus").GetString().ShouldBe("CREATED");
        answer.GetProperty("cjPayUrl").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    private int Code(Action<JsonObject> change)
    {
        var order = _driver.Order($"DS1-{_driver.Cj.Books.CreateCalls.Count}");
        change(order);
        return _driver.Code("POST", Create, order.ToJsonString());
    }

    private static JsonObject Line(JsonObject order) => (JsonObject)order["products"]![0]!;
}
