using System.Globalization;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>Reads orders: alone by any of their numbers, many at once, or page by page. Of a split order the single call tells the first part, the batch both.</summary>
internal sealed class CjReading(CjDesk desk)
{
    private const int LargestBatch = 100;

    internal CjReply Detail(CjCall call)
    {
        if (call.Request.Value("orderId") is not { Length: > 0 } key) return CjReply.No(CjCodes.Parameter, "orderId must be not empty");
        return Find(key) is [var order, ..] ? CjReply.Done(Tell(order)) : CjReply.No(CjCodes.Parameter, "order not found");
    }

    internal CjReply Batch(CjCall call)
    {
        var keys = call.Body.Items("orderIds").Select(LooseJson.Text).OfType<string>().ToArray();
        if (keys.Length is 0 or > LargestBatch) return CjReply.No(CjCodes.Parameter);
        return CjReply.Done(LooseJson.List(keys.SelectMany(Find).Select(Tell)));
    }

    internal CjReply Listing(CjCall call)
    {
        var page = Number(call, "pageNum", 1);
        var size = Number(call, "pageSize", 20);
        if (page < 1 || size < 1) return CjReply.No(CjCodes.Parameter);
        var status = call.Request.Value("status") is { Length: > 0 } asked ? asked : "CANCELLED";
        var ids = call.Request.Query.Where(pair => pair.Key == "orderIds").SelectMany(pair => pair.Value.Split(',', StringSplitOptions.RemoveEmptyEntries)).ToHashSet();
        var shipment = call.Request.Value("shipmentOrderId");
        var found = desk.State.Orders.Reverse().Where(order => order.Step != CjStep.Deleted).SelectMany(order => CjParts.Of(order, desk.Now))
            .Where(order => Is(order, status) && (ids.Count == 0 || ids.Contains(order.Id)) && (string.IsNullOrEmpty(shipment) || order.ShipmentId == shipment)).ToArray();
        return CjReply.Done(new JsonObject
        {
            ["pageNum"] = page, ["pageSize"] = size, ["total"] = found.Length, ["list"] = LooseJson.List(found.Skip((page - 1) * size).Take(size).Select(Tell)),
        });
    }

    internal static string Written(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>An order and what was split off it, by its id, its code or the caller's number; or the second part alone, by its code.</summary>
    private IReadOnlyList<CjOrder> Find(string key) => desk.State.Find(key) is { } order
        ? CjParts.Of(order, desk.Now)
        : [.. desk.State.Orders.Where(split => split.IsSplit(desk.Now) && CjParts.SecondCode(split) == key).Select(split => CjParts.Of(split, desk.Now)[1])];

    private bool Is(CjOrder order, string status) => desk.Status(order) is var now && (now.Name == status || now.Sub == status);

    private static int Number(CjCall call, string name, int otherwise) => call.Request.Value(name) is { Length: > 0 } text ? int.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : 0 : otherwise;

    private JsonNode Tell(CjOrder order)
    {
        var (status, to, amounts) = (desk.Status(order), order.Wish.To, order.Created.Amounts);
        var parcel = CjParcel.OfPart(order, desk);
        JsonObject told = new()
        {
            ["orderId"] = order.Id, ["orderNum"] = order.Number, ["platformOrderId"] = null, ["cjOrderId"] = null, ["cjOrderCode"] = order.Created.Code,
            ["orderStatus"] = status.Name, ["subStatus"] = status.Sub, ["shippingCountryCode"] = to.CountryCode, ["shippingProvince"] = to.Province, ["shippingCity"] = to.City, ["shippingPhone"] = to.Phone,
            ["shippingAddress"] = to.Address, ["shippingCustomerName"] = to.CustomerName, ["remark"] = order.Wish.Remark, ["orderWeight"] = amounts.Grams,
            ["orderAmount"] = Amount(order, order.Payment is { Amount: > 0 } paid ? paid.Amount : amounts.Order), ["productAmount"] = Amount(order, amounts.Product), ["postageAmount"] = Amount(order, amounts.Postage),
            ["logisticName"] = order.Wish.LogisticName, ["trackNumber"] = parcel?.Number, ["trackingProvider"] = parcel?.Provider, ["trackingUrl"] = null,
            ["createDate"] = Written(order.Created.At), ["paymentDate"] = order.PaidAt is { } at ? Written(at) : null, ["outWarehouseTime"] = parcel is null ? null : Written(parcel.ShippedAt),
            ["isComplete"] = 1, ["fromCountryCode"] = order.Wish.FromCountryCode, ["disputeId"] = desk.State.Disputes.FirstOrDefault(dispute => dispute.Opened.OrderId == order.Id && dispute.IsOpen(desk.Now))?.Id,
            ["productList"] = LooseJson.List(order.Wish.Lines.Select(line => (JsonNode)new JsonObject
            {
                ["vid"] = line.Vid, ["quantity"] = line.Quantity, ["sellPrice"] = Amount(order, line.Price), ["lineItemId"] = line.LineItemId, ["storeLineItemId"] = line.StoreLineItemId,
            })),
        };
        if (order.StorageId is { } storage) told["storageId"] = storage;
        return told;
    }

    /// <summary>CJ writes a number as a text here and there: so does every third order.</summary>
    private JsonNode Amount(CjOrder order, decimal amount) =>
        Seeded.Below(desk.Options.Seed, "text/" + order.Created.Code, 3) == 0 ? amount.ToString(CultureInfo.InvariantCulture) : amount;
}
