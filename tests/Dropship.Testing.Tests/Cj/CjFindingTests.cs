using System.Text.Json;

namespace Dropship.Testing.Tests.Cj;

/// <summary>Search, reviews, sourcing and other ways of the sandbox.</summary>
public sealed class CjFindingTests
{
    private readonly CjDriver _driver = new(options => options with { Reviews = [new("CJLAMP01", 5, "bright"), new("CJLAMP01", 1, "dark", "DE")], Sourced = name => name == "mug" ? "CJMUG02" : null, TellsChanges = true });

    [Theory]
    [InlineData("keyWord=lamp", "CJLAMP01")]
    [InlineData("keyWord=LAMP%20white", "CJLAMP01")]
    [InlineData("keyWord=cj&countryCode=US", "CJMUG02")]
    [InlineData("keyWord=cj", "CJLAMP01,CJMUG02")]
    [InlineData("keyWord=cj&page=2&size=1", "CJMUG02")]
    [InlineData("keyWord=nothing", "")]
    public void Products_are_found_by_words(string query, string found)
    {
        var data = _driver.Data("GET", "/product/listV2?" + query);
        string.Join(",", Rows(data).Select(row => row.GetProperty("sku").GetString())).ShouldBe(found);
    }

    [Fact]
    public void Variants_of_several_prices_show_a_span()
    {
        var rows = Rows(_driver.Data("GET", "/product/listV2?keyWord=cj")).ToList();
        rows.Select(row => row.GetProperty("sellPrice").GetString()).ShouldBe(["4.20 -- 4.40", "2.00"]);
        _driver.Code("GET", "/product/listV2?size=101").ShouldBe(1600300);
        _driver.Code("GET", "/product/listV2?page=0").ShouldBe(1600300);
    }

    [Fact]
    public void Reviews_are_told_page_by_page_with_code_0()
    {
        var pid = Rows(_driver.Data("GET", "/product/listV2?keyWord=lamp")).Single().GetProperty("id").GetString();
        var answer = _driver.Call("GET", $"/product/productComments?pid={pid}&pageNum=2&pageSize=1");
        (answer.GetProperty("code").GetInt32(), answer.GetProperty("result").GetBoolean()).ShouldBe((0, true));
        answer.GetProperty("data").ShouldSatisfyAllConditions(data => data.GetProperty("total").GetString().ShouldBe("2"), data => data.GetProperty("list")[0].GetProperty("comment").GetString().ShouldBe("dark"));
        _driver.Call("GET", $"/product/productComments?pid={pid}&score=5").GetProperty("data").GetProperty("list").GetArrayLength().ShouldBe(1);
        _driver.Code("GET", "/product/productComments?pid=1").ShouldBe(1602001);
    }

    [Fact]
    public void Each_request_for_goods_is_a_search_of_its_own()
    {
        foreach (var name in (string[])["mug", "mug", "unicorn"]) _driver.Call("POST", "/product/sourcing/create", $$"""{"productName":"{{name}}","productImage":"https://example.org/a.png"}""").GetProperty("data").GetProperty("cjSourcingId").GetString().ShouldNotBeNullOrEmpty();
        _driver.Code("POST", "/product/sourcing/create", """{"productName":"mug"}""").ShouldBe(1600300);
        Found().ShouldAllBe(sku => sku == null);
        _driver.Clock.Advance(_driver.Options.SourcingTakes);
        Found().ShouldBe(["CJMUG02", "CJMUG02", null]);
        _driver.Code("POST", "/product/sourcing/query", """{"sourceIds":[]}""").ShouldBe(1600300);
    }

