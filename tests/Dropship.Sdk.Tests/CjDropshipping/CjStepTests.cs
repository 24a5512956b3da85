using Dropship.CjDropshipping;
using Dropship.Domain;
using static Dropship.Domain.SupplierOrderStatus;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>Cart, confirmation, parent order, payment (fact sheet 5.3 and 7 steps 5 to 7).</summary>
public sealed class CjStepTests
{
    private const string Cart = "/shopping/order/addCart";
    private const string Confirm = "/shopping/order/addCartConfirm";
    private const string ConfirmOne = "/shopping/order/confirmOrder";
    private const string Parent = "/shopping/order/saveGenerateParentOrder";
    private const string Pay = "/shopping/pay/payBalanceV2";
    private const string PayOne = "/shopping/pay/payBalance";
    private const string Look = "/shopping/order/getOrderDetail";
    private const string Prepared = """{"orderMoney":4.25,"payExpireTime":"2021-08-12 02:00:00","payId":"PAY1","result":1,"submitSuccess":true,"unMatchOrderCodes":[],"successOrders":["210823100016290555"],"unMatchProductCodes":[],"paymentInformation":{"actualPayment":"4.30","payableAmount":4.30},"interceptOrders":[]}""";
    private readonly CjBench _bench = new();

    [Fact]
    public async Task An_order_goes_through_all_steps_and_is_paid_by_parent_and_payment()
    {
        _bench.Script
            .On(Cart, CjScript.Good($$"""{"successCount":1,"addSuccessOrders":["{{CjBench.OrderId}}"],"unInterceptAddressCount":1,"interceptOrders":[]}"""))
            .On(Confirm, CjScript.Good("""{"successCount":1,"submitSuccess":true,"shipmentsId":"SD2","result":1,"interceptOrders":[]}"""))
            .On(Parent, CjScript.Good(Prepared))
            .On(Look, CjBench.Detail("UNPAID"))
            .On(Pay, CjScript.Good("\"PAY1\""));
        var own = (await _bench.SendAsync(PurchaseStep.Create)).Orders[0];
        foreach (var (step, status) in ((PurchaseStep, SupplierOrderStatus)[])[(PurchaseStep.Cart, InCart), (PurchaseStep.Confirm, Unpaid), (PurchaseStep.Prepare, Payable), (PurchaseStep.Pay, Paid)])
        {
            var receipt = await _bench.SendAsync(step, own);
            receipt.Outcome.ShouldBe(Outcome.Done, receipt.Code);
            own = own.Join(receipt.Orders.ShouldHaveSingleItem());
            own.Status.ShouldBe(status);
        }

        own.Due.ShouldBe(CjBench.Usd(4.30m));
        _bench.Script.Only(Cart).Body.ShouldBe("""{"cjOrderIdList":["210823100016290555"]}""");
        _bench.Script.Only(Confirm).Body.ShouldBe("""{"cjOrderIdList":["210823100016290555"]}""");
        _bench.Script.Only(Parent).Body.ShouldBe("""{"shipmentOrderId":"SD2"}""");
        _bench.Script.Only(Pay).Body.ShouldBe("""{"shipmentOrderId":"SD2","payId":"PAY1"}""");
    }

    [Theory]
    [InlineData(PurchaseStep.Cart, Cart, """{"successCount":1,"addSuccessOrders":["210823100016290555"],"interceptOrders":[{"orderId":"210823100016290555","reasons":[{"code":"1001"}]}]}""", "addCart: interceptOrders has 1 entry, code 1001")]
    [InlineData(PurchaseStep.Cart, Cart, """{"interceptOrders":[{"code":"\ud800"}]}""", "addCart: interceptOrders has 1 entry")]
    [InlineData(PurchaseStep.Confirm, Confirm, """{"successCount":0,"submitSuccess":false,"interceptOrders":["210823100016290555"]}""", "addCartConfirm: interceptOrders has 1 entry")]
    [InlineData(PurchaseStep.Prepare, Parent, """{"payId":"PAY1","paymentInformation":{"actualPayment":4.25},"interceptOrders":[{"code":1002},{"code":1002}]}""", "saveGenerateParentOrder: interceptOrders has 2 entries, code 1002")]
    [InlineData(PurchaseStep.Prepare, Parent, """{"payId":"PAY1","paymentInformation":{"actualPayment":4.25},"unMatchOrderCodes":["SD1"]}""", "saveGenerateParentOrder: unMatchOrderCodes has 1 entry")]
    [InlineData(PurchaseStep.Prepare, Parent, """{"payId":"PAY1","paymentInformation":{"actualPayment":4.25},"unMatchProductCodes":["P1"]}""", "saveGenerateParentOrder: unMatchProductCodes has 1 entry")]
    [InlineData(PurchaseStep.Prepare, Parent, """{"payId":"PAY1","paymentInformation":{"actualPayment":4.25},"successOrders":["1","2"]}""", "the parent order holds 2 orders: paying it would pay others, too")]
    public async Task Whatever_is_held_back_or_does_not_match_stops_for_a_person(PurchaseStep step, string route, string data, string why)
    {
        _bench.Script.On(route, CjScript.Good(data));
        var receipt = await _bench.SendAsync(step);
        (receipt.Outcome, receipt.Reason, receipt.Code).ShouldBe((Outcome.Rejected, DeclineReason.Invalid, why));
    }

