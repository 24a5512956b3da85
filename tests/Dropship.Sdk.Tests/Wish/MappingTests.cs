using System.Text.Json.Nodes;
using Dropship.Domain;
using static Dropship.Sdk.Tests.Wish.StateTests;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>Fields of an order, and what stands in for those that are missing.</summary>
public sealed class MappingTests
{
    private const string Details = "order_payment.general_payment_details";
    private const string Detail = "full_address.shipping_detail";
    private static readonly Currency Usd = new("USD");

    [Theory]
    [InlineData("2024-08-12T14:05:33.512Z", 1723471533512)]
    [InlineData("2024-08-12T14:05:33.512+00:00", 1723471533512)]
    [InlineData("2024-08-12T16:05:33.512+02:00", 1723471533512)]
    [InlineData("2024-08-12T14:05:33Z", 1723471533000)]
    [InlineData("2024-08-12T14:05:33", 1723471533000)]
    [InlineData("2024-08-12T14:05:33.5129999Z", 1723471533512)]
    public void A_time_is_read_in_every_documented_form(string text, long milliseconds) =>
        Read(Samples.Order(order => order["updated_at"] = text)).Order!.Sale.Revision.ShouldBe(milliseconds);

    [Theory]
    [InlineData("18.7", "7.65", 2, "7.65", "3.4")]     // the vendor's price fits
    [InlineData("18.7", null, 2, "9.35", "0")]
    [InlineData("10", null, 3, "3.33", "0.01")]        // no coin is lost
    [InlineData("18.7", "9.36", 2, "9.35", "0")]       // its price is more than the total: only the total counts
    [InlineData("0", "7.65", 2, "0", "0")]
    [InlineData("0.0000000001", null, 3, "0", "0.0000000001")]
    public void A_line_comes_to_the_total(string total, string? price, int quantity, string unit, string shipping)
    {
        var order = Samples.Order(order =>
        {
            order.Set($"{Details}.payment_total.amount", JsonNode.Parse(total));
            order.Set($"{Details}.product_quantity", quantity);
            order.Set($"{Details}.product_merchant_payment", price is null ? null : JsonNode.Parse($$"""{"amount": {{price}}, "currency_code": "USD"}"""));
        });
        var sale = Read(order).Order!.Sale;
        sale.Lines[0].UnitPrice.ShouldBe(new(decimal.Parse(unit, System.Globalization.CultureInfo.InvariantCulture), Usd));
        sale.Lines[0].Shipping.ShouldBe(new(decimal.Parse(shipping, System.Globalization.CultureInfo.InvariantCulture), Usd));
        sale.Lines[0].Total.ShouldBe(sale.Paid);
    }

    [Theory]
    [InlineData("LAMP", "v1", "LAMP")]
    [InlineData(" LAMP ", "v1", "LAMP")]
    [InlineData("", "v1", "v1")]
    [InlineData(null, "v1", "v1")]
    public void The_sku_is_the_vendors_else_the_variation(string? sku, string variation, string expected) =>
        Read(Samples.Order(order => (order["product_information"]!["sku"], order["product_information"]!["variation_id"]) = (sku, variation))).Order!.Sale.Lines[0].Sku.ShouldBe(new Sku(expected));

    [Theory]
    [InlineData("""{"eu_vat_customs_declaration": {"vat_payer": {"ioss_number": "IM1"}}, "required_vat_numbers": {"voec": {"number": "V1"}}}""", "IM1")]
    [InlineData("""{"required_vat_numbers": {"voec": {"number": "2024926"}, "vat": {"number": "IM2", "name": "ioss"}}}""", "2024926")]
    [InlineData("""{"required_vat_numbers": {"vat": {"number": "IM2", "name": " IOSS "}}}""", "IM2")]
    [InlineData("""{"required_vat_numbers": {"vat": {"number": "GB123", "name": "UK VAT"}, "eori": {"number": "E1"}}}""", null)]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    public void The_import_tax_number_is_the_marketplaces_own(string vat, string? number) =>
        Read(Samples.Order(order => order.Set("tax_information.vat_information", JsonNode.Parse(vat)))).Order!.Address!.ImportTaxNumber.ShouldBe(number);

    [Theory]
    [InlineData("CPF")]
    [InlineData("PCCC")]
    [InlineData("RUT")]
    [InlineData("PASSPORT")]
    public void The_buyers_own_number_is_handed_on(string type)
    {
        var order = Samples.Order(order => order["tax_information"] = new JsonObject { ["customer_identity_number_type"] = type, ["customer_identity_number"] = " 123 " });
        Read(order).Order!.Address!.TaxId.ShouldBe("123");
    }

