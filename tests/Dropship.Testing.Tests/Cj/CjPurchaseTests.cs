using System.Text.Json;

namespace Dropship.Testing.Tests.Cj;

/// <summary>From the draft to the payment, and what is refused on the way.</summary>
public sealed class CjPurchaseTests
{
    private readonly CjDriver _driver = new();

    [Fact]
    public void The_staged_purchase_takes_the_money_at_its_last_step()
    {
        var id = _driver.Create("DS1-1", 2);
        _driver.Status("DS1-1").ShouldBe("CREATED");
        var added = Cart("addCart", id);
        (added.GetProperty("successCount").GetInt32(), added.GetProperty("addSuccessOrders")[0].GetString()).ShouldBe((1, id));
        _driver.Status(id).ShouldBe("IN_CART");
        var confirmed = Cart("addCartConfirm", id);
        (confirmed.GetProperty("submitSuccess").GetBoolean(), confirmed.GetProperty("result").GetInt32(), confirmed.GetProperty("interceptOrders").GetArrayLength()).ShouldBe((true, 1, 0));
        _driver.Status(id).ShouldBe("UNPAID");
        var shipment = confirmed.GetProperty("shipmentsId").GetString()!;
        var parent = Parent(shipment);
        var total = parent.GetProperty("paymentInformation").GetProperty("actualPayment").GetDecimal();
        total.ShouldBe(_driver.Cj.Books.Orders[0].Amount);
        parent.GetProperty("payExpireTime").GetString().ShouldBe("2026-03-09 08:00:05");
        Parent(shipment).GetProperty("payId").GetString().ShouldBe(parent.GetProperty("payId").GetString());
        _driver.Cj.Books.Charged.ShouldBe(0m);
        _driver.Data("POST", "/shopping/pay/payBalanceV2", $$"""{"shipmentOrderId":"{{shipment}}","payId":"{{parent.GetProperty("payId").GetString()}}"}""");
        _driver.Cj.Books.Charged.ShouldBe(total);
        _driver.Data("GET", "/shopping/pay/getBalance").GetProperty("amount").GetDecimal().ShouldBe(100_000m - total);
        (_driver.Detail("DS1-1").GetProperty("orderStatus").GetString(), _driver.Detail("DS1-1").GetProperty("subStatus").GetString()).ShouldBe(("UNSHIPPED", "PENDING"));
    }

    [Fact]
    public void Paying_again_is_refused_and_moves_nothing()
    {
        var id = _driver.Buy();
        var (charged, shipment) = (_driver.Cj.Books.Charged, Shipment("DS1-1"));
        var again = _driver.Call("POST", "/shopping/pay/payBalanceV2", $$"""{"shipmentOrderId":"{{shipment}}"}""");
        again.GetProperty("code").GetInt32().ShouldBe(1603001);
        again.GetProperty("message").GetString().ShouldBe("pay order fail, order status is not unpaid");
        _driver.Code("POST", "/shopping/pay/payBalance", $$"""{"orderId":"{{id}}"}""").ShouldBe(1603001);
        _driver.Code("POST", "/shopping/order/saveGenerateParentOrder", $$"""{"shipmentOrderId":"{{shipment}}"}""").ShouldBe(1603001);
        (_driver.Cj.Books.Charged, _driver.Cj.Books.RefusedPayments).ShouldBe((charged, 2));
    }

    [Fact]
    public void An_order_id_in_place_of_the_shipment_id_never_moves_the_balance()
    {
        var id = Confirmed();
        _driver.Code("POST", "/shopping/pay/payBalanceV2", $$"""{"shipmentOrderId":"{{id}}"}""").ShouldBe(1603100);
        _driver.Code("POST", "/shopping/pay/payBalanceV2", $$"""{"shipmentOrderId":"{{Shipment("DS1-1")}}","payId":"PAY1"}""").ShouldBe(1600300);
        _driver.Code("POST", "/shopping/pay/payBalanceV2", "{}").ShouldBe(1600300);
        (_driver.Cj.Books.Charged, _driver.Status(id)).ShouldBe((0m, "UNPAID"));
    }

    [Fact]
    public void A_single_order_is_confirmed_and_paid_by_the_older_calls()
    {
        var id = Confirmed();
        _driver.Code("PATCH", "/shopping/order/confirmOrder", $$"""{"orderId":"{{id}}"}""").ShouldBe(1603001);
        _driver.Data("POST", "/shopping/pay/payBalance", $$"""{"orderId":"{{id}}"}""").GetString().ShouldBe(id);
        _driver.Cj.Books.Orders[0].Charged.ShouldBe(_driver.Cj.Books.Orders[0].Amount);
    }

