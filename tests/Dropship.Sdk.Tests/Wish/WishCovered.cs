using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>What of the vendor's fact sheet is covered, by which test; docs/adapters/wish.md is made of it.</summary>
public static class WishCovered
{
    /// <summary>Every error code: what it means, what a read and a write make of it, the test.</summary>
    public static IEnumerable<(string Code, string Meaning, string Becomes, string Test)> Codes =>
    [
        .. Rows.Select(row => ($"{row.Code}", row.Meaning, $"read: {row.Read}{(row.Refreshes ? ", once more with another token" : "")}; write: {row.Write}", nameof(CodeTests))),
        .. Grants.Select(row => ($"{row.Code} (token calls)", row.Meaning, "the refresh token is refused: Unauthorized, needs re-authorization", nameof(TokenTests))),
        ("HTTP 401 without a known code", "the token is refused", "read: once more with another token, else Unauthorized; write: NotSent", nameof(CodeTests)),
        ("HTTP 429", "too many calls", "read: Throttled until Wish-Rate-Limit-Reset; write: NotSent", nameof(RateTests)),
        ("HTTP 5xx", "the vendor fails", "read: Unreachable after three tries; write: Unknown, read back", nameof(CodeTests)),
        ("any other code", "not documented", "read: Rejected; write: Unknown, read back", nameof(CodeTests)),
    ];

    /// <summary>Every state and every other word that decides something.</summary>
    public static IEnumerable<(string Code, string Meaning, string Becomes, string Test)> States =>
    [
        .. Orders.Select(row => (row.State, row.Meaning, $"{row.Becomes}", nameof(StateTests))),
        ("any other state", "not documented", "held as unreadable", nameof(StateTests)),
        .. Records.Select(row => (row.Record, row.Meaning, row.Becomes, nameof(StateTests))),
        .. Types.Select(row => (row.Type, "kind of order", row.Becomes, nameof(StateTests))),
        .. Programs.Select(row => ($"special program {row.Status}", "fulfilment by a programme", $"{row.Becomes}", nameof(StateTests))),
        .. Writes.Select(row => ($"{row.Source} {row.Status}", "a write under way", $"shipment: {row.Shipment}; refund: {row.Refund}", nameof(VerifyTests))),
        .. Tickets.Select(row => ($"ticket {row.State}", row.Meaning, $"{row.Becomes}", nameof(TicketTests))),
        ("any other state of a ticket", "not documented", "passed over, told by the log", nameof(TicketTests)),
        .. Sources.Select(source => ($"refund by {source}", "who gave the money back", source == "MERCHANT" ? "a refund; ours if its note bears our number" : "a refund of the marketplace", nameof(RefundMappingTests))),
        .. Entities.Select(row => ($"penalty of {row.Entity}", "what is punished", row.Becomes, nameof(PenaltyTests))),
        ("penalty, reversed", "taken back", "does not count any more; a higher revision", nameof(PenaltyTests)),
        ("penalty_reason", "a text of which no list is public", "sorted by its words, else Other; the words are kept", nameof(PenaltyTests)),
        .. Variations.Select(row => ($"variation {row.Status}", row.Meaning, row.Becomes, nameof(IntakeTests))),
    ];

    internal static readonly (int Code, string Meaning, ProviderFault Read, Outcome Write, bool Refreshes)[] Rows =
    [
        (1001, "bad or missing parameter", ProviderFault.Rejected, Outcome.Rejected, false),
        (1002, "merchant account disabled", ProviderFault.Unauthorized, Outcome.NotSent, false),
        (1003, "bad sort_by", ProviderFault.Rejected, Outcome.Unknown, false),
        (1006, "unauthorized, no token, app unknown", ProviderFault.Unauthorized, Outcome.NotSent, false),
        (1007, "access token expired", ProviderFault.Unauthorized, Outcome.NotSent, true),
        (1008, "access token revoked", ProviderFault.Unauthorized, Outcome.NotSent, true),
        (1009, "access token refused", ProviderFault.Unauthorized, Outcome.NotSent, true),
        (1012, "missing access token in the header", ProviderFault.Unauthorized, Outcome.NotSent, true),
        (1016, "access token refused", ProviderFault.Unauthorized, Outcome.NotSent, true),
        (1000, "of API v2", ProviderFault.Rejected, Outcome.Unknown, false),
        (1015, "of API v2", ProviderFault.Rejected, Outcome.Unknown, false),
        (4000, "of API v2", ProviderFault.Rejected, Outcome.Unknown, false),
        (90001, "invalid parameter, no such object", ProviderFault.Rejected, Outcome.Rejected, false),
        .. Enumerable.Range(10_001, 10).Select(code => (code, "means other things at other endpoints; none at orders", ProviderFault.Rejected, Outcome.Unknown, false)),
    ];

    internal static readonly (int Code, string Meaning)[] Grants =
    [
        (1001, "bad or missing parameter"), (1002, "merchant account disabled"), (1006, "unauthorized, app unknown"), (1007, "expired"), (1008, "revoked"),
        (10001, "client id, client secret or redirect wrong"), (10002, "code redeemed before"), (10004, "code expired"), (10008, "code wrong"),
    ];

