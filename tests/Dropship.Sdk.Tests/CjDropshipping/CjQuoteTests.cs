using System.Text.Json;
using Dropship.CjDropshipping;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>Prices (fact sheet 3 and 4): variant, stock at the origin, freight chosen on its total.</summary>
public sealed class CjQuoteTests
{
    private const string Freight = "/logistic/freightCalculate";
    private readonly CjBench _bench = new();

    [Fact]
    public async Task The_samples_give_a_quote()
    {
        _bench.Script.On("/product/query", CjSamples.Product).On(Freight, CjSamples.Freight);
        var quote = await QuoteAsync(new("CJJJJTJT05843-Black"), 2);
        quote.Cost.ShouldBe(CjBench.Usd((2 * 58.09m) + 4.71m));
        quote.Until.ShouldBe(Instant.From(_bench.Clock.GetUtcNow()) + TimeSpan.FromMinutes(30));
        _bench.Script.Only("/product/query").Query.ShouldBe("?variantSku=CJJJJTJT05843-Black");
        _bench.Script.Only("/product/stock/queryByVid").Query.ShouldBe("?vid=D4057F56-3F09-4541-8461-9D76D014846D");
        _bench.Script.Only(Freight).Body.ShouldBe("""{"startCountryCode":"CN","endCountryCode":"US","products":[{"vid":"D4057F56-3F09-4541-8461-9D76D014846D","quantity":2}]}""");
    }

    [Fact]
    public void The_freight_request_has_the_samples_form()
    {
        var ours = JsonSerializer.SerializeToElement(new CjFreightBody("CN", "US", [new("439FC05B-1311-4349-87FA-1E1EF942C418", 2)], "99760"), CjJson.Default.CjFreightBody);
        JsonElement.DeepEquals(ours, JsonDocument.Parse(CjSamples.FreightRequest).RootElement).ShouldBeTrue();
    }

    [Fact]
    public async Task Prices_are_kept_for_a_while_and_stock_is_not()
    {
        await QuoteAsync();
        await QuoteAsync();
        _bench.Clock.Advance(TimeSpan.FromMinutes(10));
        await QuoteAsync();
        _bench.Script.Count("/product/query").ShouldBe(2);
        _bench.Script.Count("/product/stock/queryByVid").ShouldBe(3);
    }

    [Fact]
    public async Task Lines_of_one_variant_are_weighed_together_and_share_the_stock()
    {
        _bench.Script.On("/product/stock/queryByVid", CjScript.Good("""[{"countryCode":"CN","totalInventoryNum":3}]"""));
        var lines = Few.Of(new SupplierLine(CjBench.Line, CjBench.Sku, 2), new SupplierLine(new("L2"), CjBench.Sku, 1));
        (await _bench.Client.GetQuoteAsync(new(CjBench.Key, lines, new("US")), default)).Cost.ShouldBe(CjBench.Usd((3 * 0.57m) + 3.68m));
        _bench.Script.Only(Freight).Body.ShouldNotBeNull().ShouldContain("\"quantity\":3");
        lines = lines.Add(new(new("L3"), CjBench.Sku, 1));
        (await _bench.Client.GetQuoteAsync(new(CjBench.Key, lines, new("US")), default)).Refused.ShouldBe(DeclineReason.OutOfStock);
    }

    [Theory]
    [InlineData("""[{"countryCode":"CN","totalInventoryNum":"5"}]""", 5)]
    [InlineData("""[{"countryCode":"cn","totalInventory":5}]""", 5)]
    [InlineData("""[{"countryCode":"CN","cjInventoryNum":2,"factoryInventoryNum":3}]""", 5)]
    [InlineData("""[{"countryCode":"CN","cjInventory":"2","factoryInventory":null}]""", 2)]
    [InlineData("""[{"countryCode":"CN","storageNum":7}]""", 7)]
    [InlineData("""[{"countryCode":"CN","totalInventoryNum":4},{"countryCode":"CN","totalInventoryNum":6},{"countryCode":"US","totalInventoryNum":90}]""", 6)]
    [InlineData("""{"countryCode":"CN","totalInventoryNum":5}""", 5)]
    [InlineData("[]", 0)]
    [InlineData("null", 0)]
    public async Task Stock_is_counted_in_one_warehouse_of_the_origin(string rows, int units)
    {
        _bench.Script.On("/product/stock/queryByVid", CjScript.Good(rows));
        (await QuoteAsync(quantity: units + 1)).Refused.ShouldBe(DeclineReason.OutOfStock);
        if (units > 0) (await QuoteAsync(quantity: units)).Refused.ShouldBe(DeclineReason.None);
    }

    [Fact]
    public async Task A_row_of_stock_without_a_figure_is_no_answer()
    {
        _bench.Script.On("/product/stock/queryByVid", CjScript.Good("""[{"countryCode":"CN"}]"""));
        (await Should.ThrowAsync<ProviderException>(() => QuoteAsync())).Fault.ShouldBe(ProviderFault.Malformed);
    }

