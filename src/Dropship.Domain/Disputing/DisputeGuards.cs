using static Dropship.Domain.Decision;
using static Dropship.Domain.Guards;
using static Dropship.Domain.RefusalCode;

namespace Dropship.Domain;

/// <summary>What stands against a dispute and against taking it back.</summary>
internal static class DisputeGuards
{
    internal static Refusal? Refuse(Order order, DisputeDecided wanted)
    {
        if (order.Purchase(wanted.Round) is not { Intent: { } intent } purchase) return No(Unknown, $"purchase {wanted.Round} is not known");
        if (wanted.No != purchase.Disputes.Count + 1) return Number(wanted.No, purchase.Disputes.Count);
        if (string.IsNullOrWhiteSpace(wanted.By) || string.IsNullOrWhiteSpace(wanted.Message)) return No(Unknown, "it does not say who disputes, and what the supplier is told");
        if (!Enum.IsDefined(wanted.Cause) || !Enum.IsDefined(wanted.Remedy)) return No(Unknown, $"{wanted.Cause}, {wanted.Remedy} is not a dispute that orders know");
        if (!IsPaid(purchase, wanted.Order)) return No(WrongStage, $"order {wanted.Order} is not paid for purchase {wanted.Round}");
        if (wanted.Claim is { } claim && order.Claim(claim)?.Seen is null) return No(Unknown, $"claim {claim} is not known");
        if (wanted.Wanted is { } sum && (purchase.Outstanding is not { } left || left.Currency != sum.Currency || sum.Amount <= 0m || sum > left)) return No(BeyondMoney, $"{purchase.Outstanding?.ToString() ?? "nothing"} is outstanding, not {sum}");
        for (var i = 0; i < wanted.Units.Count; i++)
            if (wanted.Units[i].Quantity < 1 || wanted.Units[i].Quantity > Withdrawing.QuantityOf(intent.Units, wanted.Units[i].Line) || Withdrawing.QuantityOf(wanted.Units, wanted.Units[i].Line) != wanted.Units[i].Quantity)
                return No(BeyondDemand, $"{wanted.Units[i].Quantity} of {wanted.Units[i].Line} were not bought by it");
        foreach (var other in purchase.Disputes)
            if (other.Decided is { } decided && decided.Order == wanted.Order && Overlap(decided.Units, wanted.Units) && order.State(purchase, other, wanted.At) is var state && (state.IsUnderWay() || state is DisputeState.Refunded or DisputeState.Resent))
                return No(InDoubt, $"dispute {other.No} about these units is {state}");
        return wanted.Remedy == DisputeRemedy.Resend ? RefuseResend(order, wanted) : null;
    }

    internal static Refusal? Refuse(Order order, DisputeWithdrawn wanted)
    {
        if (order.Purchase(wanted.Round) is not { } purchase || purchase.Dispute(wanted.No) is not { Decided: not null } dispute) return No(Unknown, $"dispute {wanted.No} about purchase {wanted.Round} is not known");
        if (dispute.Withdrawn is not null) return No(NotNext, "it was taken back before");
        if (string.IsNullOrWhiteSpace(wanted.By) || string.IsNullOrWhiteSpace(wanted.Because)) return No(Unknown, "it does not say who takes it back, and why");
        return order.State(purchase, dispute, wanted.At) switch
        {
            DisputeState.Sending or DisputeState.InDoubt => No(InDoubt, "nobody knows yet whether it was opened"),
            DisputeState.Refunded or DisputeState.Refused or DisputeState.Withdrawn => No(WrongStage, "it has ended"),
            DisputeState.Resent when order.IsSent(purchase, dispute) => No(WrongStage, "the goods have gone"),
            _ => null,
        };
    }

    // The goods go to a buyer's claim that was answered so: else nobody would wait for them.
    private static Refusal? RefuseResend(Order order, DisputeDecided wanted)
    {
        if (wanted.Claim is not { } id || order.Claim(id)?.Answer is not { Answer: ClaimAnswer.Resent } answer) return No(WrongStage, "goods are sent once more for a claim that is answered so");
        if (wanted.Units.IsEmpty) return No(BeyondDemand, "it does not say what is to be sent once more");
        foreach (var units in wanted.Units)
            if (units.Quantity > Withdrawing.QuantityOf(answer.Units, units.Line) || units.Quantity > order.OpenUnits(units.Line))
                return No(BeyondDemand, $"{units.Quantity} of {units.Line} are not waited for");
        return null;
    }

    private static bool IsPaid(Purchase purchase, SupplierOrderId id)
    {
        foreach (var order in purchase.Orders)
            if (order.Id == id && order.Status >= SupplierOrderStatus.Paid)
                return true;
        return false;
    }

    // No units are all units.
    private static bool Overlap(Few<LineUnits> one, Few<LineUnits> other)
    {
        if (one.IsEmpty || other.IsEmpty) return true;
        foreach (var units in one)
            if (Withdrawing.QuantityOf(other, units.Line) > 0)
                return true;
        return false;
    }
}
