using static Dropship.Domain.Decision;
using static Dropship.Domain.Guards;
using static Dropship.Domain.RefusalCode;

namespace Dropship.Domain;

/// <summary>What stands against the answer to a claim, the refund it gets, and evidence.</summary>
internal static class ClaimGuards
{
    internal static Refusal? Refuse(Order order, ClaimAnswered wanted)
    {
        if (order.Claim(wanted.Claim) is not { Seen: { } seen } claim) return No(Unknown, $"claim {wanted.Claim} is not known");
        if (claim.Answer is { } before && !(order.AwaitsReturn(claim) && (wanted.Answer != ClaimAnswer.Return || wanted.Until > before.Until))) return No(NotNext, "it was answered before");
        if (claim.Answer is null && !order.IsOpen(claim)) return No(WrongStage, "it was taken back, or the marketplace has given everything back");
        if (string.IsNullOrWhiteSpace(wanted.By) || string.IsNullOrWhiteSpace(wanted.Evidence)) return No(Unknown, "it does not say who answers, and on what grounds");
        if (wanted.Until <= wanted.At) return No(WrongStage, $"{wanted.Until} is not ahead");
        if (wanted.Answer != ClaimAnswer.Refunded && wanted.Refund != 0) return No(BeyondMoney, $"{wanted.Answer} is no refund");
        if (wanted.Answer != ClaimAnswer.Resent && !wanted.Units.IsEmpty) return No(BeyondDemand, $"{wanted.Answer} sends nothing");
        if (wanted.Answer != ClaimAnswer.Return && !wanted.Lines.IsEmpty) return No(BeyondMoney, $"{wanted.Answer} promises no money");
        if (wanted.Answer != ClaimAnswer.Refused && seen.Kind == ClaimKind.Chargeback) return No(BeyondMoney, "the bank has taken the money back: a refund would give it twice, and so would goods");
        return wanted.Answer switch
        {
            ClaimAnswer.Refused => null,
            ClaimAnswer.Refunded => RefuseRefunded(order, wanted),
            ClaimAnswer.Resent => RefuseResent(order, wanted),
            ClaimAnswer.Return => RefuseReturn(order, wanted),
            _ => No(Unknown, $"{wanted.Answer} is not an answer that orders know"),
        };
    }

    internal static Refusal? RefuseRefund(Order order, string claim) =>
        order.Claim(claim) is not { Seen: { } seen } known ? No(Unknown, $"claim {claim} is not known")
        : seen.Kind == ClaimKind.Chargeback ? No(BeyondMoney, "the bank has taken the money back: a refund would give it twice")
        : order.RefundOf(claim) is { } given ? No(NotNext, $"refund {given.No} answers claim {claim} already")
        : known.Answer is { Answer: not ClaimAnswer.Return } ? No(NotNext, "it was answered before")
        : null;

    internal static Refusal? Refuse(Order order, EvidenceGiven wanted)
    {
        if (string.IsNullOrWhiteSpace(wanted.By) || string.IsNullOrWhiteSpace(wanted.Evidence)) return No(Unknown, "it does not say who gave it, and what");
        var (isKnown, before) = wanted.No == 0
            ? (order.Claim(wanted.Claim)?.Seen is not null, order.Claim(wanted.Claim)?.Evidence)
            : (order.Purchase(wanted.Round)?.Dispute(wanted.No)?.Decided is not null, order.Purchase(wanted.Round)?.Dispute(wanted.No)?.Evidence);
        if (!isKnown) return No(Unknown, wanted.No == 0 ? $"claim {wanted.Claim} is not known" : $"dispute {wanted.No} about purchase {wanted.Round} is not known");
        return before is null || wanted.Until > before.Until || (wanted.Until is not null && before.Until is null) ? null : No(NotNext, $"{before.By} has given it");
    }

    private static Refusal? RefuseRefunded(Order order, ClaimAnswered wanted)
    {
        if (order.Refund(wanted.Refund) is not { } refund) return No(Unknown, $"refund {wanted.Refund} is not decided");
        if (refund.Claim is { } answered && answered != wanted.Claim) return No(BeyondMoney, $"refund {wanted.Refund} is the answer to claim {answered}");
        foreach (var other in order.Claims)
            if (other.Answer?.Refund == wanted.Refund)
                return No(BeyondMoney, $"refund {wanted.Refund} is the answer to claim {other.Id}");
        return null;
    }

    // Once more goes what has gone before, once, and only for money that was kept.
    private static Refusal? RefuseResent(Order order, ClaimAnswered wanted)
    {
        if (order.Latest() is not { } sale || !sale.Stands() || order.IsWithdrawn()) return No(NotForSale, "the sale is not paid or no longer stands");
        if (wanted.Units.IsEmpty) return No(BeyondDemand, "it does not say what is sent once more");
        if (sale.Paid.Amount > 0m && order.Refunded() >= sale.Paid) return No(BeyondMoney, "everything was given back: goods would give it twice");
        var (demand, expected) = (order.Demanded(), sale.Expected());
        foreach (var units in wanted.Units)
        {
            var gone = 0;
            for (var i = 0; i < demand.Length; i++)
                if (demand[i].Line.Id == units.Line)
                {
                    gone = demand[i].Shipped + demand[i].Delivered + demand[i].Returned + demand[i].Lost - order.Resent(units.Line);
                    if (expected[i].Amount > 0m && order.DecidedRefunds(expected[i].Currency, units.Line) >= expected[i]) return No(BeyondMoney, $"line {units.Line} is given back in full: goods would give it twice");
                }

            if (units.Quantity < 1 || units.Quantity > gone || Withdrawing.QuantityOf(wanted.Units, units.Line) != units.Quantity) return No(BeyondDemand, $"{units.Quantity} of {units.Line}: {gone} have gone and were not sent once more");
        }

        return null;
    }

    private static Refusal? RefuseReturn(Order order, ClaimAnswered wanted)
    {
        if (wanted.Until is null) return No(WrongStage, "it does not say until when the goods must be back");
        if (wanted.Lines.IsEmpty) return No(BeyondMoney, "it does not say what is given back for the goods");
        return order.RefundFor(wanted) is { } refund ? Guards.Refuse(order, refund) : No(BeyondMoney, "the lines are in several currencies");
    }

    /// <summary>The refund that a returned claim earns; null if its lines are in several currencies, or there are none.</summary>
    internal static RefundDecided? RefundFor(this Order order, ClaimAnswered answer, Instant? at = null, bool keyed = false)
    {
        if (answer.Lines.IsEmpty) return null;
        var sum = Money.Zero(answer.Lines[0].Amount.Currency);
        foreach (var line in answer.Lines)
        {
            if (line.Amount.Currency != sum.Currency) return null;
            sum += line.Amount;
        }

        return new(order.NextRefund(), answer.Lines, sum, RefundReason.Returned, order.Release, at ?? answer.At, keyed) { Claim = answer.Claim };
    }
}
