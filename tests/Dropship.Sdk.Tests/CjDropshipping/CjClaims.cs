using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>What CJ answers around disputes (fact sheet 9), tickets, routes and sourcing, for an order of one line.</summary>
internal static class CjClaims
{
    public const string Products = "/disputes/disputeProducts";
    public const string Ask = "/disputes/disputeConfirmInfo";
    public const string Open = "/disputes/create";
    public const string Cancel = "/disputes/cancel";
    public const string List = "/disputes/getDisputeList";
    public const string Show = "/disputes/getDisputeDetail";
    public const string LineItem = "2505170958390976500";
    public const string SecondItem = "2505170958390976501";
    public static readonly LineId Second = new("16045188153626");

    /// <summary>One line that can be disputed, with its price as text.</summary>
    public static string Disputable => Lines($$"""{"lineItemId":{{LineItem}},"cjVariantId":"{{CjBench.Vid}}","canChoose":true,"price":"0.57","quantity":1,"supplierName":null}""");

    public static string Terms { get; } = CjScript.Good("""
        {"expectResultOptionList":["1"],"maxProductPrice":0.57,"maxPostage":"3.68","maxIossTaxAmount":0,"maxIossHandTaxAmount":0,"maxAmount":4.25,
         "disputeReasonList":[{"disputeReasonId":1,"reasonName":"Unfulfilled Order Cancellation"},{"disputeReasonId":9,"reasonName":"Something Of Theirs"}]}
        """);

    public static SourcingRequest Wanted { get; } = new("Small trailer", new("https://example.org/trailer.png"));

    public static SupplierRoute Route { get; } = new("77", "USPS+", CjBench.Usd(4.71m), "US", true, false, 5);

    public static string Lines(params string[] rows) => CjScript.Good($$"""{"orderId":"{{CjBench.OrderId}}","productInfoList":[{{string.Join(",", rows)}}]}""");

    public static string Page(params string[] rows) => CjScript.Good($$"""{"pageNum":1,"pageSize":10,"total":{{rows.Length}},"list":[{{string.Join(",", rows)}}]}""");

    /// <summary>A dispute as a row of the list; without lines if no quantity is given.</summary>
    public static string Row(string id, string decision = "null", string status = "Processing", int? quantity = 1, string item = LineItem) => $$"""
        {"id":"{{id}}","status":"{{status}}","disputeReason":"1","money":4.25,"finallyDeal":{{decision}},"createDate":"2021-08-25 10:00:00"
         {{(quantity is null ? "" : $$""","productList":[{"lineItemId":"{{item}}","quantity":{{quantity}},"price":0.57}]""")}} }
        """;

    /// <summary>Our order with the code and the line numbers that these calls need.</summary>
    public static string Detail(string status) => CjScript.Good(CjBench.Order(status, status == "UNSHIPPED" ? "2021-08-12 00:00:00" : null)
        .Replace("\"isComplete\": 1", "\"isComplete\": 1, \"cjOrderCode\": \"SD25080109282603297001\"", StringComparison.Ordinal)
        .Replace("\"storeLineItemId\"", $"\"lineItemId\": \"{LineItem}\", \"storeLineItemId\"", StringComparison.Ordinal));

    /// <summary>Our order with a second line.</summary>
    public static string TwoLines() => Detail("UNSHIPPED").Replace("\"productList\": [", $$"""
        "productList": [ { "vid": "2", "quantity": 2, "lineItemId": "{{SecondItem}}", "storeLineItemId": "{{Second}}" },
        """, StringComparison.Ordinal);

    public static DisputeRequest Request(DisputeCause cause = DisputeCause.NotShipped, DisputeRemedy remedy = DisputeRemedy.Refund, Few<LineUnits> units = default) =>
        new(new(CjBench.OrderId), "DS1-0198f3c2a7-c1", units, cause, remedy, "Please cancel this order.");

    public static void Prepare(CjScript script, string detail, params string[] pages) => script
        .On("/shopping/order/getOrderDetail", detail).On(Products, Disputable).On(Ask, Terms).On(Open, CjScript.Good("\"true\"")).On(Cancel, CjScript.Good("true")).On(List, pages);
}