    [Fact]
    public void A_balance_that_is_too_low_pays_nothing_until_it_is_topped_up()
    {
        var driver = new CjDriver(options => options with { Balance = 1m });
        var id = driver.Create();
        driver.Data("PATCH", "/shopping/order/confirmOrder", $$"""{"orderId":"{{id}}"}""");
        driver.Code("POST", "/shopping/pay/payBalance", $$"""{"orderId":"{{id}}"}""").ShouldBe(1604000);
        (driver.Cj.Books.Balance, driver.Status(id)).ShouldBe((1m, "UNPAID"));
        driver.Cj.TopUp(50m);
        driver.Code("POST", "/shopping/pay/payBalance", $$"""{"orderId":"{{id}}"}""").ShouldBe(200);
        driver.Cj.Books.Balance.ShouldBe(51m - driver.Cj.Books.Orders[0].Amount);
    }

    [Theory]
    [InlineData(1, "UNPAID")]
    [InlineData(2, "UNSHIPPED")]
    [InlineData(3, "CREATED")]
    [InlineData(null, "UNPAID")]
    public void The_pay_type_says_how_far_an_order_goes_at_once(int? payType, string status)
    {
        var order = _driver.Order();
        if (payType is null) order.Remove("payType");
        else order["payType"] = payType;
        var answer = _driver.Data("POST", "/shopping/order/createOrderV2", order.ToJsonString());
        answer.GetProperty("orderStatus").GetString().ShouldBe(status);
        (answer.GetProperty("cjPayUrl").ValueKind == JsonValueKind.String).ShouldBe(payType is null or 1);
        (_driver.Cj.Books.Charged > 0).ShouldBe(payType == 2);
        if (payType is not null and not 1) return;
        _driver.Cj.PayOnPage("DS1-1").ShouldBeTrue();
        _driver.Cj.PayOnPage("DS1-1").ShouldBeFalse();
        _driver.Cj.Books.Charged.ShouldBe(_driver.Cj.Books.Orders[0].Amount);
    }

