using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>Opening disputes and taking them back (fact sheet 9): one request, after a look, judged by a look.</summary>
public sealed class CjDisputeTests
{
    private static readonly SupplierOrderId Order = new(CjBench.OrderId);
    private readonly CjBench _bench = new();

    public CjDisputeTests() => CjClaims.Prepare(_bench.Script, CjClaims.Detail("UNSHIPPED"), CjClaims.Page());

    [Fact]
    public async Task A_dispute_is_opened_with_the_lines_prices_and_reason_that_CJ_names()
    {
        _bench.Script.On(CjClaims.List, CjClaims.Page(CjClaims.Row("D1", "3")), CjClaims.Page(CjClaims.Row("D2"), CjClaims.Row("D1", "3")));
        var receipt = await _bench.Client.OpenDisputeAsync(CjClaims.Request() with { Pictures = [new("https://example.org/a.png")] }, default);
        receipt.Outcome.ShouldBe(Outcome.Done);
        receipt.Dispute.ShouldNotBeNull().ShouldSatisfyAllConditions(one => one.Id.ShouldBe("D2"), one => one.Stage.ShouldBe(DisputeStage.Open), one => one.Units.ShouldBe([new(CjBench.Line, 1)]));
        _bench.Script.Only(CjClaims.Open).Body.ShouldBe($$"""{"businessDisputeId":"DS1-0198f3c2a7-c1","orderId":"{{CjBench.OrderId}}","disputeReasonId":1,"expectType":1,"refundType":1,"messageText":"Please cancel this order.","imageUrl":["https://example.org/a.png"],"videoUrl":[],"productInfoList":[{"lineItemId":"{{CjClaims.LineItem}}","quantity":1,"price":0.57}]}""");
    }

    [Fact]
    public async Task A_reason_may_be_chosen_by_its_number()
    {
        await _bench.Client.OpenDisputeAsync(CjClaims.Request(DisputeCause.Damaged) with { Ground = "9" }, default);
        _bench.Script.Only(CjClaims.Open).Body.ShouldNotBeNull().ShouldContain("\"disputeReasonId\":9");
    }

    [Fact]
    public async Task One_that_was_opened_is_done_even_if_it_cannot_be_found_yet()
    {
        (await _bench.Client.OpenDisputeAsync(CjClaims.Request(), default)).ShouldSatisfyAllConditions(one => one.Outcome.ShouldBe(Outcome.Done), one => one.Dispute.ShouldBeNull());
        _bench.Script.On(CjClaims.List, CjClaims.Page(), CjScript.Code(1600000));
        (await _bench.Client.OpenDisputeAsync(CjClaims.Request(), default)).Outcome.ShouldBe(Outcome.Done);
    }

    [Theory]
    [InlineData("null", 1, true, Outcome.Done)]          // open about the same
    [InlineData("null", null, true, Outcome.Done)]       // open, untold: the order has nothing else
    [InlineData("1", 1, true, Outcome.Done)]             // won
    [InlineData("2", 1, false, Outcome.Done)]            // sent once more
    [InlineData("1", null, false, Outcome.Done)]         // won, untold, and these units can be disputed no more
    public async Task What_is_there_already_is_taken_for_ours(string decision, int? quantity, bool canChoose, Outcome outcome)
    {
        _bench.Script.On(CjClaims.Products, canChoose ? CjClaims.Disputable : CjClaims.Disputable.Replace("true,\"price\"", "false,\"price\"", StringComparison.Ordinal))
            .On(CjClaims.List, CjClaims.Page(CjClaims.Row("D1", decision, quantity: quantity))).On(CjClaims.Show, CjScript.Good("""{"id":"D1","finallyDeal":1,"refundAmount":4.25}"""));
        var receipt = await _bench.Client.OpenDisputeAsync(CjClaims.Request(), default);
        (receipt.Outcome, receipt.Dispute?.Id).ShouldBe((outcome, "D1"));
        _bench.Script.Count(CjClaims.Open).ShouldBe(0);
    }

