using Dropship.Domain;
using Dropship.Ports;
using static Dropship.Ports.MarketplaceWrite;

namespace Dropship.Wish;

/// <summary>Gives buyers their money back. The vendor knows whole orders only, no amounts, and works on a refund after it has answered.</summary>
internal sealed class WishRefunding(WishCalls calls, WishOrders orders)
{
    /// <summary>Refunds an order, unless it is refunded or under way already.</summary>
    internal async ValueTask<WriteReceipt> RefundAsync(Refund refund, CancellationToken cancellation)
    {
        string? reason;
        try
        {
            if (await orders.FindAsync(refund.Order, cancellation).ConfigureAwait(false) is not { } order) return WriteReceipt.Rejected(DeclineReason.Invalid, "Wish does not know the order: look whether the account is the right one");
            if (Before(order, refund) is { } known) return known;
            var valid = await orders.ReasonsAsync(refund.Order, cancellation).ConfigureAwait(false);
            reason = WishReasons.Nearest(refund.Reason, valid);
            if (reason is null) return NoReason(refund.Reason, valid);
        }
        catch (ProviderException fault)
        {
            return WishCalls.Unsent(fault);
        }

        var body = new WishRefund(reason, WishNotes.OfRefund(refund.No));
        var (answer, receipt) = await calls.WriteAsync((api, bearer, language, given) => api.PutRefundAsync(refund.Order.Value, body, bearer, language, given), cancellation).ConfigureAwait(false);
        return receipt ?? After(answer!, refund);
    }

    /// <summary>What became of a refund. Refunds of others for a part of the order say nothing of ours.</summary>
    internal static Verification Verify(WishOrder order, Refund refund) =>
        IsRefunded(order, refund.No) ? Verification.Done
        : WishStates.IsUnder(order, WishStates.Refund, WishStates.InProgress) ? Verification.StillPending
        : WishStates.IsUnder(order, WishStates.Refund, WishStates.Failed) ? Verification.Failed
        : Verification.NotDone;

    // A refund of the merchant's without any note may be ours with the note lost: taken for ours, since money is not given twice.
    private static bool IsRefunded(WishOrder order, int no) =>
        order.State == WishStates.Refunded
        || WishRefunds.All(order).Any(seen => seen.RefundSource == WishStates.Merchant && (WishNotes.RefundIn(seen.RefundReasonNote) == no || WishField.Clean(seen.RefundReasonNote) is null));

    private static WriteReceipt? Before(WishOrder order, Refund refund)
    {
        if (IsRefunded(order, refund.No)) return WriteReceipt.Done;
        if (WishStates.IsUnder(order, WishStates.Refund, WishStates.InProgress)) return new(Outcome.Pending, Code: "Wish still works on a refund of the order");
        try
        {
            return IsWhole(order, refund) ? null : WriteReceipt.Rejected(DeclineReason.Unsupported, "Wish refunds whole orders only: refund the part at Wish by hand, if at all");
        }
        catch (WishFieldException fault)
        {
            return WriteReceipt.Rejected(DeclineReason.Invalid, fault.Message);
        }
    }

    // All that is left of what the merchant receives; what others gave back may be taken off the total already or not.
    private static bool IsWhole(WishOrder order, Refund refund)
    {
        const string Field = $"{WishField.Details}.payment_total";
        var total = WishField.Amount(order.OrderPayment?.GeneralPaymentDetails?.PaymentTotal, Field) ?? throw new WishFieldException(Field, "is missing");
        if (total.Currency != refund.Amount.Currency) throw new WishFieldException($"{Field}.currency_code", $"is {total.Currency}, the refund is in {refund.Amount.Currency}");
        var given = refund.Amount;
        foreach (var seen in WishRefunds.Of(order, default))
            if (seen.Amount.Currency == given.Currency && seen.Amount.Amount > 0m)
                given += seen.Amount;
        return given >= total;
    }

    private static WriteReceipt After(WishAnswer answer, Refund refund)
    {
        try
        {
            return IsRefunded(WishOrders.Read(refund.Order, answer), refund.No) ? WriteReceipt.Done : new(Outcome.Pending, Code: answer.Detail);
        }
        catch (ProviderException)
        {
            return new(Outcome.Unknown, Code: answer.Detail);
        }
    }

    private static WriteReceipt NoReason(RefundReason reason, string[] valid) =>
        WriteReceipt.Rejected(DeclineReason.Invalid, $"no reason of Wish fits {reason}; valid now: {(valid.Length == 0 ? "none" : string.Join(", ", valid.Select(WishField.Word)))}. Refund it at Wish by hand");
}
