using System.Text.Json;

namespace Dropship.Testing.Sandbox.Wish;

public sealed class WishOrderTests
{
    [Fact]
    public async Task Money_is_told_per_unit_and_in_total_as_in_the_vendors_sample()
    {
        using WishShop shop = new();
        var payment = (await shop.Order(shop.Approved())).GetProperty("order_payment");
        var details = payment.GetProperty("general_payment_details");
        details.GetProperty("product_quantity").GetInt32().ShouldBe(2);
        Amount(details, "product_price").ShouldBe(9.00m);
        Amount(details, "product_shipping_price").ShouldBe(2.00m);
        Amount(details, "product_merchant_payment").ShouldBe(7.65m);
        Amount(details, "shipping_merchant_payment").ShouldBe(1.70m);
        Amount(details, "payment_total").ShouldBe(18.70m);
        Amount(payment.GetProperty("rev_share"), "merchant_commission_fees").ShouldBe(3.30m);
    }

    [Fact]
    public async Task Orders_come_in_both_shapes_that_the_vendor_is_known_for()
    {
        using WishShop shop = new(new() { Currency = "EUR" });
        var (full, sparse) = (await shop.Order(shop.Approved()), await shop.Order(shop.Approved()));
        full.GetProperty("updated_at").GetString()!.ShouldEndWith("+00:00");
        sparse.GetProperty("updated_at").GetString()!.ShouldEndWith("Z");
        full.GetProperty("processing_status").ValueKind.ShouldBe(JsonValueKind.Null);
        sparse.TryGetProperty("processing_status", out _).ShouldBeFalse();
        full.GetProperty("refunds").GetArrayLength().ShouldBe(0);
        sparse.TryGetProperty("refunds", out _).ShouldBeFalse();
        sparse.ToString().ShouldContain("EUR");
    }

    [Fact]
    public async Task Orders_of_one_checkout_share_its_id_and_ids_repeat_in_every_run()
    {
        using WishShop shop = new(), again = new(), other = new(new() { Seed = "shop-2" });
        var cart = shop.Sandbox.TransactionId("cart");
        string[] ids = [shop.Approved(WishShop.Lamp(1) with { TransactionId = cart }), shop.Approved(WishShop.Lamp() with { TransactionId = cart })];
        foreach (var id in ids) (await shop.Order(id)).GetProperty("transaction_id").GetString().ShouldBe(cart);
        ((string[])[again.Approved(), again.Approved()]).ShouldBe(ids);
        ids.ShouldNotContain(other.Approved());
    }

    [Fact]
    public async Task What_customs_want_is_told()
    {
        using WishShop shop = new();
        var order = await shop.Order(shop.Approved(WishShop.Lamp() with { IossNumber = "IM2760000000", CustomerIdentity = "CPF:00000000191" }));
        var tax = order.GetProperty("tax_information");
        tax.GetProperty("vat_information").GetProperty("required_vat_numbers").GetProperty("vat").GetProperty("number").GetString().ShouldBe("IM2760000000");
        tax.GetProperty("customer_identity_number_type").GetString().ShouldBe("CPF");
    }

    [Fact]
    public async Task Carriers_depend_on_the_programme_and_the_country()
    {
        using WishShop shop = new(new() { MoreCarriers = ["OwnVan"] });
        (await Names(shop, "order_type=GENERAL")).ShouldContain("GLS");
        (await Names(shop, "order_type=CONFIRMED_DELIVERY&dest_country_code=FR")).ShouldBe(["CJPacket", "DHL", "FedEx", "UPS", "WishPost", "YunExpress", "LaPoste", "OwnVan"]);
        (await Names(shop, "order_type=CONFIRMED_DELIVERY&dest_country_code=BR")).ShouldNotContain("LaPoste");
        (await Names(shop, "order_type=CONFIRMED_DELIVERY")).ShouldContain("LaPoste");
        foreach (var query in (string[])["", "order_type=ANY", "order_type=GENERAL&dest_country_code=FR", "order_type=CONFIRMED_DELIVERY&dest_country_code=FRA"])
            (await shop.Get($"orders/shipping_carriers?{query}")).Code.ShouldBe(90001);
    }

    [Theory]
    [InlineData("GET", "orders/0123456789abcdef01234567", 400)]
    [InlineData("GET", "orders/0123456789abcdef01234567/refund_reasons", 400)]
    [InlineData("PUT", "orders/0123456789abcdef01234567/tracking", 400)]
    [InlineData("PUT", "orders/0123456789abcdef01234567/refund", 400)]
    [InlineData("PUT", "orders/0123456789abcdef01234567/address", 400)]
    [InlineData("GET", "brands", 404)]
    public async Task What_is_not_there_is_said_with_a_code(string method, string path, int status)
    {
        using WishShop shop = new();
        var reply = method == "GET" ? await shop.Get(path) : await shop.Write(new(method), path, "{}");
        (reply.Status, reply.Code).ShouldBe((status, 90001));
    }

    [Fact]
    public void An_order_that_makes_no_sense_is_not_placed()
    {
        using WishShop shop = new();
        foreach (var wrong in (WishSandboxOrder[])[WishShop.Lamp(0), WishShop.Lamp() with { UnitPrice = -1 }, WishShop.Lamp() with { UnitShipping = -1 }, WishShop.Lamp() with { Sku = " " }, WishShop.Lamp() with { Types = ["EXPRESS"] }])
            Should.Throw<ArgumentException>(() => shop.Sandbox.PlaceOrder(wrong));
        shop.Sandbox.Sales().ShouldBeEmpty();
    }

    [Fact]
    public async Task Calls_are_counted_by_verb_and_template()
    {
        using WishShop shop = new();
        foreach (var id in new[] { shop.Approved(), shop.Approved() }) await shop.Order(id);
        await shop.Get("orders?limit=5");
        shop.Sandbox.Calls["GET /api/v3/orders/{id}"].ShouldBe(2);
        shop.Sandbox.Calls["GET /api/v3/orders"].ShouldBe(1);
        shop.Sandbox.Calls["GET /api/v3/oauth/refresh_token"].ShouldBe(1);
    }

    private static decimal Amount(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetDecimal();

    private static async Task<string?[]> Names(WishShop shop, string query) =>
        [.. (await shop.Get($"orders/shipping_carriers?{query}")).Data.EnumerateArray().Select(carrier => carrier.GetProperty("name").GetString())];
}
