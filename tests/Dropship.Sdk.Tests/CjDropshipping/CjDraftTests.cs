using Dropship.Domain;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>Deleting drafts (fact sheet 5.6) and urging (fact sheet 10).</summary>
public sealed class CjDraftTests
{
    private const string Delete = "/shopping/order/deleteOrder";
    private const string Look = "/shopping/order/getOrderDetail";
    private static readonly SupplierOrderId Order = new(CjBench.OrderId);
    private readonly CjBench _bench = new();

    [Theory]
    [InlineData("CREATED")]
    [InlineData("IN_CART")]
    public async Task A_draft_is_deleted(string status)
    {
        _bench.Script.On(Look, CjBench.Detail(status)).On(Delete, CjScript.Good($"\"{CjBench.OrderId}\""));
        var receipt = await _bench.Client.DiscardAsync(Order, default);
        receipt.Outcome.ShouldBe(Outcome.Done);
        receipt.Orders[0].Cancelled.ShouldBeTrue();
        _bench.Script.Only(Delete).ShouldSatisfyAllConditions(seen => seen.Verb.ShouldBe("DELETE"), seen => seen.Query.ShouldBe($"?orderId={CjBench.OrderId}"));
    }

    [Theory]
    [InlineData("UNPAID", null)]
    [InlineData("UNSHIPPED", "2021-08-12 00:00:00")]
    [InlineData("SHIPPED", "2021-08-12 00:00:00")]
    public async Task What_is_confirmed_is_not_deleted(string status, string? paid)
    {
        _bench.Script.On(Look, CjBench.Detail(status, paid));
        (await _bench.Client.DiscardAsync(Order, default)).Reason.ShouldBe(DeclineReason.TooLate);
        _bench.Script.Count(Delete).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_gone_or_cancelled_is_discarded_already_and_what_cannot_be_read_is_not_tried()
    {
        (await _bench.Client.DiscardAsync(Order, default)).Outcome.ShouldBe(Outcome.Done);
        _bench.Script.On(Look, CjBench.Detail("CANCELLED"));
        (await _bench.Client.DiscardAsync(Order, default)).Orders[0].Cancelled.ShouldBeTrue();
        _bench.Script.On(Look, CjScript.Code(1600000));
        (await _bench.Client.DiscardAsync(Order, default)).Outcome.ShouldBe(Outcome.NotSent);
        _bench.Script.On(Look, CjBench.Detail("CREATED"), CjSamples.NotFound).On(Delete, CjScript.Code(1603100));
        (await _bench.Client.DiscardAsync(Order, default)).Outcome.ShouldBe(Outcome.Done);
        _bench.Script.On(Look, CjBench.Detail("CREATED"), CjScript.Code(1600000)).On(Delete, CjScript.Code(1603002));
        (await _bench.Client.DiscardAsync(Order, default)).Outcome.ShouldBe(Outcome.Unknown);
    }

    [Fact]
    public void A_paid_order_is_not_cancelled_by_the_API()
    {
        _bench.Client.Descriptor.Terms.ShouldBe(SupplierTerms.Staged with { CanCancel = false, CanDispute = true });
        _bench.Client.ShouldNotBeAssignableTo<Ports.ICancelPurchases>();
        _bench.Client.Descriptor.Limit.ShouldBe(new(1, TimeSpan.FromSeconds(1.1)));
    }

    [Fact]
    public async Task The_first_reminder_opens_a_ticket_and_the_next_reminds_of_it()
    {
        _bench.Script.On("/ticket/list", CjScript.Good("""{"list":[]}"""), CjScript.Good($$"""{"list":[{"ticketId":"T0","businessNo":"other"},{"ticketId":"T1","businessNo":{{CjBench.OrderId}}}]}"""))
            .On("/ticket/order/questionTypes", CjScript.Good("""[{"questionTypeId":7,"name":"late"}]""")).On("/ticket/order/create", CjScript.Good("true")).On("/ticket/remind", CjScript.Good("true"));
        (await _bench.Client.UrgeAsync(Order, 1, default)).Outcome.ShouldBe(Outcome.Done);
        _bench.Script.Only("/ticket/order/questionTypes").Query.ShouldBe("?type=ORDER_ISSUE");
        _bench.Script.Only("/ticket/order/create").Body.ShouldBe($$"""{"businessNo":"{{CjBench.OrderId}}","type":"ORDER_ISSUE","questionTypeId":"7","message":"This order has not been shipped yet. Please ship it.","expectResult":"Please tell when it will be shipped."}""");
        (await _bench.Client.UrgeAsync(Order, 2, default)).Outcome.ShouldBe(Outcome.Done);
        _bench.Script.Only("/ticket/remind").Body.ShouldBe("""{"ticketId":"T1"}""");
    }

    [Fact]
    public async Task What_cannot_be_urged_says_why()
    {
        _bench.Script.On("/ticket/list", CjScript.Good("null")).On("/ticket/order/questionTypes", CjScript.Good("[]"));
        (await _bench.Client.UrgeAsync(Order, 1, default)).Reason.ShouldBe(DeclineReason.Unsupported);
        _bench.Script.On("/ticket/list", CjSamples.TooManyRequests);
        (await _bench.Client.UrgeAsync(Order, 1, default)).Outcome.ShouldBe(Outcome.NotSent);
        _bench.Options.UrgeQuestionType = "9";
        _bench.Script.On("/ticket/list", CjScript.Good("[]")).On("/ticket/order/create", CjSamples.TooManyRequests);
        (await _bench.Client.UrgeAsync(Order, 1, default)).Outcome.ShouldBe(Outcome.Unknown);
        _bench.Script.Count("/ticket/order/questionTypes").ShouldBe(1);
    }
}
