using Dropship.Domain;
using static Dropship.Wish.WishField;

namespace Dropship.Wish;

/// <summary>Turns the refunds of an order into facts. They have no number: who made it and when is their key, so that a corrected amount is the same refund.</summary>
internal static class WishRefunds
{
    /// <summary>The refunds of an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="updated">When it last changed: stands for the time of a refund that has none.</param>
    internal static Few<Fact.RefundSeen> Of(WishOrder order, Instant updated)
    {
        Dictionary<string, int> keys = [];
        List<Fact.RefundSeen> seen = [];
        foreach (var refund in Sorted(order))
        {
            if (AmountOf(order, refund) is not { } amount) continue;
            var at = Moment(refund.RefundTime);
            var key = $"{Source(refund)} {at?.ToString() ?? "at no time"}";
            var no = keys[key] = keys.GetValueOrDefault(key) + 1;
            seen.Add(new(no == 1 ? key : $"{key} no. {no}", amount, at ?? updated, OursIn(refund)));
        }

        return seen.ToFew();
    }

    /// <summary>The number of our own refund that it carries out; 0 if it is none of ours.</summary>
    internal static int OursIn(WishRefunded refund) => refund.RefundSource == WishStates.Merchant ? WishNotes.RefundIn(refund.RefundReasonNote) : 0;

    internal static IEnumerable<WishRefunded> All(WishOrder order) => (order.Refunds ?? []).OfType<WishRefunded>();

    // Of refunds of one source and moment each keeps its number, however the vendor lists them.
    private static IEnumerable<WishRefunded> Sorted(WishOrder order) =>
        All(order).OrderBy(static refund => refund.RefundTime).ThenBy(Source, StringComparer.Ordinal).ThenByDescending(OursIn).ThenBy(static refund => refund.RefundReason, StringComparer.Ordinal).ThenBy(static refund => refund.RefundAmount?.Amount);

    private static string Source(WishRefunded refund) => refund.RefundSource is "MERCHANT" or "CUSTOMER" or "WISH" or "PAYMENT_PROVIDER" ? refund.RefundSource : "OTHER";

    // What it costs the merchant, where that is told. The state alone speaks for the refund of a whole order that has no amount.
    private static Money? AmountOf(WishOrder order, WishRefunded refund)
    {
        var amount = Amount(refund.MerchantResponsibleAmount, "refunds.merchant_responsible_amount") ?? Amount(refund.RefundAmount, "refunds.refund_amount");
        return amount is null && order.State != WishStates.Refunded ? throw new WishFieldException("refunds.refund_amount", "is missing") : amount;
    }
}
