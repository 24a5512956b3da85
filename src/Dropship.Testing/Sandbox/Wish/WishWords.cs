namespace Dropship.Testing.Sandbox.Wish;

/// <summary>The vendor's words for an order's state.</summary>
internal static class WishStates
{
    internal const string RequireReview = "REQUIRE_REVIEW";
    internal const string Approved = "APPROVED";
    internal const string Shipped = "SHIPPED";
    internal const string Refunded = "REFUNDED";
    internal const string Declined = "DECLINED";

    internal static IReadOnlyList<string> All { get; } = [RequireReview, Approved, Shipped, Refunded, Declined];
}

/// <summary>The vendor's words for the milestones in an order's records.</summary>
internal static class WishMilestones
{
    internal const string Released = "ORDER_RELEASED";
    internal const string MarkShipped = "MARK_SHIPPED";
    internal const string ConfirmFulfilled = "CONFIRM_FULFILLED";
    internal const string ConfirmedDelivered = "CONFIRMED_DELIVERED";
    internal const string TrackingCancelled = "TRACKING_CANCELLED";
    internal const string ReReleased = "ORDER_RE_RELEASED";
}

/// <summary>The vendor's words for writes that are carried out after the answer.</summary>
internal static class WishProcessing
{
    internal const string UpdateTracking = "UPDATE_TRACKING";
    internal const string Refund = "REFUND";
    internal const string ModifyShipping = "MODIFY_SHIPPING";

    internal const string InProgress = "IN_PROGRESS";
    internal const string Succeeded = "SUCCEEDED";
    internal const string Failed = "FAILED";
}

/// <summary>Who refunded.</summary>
internal static class WishRefundSources
{
    internal const string Merchant = "MERCHANT";
    internal const string Customer = "CUSTOMER";
    internal const string Platform = "WISH";
}

/// <summary>The programmes an order may be in, and which of them the list can be narrowed to.</summary>
internal static class WishOrderTypes
{
    internal const string ConfirmedDelivery = "CONFIRMED_DELIVERY_POLICY";

    internal static IReadOnlyList<string> Filters { get; } = ["WISH_EXPRESS", "FULFILLED_BY_WISH", "FULFILLED_BY_STORE", "LESS_THAN_TRUCKLOAD", "ADVANCED_LOGISTICS", "WISH_PLUS"];

    internal static IReadOnlyList<string> All { get; } =
    [
        .. Filters, "PREMIUM_SHIPPING_CARRIER_UPGRADE", "OPTIONAL_ADVANCED_LOGISTICS", ConfirmedDelivery, "VAT", "PC-VAT", "UNIFICATION_INITIATIVE", "MAX_DELIVERY_DAY_REQUIREMENT", "CALCULATED_SHIPPING",
    ];
}
