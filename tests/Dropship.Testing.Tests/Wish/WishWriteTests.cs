using System.Text.Json;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Writes are answered at once, carried out later, and counted always.</summary>
public sealed class WishWriteTests
{
    [Fact]
    public async Task A_tracking_number_is_in_progress_first_and_there_after_a_while()
    {
        using WishShop shop = new();
        var id = shop.Approved();
        var answer = (await shop.Put($"orders/{id}/tracking", WishShop.Tracking("LP1"))).Data;
        Processing(answer).ShouldBe(("UPDATE_TRACKING", "IN_PROGRESS"));
        answer.GetProperty("state").GetString().ShouldBe("APPROVED");
        shop.Clock.Advance(shop.Options.WriteDelay - TimeSpan.FromMilliseconds(1));
        Processing(await shop.Order(id)).ShouldBe(("UPDATE_TRACKING", "IN_PROGRESS"));
        shop.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var order = await shop.Order(id);
        Processing(order).ShouldBe(("UPDATE_TRACKING", "SUCCEEDED"));
        order.GetProperty("state").GetString().ShouldBe("SHIPPED");
        order.GetProperty("tracking_information")[0].GetProperty("tracking_number").GetString().ShouldBe("LP1");
    }

    [Fact]
    public async Task A_refund_gives_the_buyer_everything_and_the_merchant_nothing()
    {
        using WishShop shop = new();
        var id = shop.Approved();
        (await shop.Put($"orders/{id}/refund", new { refund_reason = "UNABLE_TO_SHIP", refund_reason_note = "Sorry" })).Code.ShouldBe(0);
        shop.Clock.Advance(shop.Options.WriteDelay);
        var order = await shop.Order(id);
        var refund = order.GetProperty("refunds")[0];
        refund.GetProperty("refund_source").GetString().ShouldBe("MERCHANT");
        refund.GetProperty("refund_amount").GetProperty("amount").GetDecimal().ShouldBe(22.00m);
        refund.GetProperty("merchant_responsible_amount").GetProperty("amount").GetDecimal().ShouldBe(18.70m);
        order.GetProperty("order_payment").GetProperty("general_payment_details").GetProperty("payment_total").GetProperty("amount").GetDecimal().ShouldBe(0m);
        var sale = shop.Sandbox.Sale(id);
        (sale.Refunds, sale.Refunded, sale.Charged, sale.State).ShouldBe((1, 22.00m, 18.70m, "REFUNDED"));
    }

    [Fact]
    public async Task An_address_is_changed_and_the_name_stays()
    {
        using WishShop shop = new();
        var id = shop.Approved();
        (await shop.Put($"orders/{id}/address", new { street_address1 = "1 Market St", city = "Lyon", state = "Rhone", zipcode = "69001", country_code = "FR" })).Code.ShouldBe(0);
        shop.Clock.Advance(shop.Options.WriteDelay);
        var address = (await shop.Order(id)).GetProperty("full_address").GetProperty("shipping_detail");
        address.GetProperty("city").GetString().ShouldBe("Lyon");
        address.GetProperty("name").GetString().ShouldBe("Jane Example");
        address.GetProperty("phone_number").GetProperty("number").GetString().ShouldBe("0142961000");
    }

    [Theory]
    [InlineData("tracking", "UPDATE_TRACKING")]
    [InlineData("refund", "REFUND")]
    [InlineData("address", "MODIFY_SHIPPING")]
    public async Task A_write_that_fails_says_so_and_changes_nothing_else(string part, string source)
    {
        using WishShop shop = new(new() { FailWrite = (_, write) => write == source });
        var id = shop.Approved();
        (await shop.Put($"orders/{id}/{part}", Body(part))).Code.ShouldBe(0);
        shop.Clock.Advance(shop.Options.WriteDelay);
        var order = await shop.Order(id);
        Processing(order).ShouldBe((source, "FAILED"));
        order.GetProperty("state").GetString().ShouldBe("APPROVED");
        order.GetProperty("full_address").GetProperty("shipping_detail").GetProperty("city").GetString().ShouldBe("Paris");
        shop.Sandbox.Sale(id).Refunds.ShouldBe(0);
    }

