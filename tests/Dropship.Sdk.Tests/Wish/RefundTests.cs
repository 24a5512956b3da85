using System.Text.Json.Nodes;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Wish;
using static Dropship.Sdk.Tests.Wish.VerifyTests;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>Refunds: whole orders, with a reason that is valid now, once.</summary>
public sealed class RefundTests
{
    [Fact]
    public async Task A_refund_carries_its_number()
    {
        await using var desk = new WishDesk();
        desk.Has(Samples.Order());
        CodeTests.Ready(desk);
        desk.Vendor.On("PUT", "/refund", _ => new(200, Samples.Good(Under("REFUND", "IN_PROGRESS"))));
        (await desk.Client.RefundAsync(Whole, default)).Outcome.ShouldBe(Outcome.Pending);
        desk.Vendor.Made.Single(request => request.Method == "PUT").Body.ShouldBe("""{"refund_reason":"MERCHANT_OUT_OF_STOCK","refund_reason_note":"Ref. R-3"}""");
        desk.Vendor.Made.Select(request => request.Path.Split('/')[^1]).ShouldBe(["refresh_token", Samples.OrderId, "refund_reasons", "refund"]);
        desk.Vendor.Offences.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("18.70", null, true)]
    [InlineData("18.69", null, false)]
    [InlineData("9.35", null, false)]
    [InlineData("20", null, true)]
    [InlineData("14.45", "4.25", true)]       // the vendor has given a part back: the rest is all of it
    [InlineData("14.44", "4.25", false)]
    public async Task A_part_is_refused_before_anything_is_sent(string amount, string? given, bool isWhole)
    {
        await using var desk = new WishDesk();
        desk.Has(Samples.Order(order => order["refunds"] = given is null ? null : JsonNode.Parse($$$"""[{"refund_source": "WISH", "refund_time": "2024-08-13T00:00:00Z", "refund_amount": {"amount": {{{given}}}, "currency_code": "USD"} }]""")));
        CodeTests.Ready(desk);
        desk.Vendor.On("PUT", "/refund", _ => new(200, Samples.Good(Samples.Order())));
        var receipt = await desk.Client.RefundAsync(Whole with { Amount = new(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), new("USD")) }, default);
        (receipt.Outcome, receipt.Reason).ShouldBe(isWhole ? (Outcome.Pending, DeclineReason.None) : (Outcome.Rejected, DeclineReason.Unsupported));
        desk.Vendor.Count("PUT").ShouldBe(isWhole ? 1 : 0);
        desk.Vendor.Count("GET", "/refund_reasons").ShouldBe(isWhole ? 1 : 0);
    }

    [Theory]
    [InlineData("order_payment", "null", "payment_total: is missing")]
    [InlineData("order_payment", """{"general_payment_details": {"payment_total": {"amount": 18.7, "currency_code": "EUR"}}}""", "payment_total.currency_code: is EUR, the refund is in USD")]
    [InlineData("refunds", """[{"refund_source": "WISH"}]""", "refunds.refund_amount: is missing")]
    public async Task What_cannot_be_reckoned_is_for_a_person(string field, string value, string why)
    {
        await using var desk = new WishDesk();
        desk.Has(With(Samples.Order(), field, value));
        var receipt = await desk.Client.RefundAsync(Whole, default);
        (receipt.Outcome, receipt.Reason).ShouldBe((Outcome.Rejected, DeclineReason.Invalid));
        receipt.Code.ShouldNotBeNull().ShouldContain(why);
        desk.Vendor.Count("PUT").ShouldBe(0);
    }

    [Theory]
    [InlineData("state", "\"REFUNDED\"", Outcome.Done)]
    [InlineData("refunds", """[{"refund_source": "MERCHANT", "refund_reason_note": "Ref. R-3"}]""", Outcome.Done)]
    public async Task What_is_given_back_is_not_given_back_again(string field, string value, Outcome outcome)
    {
        await using var desk = new WishDesk();
        desk.Has(With(Samples.Order(), field, value));
        (await desk.Client.RefundAsync(Whole, default)).Outcome.ShouldBe(outcome);
        desk.Vendor.Count("PUT").ShouldBe(0);
    }

    [Fact]
    public async Task A_refund_that_is_under_way_is_waited_for()
    {
        await using var desk = new WishDesk();
        desk.Has(Under("REFUND", "IN_PROGRESS"));
        (await desk.Client.RefundAsync(Whole, default)).Outcome.ShouldBe(Outcome.Pending);
        desk.Vendor.Count("PUT").ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_valid_reason_a_person_is_told_which_are()
    {
        await using var desk = new WishDesk();
        desk.Has(Samples.Order());
        desk.Vendor.On("GET", "/refund_reasons", new WishReply(200, """{"code": 0, "message": "", "data": ["ITEM_IS_DAMAGED", null, "ask Jane"]}"""), new WishReply(200, """{"code": 0, "message": "", "data": []}"""), new WishReply(200, """{"code": 0, "message": "", "data": [5.5, {"a": 1}]}"""));
        (await desk.Client.RefundAsync(Whole, default)).ShouldBe(WriteReceipt.Rejected(DeclineReason.Invalid, "no reason of Wish fits Unsupplied; valid now: 'ITEM_IS_DAMAGED', missing, a text of 8 characters. Refund it at Wish by hand"));
        (await desk.Client.RefundAsync(Whole, default)).Code.ShouldBe("no reason of Wish fits Unsupplied; valid now: none. Refund it at Wish by hand");
        (await desk.Client.RefundAsync(Whole, default)).Outcome.ShouldBe(Outcome.NotSent);
        desk.Vendor.Count("PUT").ShouldBe(0);
    }

    [Fact]
    public void Every_reason_of_ours_has_documented_ones_of_theirs()
    {
        var documented = OpenApi.Wish.Schema("RefundReason")["enum"]!.AsArray().Select(word => word!.GetValue<string>()).ToList();
        documented.Count.ShouldBe(22);
        foreach (var reason in Enum.GetValues<RefundReason>())
        {
            var wanted = WishReasons.Wanted(reason);
            wanted.Except(documented).ShouldBeEmpty();
            WishReasons.Nearest(reason, documented).ShouldBe(wanted[0]);
            WishReasons.Nearest(reason, ["UNABLE_TO_SHIP"]).ShouldBe("UNABLE_TO_SHIP");
            WishReasons.Nearest(reason, []).ShouldBeNull();
            foreach (var only in documented) WishReasons.Nearest(reason, [only]).ShouldBe(wanted.Contains(only) || only == "UNABLE_TO_SHIP" ? only : null, $"{reason} {only}");
        }
    }
}
