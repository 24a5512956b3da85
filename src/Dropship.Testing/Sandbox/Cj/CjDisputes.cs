using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>Disputes: a paid order is cancelled by one until it is shipped, and complained about by one afterwards. A number of the caller's opens one dispute, ever.</summary>
internal sealed class CjDisputes(CjDesk desk)
{
    private const int LongestReference = 100;
    private const int LongestMessage = 500;
    private const int LongestUrl = 200;
    private const int Unfulfilled = 1;
    private static readonly IReadOnlyList<(int Id, string Name)> AfterShipping =
    [
        (2, "Order Not Received"), (3, "Product Damaged"), (4, "Wrong Product Received"), (5, "Missing Product"), (6, "Product Not As Described"), (7, "Returned To Sender"),
    ];

    internal CjReply Products(CjCall call)
    {
        if (call.Request.Value("orderId") is not { Length: > 0 } id) return CjReply.No(CjCodes.Parameter);
        if (desk.State.Find(id) is not { } order) return CjReply.No(CjCodes.NoOrder);
        return CjReply.Done(new JsonObject { ["orderId"] = order.Id, ["orderNumber"] = order.Number, ["productInfoList"] = LooseJson.List(order.Wish.Lines.Select(line => (JsonNode)Tell(order, line))) });
    }

    internal CjReply Confirm(CjCall call)
    {
        if (call.Body.Text("orderId") is not { Length: > 0 } id) return CjReply.No(CjCodes.Parameter);
        if (desk.State.Find(id) is not { } order) return CjReply.No(CjCodes.NoOrder);
        if (Lines(call.Body, order) is not { } lines) return CjReply.No(CjCodes.DisputeConfirmFailed);
        var (goods, rest) = (Goods(lines), IsWhole(order, lines));
        var amounts = order.Created.Amounts;
        return CjReply.Done(new JsonObject
        {
            ["orderId"] = order.Id, ["orderNumber"] = order.Number, ["maxProductPrice"] = goods, ["maxPostage"] = rest ? amounts.Postage : 0.00m, ["maxIossTaxAmount"] = rest ? amounts.Taxes : 0.00m,
            ["maxIossHandTaxAmount"] = rest ? amounts.Clearance : 0.00m, ["maxAmount"] = Most(order, lines), ["expectResultOptionList"] = LooseJson.List((string[])(IsShipped(order) ? ["1", "2"] : ["1"])),
            ["disputeReasonList"] = LooseJson.List(Reasons(order).Select(reason => (JsonNode)new JsonObject { ["disputeReasonId"] = reason.Id, ["reasonName"] = reason.Name })),
        });
    }

    internal CjReply Open(CjCall call)
    {
        var body = call.Body;
        if (!IsRight(body)) return CjReply.No(CjCodes.Parameter);
        if (desk.State.Find(body.Text("orderId")) is not { } order) return CjReply.No(CjCodes.NoOrder);
        var reference = body.Text("businessDisputeId")!;
        if (desk.State.Disputes.Any(one => one.Opened.Reference == reference) || Lines(body, order) is not { } lines) return CjReply.No(CjCodes.DisputeCreateFailed);
        if (Reasons(order).All(reason => reason.Id != body.Whole("disputeReasonId")) || (body.Whole("expectType") == 2 && !IsShipped(order))) return CjReply.No(CjCodes.DisputeCreateFailed);
        desk.Write(Decide(order, lines, reference, body.Whole("disputeReasonId")!.Value, body.Whole("expectType")!.Value));
        return CjReply.Done(Seeded.Below(desk.Options.Seed, "true/" + reference, 2) == 0 ? true : (JsonNode)"true");   // CJ's page shows both
    }

    internal CjReply Cancel(CjCall call)
    {
        var (order, id) = (desk.State.Find(call.Body.Text("orderId")), call.Body.Text("disputeId"));
        if (id is null or "") return CjReply.No(CjCodes.Parameter);
        if (order is null) return CjReply.No(CjCodes.NoOrder);
        if (desk.State.Disputes.FirstOrDefault(one => one.Id == id && one.Opened.OrderId == order.Id && one.IsOpen(desk.Now)) is null) return CjReply.No(CjCodes.DisputeCancelFailed);
        desk.Write(new CjEntry.DisputeWithdrawn(desk.Now, id));
        return CjReply.Done(true);
    }

    internal CjReply Listing(CjCall call)
    {
        var (order, number, dispute) = (call.Request.Value("orderId"), call.Request.Value("orderNumber"), call.Request.Value("disputeId"));
        var (page, size) = (Number(call, "pageNum", 1), Number(call, "pageSize", 10));
        if (page < 1 || size < 1) return CjReply.No(CjCodes.Parameter);
        var found = desk.State.Disputes.Where(one => (Empty(order) || one.Opened.OrderId == desk.State.Find(order)?.Id) && (Empty(number) || one.Opened.OrderId == desk.State.Find(number)?.Id) && (Empty(dispute) || one.Id == dispute)).Reverse().ToArray();
        return CjReply.Done(new JsonObject { ["pageNum"] = page, ["pageSize"] = size, ["total"] = found.Length, ["list"] = LooseJson.List(found.Skip((page - 1) * size).Take(size).Select(one => (JsonNode)Tell(one))) });
    }

    internal CjReply Detail(CjCall call)
    {
        if (desk.State.Disputes.FirstOrDefault(one => one.Id == call.Request.Value("disputeId")) is not { } dispute) return CjReply.No(CjCodes.DisputeQueryFailed);
        var told = Tell(dispute);
        var back = dispute.PaidBack(desk.Now);
        told["refundAmount"] = dispute.Verdict(desk.Now) == CjVerdict.Refund ? back : null;
        told["refundDetails"] = back == 0m ? new JsonArray() : new JsonArray(new JsonObject { ["type"] = 1, ["typeName"] = "Balance", ["amount"] = back });
        return CjReply.Done(told);
    }