    [Theory]
    [InlineData(PurchaseStep.Cart, Cart, """{"successCount":1,"addSuccessOrders":["other"],"interceptOrders":[]}""")]
    [InlineData(PurchaseStep.Cart, Cart, """{"successCount":1}""")]
    [InlineData(PurchaseStep.Cart, Cart, "null")]
    [InlineData(PurchaseStep.Cart, Cart, "[]")]
    [InlineData(PurchaseStep.Confirm, Confirm, """{"successCount":1,"submitSuccess":true,"interceptOrders":[]}""")]
    [InlineData(PurchaseStep.Confirm, Confirm, """{"successCount":0,"submitSuccess":true,"shipmentsId":"SD2"}""")]
    [InlineData(PurchaseStep.Confirm, Confirm, """{"successCount":1,"submitSuccess":false,"shipmentsId":"SD2"}""")]
    [InlineData(PurchaseStep.Confirm, Confirm, """{"successCount":2,"submitSuccess":true,"shipmentsId":"SD2"}""")]
    [InlineData(PurchaseStep.Prepare, Parent, """{"successOrders":["210823100016290555"],"paymentInformation":{"actualPayment":4.25}}""")]
    [InlineData(PurchaseStep.Prepare, Parent, """{"successOrders":["210823100016290555"],"payId":"PAY1"}""")]
    [InlineData(PurchaseStep.Prepare, Parent, """{"successOrders":[],"payId":"PAY1","paymentInformation":{"actualPayment":4.25}}""")]
    [InlineData(PurchaseStep.Prepare, Parent, """{"successOrders":["210823100016290555"],"payId":"PAY1","submitSuccess":false,"paymentInformation":{"actualPayment":4.25}}""")]
    [InlineData(PurchaseStep.Prepare, Parent, """{"successOrders":["210823100016290555"],"payId":"PAY1","paymentInformation":{"actualPayment":-1}}""")]
    [InlineData(PurchaseStep.Prepare, Parent, """{"successOrders":["210823100016290555"],"payId":"PAY1","payExpireTime":"soon","paymentInformation":{"actualPayment":1}}""")]
    [InlineData(PurchaseStep.Prepare, Parent, """{"successOrders":{"orderCode":"SD9"},"payId":"PAY1","paymentInformation":{"actualPayment":4.25}}""")]
    [InlineData(PurchaseStep.Prepare, Parent, """{"successOrders":["210823100016290555"],"payId":"PAY1","paymentInformation":{"actualPayment":4.25},"unMatchProductCodes":""}""")]
    [InlineData(PurchaseStep.Cart, Cart, """{"successCount":1,"addSuccessOrders":["210823100016290555"],"interceptOrders":false}""")]
    [InlineData(PurchaseStep.Cart, Cart, """{"successCount":1,"addSuccessOrders":["210823100016290\ud8005"],"interceptOrders":[]}""")]
    [InlineData(PurchaseStep.Confirm, Confirm, """{"successCount":1,"submitSuccess":true,"shipmentsId":"SD2","interceptOrders":{}}""")]
    [InlineData(PurchaseStep.Pay, Pay, "\"\\ud800\"")]
    [InlineData(PurchaseStep.Confirm, Confirm, """{"successCount":1,"submitSuccess":true,"shipmentsId":true}""")]
    [InlineData(PurchaseStep.Pay, Pay, "null")]
    [InlineData(PurchaseStep.Pay, Pay, "false")]
    [InlineData(PurchaseStep.Pay, Pay, "{}")]
    [InlineData(PurchaseStep.Pay, Pay, "\"\"")]
    [InlineData(PurchaseStep.Pay, Pay, "\"success\"")]
    [InlineData(PurchaseStep.Pay, Pay, "0")]
    public async Task A_good_answer_that_does_not_name_what_it_should_is_unknown(PurchaseStep step, string route, string data)
    {
        _bench.Script.On(route, CjScript.Good(data)).On(Look, CjBench.Detail("UNPAID"));
        (await _bench.SendAsync(step)).Outcome.ShouldBe(Outcome.Unknown);
    }

