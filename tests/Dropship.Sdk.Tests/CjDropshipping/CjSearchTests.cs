using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>The catalogue (fact sheet 3): by SKU, by words, variants and their stock; impossible figures are set aside with their reason.</summary>
public sealed class CjSearchTests
{
    private const string Query = "/product/query";
    private const string Stock = "/product/stock/getInventoryByPid";
    private const string Pid = "000B9312-456A-4D31-94BD-B083E2A198E8";
    private const string Vid = "D4057F56-3F09-4541-8461-9D76D014846D";
    private readonly CjBench _bench = new();

    public CjSearchTests() => _bench.Script.On(Query, CjSamples.Product).On(Stock, Inventory("""{"countryCode":"CN","totalInventory":10877,"cjInventory":"700","factoryInventory":10177}""", """{"countryCode":"us","totalInventoryNum":"36","cjInventoryNum":36}""", """{"countryCode":"CN","totalInventory":3}"""));

    [Fact]
    public async Task A_variant_is_found_by_its_sku_with_weight_and_stock_by_country()
    {
        var page = await _bench.Client.FindBySkuAsync(new("CJJJJTJT05843-Black"), default);
        page.SetAside.ShouldBeEmpty();
        var item = page.Items.ShouldHaveSingleItem();
        (item.Sku.Value, item.Product, item.Name, item.Price, item.Grams, item.IsGroup, item.IsOnSale).ShouldBe(("CJJJJTJT05843-Black", Pid, "Small trailer model Black", CjBench.Usd(58.09m), 1580, false, true));
        item.Stock.ShouldBe([new("CN", 10880, 700), new("US", 36, 36)]);
        _bench.Script.Only(Query).Query.ShouldBe("?variantSku=CJJJJTJT05843-Black");
        _bench.Script.Only(Stock).Query.ShouldBe($"?pid={Pid}");
    }