    private CjEntry.DisputeOpened Decide(CjOrder order, IReadOnlyList<CjDisputedLine> lines, string reference, int reason, int expected)
    {
        var (now, plan) = (desk.Now, order.Payment!);
        var wait = desk.Options.DisputesTake;
        var at = reason == Unfulfilled && plan.ShipAt > now ? now + TimeSpan.FromTicks(Math.Min(wait.Ticks, (plan.ShipAt - now).Ticks / 2)) : now + wait;   // CJ stops packing at once
        CjEntry.DisputeOpened opened = new(now, $"{10_000 + desk.State.Disputes.Count + 1}", order.Id, order.Created.Code, reference, reason, lines, Most(order, lines), expected == 2 ? CjVerdict.Resend : CjVerdict.Refund, at, reason == Unfulfilled && IsWhole(order, lines));
        return desk.Options.Verdicts?.Invoke(new CjDispute(opened).Book(order.Number, now)) is { } verdict ? opened with { Verdict = verdict } : opened;
    }

    private static bool IsRight(JsonElement body) =>
        body.Text("businessDisputeId") is { Length: > 0 and <= LongestReference } && body.Text("messageText") is { Length: > 0 and <= LongestMessage } && body.Whole("expectType") is 1 or 2 && body.Whole("refundType") is 1 or 2
        && body.Whole("disputeReasonId") is not null && body.Items("imageUrl").Concat(body.Items("videoUrl")).All(place => place.Text() is { Length: > 0 and <= LongestUrl });

    /// <summary>The lines that are asked for; null if there are none, or one that is not of the order, is disputed already, or has another price.</summary>
    private List<CjDisputedLine>? Lines(JsonElement body, CjOrder order)
    {
        List<CjDisputedLine> lines = [];
        foreach (var asked in body.Items("productInfoList"))
        {
            if (order.Wish.Lines.FirstOrDefault(line => line.LineItemId == asked.Text("lineItemId")) is not { } line || !MayChoose(order, line) || asked.Whole("quantity") is not { } units || units < 1 || units > line.Quantity) return null;
            if (!decimal.TryParse(asked.Text("price"), NumberStyles.Float, CultureInfo.InvariantCulture, out var price) || price != line.Price) return null;
            lines.Add(new(line.LineItemId, units, price));
        }

        return lines.Count == 0 || lines.DistinctBy(line => line.LineItemId).Count() != lines.Count ? null : lines;
    }

    private bool MayChoose(CjOrder order, CjWishedLine line) => order.Step == CjStep.Paid && desk.Status(order).Name != "CANCELLED"
        && desk.State.Disputes.All(one => one.Opened.OrderId != order.Id || one.Opened.Lines.All(known => known.LineItemId != line.LineItemId) || one.WithdrawnAt is not null || one.Verdict(desk.Now) == CjVerdict.Refuse);

    private bool IsShipped(CjOrder order) => desk.Status(order).Name is "SHIPPED" or "DELIVERED";

    private IEnumerable<(int Id, string Name)> Reasons(CjOrder order) => IsShipped(order) ? AfterShipping : [(Unfulfilled, "Unfulfilled Order Cancellation")];

    // Freight and taxes come back with the last of the goods: with a dispute about all units.
    private static decimal Most(CjOrder order, IReadOnlyList<CjDisputedLine> lines) => IsWhole(order, lines) ? order.Payment!.Amount : Math.Min(Goods(lines), order.Payment!.Amount);

    private static decimal Goods(IReadOnlyList<CjDisputedLine> lines) => lines.Sum(line => line.Price * line.Quantity);

    private static bool IsWhole(CjOrder order, IReadOnlyList<CjDisputedLine> lines) => order.Wish.Lines.Sum(line => line.Quantity) == lines.Sum(line => line.Quantity);

    private static bool Empty(string? text) => string.IsNullOrEmpty(text);

    private static int Number(CjCall call, string name, int otherwise) => call.Request.Value(name) is { Length: > 0 } text ? int.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : 0 : otherwise;

    private JsonObject Tell(CjOrder order, CjWishedLine line) => new JsonObject
    {
        ["lineItemId"] = line.LineItemId, ["cjVariantId"] = line.Vid, ["canChoose"] = MayChoose(order, line), ["price"] = line.Price, ["quantity"] = line.Quantity, ["sku"] = line.Sku, ["supplierName"] = "",
    };

    private JsonObject Tell(CjDispute dispute) => new()
    {
        ["id"] = dispute.Id, ["status"] = dispute.WithdrawnAt is not null ? "Cancelled" : dispute.IsOpen(desk.Now) ? "Processing" : "Completed", ["disputeReason"] = $"{dispute.Opened.ReasonId}",
        ["replacementAmount"] = null, ["resendOrderCode"] = dispute.ResendCode(desk.Now), ["money"] = dispute.Opened.Amount,
        ["finallyDeal"] = dispute.Verdict(desk.Now) switch { CjVerdict.Refund => 1, CjVerdict.Resend => 2, CjVerdict.Refuse => 3, _ => null },
        ["createDate"] = CjReading.Written(dispute.Opened.At),
        ["productList"] = LooseJson.List(dispute.Opened.Lines.Select(line => (JsonNode)new JsonObject { ["lineItemId"] = line.LineItemId, ["quantity"] = line.Quantity, ["price"] = line.Price })),
    };
}