    [Fact]
    public async Task The_payable_amount_stands_in_and_numbers_may_be_text()
    {
        _bench.Script.On(Parent, CjScript.Good("""{"successOrders":[{"orderCode":"SD9"}],"payId":123,"paymentInformation":{"actualPayment":null,"payableAmount":"4.26"}}"""));
        var own = (await _bench.SendAsync(PurchaseStep.Prepare)).Orders[0];
        own.Due.ShouldBe(CjBench.Usd(4.26m));
        CjPayment.Read(own.PaymentReference).ShouldBe(new(CjPaymentStage.Prepared, CjBench.Shipment, "123"));
    }

    [Fact]
    public async Task A_confirmed_order_without_a_parent_is_not_paid()
    {
        _bench.Script.On(Look, CjBench.Detail("UNPAID"));
        foreach (var step in (PurchaseStep[])[PurchaseStep.Prepare, PurchaseStep.Pay])
        {
            var receipt = await _bench.SendAsync(step, CjBench.Own(step == PurchaseStep.Pay ? Payable : Unpaid));
            (receipt.Outcome, receipt.Reason).ShouldBe((Outcome.Rejected, DeclineReason.Invalid));
            receipt.Code.ShouldBe($"{CjBench.OrderId} is confirmed, but CJ named no parent order for it: pay it on CJ's page, or turn UsePayBalanceV1 on");
        }

        _bench.Script.Seen.ShouldAllBe(seen => seen.Route != Pay && seen.Route != PayOne && seen.Route != Parent);
    }

    [Theory]
    [InlineData("CREATED", "US", 1, true)]
    [InlineData("CREATED", "CA", 1, false)]
    [InlineData("CREATED", "US", 2, false)]
    public async Task An_order_found_by_our_number_is_compared_before_it_is_gone_on_with(string status, string country, int quantity, bool isOurs)
    {
        _bench.Script.On(Look, CjScript.Good(CjBench.Order(status, country: country, quantity: quantity))).On(Cart, CjScript.Good($$"""{"addSuccessOrders":[{{CjBench.OrderId}}]}"""));
        var receipt = await _bench.SendAsync(PurchaseStep.Cart, CjBench.Own(Draft));
        if (isOurs) receipt.ShouldBe(new(Outcome.Done, [CjBench.Own(InCart, new CjPayment(CjPaymentStage.Checked).Pack())]));
        else receipt.ShouldBe(new(Outcome.Rejected, default, DeclineReason.Invalid, $"{CjBench.OrderId} bears our number but has other lines or another country"));
        _bench.Script.Count(Cart).ShouldBe(isOurs ? 1 : 0);
    }

    [Fact]
    public async Task What_cannot_be_compared_is_not_gone_on_with()
    {
        (await _bench.SendAsync(PurchaseStep.Cart, CjBench.Own(Draft))).Code.ShouldBe($"{CjBench.OrderId} is not there any more");
        _bench.Script.On(Look, CjScript.Code(1600000));
        (await _bench.SendAsync(PurchaseStep.Cart, CjBench.Own(Draft))).Outcome.ShouldBe(Outcome.NotSent);
        _bench.Script.On(Look, CjBench.Detail("CREATED")).On("/product/query", CjScript.Code(1602001));
        (await _bench.SendAsync(PurchaseStep.Cart, CjBench.Own(Draft))).Reason.ShouldBe(DeclineReason.Invalid);
        (await _bench.Client.SendAsync(CjBench.Purchase(PurchaseStep.Cart) with { Own = null }, default)).Outcome.ShouldBe(Outcome.NotSent);
        _bench.Script.Count(Cart).ShouldBe(0);
    }

