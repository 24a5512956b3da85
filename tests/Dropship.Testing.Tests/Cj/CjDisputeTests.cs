using System.Text.Json;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Cj;

namespace Dropship.Testing.Tests.Cj;

/// <summary>Disputes of the sandbox: who may open which, what is decided when, and what comes back to the balance.</summary>
public sealed class CjDisputeTests
{
    private readonly CjDriver _driver = new(options => options with { Verdicts = dispute => dispute.Reference.StartsWith("no", StringComparison.Ordinal) ? CjVerdict.Refuse : null });

    [Fact]
    public void A_dispute_needs_a_paid_order_a_reason_of_its_time_and_lines_as_they_are()
    {
        var draft = _driver.Create("DS1-draft");
        Lines(draft).ShouldAllBe(line => !line.GetProperty("canChoose").GetBoolean());
        var order = _driver.Buy();
        foreach (var (changed, code) in ((string, int)[])[
            (Body(order).Replace("\"businessDisputeId\":\"C1\"", "\"businessDisputeId\":\"\"", StringComparison.Ordinal), 1600300),
            (Body(order).Replace("\"messageText\":\"x\"", $"\"messageText\":\"{new string('x', 501)}\"", StringComparison.Ordinal), 1600300),
            (Body(order).Replace("\"refundType\":1", "\"refundType\":3", StringComparison.Ordinal), 1600300),
            (Body(order, reason: 3), 1607008), (Body(order, expect: 2), 1607008), (Body(order, units: 2), 1607008), (Body(order, price: 4.21m), 1607008), (Body(order, line: "1"), 1607008), (Body("1", line: "1"), 1603100), (Body(draft), 1607008)])
            _driver.Code("POST", "/disputes/create", changed).ShouldBe(code, changed);
        _driver.Cj.Books.Disputes.ShouldBeEmpty();
    }

    [Fact]
    public void A_number_opens_one_dispute_and_a_line_stands_in_one_at_a_time()
    {
        var order = _driver.Buy(quantity: 2);
        Open(Body(order, units: 2));
        _driver.Code("POST", "/disputes/create", Body(order, units: 2)).ShouldBe(1607008);
        _driver.Code("POST", "/disputes/create", Body(order, "C2", units: 2)).ShouldBe(1607008, "the line is disputed");
        _driver.Detail(order).GetProperty("disputeId").GetString().ShouldBe(Row(order).GetProperty("id").GetString());
        _driver.Data("POST", "/disputes/cancel", Cancel(order));
        _driver.Detail(order).GetProperty("disputeId").ValueKind.ShouldBe(JsonValueKind.Null);
        _driver.Code("POST", "/disputes/create", Body(order, units: 2)).ShouldBe(1607008, "its number is used up");
        Open(Body(order, "C3", units: 2));
    }

    [Fact]
    public void An_order_is_cancelled_before_it_is_shipped_and_credited_once()
    {
        var before = _driver.Cj.Books.Balance;
        var order = _driver.Buy();
        var paid = _driver.Cj.Books.Charged;
        Open(Body(order));
        (Row(order).GetProperty("status").GetString(), _driver.Cj.Books.Credited).ShouldBe(("Processing", 0m));
        _driver.Clock.Advance(TimeSpan.FromDays(20));
        _driver.Status(order).ShouldBe("CANCELLED");
        Row(order).GetProperty("finallyDeal").GetInt32().ShouldBe(1);
        CjCatalogueTests.Money(_driver.Data("GET", "/disputes/getDisputeDetail?disputeId=" + Row(order).GetProperty("id").GetString()).GetProperty("refundAmount")).ShouldBe(paid);
        _driver.Cj.Books.ShouldSatisfyAllConditions(books => books.Credited.ShouldBe(paid), books => books.Balance.ShouldBe(before), books => books.Disputes[0].PaidBack.ShouldBe(paid), books => books.LinesPaidTwice.ShouldBeEmpty());
        _driver.Cj.Shipments.ShouldBeEmpty();
        _driver.Code("POST", "/disputes/create", Body(order, "C2")).ShouldBe(1607008);
        _driver.Cj.TakeMessages().Select(message => JsonDocument.Parse(message.Body).RootElement.GetProperty("params").GetProperty("orderStatus").GetString()).ShouldBe(["UNSHIPPED", "UNSHIPPED", "CANCELLED"]);
    }

    [Fact]
    public void What_is_refused_or_taken_back_too_late_stays_as_it_is()
    {
        var order = _driver.Buy();
        Open(Body(order, "no-1"));
        _driver.Clock.Advance(TimeSpan.FromDays(20));
        _driver.Status(order).ShouldBe("DELIVERED");
        Row(order).GetProperty("finallyDeal").GetInt32().ShouldBe(3);
        _driver.Code("POST", "/disputes/cancel", Cancel(order)).ShouldBe(1607009);
        _driver.Cj.Books.Credited.ShouldBe(0m);
        Open(Body(order, "C2", reason: 3));
        _driver.Clock.Advance(_driver.Options.DisputesTake);
        _driver.Cj.Books.ShouldSatisfyAllConditions(books => books.Credited.ShouldBe(books.Charged), books => books.Orders[0].Status.ShouldBe("DELIVERED"));
    }

    [Fact]
    public void A_second_sandbox_on_the_same_ledger_knows_its_disputes_and_searches()
    {
        using var ledger = new SandboxLedger();
        var first = new CjDriver(ledger: ledger);
        var order = first.Buy();
        first.Data("POST", "/disputes/create", Body(order, driver: first));
        first.Call("POST", "/product/sourcing/create", """{"productName":"mug","productImage":"https://example.org/mug.png"}""").GetProperty("code").GetInt32().ShouldBe(0);
        var second = new CjDriver(ledger: ledger, start: first.Clock.GetUtcNow());
        second.Cj.Books.Disputes.ShouldBe(first.Cj.Books.Disputes);
        second.Call("POST", "/product/sourcing/query", """{"sourceIds":["1"]}""").GetProperty("data").GetArrayLength().ShouldBe(1);
        second.Clock.Advance(TimeSpan.FromDays(20));
        second.Status(order).ShouldBe("CANCELLED");
    }

    private void Open(string body) => (_driver.Data("POST", "/disputes/create", body).ToString() is "True" or "true").ShouldBeTrue();

    private JsonElement Row(string order) => _driver.Data("GET", "/disputes/getDisputeList?orderId=" + order).GetProperty("list")[0];

    private string Cancel(string order) => $$"""{"orderId":"{{order}}","disputeId":"{{Row(order).GetProperty("id").GetString()}}"}""";

    private IEnumerable<JsonElement> Lines(string order, CjDriver? driver = null) => (driver ?? _driver).Data("GET", "/disputes/disputeProducts?orderId=" + order).GetProperty("productInfoList").EnumerateArray();

    private string Body(string order, string reference = "C1", int reason = 1, int expect = 1, int units = 1, decimal price = 4.20m, string? line = null, CjDriver? driver = null) => FormattableString.Invariant(
        $$"""{"businessDisputeId":"{{reference}}","orderId":"{{order}}","disputeReasonId":{{reason}},"expectType":{{expect}},"refundType":1,"messageText":"x","imageUrl":[],"videoUrl":[],"productInfoList":[{"lineItemId":"{{line ?? Lines(order, driver).First().GetProperty("lineItemId").GetString()}}","quantity":{{units}},"price":{{price}}}]}""");
}