    [Fact]
    public async Task A_sku_that_no_variant_bears_is_looked_for_among_products_and_then_is_none()
    {
        _bench.Script.On(Query, CjScript.Code(1602000), CjSamples.Product);
        (await _bench.Client.FindBySkuAsync(new("CJJJJTJT05843"), default)).Items.ShouldHaveSingleItem();
        _bench.Script.Seen.Where(seen => seen.Route == Query).Select(seen => seen.Query).ShouldBe(["?variantSku=CJJJJTJT05843", "?productSku=CJJJJTJT05843"]);
        _bench.Script.On(Query, CjScript.Code(1602001));
        (await _bench.Client.FindBySkuAsync(new("CJNONE"), default)).ShouldSatisfyAllConditions(page => page.Items.ShouldBeEmpty(), page => page.SetAside.ShouldBeEmpty());
        (await _bench.Client.ListVariantsAsync("no-such", default)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_off_sale_is_shown_with_that_reason_and_a_fault_is_no_empty_catalogue()
    {
        _bench.Script.On(Query, CjScript.Code(1602003));
        (await _bench.Client.FindBySkuAsync(new("CJOFF"), default)).SetAside.ShouldBe([new("CJOFF", "it is taken off sale")]);
        foreach (var code in (int[])[1600000, 1600200, 1600300, 424242])
        {
            _bench.Script.On(Query, CjScript.Code(code));
            await Should.ThrowAsync<ProviderException>(async () => await _bench.Client.FindBySkuAsync(new("CJOFF"), default));
        }

        _bench.Script.On(Query, CjSamples.Product).On(Stock, CjScript.Code(1602001));
        await Should.ThrowAsync<ProviderException>(async () => await _bench.Client.ListVariantsAsync(Pid, default));
    }

    [Theory]
    [InlineData("\"variantSellPrice\": 58.09", "\"variantSellPrice\": -1", "the price is negative")]
    [InlineData("\"variantSellPrice\": 58.09", "\"variantSellPrice\": 0", "the price is zero")]
    [InlineData("\"variantSellPrice\": 58.09", "\"variantSellPrice\": \"1e12\"", "the price is beyond all prices")]
    [InlineData("\"variantSellPrice\": 58.09", "\"variantSellPrice\": \"dear\"", "there is no price")]
    [InlineData("\"variantSellPrice\": 58.09,", "", "there is no price")]
    [InlineData("\"variantWeight\": 1580.00", "\"variantWeight\": 0", "the weight is zero or negative")]
    [InlineData("\"variantWeight\": 1580.00", "\"variantWeight\": -3", "the weight is zero or negative")]
    [InlineData("\"variantWeight\": 1580.00", "\"variantWeight\": 1000001", "the weight is beyond all parcels")]
    [InlineData("\"variantWeight\": 1580.00", "\"variantWeight\": \"heavy\"", "the weight is no number")]
    [InlineData("\"variantWeight\": 1580.00", "\"variantWeight\": {}", "the row is not in the form CJ documents")]
    [InlineData("\"ORDINARY_PRODUCT\"", "\"SUPPLIER_SHIPPED_PRODUCT\"", "it is shipped by its own supplier: what that costs cannot be read")]
    public async Task An_impossible_variant_is_set_aside_with_its_reason(string was, string now, string why)
    {
        CjSamples.Product.ShouldContain(was);
        _bench.Script.On(Query, CjSamples.Product.Replace(was, now, StringComparison.Ordinal));
        var page = await _bench.Client.ListVariantsAsync(Pid, default);
        page.Items.ShouldBeEmpty();
        page.SetAside.ShouldHaveSingleItem().Why.ShouldBe(why);
    }

    [Theory]
    [InlineData("""{"countryCode":"CN","totalInventory":1000000000000}""", "the stock is beyond all warehouses")]
    [InlineData("""{"countryCode":"CN","totalInventory":-1}""", "the stock is negative")]
    [InlineData("""{"countryCode":"CN","totalInventory":"many"}""", "the stock is no number")]
    [InlineData("""{"countryCode":"CN","totalInventory":5,"cjInventory":-5}""", "the stock is negative")]
    public async Task An_impossible_stock_is_set_aside_with_its_reason(string row, string why)
    {
        _bench.Script.On(Stock, Inventory(row));
        (await _bench.Client.ListVariantsAsync(Pid, default)).SetAside.ShouldBe([new("CJJJJTJT05843-Black", why)]);
    }

    [Fact]
    public async Task Products_are_found_by_words_the_sound_beside_the_unsound()
    {
        _bench.Script.On("/product/listV2", CjScript.Good("""
            {"pageSize":4,"pageNumber":1,"totalRecords":9,"totalPages":3,"content":[{"productList":[
              {"id":"P1","nameEn":"Desk lamp","sku":"CJL1","sellPrice":"4.20 -- 6.10","warehouseInventoryNum":120,"saleStatus":"3","directMinOrderNum":2},
              {"id":"P2","nameEn":"Free lamp","sku":"CJL2","sellPrice":0,"warehouseInventoryNum":1},
              {"id":"P3","nameEn":"Endless lamp","sku":"CJL3","sellPrice":"3.00","warehouseInventoryNum":1000000000000},
              {"id":"P4","nameEn":"Nameless lamp","sellPrice":"3.00"},
              {"id":"P5","nameEn":"Old\u0007lamp","sku":"CJL5","sellPrice":3,"saleStatus":"2"},
              7]}]}
            """));
        var page = await _bench.Client.SearchAsync(new("desk lamp", 1, 4, "US"), default);
        page.HasMore.ShouldBeTrue();
        page.Items.Select(item => (item.Sku.Value, item.Product, item.Name, item.Price.Amount, item.IsGroup, item.IsOnSale, item.LeastUnits)).ShouldBe([("CJL1", "P1", "Desk lamp", 4.20m, true, true, 2), ("CJL5", "P5", "Old lamp", 3m, true, false, 1)]);
        page.SetAside.ShouldBe([new("CJL2", "the price is zero"), new("CJL3", "the stock is beyond all warehouses"), new("", "there is no SKU that can be kept"), new("", "the row is not in the form CJ documents")]);
        _bench.Script.Only("/product/listV2").Query.ShouldBe("?keyWord=desk lamp&page=1&size=4&countryCode=US");
        (await _bench.Client.SearchAsync(new("desk lamp", 3, 4), default)).HasMore.ShouldBeFalse();
        _bench.Script.Seen[^1].Query.ShouldBe("?keyWord=desk lamp&page=3&size=4");
    }

    [Fact]
    public void A_search_has_words_and_bounds()
    {
        foreach (var words in (string[])["", " ", new('x', 201)]) Should.Throw<ArgumentException>(() => new CatalogueQuery(words));
        Should.Throw<ArgumentOutOfRangeException>(() => new CatalogueQuery("lamp", 0));
        Should.Throw<ArgumentOutOfRangeException>(() => new CatalogueQuery("lamp", 1, 101));
        Should.Throw<ArgumentOutOfRangeException>(() => new CatalogueQuery("lamp", 1, 0));
    }

    [Fact]
    public async Task A_price_message_makes_the_price_be_read_again()
    {
        await QuoteAsync();
        await QuoteAsync();
        _bench.Script.Count(Query).ShouldBe(1, "it is kept");
        foreach (var (type, field, number, reads) in ((string, string, string, int)[])[("VARIANT", "vid", "1", 0), ("VARIANT", "vid", Vid, 1), ("PRODUCT", "pid", Pid, 1), ("PRODUCT", "pid", Vid + "1", 0), ("STOCK", Vid, "1", 0)])
        {
            var before = _bench.Script.Count(Query);
            var body = $$"""{"messageId":"1","type":"{{type}}","params":{"{{field}}":"{{number}}","variantSellPrice":0.01} }""";
            (await _bench.Client.ReadWebhookAsync(CjWebhookTests.Signed(body), default)).Verdict.ShouldBe(WebhookVerdict.Genuine);
            (await QuoteAsync()).ShouldBe(CjBench.Usd(58.09m + 3.68m), "what the message says is not believed");
            (_bench.Script.Count(Query) - before).ShouldBe(reads, $"{type} {number}");
        }
    }

    private async Task<Money?> QuoteAsync()
    {
        var quote = await _bench.Client.GetQuoteAsync(new(CjBench.Key, [new(CjBench.Line, new("CJJJJTJT05843-Black"), 1)], new("US")), default);
        return quote.Cost;
    }

    private static string Inventory(params string[] rows) => CjScript.Good($$"""{"inventories":[],"variantInventories":[{"vid":"{{Vid}}","inventory":[{{string.Join(",", rows)}}]}]}""");
}
