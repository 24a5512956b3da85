using static Dropship.Domain.Decision;
using static Dropship.Domain.Guards;
using static Dropship.Domain.RefusalCode;

namespace Dropship.Domain;

/// <summary>What stands against putting a write on the wire.</summary>
internal static class TryGuards
{
    internal static Refusal? Refuse(Order order, TryOpened wanted)
    {
        var write = order.Read(wanted.Key, wanted.At);
        if (wanted.No != write.Count + 1) return Number(wanted.No, write.Count);
        if (wanted.Deadline <= wanted.At) return No(WrongStage, "the deadline has passed");
        if (write.Stage == WriteStage.Done) return No(WrongStage, "it is done");
        if (write.Stage == WriteStage.Open) return No(InDoubt, "an earlier try is on the wire");
        if (write.Stage == WriteStage.InDoubt && !MayRepeat(order, wanted, write)) return No(InDoubt, "an earlier try may have had an effect");
        return wanted.Key.Kind switch
        {
            <= TryKind.Pay => RefuseStep(order, wanted),
            TryKind.Publish => RefusePublish(order, wanted.Key),
            TryKind.Refund => RefuseRefund(order, wanted.Key.No),
            TryKind.AnswerCancel => order.Cancelling(wanted.Key.Name).Answer is null ? No(WrongStage, "the request is not answered") : null,
            TryKind.Discard => order.Purchase(wanted.Key.No) is { Closed: not null, IsBought: false, Orders.IsEmpty: false } ? null : No(WrongStage, "there is no draft to discard"),
            TryKind.OpenDispute => order.Purchase(wanted.Key.No) is { } disputed && disputed.Dispute(wanted.Key.Rung) is { Decided: not null, Withdrawn: null } && disputed.SightingOf(wanted.Key.Rung) is null ? null : No(WrongStage, "the dispute is not decided, is open already, or was taken back"),
            TryKind.WithdrawDispute => RefuseWithdraw(order, wanted),
            TryKind.Notify => NoticeGuards.Refuse(order, wanted.Key, wanted.At),
            TryKind.ReplyInquiry or TryKind.MoveInquiry => InquiryGuards.RefuseTry(order, wanted.Key),
            TryKind.CancelPurchase => order.Purchase(wanted.Key.No) is { IsBought: true } ? null : No(WrongStage, "it is not bought"),
            _ => order.Purchase(wanted.Key.No) is { IsLive: true, IsBought: true, IsAbandoned: false } purchase && !order.IsShipped(purchase) ? null : No(WrongStage, "there is nothing to ship"),
        };
    }

    internal static Refusal? Refuse(Order order, DoubtAnswered wanted)
    {
        var write = order.Read(wanted.Key, wanted.At);
        if (write is not { Stage: WriteStage.InDoubt, Last: { } doubt } || doubt.No != wanted.No) return No(WrongStage, $"{wanted.Key} is {write.Stage}: there is no doubt to answer");
        foreach (var before in order.Answers)
            if (before.Key == wanted.Key && before.No == wanted.No && before.At >= wanted.At)
                return No(NotNext, $"{before.By} has answered it");
        return string.IsNullOrWhiteSpace(wanted.By) || string.IsNullOrWhiteSpace(wanted.Evidence) ? No(Unknown, "it does not say who knows it, and how") : null;
    }

    // The one kind of repeat that needs no look: the supplier drops a known reference. Never while a cancel is open.
    internal static bool MayRepeat(Order order, TryOpened wanted, Write write) =>
        wanted.Key.Kind == TryKind.Create
        && order.Purchase(wanted.Key.No)?.Intent?.Terms is { Kind: ProtocolKind.UniqueReference } terms
        && write.First + terms.Horizon > wanted.Deadline + terms.Settle   // the repeat has to arrive while the first is remembered, not only to leave
        && order.OpenCancel is null;