    [Fact]
    public async Task A_buyer_who_cancels_while_the_number_is_being_written_wins()
    {
        using WishShop shop = new();
        var id = shop.Approved();
        await shop.Put($"orders/{id}/tracking", WishShop.Tracking());
        shop.Sandbox.Cancel(id).ShouldBeTrue();
        shop.Clock.Advance(shop.Options.WriteDelay);
        var order = await shop.Order(id);
        Processing(order).ShouldBe(("UPDATE_TRACKING", "FAILED"));
        order.GetProperty("state").GetString().ShouldBe("REFUNDED");
        order.GetProperty("refunds")[0].GetProperty("refund_source").GetString().ShouldBe("CUSTOMER");
    }

    [Fact]
    public async Task A_number_written_just_before_the_deadline_stops_the_automatic_refund()
    {
        using WishShop shop = new(new() { WriteDelay = TimeSpan.FromMinutes(1) });
        var id = shop.Approved();
        shop.Clock.Advance(TimeSpan.FromDays(5) - TimeSpan.FromSeconds(1));
        (await shop.Put($"orders/{id}/tracking", WishShop.Tracking())).Code.ShouldBe(0);
        shop.Clock.Advance(TimeSpan.FromSeconds(30));
        (await shop.State(id)).ShouldBe("APPROVED");
        shop.Clock.Advance(TimeSpan.FromSeconds(30));
        (await shop.State(id)).ShouldBe("SHIPPED");
    }

