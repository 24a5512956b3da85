using System.Text.Json;

namespace Dropship.Testing.Tests.Cj;

public sealed class CjCatalogueTests
{
    private readonly CjDriver _driver = new();

    [Theory]
    [InlineData("productSku=CJLAMP01")]
    [InlineData("variantSku=CJLAMP01-White")]
    public void A_product_is_found_by_its_sku_or_a_variants(string query)
    {
        var product = _driver.Data("GET", "/product/query?" + query);
        product.GetProperty("productSku").GetString().ShouldBe("CJLAMP01");
        product.GetProperty("variants").EnumerateArray().Select(variant => variant.GetProperty("variantSku").GetString()).ShouldBe(["CJLAMP01-Black", "CJLAMP01-White"]);
        _driver.Data("GET", "/product/query?pid=" + product.GetProperty("pid").GetString()).GetProperty("productSku").GetString().ShouldBe("CJLAMP01");
        _driver.Data("GET", "/product/variant/query?pid=" + product.GetProperty("pid").GetString()).GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("/product/query", 1600300)]
    [InlineData("/product/query?productSku=CJLAMP01&variantSku=CJLAMP01-White", 1600300)]
    [InlineData("/product/query?productSku=CJNONE", 1602001)]
    [InlineData("/product/variant/query", 1600300)]
    [InlineData("/product/variant/query?productSku=CJNONE", 1602001)]
    [InlineData("/product/variant/queryByVid", 1600300)]
    [InlineData("/product/variant/queryByVid?vid=1", 1602000)]
    [InlineData("/product/stock/queryByVid?vid=1", 1602000)]
    [InlineData("/product/stock/queryBySku?sku=CJNONE", 1602000)]
    [InlineData("/product/stock/getInventoryByPid?pid=1", 1602001)]
    public void What_is_not_there_has_its_own_code(string path, int code) => _driver.Code("GET", path).ShouldBe(code);

    [Fact]
    public void Stock_is_told_by_warehouse_and_shrinks_with_what_is_confirmed()
    {
        Stock().ShouldBe([("CN", 15), ("US", 3)]);
        var id = _driver.Create("DS1-1", 4, "CJMUG02");
        Stock().ShouldBe([("CN", 15), ("US", 3)], "an order that is not confirmed reserves nothing");
        _driver.Data("PATCH", "/shopping/order/confirmOrder", $$"""{"orderId":"{{id}}"}""").GetString().ShouldBe(id);
        Stock().ShouldBe([("CN", 11), ("US", 3)]);
        _driver.Clock.Advance(_driver.Options.PayWithin);
        Stock().ShouldBe([("CN", 15), ("US", 3)], "an order that lapsed gives its units back");
        _driver.Cj.Restock("CJMUG02", "US", 40);
        Stock().ShouldBe([("CN", 15), ("US", 40)]);
    }

    [Fact]
    public void A_new_price_holds_for_new_orders_only()
    {
        var id = _driver.Create();
        _driver.Cj.Reprice(CjDriver.Sku, 9.99m);
        Money(_driver.Data("GET", "/product/variant/queryByVid?vid=" + _driver.Vid()).GetProperty("variantSellPrice")).ShouldBe(9.99m);
        Money(_driver.Detail(id).GetProperty("productAmount")).ShouldBe(4.20m);
        Money(_driver.Detail(_driver.Create("DS1-2")).GetProperty("productAmount")).ShouldBe(9.99m);
    }

    [Fact]
    public void Where_tax_is_asked_the_cheapest_base_price_is_the_dearest_in_total()
    {
        var offers = Freight("DE").EnumerateArray().Select(offer => (
            Name: offer.GetProperty("logisticName").GetString(), Base: offer.GetProperty("logisticPrice").GetDecimal(),
            Total: offer.GetProperty("totalPostageFee") is { ValueKind: JsonValueKind.Number } total ? total.GetDecimal() : offer.GetProperty("logisticPrice").GetDecimal())).ToArray();
        offers.MinBy(offer => offer.Base).Name.ShouldBe("CJPacket Ordinary");
        offers.MaxBy(offer => offer.Total).Name.ShouldBe("CJPacket Ordinary");
        Freight("US").EnumerateArray().ShouldAllBe(offer => offer.GetProperty("totalPostageFee").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public void Freight_is_a_function_of_goods_and_countries()
    {
        Freight("JP").GetRawText().ShouldBe(new CjDriver().Data("POST", "/logistic/freightCalculate", Asked("JP")).GetRawText());
        Freight("JP").GetRawText().ShouldNotBe(Freight("CH").GetRawText());
        _driver.Data("POST", "/logistic/freightCalculate", Asked("DE", from: "US")).GetArrayLength().ShouldBe(0, "there is no route, and that is no error");
        _driver.Data("POST", "/logistic/freightCalculate", Asked("US", from: "US")).GetArrayLength().ShouldBe(1);
        _driver.Data("POST", "/logistic/freightCalculate", Asked("US", quantity: 7)).GetArrayLength().ShouldBe(2, "2.1 kg are too heavy for one of them");
    }

    [Fact]
    public void Freight_says_what_is_wrong_with_the_question()
    {
        _driver.Call("POST", "/logistic/freightCalculate", $$"""{"startCountryCode":"CN","endCountryCode":"US","vid":"{{_driver.Vid()}}","quantity":1}""").GetProperty("message").GetString().ShouldBe("products must be not null");
        _driver.Code("POST", "/logistic/freightCalculate", Asked("XX")).ShouldBe(1605002);
        _driver.Code("POST", "/logistic/freightCalculate", Asked("Germany")).ShouldBe(1605002);
        _driver.Code("POST", "/logistic/freightCalculate", Asked("US", quantity: 0)).ShouldBe(1600300);
        _driver.Code("POST", "/logistic/freightCalculate", Asked("US", vid: "1")).ShouldBe(1602000);
    }

    private JsonElement Freight(string to) => _driver.Data("POST", "/logistic/freightCalculate", Asked(to));

    private string Asked(string to, string from = "CN", int quantity = 1, string? vid = null) =>
        $$"""{"startCountryCode":"{{from}}","endCountryCode":"{{to}}","products":[{"vid":"{{vid ?? _driver.Vid()}}","quantity":{{quantity}}}]}""";

    private IEnumerable<(string, int)> Stock() => _driver.Data("GET", "/product/stock/queryBySku?sku=CJMUG02").EnumerateArray()
        .Select(row => (row.GetProperty("countryCode").GetString()!, row.GetProperty("totalInventoryNum").GetInt32()));

    internal static decimal Money(JsonElement amount) => amount.ValueKind == JsonValueKind.String ? decimal.Parse(amount.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : amount.GetDecimal();
}
