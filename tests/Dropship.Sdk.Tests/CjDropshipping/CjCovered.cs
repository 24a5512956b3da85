using Dropship.Domain;
using Dropship.Ports;
using static Dropship.Ports.ProviderFault;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>Every code and state of CJ's fact sheet with what becomes of it: asserted by the tests named here, and the source of the generated list.</summary>
public static class CjCovered
{
    private const string CodeTest = "CjCodeTests.A_code_becomes_what_the_table_says";
    private const string StateTest = "CjReadTests.A_status_becomes_what_the_table_says";
    private const string MessageTest = "CjWebhookTests.A_message_is_about_what_the_table_says";
    private const string TrackingTest = "CjWebhookTests.A_tracking_status_is_a_nudge";
    private const string DisputeTest = "CjDisputeReadTests.A_decision_becomes_what_the_table_says";
    private static readonly string[] Writes = ["create", "cart", "confirm", "prepare", "pay", "delete", "ticket", "dispute", "withdraw", "source", "reroute"];

    public static IEnumerable<(string Code, string Meaning, string Becomes, string Test)> Codes =>
    [
        ("200, 0", "success", "good, if no flag says otherwise", "CjReadTests.An_envelope_that_contradicts_itself_is_neither_good_nor_a_refusal"),
        .. CodeRows.Select(row => ($"{row.Code}", row.Meaning, $"read: {row.Read}; {Describe(row.Writes)}", CodeTest)),
    ];

    public static IEnumerable<(string Code, string Meaning, string Becomes, string Test)> States =>
    [
        .. OrderStates.Select(row => ($"{row.Status}{(row.Sub is null ? "" : $"/{row.Sub}")}", row.IsPaid ? "with a payment date" : "without a payment date", row.Becomes is { } known ? row.Status == "CANCELLED" ? $"{known}, cancelled" : $"{known}" : "fault: unclear, the doubt stays", StateTest)),
        .. Messages.Select(row => ($"webhook {row.Type}", "message", row.Nudges.Length == 0 ? "genuine, nothing to look at" : string.Join(", ", row.Nudges), MessageTest)).Distinct(),
        .. DisputeStates.Select(row => ($"dispute {row.Decision ?? "without a decision"}{(row.Status is null ? "" : $", {row.Status}")}", "finallyDeal, status", $"{row.Becomes}", DisputeTest)),
        .. TrackingStates.Select(row => ($"LOGISTIC {row.Status}", row.Meaning, "a nudge: the order is read again", TrackingTest)),
    ];