    internal static readonly (string State, string Meaning, SaleStatus Becomes)[] Orders =
    [
        ("REQUIRE_REVIEW", "held by Wish", SaleStatus.OnHold),
        ("APPROVED", "released, ready to ship", SaleStatus.Paid),
        ("SHIPPED", "tracking number of ours accepted", SaleStatus.Paid),
        ("REFUNDED", "refunded or cancelled by anyone", SaleStatus.Refunded),
        ("DECLINED", "customer payment failed", SaleStatus.Cancelled),
    ];

    internal static readonly (string Record, string Meaning, string Becomes)[] Records =
    [
        ("ORDER_RELEASED", "given to the merchant", "time of payment where released_at is missing"),
        ("MARK_SHIPPED", "tracking number set", "from here on milestones are of this number"),
        ("CONFIRM_FULFILLED", "first scan", "the first scan of our number"),
        ("CONFIRMED_DELIVERED", "delivery confirmed", "the delivery of our number"),
        ("ORDER_DELIVERED", "delivery confirmed, in prose", "the delivery of our number"),
        ("TRACKING_CANCELLED", "tracking of a shipped order cancelled", "nothing; the state speaks"),
        ("ORDER_RE_RELEASED", "released again", "the next release"),
    ];

    internal static readonly (string Type, string Becomes)[] Types =
    [
        ("WISH_EXPRESS", "ours"), ("FULFILLED_BY_WISH", "not ours"), ("FULFILLED_BY_STORE", "not ours"), ("LESS_THAN_TRUCKLOAD", "ours"),
        ("PREMIUM_SHIPPING_CARRIER_UPGRADE", "ours"), ("ADVANCED_LOGISTICS", "to a hub"), ("OPTIONAL_ADVANCED_LOGISTICS", "ours"),
        ("CONFIRMED_DELIVERY_POLICY", "ours"), ("VAT", "ours"), ("PC-VAT", "ours"), ("PC_VAT", "ours"), ("UNIFICATION_INITIATIVE", "to a hub"),
        ("MAX_DELIVERY_DAY_REQUIREMENT", "ours"), ("CALCULATED_SHIPPING", "ours"), ("WISH_PLUS", "ours"), ("A_TYPE_OF_TOMORROW", "ours"),
    ];

    internal static readonly (string Status, SaleStatus Becomes)[] Programs =
        [("PENDING", SaleStatus.OnHold), ("SUCCEED", SaleStatus.OnHold), ("FAILED", SaleStatus.Paid), ("A_STATUS_OF_TOMORROW", SaleStatus.OnHold)];

    internal static readonly (string? Source, string? Status, Verification Shipment, Verification Refund)[] Writes =
    [
        ("UPDATE_TRACKING", "IN_PROGRESS", Verification.StillPending, Verification.NotDone),
        ("UPDATE_TRACKING", "FAILED", Verification.Failed, Verification.NotDone),
        ("UPDATE_TRACKING", "SUCCEEDED", Verification.NotDone, Verification.NotDone),
        ("REFUND", "IN_PROGRESS", Verification.NotDone, Verification.StillPending),
        ("REFUND", "FAILED", Verification.NotDone, Verification.Failed),
        ("REFUND", "SUCCEEDED", Verification.NotDone, Verification.NotDone),
        ("MODIFY_SHIPPING", "IN_PROGRESS", Verification.NotDone, Verification.NotDone),
        ("MODIFY_SHIPPING", "FAILED", Verification.NotDone, Verification.NotDone),
        ("MODIFY_SHIPPING", "SUCCEEDED", Verification.NotDone, Verification.NotDone),
        (null, null, Verification.NotDone, Verification.NotDone),
    ];

    internal static readonly (string State, string Meaning, InquiryState Becomes)[] Tickets =
    [
        ("AWAITING_MERCHANT", "the merchant is waited for", InquiryState.AwaitsShop),
        ("AWAITING_USER", "the buyer is waited for", InquiryState.AwaitsBuyer),
        ("AWAITING_WISH", "Wish is waited for", InquiryState.AwaitsMarketplace),
        ("CLOSED", "closed, may be opened again", InquiryState.Closed),
        ("PERMANENTLY_CLOSED", "closed for good", InquiryState.Ended),
    ];

    internal static readonly string[] Sources = ["MERCHANT", "CUSTOMER", "WISH", "PAYMENT_PROVIDER"];

    internal static readonly (string Entity, string Becomes)[] Entities =
    [
        ("ORDER", "a fact on the order, asked about"), ("TICKET", "listed with the shop's standing"), ("PRODUCT", "listed with the shop's standing"), ("PRODUCT_VARIATION", "listed with the shop's standing"),
        ("STORE", "listed with the shop's standing"), ("PRODUCT_RATING", "listed with the shop's standing"), ("anything else", "listed with the shop's standing"),
    ];

    internal static readonly (string Status, string Meaning, string Becomes)[] Variations =
    [
        ("ENABLED", "offered", "disabled if it is not to be; left alone if the merchant put it on"),
        ("DISABLED", "not offered", "enabled again only if it was disabled here"),
        ("REMOVED_BY_WISH", "taken off by Wish", "left alone"),
    ];
}
