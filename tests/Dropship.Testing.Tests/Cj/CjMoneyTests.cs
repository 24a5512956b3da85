using CsCheck;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Cj;

namespace Dropship.Testing.Tests.Cj;

/// <summary>Money moves once for an order, whatever is lost, repeated or mixed up on the wire.</summary>
public sealed class CjMoneyTests
{
    private static readonly string[] Steps = ["create", "cart", "confirm", "confirmOne", "parent", "pay", "payOne", "delete"];

    [Theory]
    [InlineData("/createOrderV2")]
    [InlineData("/addCart")]
    [InlineData("/addCartConfirm")]
    [InlineData("/saveGenerateParentOrder")]
    [InlineData("/payBalanceV2")]
    public void A_lost_answer_has_done_its_work_and_a_lost_request_none(string path)
    {
        foreach (var fault in (SandboxFault[])[new SandboxFault.LoseAnswer(), new SandboxFault.LoseRequest()])
        {
            var driver = new CjDriver();
            driver.Cj.Faults = request => request.Path.EndsWith(path, StringComparison.Ordinal) ? fault : null;
            var before = path == "/createOrderV2" ? null : driver.Create();
            foreach (var step in Steps.Where(step => step is not "delete" and not "confirmOne" and not "payOne")) Walk(driver, "DS1-1", step);
            var order = driver.Cj.Books.Orders.SingleOrDefault();
            if (fault is SandboxFault.LoseAnswer) (order!.Status, order.Charged).ShouldBe(("UNSHIPPED", order.Amount), "the program goes on as if every step had worked");
            else (order?.Status, order?.Charged ?? 0).ShouldBe((path switch { "/createOrderV2" => null, "/addCart" => "CREATED", "/addCartConfirm" => "IN_CART", _ => path == "/payBalanceV2" ? "UNPAID" : "UNSHIPPED" }, path == "/saveGenerateParentOrder" ? order!.Amount : 0));
            driver.Cj.Books.LinesPaidTwice.ShouldBeEmpty();
            before.ShouldBe(before is null ? null : order!.OrderId);
        }
    }

    [Fact]
    public void Whatever_is_sent_in_whatever_order_money_moves_once_and_the_books_add_up()
    {
        var paid = 0;
        var calls = Gen.Select(Gen.Int[1, 3], Gen.Int[0, Steps.Length - 1], Gen.Int[0, 5]).Array[1, 40];
        calls.Sample(sent =>
        {
            var driver = new CjDriver(options => options with { Balance = 30m });
            driver.Token.ShouldNotBeNull();
            foreach (var (no, step, luck) in sent)
            {
                driver.Cj.Faults = _ => luck switch { 0 => new SandboxFault.LoseAnswer(), 1 => new SandboxFault.LoseRequest(), _ => null };
                Walk(driver, $"DS1-{no}", Steps[step]);
                driver.Cj.Faults = null;
            }

            var books = driver.Cj.Books;
            books.Balance.ShouldBe(30m - books.Charged + books.Credited);
            books.Balance.ShouldBeGreaterThanOrEqualTo(0m);
            books.Charged.ShouldBe(books.Orders.Sum(order => order.Charged));
            books.Orders.ShouldAllBe(order => order.Charged == 0 || (order.Charged == order.Amount && order.PaidAt != null));
            books.Orders.Select(order => order.OrderNumber).ShouldBeUnique();
            books.LinesPaidTwice.ShouldBeEmpty();
            Interlocked.Add(ref paid, books.Orders.Count(order => order.Charged > 0));
        }, iter: 150);
        paid.ShouldBeGreaterThan(10, "or nothing was proved");
    }

    [Fact]
    public void A_program_that_takes_a_new_number_after_a_lost_answer_is_found_out()
    {
        var driver = new CjDriver();
        driver.Buy("DS1-1");
        var again = driver.Order("DS1-2", payType: 2);
        again["products"]![0]!["storeLineItemId"] = "line-DS1-1";
        driver.Data("POST", "/shopping/order/createOrderV2", again.ToJsonString());
        driver.Cj.Books.LinesPaidTwice.ShouldBe(["line-DS1-1"]);
    }

    [Fact]
    public void What_cj_cancels_comes_back_to_the_balance()
    {
        var driver = new CjDriver(options => options with { Fates = _ => CjFate.Cancelled });
        driver.Buy();
        var charged = driver.Cj.Books.Charged;
        driver.Cj.Books.Credited.ShouldBe(0m);
        driver.Clock.Advance(driver.Options.Processing.Most);
        driver.Status("DS1-1").ShouldBe("CANCELLED");
        (driver.Cj.Books.Credited, driver.Cj.Books.Balance).ShouldBe((charged, driver.Options.Balance));
    }

    /// <summary>One step as a program takes it that never learns anything: all ids follow from what the sandbox says elsewhere.</summary>
    private static void Walk(CjDriver driver, string number, string step)
    {
        var id = driver.Cj.Books.Orders.FirstOrDefault(order => order.OrderNumber == number)?.OrderId ?? "none";
        var at = driver.Cj.Books.Orders.ToList().FindIndex(order => order.OrderNumber == number) + 1;
        _ = step switch
        {
            "create" => driver.Try("POST", "/shopping/order/createOrderV2", driver.Order(number).ToJsonString()),
            "cart" => driver.Try("POST", "/shopping/order/addCart", $$"""{"cjOrderIdList":["{{id}}"]}"""),
            "confirm" => driver.Try("POST", "/shopping/order/addCartConfirm", $$"""{"cjOrderIdList":["{{id}}"]}"""),
            "confirmOne" => driver.Try("PATCH", "/shopping/order/confirmOrder", $$"""{"orderId":"{{id}}"}"""),
            "parent" => driver.Try("POST", "/shopping/order/saveGenerateParentOrder", $$"""{"shipmentOrderId":"{{Shipment(driver, number, at)}}"}"""),
            "pay" => driver.Try("POST", "/shopping/pay/payBalanceV2", $$"""{"shipmentOrderId":"{{Shipment(driver, number, at)}}"}"""),
            "payOne" => driver.Try("POST", "/shopping/pay/payBalance", $$"""{"orderId":"{{id}}"}"""),
            _ => driver.Try("DELETE", "/shopping/order/deleteOrder?orderId=" + id),
        };
    }

    private static string Shipment(CjDriver driver, string number, int at)
    {
        var faults = driver.Cj.Faults;
        driver.Cj.Faults = null;
        var answer = at == 0 ? default : driver.Call("GET", "/shopping/order/getOrderDetail?orderId=" + number);
        driver.Cj.Faults = faults;
        return at > 0 && answer.GetProperty("code").GetInt32() == 200 ? "SD" + answer.GetProperty("data").GetProperty("cjOrderCode").GetString()![2..] : "none";
    }
}