    /// <summary>
    /// What a write becomes by a code, one letter for each of create, cart, confirm, prepare, pay, delete, ticket, dispute, withdraw, source and reroute: U unknown, N no effect (token),
    /// I invalid, D declined, O out of stock, F funds, X destination, L too late. The order and its disputes read unchanged afterwards, and none bears our number.
    /// </summary>
    internal static IEnumerable<(int Code, string Meaning, ProviderFault Read, string Writes)> CodeRows =>
    [
        (1600000, "system busy", Unreachable, "UUUUUUUUUUU"),
        (1600001, "token invalid", Unauthorized, "NNNNNNNNNNN"),
        (1600002, "token empty", Unauthorized, "NNNNNNNNNNN"),
        (1600003, "refresh token invalid", Unauthorized, "UUUUUUUUUUU"),
        (1600004, "authorisation wrong", Unauthorized, "IIIIIIIIIII"),
        (1600005, "authorisation wrong", Unauthorized, "IIIIIIIIIII"),
        (1600006, "authorisation wrong", Unauthorized, "IIIIIIIIIII"),
        (1600007, "authorisation wrong", Unauthorized, "IIIIIIIIIII"),
        (1600008, "authorisation wrong", Unauthorized, "IIIIIIIIIII"),
        (1600009, "delegated authorisation wrong", Unauthorized, "IIIIIIIIIII"),
        (1600010, "delegated authorisation wrong", Unauthorized, "IIIIIIIIIII"),
        (1600011, "delegated authorisation wrong", Unauthorized, "IIIIIIIIIII"),
        (1600012, "delegated authorisation wrong", Unauthorized, "IIIIIIIIIII"),
        (1600013, "authorisation wrong", Unauthorized, "IIIIIIIIIII"),
        (1600030, "token invalidated", Unauthorized, "NNNNNNNNNNN"),
        (1600031, "platform token invalid", Unauthorized, "IIIIIIIIIII"),
        (1600100, "interface offline", Rejected, "IIIIIIIIIII"),
        (1600101, "interface not found", Rejected, "IIIIIIIIIII"),
        (1600200, "too many requests", Throttled, "UUUUUUUUUUU"),
        (1600201, "quota used up", Throttled, "UUUUUUUUUUU"),
        (1600300, "parameter error; order not found", Rejected, "IIIIIIIIIII"),
        (1600301, "read timed out", Unreachable, "UUUUUUUUUUU"),
        (1601000, "user not found", Unauthorized, "IIIIIIIIIII"),
        (1602000, "variant not found", Rejected, "DUUUUUUUUUU"),
        (1602001, "product not found", Rejected, "DUUUUUUUUUU"),
        (1602002, "product taken off sale", Rejected, "OUUUUUUUUUU"),
        (1602003, "variant taken off sale", Rejected, "OUUUUUUUUUU"),
        (1602004, "infringement report failed", Rejected, "UUUUUUUUUUU"),
        (1603000, "order create fail", Unreachable, "UUUUUUUUUUU"),
        (1603001, "order confirm fail", Rejected, "UUOUUUUUUUU"),
        (1603002, "order delete fail", Rejected, "UUUUULUUUUU"),
        (1603003, "order exists", Rejected, "UUUUUUUUUUU"),
        (1603100, "order not found", Rejected, "UIIIILIIIUI"),
        (1603101, "order pay fail", Rejected, "UUUUIUUUUUU"),
        (1603102, "inventory deduction fail", Rejected, "OOOOOUUUUUU"),
        (1604000, "balance insufficient", Rejected, "FFFFFUUUUUU"),
        (1604001, "balance payment restricted", Rejected, "IIIIIUUUUUU"),
        (1605000, "logistic not found", Rejected, "IUUUUUUUUUI"),
        (1605001, "logistic invalid, calculate freight again", Rejected, "IUUUUUUUUUI"),
        (1605002, "country code not found", Rejected, "XUUUUUUUUUU"),
        (1606000, "webhook set-up refused", Rejected, "UUUUUUUUUUU"),
        (1606001, "webhook set-up refused", Rejected, "UUUUUUUUUUU"),
        (1606010, "product subscription disabled", Rejected, "UUUUUUUUUUU"),
        (1606011, "product subscription limit", Rejected, "UUUUUUUUUUU"),
        (1606012, "product not subscribable", Rejected, "UUUUUUUUUUU"),
        (1606013, "product subscription failed", Rejected, "UUUUUUUUUUU"),
        (1607000, "webhook set-up refused", Rejected, "UUUUUUUUUUU"),
        (1607001, "webhook set-up refused", Rejected, "UUUUUUUUUUU"),
        (1607002, "webhook set-up refused", Rejected, "UUUUUUUUUUU"),
        (1607003, "webhook set-up refused", Rejected, "UUUUUUUUUUU"),
        (1607004, "freight calculation failed", Rejected, "UUUUUUUUUUU"),
        (1607006, "dispute query failed", Rejected, "UUUUUUUUUUU"),
        (1607007, "dispute confirm failed", Rejected, "UUUUUUUUUUU"),
        (1607008, "dispute create failed", Rejected, "UUUUUUUDUUU"),
        (1607009, "dispute cancel failed", Rejected, "UUUUUUUUDUU"),
        (1607010, "product update fail", Rejected, "UUUUUUUUUUU"),
        .. Enumerable.Range(1609000, 17).Select(code => (code, "ticket refused", Rejected, "UUUUUUDUUUU")),
        (16900202, "wrong verb", Rejected, "IIIIIIIIIII"),
        (16900203, "wrong content type", Rejected, "IIIIIIIIIII"),
        (16900204, "no body", Rejected, "IIIIIIIIIII"),
        (16900205, "bad JSON", Rejected, "IIIIIIIIIII"),
        (16900403, "field empty", Rejected, "IIIIIIIIIII"),
        (8002, "order no longer editable", Rejected, "UUUUUUUUUUL"),
        .. ((int[])[803, 811, 818, 819, 820, 821]).Select(code => (code, "sandbox tracking error", Rejected, "UUUUUUUUUUU")),
        .. ((int[])[804, 806]).Select(code => (code, "waybill upload error", Rejected, "UUUUUUUUUUU")),
        (424242, "a code that nobody listed", Rejected, "UUUUUUUUUUU"),
    ];