    [Fact]
    public void An_order_goes_another_way_until_it_is_confirmed()
    {
        var id = _driver.Create("DS1-1", 1, "CJMUG02");
        var code = _driver.Detail(id).GetProperty("cjOrderCode").GetString();
        var ways = _driver.Data("GET", "/shopping/order/getOrderLogisticsInfo?orderCode=" + code).EnumerateArray().ToList();
        ways.Single(way => way.GetProperty("isChecked").GetInt32() == 1).GetProperty("logisticsName").GetString().ShouldBe("CJPacket Ordinary");
        var other = ways.First(way => way.GetProperty("startCountry").GetString() == "US");
        var body = $$"""{"id":"{{other.GetProperty("id").GetString()}}","orderCode":"{{code}}","logisticsName":"{{other.GetProperty("logisticsName").GetString()}}","from":1}""";
        _driver.Code("POST", "/shopping/order/updateLogistics", body.Replace("\"id\":\"", "\"id\":\"9", StringComparison.Ordinal)).ShouldBe(1605001);
        _driver.Data("POST", "/shopping/order/updateLogistics", body);
        var detail = _driver.Detail(id);
        (detail.GetProperty("fromCountryCode").GetString(), detail.GetProperty("logisticName").GetString()).ShouldBe(("US", other.GetProperty("logisticsName").GetString()));
        CjCatalogueTests.Money(detail.GetProperty("orderAmount")).ShouldBe(2m + CjCatalogueTests.Money(other.GetProperty("postage")));
        _driver.Code("POST", "/shopping/order/changeWarehouse", $$"""{"orderCode":"{{code}}","storageId":"S1"}""").ShouldBe(1600300, "it is not of platform logistics");
        _driver.Data("PATCH", "/shopping/order/confirmOrder", $$"""{"orderId":"{{id}}"}""");
        _driver.Code("POST", "/shopping/order/updateLogistics", body).ShouldBe(8002);
        _driver.Code("POST", "/shopping/order/changeWarehouse", $$"""{"orderCode":"{{code}}","storageId":"S1"}""").ShouldBe(8002);
    }

    [Fact]
    public void An_order_of_platform_logistics_is_moved_to_another_warehouse()
    {
        var order = _driver.Order("DS1-2");
        order["shopLogisticsType"] = 3;
        var id = _driver.Data("POST", "/shopping/order/createOrderV2", order.ToJsonString()).GetProperty("orderId").GetString()!;
        _driver.Data("POST", "/shopping/order/changeWarehouse", $$"""{"orderCode":"{{_driver.Detail(id).GetProperty("cjOrderCode").GetString()}}","storageId":"S1"}""");
        _driver.Detail(id).GetProperty("storageId").GetString().ShouldBe("S1");
    }

    [Fact]
    public void Changed_prices_and_stock_are_told_once_and_only_if_they_are_subscribed_to()
    {
        _driver.Cj.Reprice(CjDriver.Sku, 9m);
        _driver.Cj.Restock("CJMUG02", "US", 40);
        var messages = _driver.Cj.TakeMessages().Select(message => JsonDocument.Parse(message.Body).RootElement).ToList();
        messages.Select(message => message.GetProperty("type").GetString()).ShouldBe(["VARIANT", "STOCK"], ignoreOrder: true);
        messages.Single(message => message.GetProperty("type").GetString() == "STOCK").GetProperty("params").GetProperty(_driver.Vid("CJMUG02"))[0].GetProperty("storageNum").GetInt32().ShouldBe(40);
        _driver.Cj.TakeMessages().ShouldBeEmpty();
        var silent = new CjDriver();
        silent.Cj.Reprice(CjDriver.Sku, 9m);
        silent.Cj.TakeMessages().ShouldBeEmpty();
    }

    private IEnumerable<string?> Found() => _driver.Call("POST", "/product/sourcing/query", """{"sourceIds":["1","2","3"]}""").GetProperty("data").EnumerateArray().Select(row => row.GetProperty("cjVariantSku").GetString());

    private static IEnumerable<JsonElement> Rows(JsonElement data) => data.GetProperty("content")[0].GetProperty("productList").EnumerateArray();
}
