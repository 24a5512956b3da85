namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Which refund reasons an order takes. The vendor says only that they change with the order's life; which ones when is the sandbox's own choice from the vendor's words.</summary>
internal static class WishRefundReasons
{
    private static readonly IReadOnlyList<string> Unshipped = ["UNABLE_TO_SHIP", "MERCHANT_OUT_OF_STOCK", "RECEIVED_NOTE_FROM_MERCHANT", "MERCHANT_REPORTED_BUYER_FRAUD"];

    private static readonly IReadOnlyList<string> UnderWay = ["SHIPPING_TAKING_TOO_LONG", "ITEM_RETURNED_TO_SENDER", "MERCHANT_SENT_TO_WRONG_ADDRESS", "RECEIVED_NOTE_FROM_MERCHANT", "MERCHANT_REPORTED_ORDER"];

    private static readonly IReadOnlyList<string> Arrived =
    [
        "ITEM_IS_DAMAGED", "ITEM_DOES_NOT_FIT", "RECEIVED_WRONG_ITEM", "ITEM_IS_COUNTERFEIT", "ITEM_DOES_NOT_WORK_AS_DESCRIBED", "ITEM_DOES_NOT_MATCH_LISTING", "ITEM_MARKED_DELIVERED_BUT_DID_NOT_ARRIVE",
        "REPLACEMENT_NEVER_RECEIVED", "WRONG_COLOR", "ITEM_IS_POOR_QUALITY", "INCOMPLETE_ORDER", "EMPTY_PACKAGE", "PRODUCT_LISTING_MISSING_INFO", "ITEM_DID_NOT_MEET_EXPECTATIONS", "RECEIVED_NOTE_FROM_MERCHANT",
    ];

    internal static IReadOnlyList<string> For(WishOrder order) => order switch
    {
        { State: WishStates.Approved } => Unshipped,
        { State: WishStates.Shipped, DeliveredAt: null } => UnderWay,
        { State: WishStates.Shipped } => Arrived,
        _ => [],
    };
}