    [Fact]
    public async Task The_same_number_twice_is_one_and_another_one_is_a_second_set()
    {
        using WishShop shop = new();
        var id = shop.Approved();
        foreach (var _ in new[] { 1, 2 }) (await shop.Put($"orders/{id}/tracking", WishShop.Tracking("LP1"))).Code.ShouldBe(0);
        shop.Clock.Advance(shop.Options.WriteDelay);
        foreach (var number in (string[])["LP1", "LP2", "LP3"])
        {
            (await shop.Put($"orders/{id}/tracking", WishShop.Tracking(number))).Code.ShouldBe(0);
            shop.Clock.Advance(shop.Options.WriteDelay);
        }

        shop.Sandbox.Sale(id).TrackingNumbers.ShouldBe(["LP1", "LP2", "LP3"]);
        shop.Sandbox.Sale(id).TrackingWrites.ShouldBe(5);
        (await shop.Order(id)).GetProperty("tracking_information").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_second_refund_is_refused_and_still_counted()
    {
        using WishShop shop = new();
        var id = shop.Approved();
        (await shop.Put($"orders/{id}/refund", WishShop.Reason())).Code.ShouldBe(0);
        (await shop.Put($"orders/{id}/refund", WishShop.Reason())).Code.ShouldBe(90001);
        shop.Clock.Advance(shop.Options.WriteDelay);
        (await shop.Put($"orders/{id}/refund", WishShop.Reason())).Code.ShouldBe(90001);
        var sale = shop.Sandbox.Sale(id);
        (sale.RefundWrites, sale.Refunds, sale.Refunded).ShouldBe((3, 1, 22.00m));
    }

    [Theory]
    [InlineData("""{"tracking_number":"LP 1","origin_country":"CN","shipping_provider":"DHL"}""")]
    [InlineData("""{"tracking_number":"LP-1","origin_country":"CN","shipping_provider":"DHL"}""")]
    [InlineData("""{"tracking_number":"","origin_country":"CN","shipping_provider":"DHL"}""")]
    [InlineData("""{"tracking_number":"LP1","origin_country":"CHN","shipping_provider":"DHL"}""")]
    [InlineData("""{"tracking_number":"LP1","origin_country":"CN","shipping_provider":"Dhl"}""")]
    [InlineData("""{"tracking_number":"LP1","origin_country":"CN","shipping_provider":"Pigeon"}""")]
    [InlineData("""{"tracking_number":"LP1","origin_country":"CN","shipping_provider":"DHL","ship_note":""}""")]
    [InlineData("""{"tracking_number":"LP1","origin_country":"CN"}""")]
    [InlineData("""{"tracking_number":1,"origin_country":"CN","shipping_provider":"DHL"}""")]
    [InlineData("{\"tracking_number\":\"LP1\"")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_tracking_update_that_is_not_valid_is_refused(string body)
    {
        using WishShop shop = new();
        var id = shop.Approved();
        var reply = await shop.Write(HttpMethod.Put, $"orders/{id}/tracking", body);
        (reply.Status, reply.Code).ShouldBe((400, 90001));
        shop.Clock.Advance(shop.Options.WriteDelay);
        (await shop.State(id)).ShouldBe("APPROVED");
        shop.Sandbox.Sale(id).TrackingWrites.ShouldBe(1);
    }

    [Theory]
    [InlineData("GLS", "FR", false)]
    [InlineData("LaPoste", "FR", true)]
    [InlineData("LaPoste", "DE", false)]
    [InlineData("CJPacket", "DE", true)]
    public async Task Orders_with_confirmed_delivery_take_its_carriers_only(string carrier, string country, bool taken)
    {
        using WishShop shop = new();
        var id = shop.Approved(WishShop.Lamp() with { Types = ["CONFIRMED_DELIVERY_POLICY"], Address = WishShop.Paris with { CountryCode = country } });
        (await shop.Put($"orders/{id}/tracking", WishShop.Tracking(provider: carrier))).Code.ShouldBe(taken ? 0 : 90001);
    }

    [Theory]
    [InlineData("tracking", false, true, true, false, false)]
    [InlineData("refund", false, true, true, false, false)]
    [InlineData("address", true, true, false, false, false)]
    public async Task A_write_is_taken_in_the_states_that_allow_it(string part, bool review, bool approved, bool shipped, bool refunded, bool declined)
    {
        using WishShop shop = new();
        var (held, cancelled, unpaid) = (shop.Sandbox.PlaceOrder(WishShop.Lamp()), shop.Approved(), shop.Sandbox.PlaceOrder(WishShop.Lamp()));
        shop.Sandbox.Cancel(cancelled).ShouldBeTrue();
        shop.Sandbox.Decline(unpaid).ShouldBeTrue();
        foreach (var (id, taken) in new[] { (held, review), (shop.Approved(), approved), (await shop.Shipped(), shipped), (cancelled, refunded), (unpaid, declined) })
            (await shop.Put($"orders/{id}/{part}", await BodyFor(shop, id, part))).Code.ShouldBe(taken ? 0 : 90001, $"{part} in {await shop.State(id)}");
    }

    [Fact]
    public async Task Refund_reasons_change_with_the_orders_life()
    {
        using WishShop shop = new();
        var id = await shop.Shipped();
        (await Reasons(shop, shop.Approved())).ShouldContain("MERCHANT_OUT_OF_STOCK");
        (await Reasons(shop, id)).ShouldContain("SHIPPING_TAKING_TOO_LONG");
        (await shop.Put($"orders/{id}/refund", WishShop.Reason())).Code.ShouldBe(90001);
        shop.Sandbox.ConfirmDelivery(id);
        (await Reasons(shop, id)).ShouldContain("ITEM_IS_DAMAGED");
        shop.Sandbox.Cancel(id);
        (await Reasons(shop, id)).ShouldBeEmpty();
    }

    private static object Body(string part) => part switch
    {
        "tracking" => WishShop.Tracking(),
        "refund" => WishShop.Reason(),
        _ => new { street_address1 = "1 Market St", city = "Lyon", state = "Rhone", zipcode = "69001", country_code = "FR" },
    };

    private static async Task<object> BodyFor(WishShop shop, string id, string part) =>
        part == "refund" && await Reasons(shop, id) is [var reason, ..] ? WishShop.Reason(reason!) : Body(part);

    private static async Task<string?[]> Reasons(WishShop shop, string id) => [.. (await shop.Get($"orders/{id}/refund_reasons")).Data.EnumerateArray().Select(reason => reason.GetString())];

    private static (string?, string?) Processing(JsonElement order) => (order.GetProperty("processing_source").GetString(), order.GetProperty("processing_status").GetString());
}
