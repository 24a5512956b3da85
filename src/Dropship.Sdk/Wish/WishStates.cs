using Dropship.Domain;

namespace Dropship.Wish;

/// <summary>The words of the vendor that decide something, and what they decide.</summary>
internal static class WishStates
{
    internal const string Approved = "APPROVED";
    internal const string Shipped = "SHIPPED";
    internal const string Refunded = "REFUNDED";
    internal const string RequireReview = "REQUIRE_REVIEW";
    internal const string Declined = "DECLINED";
    internal const string Released = "ORDER_RELEASED";
    internal const string ReReleased = "ORDER_RE_RELEASED";
    internal const string MarkShipped = "MARK_SHIPPED";
    internal const string TrackingCancelled = "TRACKING_CANCELLED";
    internal const string FirstScan = "CONFIRM_FULFILLED";
    internal const string Delivered = "CONFIRMED_DELIVERED";
    internal const string OrderDelivered = "ORDER_DELIVERED";
    internal const string UpdateTracking = "UPDATE_TRACKING";
    internal const string Refund = "REFUND";
    internal const string InProgress = "IN_PROGRESS";
    internal const string Failed = "FAILED";
    internal const string ConfirmedDelivery = "CONFIRMED_DELIVERY_POLICY";
    internal const string Merchant = "MERCHANT";

    private static readonly string[] Elsewhere = ["FULFILLED_BY_WISH", "FULFILLED_BY_STORE"];
    private static readonly string[] Hubs = ["ADVANCED_LOGISTICS", "UNIFICATION_INITIATIVE"];

    /// <summary>Where the order stands; null for a state that is not documented.</summary>
    internal static SaleStatus? StatusOf(WishOrder order) => order.State switch
    {
        Approved or Shipped when !IsOurs(order) || IsInProgram(order) => SaleStatus.OnHold,
        Approved or Shipped => SaleStatus.Paid,
        RequireReview => SaleStatus.OnHold,
        Refunded => SaleStatus.Refunded,
        Declined => SaleStatus.Cancelled,
        _ => null,
    };

    /// <summary>
    /// False for orders that somebody else fulfils: Wish or a store of Wish, or whoever gave the tracking numbers of a shipped order when
    /// none of them bears our note. To buy for such an order would be to buy twice.
    /// </summary>
    internal static bool IsOurs(WishOrder order) => !HasType(order, Elsewhere) && (order.State != Shipped || Tracked(order).Any(static tracked => tracked.ShipNote == WishNotes.Shipment));

    internal static bool GoesToHub(WishOrder order) => HasType(order, Hubs);

    internal static bool IsUnder(WishOrder order, string source, string status) => order.ProcessingSource == source && order.ProcessingStatus == status;

    internal static bool HasType(WishOrder order, params ReadOnlySpan<string> types)
    {
        foreach (var type in order.FulfillmentOrderTypes ?? [])
            foreach (var wanted in types)
                if (type == wanted)
                    return true;
        return false;
    }

    internal static IEnumerable<WishTracked> Tracked(WishOrder order) => (order.TrackingInformation ?? []).OfType<WishTracked>();

    internal static int Count(WishOrder order, string record)
    {
        var count = 0;
        foreach (var known in order.FulfillmentRecords ?? [])
            if (known?.EventType == record)
                count++;
        return count;
    }

    /// <summary>True if the tracking the order still shows was cancelled by the vendor and none has taken its place.</summary>
    internal static bool IsTrackingCancelled(WishOrder order) =>
        order.State != Shipped && Count(order, TrackingCancelled) is > 0 and var cancelled && Count(order, MarkShipped) <= cancelled;

    // A program of Wish's own fulfilment: only when it failed must the merchant ship.
    private static bool IsInProgram(WishOrder order)
    {
        foreach (var program in order.SpecialPrograms ?? [])
            if (program is { Status: not (null or Failed) })
                return true;
        return false;
    }
}