    [Theory]
    [InlineData(1602000, DeclineReason.Declined)]
    [InlineData(1602001, DeclineReason.Declined)]
    [InlineData(1602002, DeclineReason.OutOfStock)]
    [InlineData(1602003, DeclineReason.OutOfStock)]
    public async Task A_product_that_is_not_sold_is_refused(int code, DeclineReason reason)
    {
        _bench.Script.On("/product/query", CjScript.Code(code));
        (await QuoteAsync()).ShouldBe(new(null, Refused: reason));
    }

    [Fact]
    public async Task A_product_off_sale_without_the_variant_or_shipped_by_its_supplier_is_refused()
    {
        _bench.Script.On("/product/query", CjBench.Product(CjBench.Sku.Value, CjBench.Vid, "0.57", status: "2"));
        (await QuoteAsync()).Refused.ShouldBe(DeclineReason.OutOfStock);
        _bench.Script.On("/product/query", CjBench.Product("CJ-MUG-WHITE", CjBench.Vid, "0.57"));
        (await QuoteAsync()).Refused.ShouldBe(DeclineReason.Declined);
        _bench.Script.On("/product/query", CjBench.Product(CjBench.Sku.Value, CjBench.Vid, "0.57").Replace("ORDINARY", "SUPPLIER_SHIPPED"));
        (await QuoteAsync()).Refused.ShouldBe(DeclineReason.Unsupported);
        _bench.Script.On("/product/query", CjScript.Good("null"));
        (await QuoteAsync()).Refused.ShouldBe(DeclineReason.Declined);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task No_route_is_a_refusal_and_an_error_is_none(string none)
    {
        _bench.Script.On(Freight, CjScript.Good(none));
        (await QuoteAsync()).Refused.ShouldBe(DeclineReason.Destination);
        _bench.Script.On(Freight, CjScript.Code(1605002));
        (await QuoteAsync()).Refused.ShouldBe(DeclineReason.Destination);
        foreach (var (body, fault) in ((string, ProviderFault)[])[(CjSamples.TooManyRequests, ProviderFault.Throttled), (CjScript.Code(1600000), ProviderFault.Unreachable), (CjScript.Code(1607004), ProviderFault.Rejected), (CjSamples.ParameterError, ProviderFault.Rejected), (CjScript.Code(42), ProviderFault.Rejected)])
        {
            _bench.Script.On(Freight, body);
            (await Should.ThrowAsync<ProviderException>(() => QuoteAsync())).Fault.ShouldBe(fault);
        }
    }

    [Fact]
    public void The_total_decides_where_it_is_told()
    {
        var sample = Methods("""[{"logisticName":"Slow","logisticAging":"12-50","logisticPrice":1.00,"totalPostageFee":9.00},{"logisticName":"Fast","logisticAging":"2-5","logisticPrice":"4.71","taxesFee":0.2,"clearanceOperationFee":"0.09"}]""");
        CjFreight.Choose(sample, new()).ShouldBe(new("Fast", 5.00m), "the cheapest base price is the dearest in total");
        CjFreight.Choose(sample, new() { ExcludedMethods = ["Fast"] }).ShouldBe(new("Slow", 9.00m));
        CjFreight.Choose(sample, new() { PreferredMethods = ["Slow"] }).ShouldBe(new("Slow", 9.00m));
        CjFreight.Choose(sample, new() { PreferredMethods = ["Slow"], MaxTransitDays = 49 }).ShouldBe(new("Fast", 5.00m));
        CjFreight.Choose(sample, new() { MaxTransitDays = 4 }).ShouldBeNull();
        CjFreight.Choose(sample, new() { PreferredMethods = ["Other"] }).ShouldBe(new("Fast", 5.00m));
    }

    [Fact]
    public void Of_equal_prices_the_faster_is_taken_then_the_name_in_any_order()
    {
        var equal = Methods("""[{"logisticName":"C","logisticAging":"9","logisticPrice":5},{"logisticName":"B","logisticAging":"4-8","logisticPrice":5},{"logisticName":"A","logisticAging":"4-8","logisticPrice":5},{"logisticName":"D","logisticPrice":5},{"logisticName":"E"},{"logisticPrice":1}]""");
        CjFreight.Choose(equal, new()).ShouldBe(new("A", 5m));
        CjFreight.Choose(equal.Reverse(), new()).ShouldBe(new("A", 5m));
    }

    [Theory]
    [InlineData("4-8", 8)]
    [InlineData("12-50", 50)]
    [InlineData("7", 7)]
    [InlineData(" 4 - 8 ", 8)]
    [InlineData("4-8 days", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Transit_days_are_read(string? aging, int? days) => CjFreight.LongestTransit(aging).ShouldBe(days);

    private static CjFreightWire[] Methods(string rows) => [.. JsonDocument.Parse(rows).RootElement.EnumerateArray().Select(row => row.Deserialize(CjJson.Default.CjFreightWire)!)];

    private async Task<Quote> QuoteAsync(Sku? sku = null, int quantity = 1) => await _bench.Client.GetQuoteAsync(new(CjBench.Key, [new(CjBench.Line, sku ?? CjBench.Sku, quantity)], new("US", "061")), default);
}