    [Theory]
    [InlineData("UNSHIPPED", "2021-08-12 00:00:00", Outcome.Done, DeclineReason.None)]
    [InlineData("CREATED", null, Outcome.Rejected, DeclineReason.Invalid)]
    [InlineData("CANCELLED", null, Outcome.NotSent, DeclineReason.None)]
    [InlineData("OTHER", null, Outcome.NotSent, DeclineReason.None)]
    [InlineData("UNSHIPPED", null, Outcome.NotSent, DeclineReason.None)]
    public async Task Only_an_order_that_reads_unpaid_is_paid(string status, string? paid, Outcome outcome, DeclineReason reason)
    {
        _bench.Script.On(Look, CjBench.Detail(status, paid)).On(Pay, CjScript.Good("\"PAY1\""));
        var receipt = await _bench.SendAsync(PurchaseStep.Pay);
        (receipt.Outcome, receipt.Reason).ShouldBe((outcome, reason));
        _bench.Script.Count(Pay).ShouldBe(0);
    }

    [Fact]
    public async Task An_order_that_is_gone_or_cannot_be_read_is_not_paid()
    {
        (await _bench.SendAsync(PurchaseStep.Pay)).Reason.ShouldBe(DeclineReason.Invalid);
        _bench.Script.On(Look, CjSamples.TooManyRequests);
        (await _bench.SendAsync(PurchaseStep.Pay)).Outcome.ShouldBe(Outcome.NotSent);
        _bench.Script.Count(Pay).ShouldBe(0);
    }

    [Theory]
    [InlineData("4.25", "4.26", 4.25)]
    [InlineData("4.26", "4.25", 4.25)]
    public async Task What_costs_more_than_the_ceiling_is_not_paid_whoever_says_so(string kept, string read, double most)
    {
        _bench.Script.On(Look, CjBench.Detail("UNPAID", amount: read)).On(Pay, CjScript.Good("\"PAY1\""));
        var own = CjBench.Own(Payable, CjBench.Kept(PurchaseStep.Pay), decimal.Parse(kept, System.Globalization.CultureInfo.InvariantCulture));
        var receipt = await _bench.SendAsync(PurchaseStep.Pay, own, (decimal)most);
        (receipt.Outcome, receipt.Reason, receipt.Code).ShouldBe((Outcome.Rejected, DeclineReason.PriceRose, "4.26 USD is above 4.25 USD"));
        (await _bench.Client.SendAsync(CjBench.Purchase(PurchaseStep.Pay, own) with { MaxTotal = new(100m, new("EUR")) }, default)).Reason.ShouldBe(DeclineReason.Invalid);
        _bench.Script.On(Look, CjBench.Detail("UNPAID", amount: "null"));
        (await _bench.SendAsync(PurchaseStep.Pay, CjBench.Own(Payable, CjBench.Kept(PurchaseStep.Pay), null))).Reason.ShouldBe(DeclineReason.Invalid);
        _bench.Script.Count(Pay).ShouldBe(0);
    }

    [Fact]
    public async Task A_payment_that_has_ended_is_made_anew_and_judged_again()
    {
        _bench.Script.On(Look, CjBench.Detail("UNPAID")).On(Parent, CjScript.Good(Prepared.Replace("PAY1", "PAY2"))).On(Pay, CjScript.Good("\"PAY2\""));
        _bench.Clock.SetUtcNow(new(2021, 8, 12, 1, 0, 0, TimeSpan.Zero));
        (await _bench.SendAsync(PurchaseStep.Pay, most: 4.29m)).Reason.ShouldBe(DeclineReason.PriceRose);
        var receipt = await _bench.SendAsync(PurchaseStep.Pay, most: 4.30m);
        receipt.Outcome.ShouldBe(Outcome.Done);
        _bench.Script.Only(Pay).Body.ShouldBe($$"""{"shipmentOrderId":"{{CjBench.Shipment}}","payId":"PAY2"}""");
        var joined = CjBench.Own(Payable, CjBench.Kept(PurchaseStep.Pay)).Join(receipt.Orders[0]);
        CjPayment.Read(joined.PaymentReference).ShouldNotBeNull().PayId.ShouldBe("PAY2", "the later payment wins the join");
        _bench.Script.On(Parent, CjScript.Code(1600000));
        (await _bench.SendAsync(PurchaseStep.Pay)).Outcome.ShouldBe(Outcome.NotSent);
        _bench.Script.On(Parent, CjScript.Good("""{"interceptOrders":[1]}"""));
        (await _bench.SendAsync(PurchaseStep.Pay)).Outcome.ShouldBe(Outcome.Rejected);
        _bench.Script.Count(Pay).ShouldBe(1);
    }

