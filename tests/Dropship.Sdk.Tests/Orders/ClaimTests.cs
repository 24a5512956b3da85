using Dropship.Domain;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Orders;

/// <summary>A person records a buyer's claim and answers it: the money goes back once, and what was answered is told.</summary>
public sealed class ClaimTests
{
    private static readonly Few<LineAmount> Part = [new(new("l1"), new(20m, FakeShop.Eur))];

    private static Fact.ClaimSeen Claimed(FakeShop shop, ClaimKind kind = ClaimKind.NotReceived, string id = "k-1") => new(id, 1, kind, [], shop.Now, new(45m, FakeShop.Eur));

    [Fact]
    public async Task A_claim_is_recorded_once_refunded_once_and_told()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.InTransit);
        var claim = Claimed(shop);
        await shop.Dropship.Orders.RecordClaimAsync(key, claim);
        await shop.Dropship.Orders.RecordClaimAsync(key, claim);
        (await shop.Dropship.Orders.HistoryAsync(key)).OfType<Fact.ClaimSeen>().ShouldHaveSingleItem();
        (await shop.Dropship.Orders.ExplainAsync(key))!.Why.ShouldContain(why => why.Contains("AnswerClaim", StringComparison.Ordinal));

        (await shop.Dropship.Orders.RefundClaimAsync(key, "k-1", Part, "anna", "no scan")).ShouldBeNull();
        (await shop.Dropship.Orders.RefundClaimAsync(key, "k-1", Part, "anna", "no scan"))!.Code.ShouldBe(RefusalCode.NotNext);
        shop.Market.Refunds.ShouldHaveSingleItem().ShouldSatisfyAllConditions(refund => refund.Amount.ShouldBe(new Money(20m, FakeShop.Eur)), refund => refund.Reason.ShouldBe(RefundReason.Lost));
        (await shop.OrderAsync(key)).Refunded().ShouldBe(new Money(20m, FakeShop.Eur));
        var why = (await shop.Dropship.Orders.ExplainAsync(key))!.Why;
        why.ShouldContain(said => said.Contains("Refunded by anna: no scan", StringComparison.Ordinal));
        why.ShouldNotContain(said => said.Contains("AnswerClaim", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refund_that_answers_nothing_is_not_decided()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.InTransit);
        await shop.Dropship.Orders.RecordClaimAsync(key, Claimed(shop, ClaimKind.Chargeback));
        (await shop.Dropship.Orders.RefundClaimAsync(key, "k-1", Part, "anna", "no scan"))!.Code.ShouldBe(RefusalCode.BeyondMoney);
        (await shop.Dropship.Orders.RefundClaimAsync(key, "k-9", Part, "anna", "no scan"))!.Code.ShouldBe(RefusalCode.Unknown);
        (await shop.Dropship.Orders.RefundClaimAsync(key, "k-1", [], "anna", "no scan"))!.Code.ShouldBe(RefusalCode.BeyondMoney);
        (await shop.OrderAsync(key)).Settlement.Decided.ShouldBeEmpty();
        shop.Market.Refunds.ShouldBeEmpty();
        (await shop.Dropship.Orders.RefuseClaimAsync(key, "k-1", "anna", "contested at the bank")).ShouldBeNull();
        (await shop.Dropship.Orders.RefuseClaimAsync(key, "k-1", "anna", "contested at the bank"))!.Code.ShouldBe(RefusalCode.NotNext);
    }
}