    [Fact]
    public void An_order_paid_at_once_that_cannot_be_paid_stays_behind()
    {
        var driver = new CjDriver(options => options with { Balance = 1m });
        driver.Code("POST", "/shopping/order/createOrderV2", driver.Order(payType: 2).ToJsonString()).ShouldBe(1604000);
        (driver.Status("DS1-1"), driver.Cj.Books.CreateCalls["DS1-1"]).ShouldBe(("UNPAID", 1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Stock_that_was_shown_may_be_gone_at_confirm(bool intercepted)
    {
        var driver = new CjDriver(options => options with { Variants = [new("CJLAST04") { GoneAtConfirm = true }], InterceptMissingStock = intercepted });
        driver.Data("GET", "/product/stock/queryBySku?sku=CJLAST04")[0].GetProperty("totalInventoryNum").GetInt32().ShouldBe(10_000);
        var id = driver.Create(sku: "CJLAST04");
        driver.Code("PATCH", "/shopping/order/confirmOrder", $$"""{"orderId":"{{id}}"}""").ShouldBe(1603001);
        driver.Data("POST", "/shopping/order/addCart", $$"""{"cjOrderIdList":["{{id}}"]}""");
        var answer = driver.Call("POST", "/shopping/order/addCartConfirm", $$"""{"cjOrderIdList":["{{id}}"]}""");
        answer.GetProperty("code").GetInt32().ShouldBe(intercepted ? 200 : 1603001);
        if (intercepted) answer.GetProperty("data").GetProperty("interceptOrders")[0].GetProperty("orderId").GetString().ShouldBe(id);
        driver.Status(id).ShouldBe("IN_CART");
    }

    [Fact]
    public void Two_orders_cannot_have_the_last_unit_both()
    {
        var (first, second) = (_driver.Create("DS1-1", 10, "CJMUG02"), _driver.Create("DS1-2", 10, "CJMUG02"));
        _driver.Code("PATCH", "/shopping/order/confirmOrder", $$"""{"orderId":"{{first}}"}""").ShouldBe(200);
        _driver.Code("PATCH", "/shopping/order/confirmOrder", $$"""{"orderId":"{{second}}"}""").ShouldBe(1603001);
    }

    [Fact]
    public void Orders_confirmed_together_are_paid_together_or_not_at_all()
    {
        var ids = $"\"{_driver.Create("DS1-1")}\",\"{_driver.Create("DS1-2")}\"";
        _driver.Data("POST", "/shopping/order/addCart", $$"""{"cjOrderIdList":[{{ids}},"999"]}""").GetProperty("successCount").GetInt32().ShouldBe(2);
        var shipment = _driver.Data("POST", "/shopping/order/addCartConfirm", $$"""{"cjOrderIdList":[{{ids}}]}""").GetProperty("shipmentsId").GetString()!;
        Parent(shipment).GetProperty("successOrders").GetArrayLength().ShouldBe(2);
        _driver.Data("POST", "/shopping/pay/payBalanceV2", $$"""{"shipmentOrderId":"{{shipment}}"}""");
        _driver.Cj.Books.Orders.ShouldAllBe(order => order.Charged == order.Amount);
    }

    [Fact]
    public void An_intercepted_address_is_created_and_held_back()
    {
        var driver = new CjDriver(options => options with { Intercepts = address => address.Contains("Main") });
        var answer = driver.Data("POST", "/shopping/order/createOrderV2", driver.Order().ToJsonString());
        answer.GetProperty("interceptOrderReasons")[0].GetProperty("code").GetInt32().ShouldBe(1001);
        var id = answer.GetProperty("orderId").GetString();
        var added = driver.Data("POST", "/shopping/order/addCart", $$"""{"cjOrderIdList":["{{id}}"]}""");
        (added.GetProperty("successCount").GetInt32(), added.GetProperty("interceptOrders").GetArrayLength()).ShouldBe((0, 1));
        driver.Code("PATCH", "/shopping/order/confirmOrder", $$"""{"orderId":"{{id}}"}""").ShouldBe(1603001);
    }

    [Fact]
    public void Only_what_is_not_confirmed_can_be_deleted()
    {
        var id = _driver.Create();
        Cart("addCart", id);
        _driver.Data("DELETE", "/shopping/order/deleteOrder?orderId=" + id);
        _driver.Call("GET", "/shopping/order/getOrderDetail?orderId=DS1-1").GetProperty("message").GetString().ShouldBe("order not found");
        _driver.Code("DELETE", "/shopping/order/deleteOrder?orderId=" + id).ShouldBe(1603100);
        _driver.Code("DELETE", "/shopping/order/deleteOrder").ShouldBe(1600300);
        _driver.Code("DELETE", "/shopping/order/deleteOrder?orderId=" + Confirmed("DS1-2")).ShouldBe(1603002);
        _driver.Cj.Books.Orders.Select(order => order.Status).ShouldBe(["DELETED", "UNPAID"]);
    }

    [Fact]
    public void A_fee_of_the_parent_order_shows_before_it_is_paid()
    {
        var driver = new CjDriver(options => options with { ServiceFee = 0.75m });
        driver.Buy();
        driver.Cj.Books.Orders[0].Charged.ShouldBe(driver.Cj.Books.Orders[0].Amount + 0.75m);
        CjCatalogueTests.Money(driver.Detail("DS1-1").GetProperty("orderAmount")).ShouldBe(driver.Cj.Books.Orders[0].Charged);
    }

    [Fact]
    public void A_confirmed_order_that_nobody_pays_is_closed()
    {
        var id = Confirmed();
        _driver.Clock.Advance(_driver.Options.PayWithin);
        _driver.Status(id).ShouldBe("CANCELLED");
        _driver.Code("POST", "/shopping/pay/payBalance", $$"""{"orderId":"{{id}}"}""").ShouldBe(1603001);
    }

    private JsonElement Cart(string call, string id) => _driver.Data("POST", "/shopping/order/" + call, $$"""{"cjOrderIdList":["{{id}}"]}""");

    private JsonElement Parent(string shipment) => _driver.Data("POST", "/shopping/order/saveGenerateParentOrder", $$"""{"shipmentOrderId":"{{shipment}}"}""");

    private string Confirmed(string number = "DS1-1")
    {
        var id = _driver.Create(number);
        return _driver.Data("PATCH", "/shopping/order/confirmOrder", $$"""{"orderId":"{{id}}"}""").GetString()!;
    }

    /// <summary>The shipment's id, which only the answer to the create call tells: here it follows from the order code.</summary>
    private string Shipment(string number) => "SD" + _driver.Detail(number).GetProperty("cjOrderCode").GetString()![2..];
}