    [Fact]
    public async Task A_payment_refused_as_not_unpaid_is_judged_by_order_and_wallet()
    {
        _bench.Script.On(Pay, CjScript.Code(1603001)).On(Look, CjBench.Detail("UNPAID"), CjBench.Detail("UNSHIPPED", "2021-08-12 00:00:00"));
        (await _bench.SendAsync(PurchaseStep.Pay)).Outcome.ShouldBe(Outcome.Done);
        _bench.Script.On(Look, CjBench.Detail("UNPAID"));
        (await _bench.SendAsync(PurchaseStep.Pay)).Outcome.ShouldBe(Outcome.Unknown);
        _bench.Script.On("/shopping/pay/getBalance", CjScript.Good("""{"amount":"4.24"}"""));
        var poor = await _bench.SendAsync(PurchaseStep.Pay);
        (poor.Outcome, poor.Reason).ShouldBe((Outcome.Rejected, DeclineReason.Funds));
        _bench.Script.On("/shopping/pay/getBalance", CjSamples.TooManyRequests);
        (await _bench.SendAsync(PurchaseStep.Pay)).Outcome.ShouldBe(Outcome.Unknown);
        _bench.Script.On(Look, CjBench.Detail("UNPAID"), CjBench.Detail("CANCELLED"));
        var cancelled = await _bench.SendAsync(PurchaseStep.Pay);
        (cancelled.Outcome, cancelled.Orders[0].Cancelled).ShouldBe((Outcome.Unknown, true));
    }

    [Fact]
    public async Task A_confirmation_refused_is_done_if_the_order_says_so_and_out_of_stock_if_not()
    {
        _bench.Script.On(Confirm, CjScript.Code(1603001)).On(Look, CjBench.Detail("IN_CART"));
        (await _bench.SendAsync(PurchaseStep.Confirm)).Reason.ShouldBe(DeclineReason.OutOfStock);
        _bench.Script.On(Look, CjBench.Detail("UNPAID"));
        (await _bench.SendAsync(PurchaseStep.Confirm)).Outcome.ShouldBe(Outcome.Done);
        _bench.Script.On(Look, CjSamples.NotFound);
        (await _bench.SendAsync(PurchaseStep.Confirm)).Outcome.ShouldBe(Outcome.Unknown);
        _bench.Script.On(Look, CjScript.Code(1600000));
        (await _bench.SendAsync(PurchaseStep.Confirm)).Outcome.ShouldBe(Outcome.Unknown);
    }

    [Fact]
    public async Task By_option_orders_are_confirmed_and_paid_one_by_one()
    {
        var bench = new CjBench(options => options.UsePayBalanceV1 = true);
        bench.Client.Descriptor.Terms.Steps.ShouldBe([PurchaseStep.Create, PurchaseStep.Confirm, PurchaseStep.Pay]);
        bench.Script.On(ConfirmOne, CjScript.Good($"\"{CjBench.OrderId}\"")).On(Look, CjBench.Detail("UNPAID")).On(PayOne, CjScript.Good($"\"{CjBench.OrderId}\""));
        var own = (await bench.SendAsync(PurchaseStep.Create)).Orders[0];
        own = own.Join((await bench.SendAsync(PurchaseStep.Confirm, own)).Orders[0]);
        own.Status.ShouldBe(Unpaid);
        (await bench.SendAsync(PurchaseStep.Pay, own)).Orders[0].Status.ShouldBe(Paid);
        bench.Script.Only(ConfirmOne).ShouldSatisfyAllConditions(seen => seen.Verb.ShouldBe("PATCH"), seen => seen.Body.ShouldBe($$"""{"orderId":"{{CjBench.OrderId}}"}"""));
        bench.Script.Only(PayOne).Body.ShouldBe($$"""{"orderId":"{{CjBench.OrderId}}"}""");
        bench.Script.On(ConfirmOne, CjScript.Good("\"other\""));
        (await bench.SendAsync(PurchaseStep.Confirm, CjBench.Own(Draft, CjBench.Kept(PurchaseStep.Cart)))).Outcome.ShouldBe(Outcome.Unknown);
    }

    [Fact]
    public async Task By_option_a_purchase_that_began_with_a_parent_order_is_prepared_by_a_look()
    {
        var bench = new CjBench(options => options.UsePayBalanceV1 = true);
        bench.Script.On(Look, CjBench.Detail("UNPAID", amount: "4.26"));
        var own = (await bench.SendAsync(PurchaseStep.Prepare)).Orders[0];
        (own.Status, own.Due).ShouldBe((Payable, CjBench.Usd(4.26m)));
        bench.Script.On(Look, CjBench.Detail("CREATED"));
        (await bench.SendAsync(PurchaseStep.Prepare)).Outcome.ShouldBe(Outcome.NotSent);
        bench.Script.Count(Parent).ShouldBe(0);
    }
}
