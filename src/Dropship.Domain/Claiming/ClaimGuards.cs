using static Dropship.Domain.Decision;
using static Dropship.Domain.Guards;
using static Dropship.Domain.RefusalCode;

namespace Dropship.Domain;

/// <summary>What stands against the answer to a claim.</summary>
internal static class ClaimGuards
{
    internal static Refusal? Refuse(Order order, ClaimAnswered wanted)
    {
        if (order.Claim(wanted.Claim) is not { Seen: { } seen } claim) return No(Unknown, $"claim {wanted.Claim} is not known");
        if (claim.Answer is not null) return No(NotNext, "it was answered before");
        if (!order.IsOpen(claim)) return No(WrongStage, "it was taken back, or the marketplace has given everything back");
        if (string.IsNullOrWhiteSpace(wanted.By) || string.IsNullOrWhiteSpace(wanted.Evidence)) return No(Unknown, "it does not say who answers, and on what grounds");
        if (wanted.Answer == ClaimAnswer.Refused) return wanted.Refund == 0 ? null : No(BeyondMoney, "what is refused is not refunded");
        if (wanted.Answer != ClaimAnswer.Refunded) return No(Unknown, $"{wanted.Answer} is not an answer that orders know");
        if (seen.Kind == ClaimKind.Chargeback) return No(BeyondMoney, "the bank has taken the money back: a refund would give it twice");
        if (order.Refund(wanted.Refund) is null) return No(Unknown, $"refund {wanted.Refund} is not decided");
        foreach (var other in order.Claims)
            if (other.Answer?.Refund == wanted.Refund)
                return No(BeyondMoney, $"refund {wanted.Refund} is the answer to claim {other.Id}");
        return null;
    }
}