    [Fact]
    public async Task Another_one_about_some_of_the_units_must_end_first_and_one_about_others_does_not_matter()
    {
        _bench.Script.On("/shopping/order/getOrderDetail", CjClaims.TwoLines()).On(CjClaims.Products, CjClaims.Lines(
            $$"""{"lineItemId":"{{CjClaims.LineItem}}","canChoose":true,"price":0.57,"quantity":1}""", $$"""{"lineItemId":"{{CjClaims.SecondItem}}","canChoose":true,"price":2,"quantity":2}"""));
        Few<LineUnits> both = [new(CjBench.Line, 1), new(CjClaims.Second, 2)];
        foreach (var (row, units, isSent) in ((string, Few<LineUnits>, bool)[])[
            (CjClaims.Row("D1"), both, false),
            (CjClaims.Row("D1", quantity: null), [new(CjBench.Line, 1)], false),
            (CjClaims.Row("D1", item: CjClaims.SecondItem), [new(CjBench.Line, 1)], true),
            (CjClaims.Row("D1", "1", quantity: null), [new(CjBench.Line, 1)], true)])
        {
            var sent = _bench.Script.Count(CjClaims.Open);
            _bench.Script.On(CjClaims.List, CjClaims.Page(row)).On(CjClaims.Show, CjScript.Good("""{"id":"D1","finallyDeal":1,"refundAmount":4.25}"""));
            var receipt = await _bench.Client.OpenDisputeAsync(CjClaims.Request(units: units), default);
            (receipt.Outcome, receipt.Reason).ShouldBe(isSent ? (Outcome.Done, DeclineReason.None) : (Outcome.Rejected, DeclineReason.Invalid), row);
            (_bench.Script.Count(CjClaims.Open) - sent).ShouldBe(isSent ? 1 : 0, row);
        }
    }

    [Theory]
    [InlineData("3", "Completed")]
    [InlineData("null", "Cancelled")]
    public async Task What_was_refused_or_taken_back_may_be_asked_again(string decision, string status)
    {
        _bench.Script.On(CjClaims.List, CjClaims.Page(CjClaims.Row("D1", decision, status)));
        (await _bench.Client.OpenDisputeAsync(CjClaims.Request(), default)).Outcome.ShouldBe(Outcome.Done);
        _bench.Script.Count(CjClaims.Open).ShouldBe(1);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("false")]
    [InlineData("\"maybe\"")]
    [InlineData("{}")]
    public async Task A_good_answer_that_does_not_say_yes_is_unknown(string data)
    {
        _bench.Script.On(CjClaims.Open, CjScript.Good(data));
        (await _bench.Client.OpenDisputeAsync(CjClaims.Request(), default)).Outcome.ShouldBe(Outcome.Unknown);
    }

    [Fact]
    public async Task A_refusal_is_believed_only_if_none_is_there_afterwards()
    {
        _bench.Script.On(CjClaims.Open, CjScript.Code(1607008));
        (await _bench.Client.OpenDisputeAsync(CjClaims.Request(), default)).ShouldSatisfyAllConditions(one => one.Outcome.ShouldBe(Outcome.Rejected), one => one.Reason.ShouldBe(DeclineReason.Declined));
        _bench.Script.On(CjClaims.List, CjClaims.Page(), CjClaims.Page(CjClaims.Row("D1")));
        (await _bench.Client.OpenDisputeAsync(CjClaims.Request(), default)).ShouldSatisfyAllConditions(one => one.Outcome.ShouldBe(Outcome.Done), one => one.Dispute!.Id.ShouldBe("D1"));
        _bench.Script.On(CjClaims.List, CjClaims.Page(), CjScript.Code(1600000));
        (await _bench.Client.OpenDisputeAsync(CjClaims.Request(), default)).Outcome.ShouldBe(Outcome.Unknown);
    }

    [Theory]
    [InlineData(CjClaims.List)]
    [InlineData(CjClaims.Products)]
    [InlineData(CjClaims.Ask)]
    [InlineData("/shopping/order/getOrderDetail")]
    public async Task Without_a_look_nothing_is_sent(string route)
    {
        _bench.Script.On(route, CjScript.Code(1600000));
        (await _bench.Client.OpenDisputeAsync(CjClaims.Request(), default)).Outcome.ShouldBe(Outcome.NotSent);
        _bench.Script.Count(CjClaims.Open).ShouldBe(0);
    }