    internal static IEnumerable<(string Status, string? Sub, bool IsPaid, SupplierOrderStatus? Becomes)> OrderStates =>
    [
        ("CREATED", null, false, SupplierOrderStatus.Draft),
        ("CREATED", null, true, null),
        ("IN_CART", null, false, SupplierOrderStatus.InCart),
        ("IN_CART", null, true, null),
        ("UNPAID", null, false, SupplierOrderStatus.Unpaid),
        ("UNPAID", null, true, null),
        ("UNSHIPPED", null, true, SupplierOrderStatus.Paid),
        ("UNSHIPPED", "PENDING", true, SupplierOrderStatus.Paid),
        ("UNSHIPPED", "PROCESSING", true, SupplierOrderStatus.Acknowledged),
        ("UNSHIPPED", null, false, null),
        ("PENDING", null, true, SupplierOrderStatus.Paid),
        ("PENDING", null, false, null),
        ("PROCESSING", null, true, SupplierOrderStatus.Acknowledged),
        ("PROCESSING", null, false, null),
        ("SHIPPED", null, true, SupplierOrderStatus.Shipped),
        ("SHIPPED", null, false, null),
        ("DELIVERED", null, true, SupplierOrderStatus.Delivered),
        ("DELIVERED", null, false, null),
        ("CANCELLED", null, false, SupplierOrderStatus.Draft),
        ("CANCELLED", null, true, SupplierOrderStatus.Paid),
        ("OTHER", null, false, null),
        ("OTHER", null, true, null),
        ("A_NEW_ONE", null, true, null),
        ("", null, false, null),
    ];

    /// <summary>What CJ decides is a number; how far it is, free text of which no list was found.</summary>
    internal static IEnumerable<(string? Decision, string? Status, DisputeStage Becomes)> DisputeStates =>
    [
        ("1", null, DisputeStage.Refunded),
        ("1", "Cancelled", DisputeStage.Refunded),
        ("2", null, DisputeStage.Resent),
        ("3", null, DisputeStage.Refused),
        ("4", null, DisputeStage.Open),
        (null, null, DisputeStage.Open),
        (null, "Processing", DisputeStage.Open),
        (null, "Completed", DisputeStage.Open),
        (null, "Cancelled", DisputeStage.Withdrawn),
        (null, "canceled", DisputeStage.Withdrawn),
    ];

    internal static IEnumerable<(string Type, string Params, string[] Nudges)> Messages =>
    [
        ("ORDER", """{"orderNumber":"DS1-1","orderNum":"DS1-1"}""", ["purchase DS1-1"]),
        ("ORDER", """{"orderNum":"DS1-1","orderId":null}""", ["purchase DS1-1"]),
        ("ORDER", """{"cjOrderId":1}""", []),
        ("LOGISTIC", """{"storeOrderNumbers":["DS1-1","DS1-2"],"trackingNumber":"lp 1234"}""", ["purchase DS1-1", "purchase DS1-2", "parcel LP1234"]),
        ("LOGISTIC", """{"storeOrderNumbers":null,"trackingNumber":"?"}""", []),
        ("PRODUCT", """{"pid":"1","productStatus":2,"fields":["productStatus"]}""", []),
        ("VARIANT", """{"vid":"1","variantSellPrice":1}""", []),
        ("STOCK", """{"1":[{"vid":"1","storageNum":12}]}""", []),
        ("ORDERSPLIT", """{"originalOrderId":"1","splitOrderList":[{"orderCode":"2","orderStatus":300}]}""", []),
        ("SOURCINGCREATE", """{"cjSourcingId":"1"}""", []),
        ("MAKEUP", """{"orderId":"1","amount":1.5,"status":"CREATED"}""", []),
        ("PRIVATE_ORDER", """{"orderId":"1"}""", []),
        ("A_NEW_ONE", "null", []),
    ];

    internal static IEnumerable<(int Status, string Meaning)> TrackingStates =>
    [
        (0, "no information"), (1, "left the warehouse"), (2, "forwarder received"), (3, "forwarder returned"), (4, "forwarder dispatched"), (5, "first leg"), (6, "arrived in the destination's country"), (7, "customs begun"),
        (8, "customs cleared"), (9, "last mile picked up"), (10, "out for delivery"), (11, "waits for pick-up"), (12, "delivered"), (13, "failed"), (14, "returned"),
    ];

    private static string Describe(string letters) => string.Join(", ", letters.Select((letter, at) => (Letter: letter, Write: Writes[at])).GroupBy(pair => pair.Letter)
        .Select(of => $"{(of.Count() == Writes.Length ? "every write" : string.Join("/", of.Select(pair => pair.Write)))}: {Word(of.Key)}"));

    private static string Word(char letter) => letter switch
    {
        'U' => "unknown",
        'N' => "no effect after a second token",
        'I' => "rejected, invalid",
        'D' => "rejected, declined",
        'O' => "rejected, out of stock",
        'F' => "rejected, funds",
        'X' => "rejected, destination",
        _ => "rejected, too late",
    };
}