    private static Refusal? RefuseStep(Order order, TryOpened wanted)
    {
        if (order.Purchase(wanted.Key.No) is not { Intent: { } intent } purchase) return No(Unknown, $"purchase {wanted.Key.No} is not decided");
        if (!purchase.IsLive) return No(WrongStage, "it is closed or cancelled");
        if (RefuseBuying(order) is { } refusal) return refusal;
        if (order.IsBeyondBundle(purchase)) return No(BeyondDemand, "another item of its units is not to be had: it is not wanted any more");
        if (order.AwaitsItems(purchase)) return No(WrongStage, "another item of its units has no supplier yet");
        if (purchase.NextStep() is not { } step || (TryKind)step != wanted.Key.Kind) return No(WrongStage, $"the next step is {purchase.NextStep()?.ToString() ?? "none"}");
        if (Failures(order, wanted.Key) >= intent.Terms.MaxTries) return No(WrongStage, $"{intent.Terms.MaxTries} tries are used up");
        if (order.OnTheWire(purchase.Round, wanted.At) is not null) return No(InDoubt, "another step is on the wire");
        if (order.Doubt(purchase.Round, wanted.At) is { } doubt && doubt.Key != wanted.Key) return No(InDoubt, $"{doubt.Key} is in doubt");
        if (purchase.Own is not { } own)
            return order.Read(wanted.Key, wanted.At).Stage != WriteStage.InDoubt && order.QuoteOf(intent)?.Until <= wanted.At ? No(WrongStage, "the quote has ended") : null;
        if (intent.Terms.Kind == ProtocolKind.DraftThenPay && purchase.Chosen is null) return No(WrongStage, "no draft is chosen");
        return own.Due is { } due && order.CeilingOf(intent) is var most && (due.Currency != most.Currency || due > most) ? No(BeyondMoney, $"{due} is due; the ceiling is {most}") : null;
    }

    /// <summary>Tries that left and came to nothing. What provably never left used nothing up.</summary>
    internal static int Failures(Order order, TryKey key) => Tries(order, key, onlySent: true);

    // Waiting for funds is a state, not a failure: those tries do not count.
    internal static int Tries(Order order, TryKey key, bool onlySent = false)
    {
        var tries = 0;
        foreach (var tried in order.Tries)
            if (tried.Key == key && tried.Reason != DeclineReason.Funds && !(onlySent && tried.Outcome == Outcome.NotSent))
                tries++;
        return tries;
    }

    private static Refusal? RefusePublish(Order order, TryKey key)
    {
        foreach (var parcel in order.Parcels)
            if (parcel.Number.Value == key.Name)
                return key.No != order.Release ? No(WrongStage, $"release {key.No} is not the present one")
                    : order.AwaitsRelease(parcel) ? No(Suspect, "the number is suspect and not released")
                    : order.Latest().IsCancelled() ? No(Cancelling, "the marketplace has cancelled the order")
                    : order.ToldWith(parcel) is null ? No(WrongStage, "another item of its units has not gone, or tells of them")
                    : null;
        return No(Unknown, $"parcel {key.Name} is not known");
    }

    private static Refusal? RefuseWithdraw(Order order, TryOpened wanted) =>
        order.Purchase(wanted.Key.No) is { } purchase && purchase.Dispute(wanted.Key.Rung) is { Withdrawn: not null } dispute && purchase.SightingOf(dispute.No) is not null && order.State(purchase, dispute, wanted.At) == DisputeState.Open
            ? null
            : No(WrongStage, "the dispute is not open at the supplier, or is not to be taken back");

    private static Refusal? RefuseRefund(Order order, int no)
    {
        if (order.Latest() is not { } sale || order.Refund(no) is not { } refund) return No(Unknown, $"refund {no} is not decided");
        if (sale.Status == SaleStatus.Refunded) return No(BeyondMoney, "the marketplace has given everything back");
        return order.Covers(refund) ? null : No(BeyondMoney, $"{order.Refunded() ?? Money.Zero(sale.Paid.Currency)} is given back already");
    }
}