    [Fact]
    public void All_of_an_address_is_kept()
    {
        var address = Read(Samples.Order(order =>
        {
            order.Set($"{Detail}.street_address3", "Casa 3");
            order.Set($"{Detail}.neighborhood", "Centro");
            order.Set($"{Detail}.region", "Metropolitana");
            order.Set($"{Detail}.zipcode", 8320000);
            order.Set($"{Detail}.name", "a\u0007b\u2028c\r\n");
            order.Set($"{Detail}.phone_number", JsonNode.Parse("""{"country_code": "+56", "number": 912345678}"""));
            order.Set($"{Detail}.country_code", "cl");
        })).Order!.Address!;
        address.ShouldBe(new Address("a b c", ["12 Rue de la Paix", "Apt 4", "Casa 3", "Centro", "Metropolitana"], "Paris", "Ile-de-France", "8320000", "CL", "+56 912345678") { ImportTaxNumber = "IM2760000000" });
    }

    [Theory]
    [InlineData(null, "Metropolitana", "Metropolitana")]
    [InlineData("RM", "RM", "RM")]
    [InlineData("RM", null, "RM")]
    [InlineData(null, null, "")]
    public void A_region_stands_in_for_a_state(string? state, string? region, string expected)
    {
        var address = Read(Samples.Order(order => (order["full_address"]!["shipping_detail"]!["state"], order["full_address"]!["shipping_detail"]!["region"]) = (state, region))).Order!.Address!;
        address.Region.ShouldBe(expected);
        address.Lines.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("+441", "+441")]
    [InlineData("0142", "+33 0142")]
    [InlineData("", null)]
    public void A_phone_number_has_its_country(string number, string? expected) => Read(Samples.Order(order => order.Set($"{Detail}.phone_number.number", number))).Order!.Address!.Phone.ShouldBe(expected);

    [Theory]
    [InlineData("75002", "750")]
    [InlineData("sw1a 1aa", "SW1")]
    [InlineData("0", "0")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void History_knows_the_beginning_of_a_postal_code_alone(string? code, string prefix) => Read(Samples.Order(order => order.Set($"{Detail}.zipcode", code))).Order!.Sale.To.ShouldBe(new Destination("FR", prefix));

    [Theory]
    [InlineData("REFUNDED", SaleStatus.Refunded)]
    [InlineData("DECLINED", SaleStatus.Cancelled)]
    [InlineData("REQUIRE_REVIEW", SaleStatus.OnHold)]
    public void What_is_not_bought_for_may_be_sparse(string state, SaleStatus becomes)
    {
        var order = JsonNode.Parse($$$"""{"id": "{{{Samples.OrderId}}}", "state": "{{{state}}}", "updated_at": "2024-08-12T14:05:33.512Z", "order_payment": {"general_payment_details": {"payment_total": {"amount": -1.5, "currency_code": "USD"} } } }""")!.AsObject();
        var read = Read(order).Order!;
        read.Sale.ShouldBe(new Fact.SaleSeen(0, 1723471533512, becomes, new(1723471533512), null, Money.Zero(Usd), [new(new(Samples.OrderId), null, 1, Money.Zero(Usd), Money.Zero(Usd))], new("ZZ")));
        read.Address.ShouldBeNull();
        Dropship.Engine.ImportedOrderValidator.Fault(read).ShouldBeNull();
    }

    [Fact]
    public void A_declined_order_was_never_paid() => Read(Ours("DECLINED")).Order!.Sale.PaidAt.ShouldBeNull();

    [Fact]
    public void An_order_of_ours_may_lose_its_address_once_it_is_shipped()
    {
        var order = Ours("SHIPPED");
        order.Remove("full_address");
        var read = Read(order).Order!;
        (read.Sale.Status, read.Sale.To.Country, read.Address).ShouldBe((SaleStatus.Paid, "ZZ", null));
    }

    [Theory]
    [InlineData(" Tea set, blue ", "Tea set, blue")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_products_name_is_the_lines_title(string? name, string? title) =>
        Read(Samples.Order(order => order["product_information"]!["name"] = name)).Order!.Sale.Lines[0].Title.ShouldBe(title);

    [Fact]
    public void A_title_is_cut_to_two_hundred_characters() =>
        Read(Samples.Order(order => order["product_information"]!["name"] = new string('x', 300))).Order!.Sale.Lines[0].Title.ShouldBe(new string('x', 200));
}
