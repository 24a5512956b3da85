using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>What CJ tells of disputes (fact sheet 9): lines, terms, stages and sums.</summary>
public sealed class CjDisputeReadTests
{
    private static readonly SupplierOrderId Order = new(CjBench.OrderId);
    private readonly CjBench _bench = new();

    public CjDisputeReadTests() => CjClaims.Prepare(_bench.Script, CjClaims.Detail("UNSHIPPED"), CjClaims.Page());

    public static TheoryData<string?, string?, DisputeStage> States()
    {
        TheoryData<string?, string?, DisputeStage> data = [];
        foreach (var (decision, status, becomes) in CjCovered.DisputeStates) data.Add(decision, status, becomes);
        return data;
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_decision_becomes_what_the_table_says(string? decision, string? status, DisputeStage becomes)
    {
        foreach (var told in decision is null ? (string[])["null"] : [decision, $"\"{decision}\""])
        {
            _bench.Script.On(CjClaims.List, CjClaims.Page(CjClaims.Row("D1", told, status ?? ""))).On(CjClaims.Show, CjScript.Good("""{"id":"D1","finallyDeal":1,"refundAmount":"3.10"}"""));
            var dispute = (await _bench.Client.FindDisputesAsync(Order, default)).ShouldHaveSingleItem();
            (dispute.Stage, dispute.Told).ShouldBe((becomes, status));
            dispute.PaidBack.ShouldBe(becomes == DisputeStage.Refunded ? CjBench.Usd(3.10m) : null, "what the list calls money may be what was asked for");
            dispute.Offered.ShouldBe(becomes == DisputeStage.Open ? CjBench.Usd(4.25m) : null);
        }
    }

    [Fact]
    public async Task A_dispute_names_our_units_and_its_time()
    {
        _bench.Script.On(CjClaims.List, CjClaims.Page(CjClaims.Row("D1")));
        var dispute = (await _bench.Client.GetDisputeAsync(Order, "D1", default)).ShouldNotBeNull();
        dispute.Units.ShouldBe([new(CjBench.Line, 1)]);
        dispute.OpenedAt.ShouldBe(Instant.From(new(2021, 8, 25, 10, 0, 0, TimeSpan.Zero)));
        dispute.Reference.ShouldBeNull();
        (await _bench.Client.GetDisputeAsync(Order, "D2", default)).ShouldBeNull();
        _bench.Script.Seen.First(seen => seen.Route == CjClaims.List).Query.ShouldBe($"?orderId={CjBench.OrderId}&pageNum=1&pageSize=10");
    }

    [Theory]
    [InlineData("""{"id":"D1","finallyDeal":1,"refundDetails":[{"amount":1.10},{"amount":"2.00"}]}""", 3.10)]
    [InlineData("""{"id":"D1","finallyDeal":1,"refundDetails":[{"amount":1.10},{"typeName":"x"}]}""", null)]
    [InlineData("""{"id":"D1","finallyDeal":1}""", null)]
    [InlineData("null", null)]
    public async Task A_sum_is_the_whole_or_all_of_its_parts_or_not_told(string detail, double? sum)
    {
        _bench.Script.On(CjClaims.List, CjClaims.Page(CjClaims.Row("D1", "1"))).On(CjClaims.Show, CjScript.Good(detail));
        (await _bench.Client.FindDisputesAsync(Order, default)).ShouldHaveSingleItem().PaidBack.ShouldBe(sum is { } amount ? CjBench.Usd((decimal)amount) : null);
    }

    [Theory]
    [InlineData("""{"id":"D2","finallyDeal":1,"refundAmount":3.10}""")]
    [InlineData("""{"id":"D1","finallyDeal":1,"refundAmount":-3.10}""")]
    [InlineData("""{"id":"D1","orderId":"210823100016299999","finallyDeal":1,"refundAmount":3.10}""")]
    [InlineData("""{"id":"D1","finallyDeal":1,"refundAmount":[1]}""")]
    public async Task A_detail_of_something_else_is_a_fault_and_no_sum(string detail)
    {
        _bench.Script.On(CjClaims.List, CjClaims.Page(CjClaims.Row("D1", "1"))).On(CjClaims.Show, CjScript.Good(detail));
        (await Should.ThrowAsync<ProviderException>(async () => await _bench.Client.FindDisputesAsync(Order, default))).Fault.ShouldBe(ProviderFault.Malformed);
    }

    [Fact]
    public async Task All_pages_are_read_and_a_page_that_cannot_be_read_is_no_empty_one()
    {
        static string Ten(int from, int count) => CjScript.Good($$"""{"total":12,"list":[{{string.Join(",", Enumerable.Range(from, count).Select(no => CjClaims.Row($"D{no}")))}}]}""");
        _bench.Script.On(CjClaims.List, Ten(1, 10), Ten(11, 2));
        (await _bench.Client.FindDisputesAsync(Order, default)).Select(dispute => dispute.Id).ShouldBe(Enumerable.Range(1, 12).Select(no => $"D{no}"));
        _bench.Script.On(CjClaims.List, Ten(1, 10), CjScript.Code(1607006));
        (await Should.ThrowAsync<ProviderException>(async () => await _bench.Client.FindDisputesAsync(Order, default))).Fault.ShouldBe(ProviderFault.Rejected);
    }

    [Fact]
    public async Task Lines_and_terms_are_told_by_our_lines()
    {
        _bench.Script.On("/shopping/order/getOrderDetail", CjClaims.TwoLines()).On(CjClaims.Products, CjClaims.Lines(
            $$"""{"lineItemId":"{{CjClaims.LineItem}}","canChoose":true,"price":0.57,"quantity":1}""", $$"""{"lineItemId":"{{CjClaims.SecondItem}}","canChoose":"false","price":2,"quantity":"2"}""".Replace("\"false\"", "false", StringComparison.Ordinal), """{"lineItemId":"9","canChoose":true,"price":1,"quantity":1}"""));
        (await _bench.Client.ListDisputableAsync(Order, default)).ShouldBe([new(CjBench.Line, 1, CjBench.Usd(0.57m), true), new(CjClaims.Second, 2, CjBench.Usd(2m), false), new(null, 1, CjBench.Usd(1m), true)]);
        (await _bench.Client.GetDisputeTermsAsync(Order, [new(CjClaims.Second, 1)], default)).ShouldBeNull("it cannot be disputed now");
        (await _bench.Client.GetDisputeTermsAsync(Order, [new(CjBench.Line, 2)], default)).ShouldBeNull("there is only one");
        var terms = (await _bench.Client.GetDisputeTermsAsync(Order, [new(CjBench.Line, 1)], default)).ShouldNotBeNull();
        (terms.Most, terms.MostForGoods, terms.MostForFreight).ShouldBe((CjBench.Usd(4.25m), CjBench.Usd(0.57m), CjBench.Usd(3.68m)));
        terms.Units.ShouldBe([new(CjBench.Line, 1)]);
        terms.Remedies.ShouldBe([DisputeRemedy.Refund]);
        terms.Reasons.ShouldBe([new("1", "Unfulfilled Order Cancellation", DisputeCause.NotShipped), new("9", "Something Of Theirs", DisputeCause.Other)]);
        _bench.Script.Only(CjClaims.Ask).Body.ShouldBe($$"""{"orderId":"{{CjBench.OrderId}}","productInfoList":[{"lineItemId":"{{CjClaims.LineItem}}","quantity":1,"price":0.57}]}""");
    }

    [Theory]
    [InlineData("Order Not Received", DisputeCause.NotReceived)]
    [InlineData("Product damaged", DisputeCause.Damaged)]
    [InlineData("Wrong Products Received", DisputeCause.WrongItem)]
    [InlineData("Missing products", DisputeCause.Incomplete)]
    [InlineData("Different from the description", DisputeCause.NotAsDescribed)]
    [InlineData("Returned to sender", DisputeCause.Returned)]
    [InlineData("Anything else", DisputeCause.Other)]
    [InlineData(null, DisputeCause.Other)]
    public void A_reason_means_what_its_words_say(string? name, DisputeCause cause) => Dropship.CjDropshipping.CjDisputeWords.Cause(name).ShouldBe(cause);

    [Fact]
    public async Task An_order_that_CJ_does_not_know_has_nothing_to_dispute()
    {
        _bench.Script.On(CjClaims.Products, CjScript.Code(1603100));
        (await _bench.Client.ListDisputableAsync(Order, default)).ShouldBeEmpty();
        _bench.Script.On(CjClaims.Products, CjScript.Code(1607006));
        await Should.ThrowAsync<ProviderException>(async () => await _bench.Client.ListDisputableAsync(Order, default));
    }
}
