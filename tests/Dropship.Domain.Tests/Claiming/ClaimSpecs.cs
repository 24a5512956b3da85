using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Claiming;

/// <summary>A buyer's claim is put to a person at once, answered once, and costs never more than was paid.</summary>
public sealed class ClaimSpecs
{
    private static readonly ClaimSeen NotReceived = new("k1", 1, ClaimKind.NotReceived, [new(Shirts.Id, 2)], T0 + Days(8), Euro(45m), T0 + Days(12), "ticket 9");

    private static RefundDecided Refund(Scenario order, decimal amount) => new(order.Order.NextRefund(), [new(Shirts.Id, Euro(amount))], Euro(amount), RefundReason.Lost, 0, order.Now);

    private static ClaimAnswered Refunded(Scenario order, int refund, string claim = "k1") => new(claim, ClaimAnswer.Refunded, "anna", "no scan", order.Now, refund);

    private static ClaimAnswered Refused(Scenario order, string claim = "k1") => new(claim, ClaimAnswer.Refused, "anna", "it was signed for", order.Now);

    private static Scenario ASettledOrder() => ACompletedOrder().Told(new PayoutSeen(new("p1"), Euro(38.25m), Euro(6.75m), true, T0 + Days(8)));

    [Fact]
    public void A_claim_reopens_a_settled_order_and_asks_a_person_until_it_is_answered()
    {
        var order = ASettledOrder();
        order.IsOpen.ShouldBeFalse();
        order.Told(NotReceived).IsOpen.ShouldBeTrue();
        order.Agenda.Asks.ShouldContain(new Ask(AskKind.AnswerClaim, $"k1: NotReceived, {Euro(45m)} wanted, to be answered by {NotReceived.ReplyBy}", NotReceived.At));
        order.Agenda.Deadline.ShouldBe(NotReceived.ReplyBy);
        order.Waits(Days(9)).Asks(AskKind.AnswerClaim).ShouldBeTrue("also when it has run out");
        order.Decides(Refused(order)).Asks(AskKind.AnswerClaim).ShouldBeFalse();
        order.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void A_refunded_claim_gives_the_money_back_once_and_the_ledger_balances()
    {
        var order = ASettledOrder().Told(NotReceived);
        order.Decides(Refund(order, 20m)).Decides(Refunded(order, 1)).Sends(TryKind.Refund).Ends(Outcome.Done, new RefundSeen("r1", Euro(20m), order.Now, 1));
        order.Order.Refunded().ShouldBe(Euro(20m));
        order.Order.Balance(Account.Buyer, Eur).ShouldBe(Euro(-25m));
        order.Told(new PayoutSeen(new("p2"), Euro(-20m), Euro(0m), true, order.Now)).Order.Balance(Account.Bank, Eur).ShouldBe(Euro(18.25m));
        order.Order.Balance(Account.Difference, Eur).ShouldBe(Euro(0m));
        order.Order.Balance(Account.Receivable, Eur).ShouldBe(Euro(0m));
        order.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void An_answer_is_given_once_by_somebody_on_some_ground()
    {
        var order = ASettledOrder();
        order.Refusal(Refused(order)).ShouldBe(RefusalCode.Unknown);
        order.Told(NotReceived).Refusal(Refused(order) with { By = " " }).ShouldBe(RefusalCode.Unknown);
        order.Refusal(Refused(order) with { Evidence = "" }).ShouldBe(RefusalCode.Unknown);
        order.Refusal(Refused(order) with { Answer = (ClaimAnswer)9 }).ShouldBe(RefusalCode.Unknown);
        order.Refusal(Refused(order) with { Refund = 1 }).ShouldBe(RefusalCode.BeyondMoney);
        order.Decides(Refused(order)).Refusal(Refused(order)).ShouldBe(RefusalCode.NotNext);
    }

    [Fact]
    public void A_refund_answers_one_claim_and_has_to_be_decided()
    {
        var order = ASettledOrder().Told(NotReceived, NotReceived with { Claim = "k2" });
        order.Refusal(Refunded(order, 1)).ShouldBe(RefusalCode.Unknown);
        order.Decides(Refund(order, 20m)).Decides(Refunded(order, 1)).Refusal(Refunded(order, 1, "k2")).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(Refund(order, 26m)).ShouldBe(RefusalCode.BeyondMoney, "20 of 45 are promised");
    }

    [Fact]
    public void A_chargeback_is_never_refunded_and_is_asked_about_although_everything_is_given_back()
    {
        var order = ASettledOrder().Told(NotReceived with { Kind = ClaimKind.Chargeback });
        order.Decides(Refund(order, 1m)).Refusal(Refunded(order, 1)).ShouldBe(RefusalCode.BeyondMoney);
        order.Told(Sale(SaleStatus.Refunded, 0, 9, Shirts)).Asks(AskKind.AnswerClaim).ShouldBeTrue();
        order.Decides(Refused(order)).Asks(AskKind.AnswerClaim).ShouldBeFalse();
    }

    [Fact]
    public void What_was_taken_back_or_given_back_in_full_needs_no_answer()
    {
        var back = ASettledOrder().Told(NotReceived with { Revision = 2, Withdrawn = true }, NotReceived with { Revision = 3 });
        back.Asks(AskKind.AnswerClaim).ShouldBeFalse("a claim that was taken back stays so");
        back.Refusal(Refused(back)).ShouldBe(RefusalCode.WrongStage);
        ASettledOrder().Told(NotReceived, Sale(SaleStatus.Refunded, 0, 9, Shirts)).Asks(AskKind.AnswerClaim).ShouldBeFalse();
    }

    [Fact]
    public void Sightings_join_in_any_order()
    {
        ClaimSeen[] seen =
        [
            NotReceived, NotReceived with { Revision = 2, Kind = ClaimKind.Damaged }, NotReceived with { Wanted = new(45m, Usd) }, NotReceived with { Evidence = "ticket 8" }, NotReceived with { Wanted = null },
            NotReceived with { Units = [new(Shirts.Id, 1)] }, NotReceived with { ReplyBy = null }, NotReceived with { Withdrawn = true },
        ];
        foreach (var one in seen)
            foreach (var other in seen)
                Fold(one, other).ShouldBe(Fold(other, one, other));
        Fold(seen).Seen!.Kind.ShouldBe(ClaimKind.Damaged);
    }

    private static Claim Fold(params ClaimSeen[] seen) => seen.Aggregate(new Order(new(new("shop"), new("o-1"))), Fulfilment.Evolve).Claim("k1")!;
}