    [Fact]
    public async Task What_CJ_does_not_offer_is_refused_before_it_is_sent()
    {
        (await _bench.Client.OpenDisputeAsync(CjClaims.Request(DisputeCause.Damaged), default)).Reason.ShouldBe(DeclineReason.Unsupported);
        (await _bench.Client.OpenDisputeAsync(CjClaims.Request() with { Ground = "2" }, default)).Reason.ShouldBe(DeclineReason.Unsupported);
        (await _bench.Client.OpenDisputeAsync(CjClaims.Request(remedy: DisputeRemedy.Resend), default)).Reason.ShouldBe(DeclineReason.Unsupported);
        (await _bench.Client.OpenDisputeAsync(CjClaims.Request(units: [new(CjBench.Line, 2)]), default)).Reason.ShouldBe(DeclineReason.Declined);
        _bench.Script.Count(CjClaims.Open).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_too_long_or_no_address_is_refused_and_not_cut()
    {
        foreach (var wrong in (DisputeRequest[])[
            CjClaims.Request() with { Message = new('x', 501) }, CjClaims.Request() with { Message = " " }, CjClaims.Request() with { Reference = "" }, CjClaims.Request() with { Reference = new('x', 101) },
            CjClaims.Request() with { Reference = "a b" }, CjClaims.Request() with { Pictures = [new("file:///a.png")] }, CjClaims.Request() with { Videos = [new("https://example.org/" + new string('x', 200))] }])
            (await _bench.Client.OpenDisputeAsync(wrong, default)).ShouldSatisfyAllConditions(one => one.Outcome.ShouldBe(Outcome.Rejected), one => one.Reason.ShouldBe(DeclineReason.Invalid));
        _bench.Script.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dispute_is_taken_back_while_it_is_open_and_that_twice_is_harmless()
    {
        _bench.Script.On(CjClaims.List, CjClaims.Page(CjClaims.Row("D1")));
        (await _bench.Client.WithdrawDisputeAsync(Order, "D1", default)).ShouldSatisfyAllConditions(one => one.Outcome.ShouldBe(Outcome.Done), one => one.Dispute!.Stage.ShouldBe(DisputeStage.Withdrawn));
        _bench.Script.Only(CjClaims.Cancel).Body.ShouldBe($$"""{"orderId":"{{CjBench.OrderId}}","disputeId":"D1"}""");
        _bench.Script.On(CjClaims.List, CjClaims.Page(CjClaims.Row("D1", status: "Cancelled")));
        (await _bench.Client.WithdrawDisputeAsync(Order, "D1", default)).Outcome.ShouldBe(Outcome.Done);
        _bench.Script.On(CjClaims.List, CjClaims.Page(CjClaims.Row("D1", "3")));
        (await _bench.Client.WithdrawDisputeAsync(Order, "D1", default)).Reason.ShouldBe(DeclineReason.TooLate);
        (await _bench.Client.WithdrawDisputeAsync(Order, "D9", default)).Reason.ShouldBe(DeclineReason.Invalid);
        _bench.Script.Count(CjClaims.Cancel).ShouldBe(1);
    }

    [Fact]
    public async Task Whether_it_was_taken_back_is_judged_by_a_look()
    {
        _bench.Script.On(CjClaims.List, CjClaims.Page(CjClaims.Row("D1"))).On(CjClaims.Cancel, CjScript.Good("false"));
        (await _bench.Client.WithdrawDisputeAsync(Order, "D1", default)).Outcome.ShouldBe(Outcome.Unknown);
        _bench.Script.On(CjClaims.Cancel, CjScript.Code(1607009)).On(CjClaims.List, CjClaims.Page(CjClaims.Row("D1")), CjClaims.Page(CjClaims.Row("D1", status: "Cancelled")));
        (await _bench.Client.WithdrawDisputeAsync(Order, "D1", default)).Outcome.ShouldBe(Outcome.Done);
        _bench.Script.On(CjClaims.List, CjClaims.Page(CjClaims.Row("D1")), CjClaims.Page(CjClaims.Row("D1", "3")));
        (await _bench.Client.WithdrawDisputeAsync(Order, "D1", default)).Reason.ShouldBe(DeclineReason.TooLate);
        _bench.Script.On(CjClaims.List, CjScript.Code(1600000));
        (await _bench.Client.WithdrawDisputeAsync(Order, "D1", default)).Outcome.ShouldBe(Outcome.NotSent);
    }
}
