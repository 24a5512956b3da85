using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>createOrderV2: an order number makes one order, ever.</summary>
internal sealed class CjOrdering(CjDesk desk)
{
    private readonly CjFreight _freight = new(desk);
    private readonly CjPaying _paying = new(desk);
    private readonly CjCart _cart = new(desk);

    internal CjReply Create(CjCall call)
    {
        var before = desk.State.OrderCount;
        var reply = Judge(call.Body);
        if (desk.State.OrderCount == before && call.Body.Text("orderNumber") is { Length: > 0 } number)
            desk.Write(new CjEntry.CallRefused(desk.Now, "create", number));
        return reply;
    }

    private CjReply Judge(JsonElement order)
    {
        if (!CjOrderFields.AreRight(order)) return CjReply.No(CjCodes.Parameter);
        if (IsTaken(order.Text("orderNumber")!)) return CjReply.No(CjCodes.Duplicate);
        if (!CjFreight.IsCountry(order.Text("shippingCountryCode")!) || !CjFreight.IsCountry(order.Text("fromCountryCode")!)) return CjReply.No(CjCodes.NoCountry);
        List<(CjSandboxVariant Variant, int Quantity)> goods = [];
        foreach (var line in order.Items("products"))
        {
            if (desk.Variant(line.Text("vid"), line.Text("sku")) is not { } variant) return CjReply.No(AreBothKnown(line) ? CjCodes.Parameter : CjCodes.NoVariant);
            if (variant.OffSale) return CjReply.No(CjCodes.VariantOff);
            goods.Add((variant, line.Whole("quantity")!.Value));
        }

        var postage = _freight.Offers(order.Text("fromCountryCode")!, order.Text("shippingCountryCode")!, goods).FirstOrDefault(offer => offer.Method.Name == order.Text("logisticName"));
        return postage is null ? CjReply.No(CjCodes.LogisticInvalid) : Place(order, goods, postage);
    }

    private bool IsTaken(string number) => desk.State.Find(number) is not null || (!desk.Options.DeletedNumbersAreFree && desk.State.WasDeleted(number));

    private bool AreBothKnown(JsonElement line) => line.Text("vid") is { } vid && line.Text("sku") is { } sku && desk.Variant(vid, null) is not null && desk.Variant(null, sku) is not null;

    private CjReply Place(JsonElement order, List<(CjSandboxVariant Variant, int Quantity)> goods, CjPostage postage)
    {
        var no = desk.State.OrderCount + 1;
        var day = desk.Now.UtcDateTime.ToString("yyMMdd", CultureInfo.InvariantCulture);
        var second = desk.Now.UtcDateTime.ToString("yyMMddHHmmss", CultureInfo.InvariantCulture);
        CjAmounts amounts = new(goods.Sum(item => desk.State.Price(item.Variant) * item.Quantity), postage.Price, postage.Taxes ?? 0, postage.Clearance ?? 0, goods.Sum(item => item.Variant.Grams * item.Quantity));
        desk.Write(new CjEntry.OrderCreated(desk.Now, $"{day}{100_016_000_000 + no}", $"CJ{second}{3_297_000 + no:D8}", $"SD{second}{3_297_000 + no:D8}",
            Wish(order, goods, no), amounts, desk.Options.Intercepts?.Invoke(order.Text("shippingAddress")!) ?? false));
        var placed = desk.State.Find(order.Text("orderNumber"))!;
        return Settle(placed) ?? CjReply.Done(Tell(desk.State.Find(placed.Id)!));
    }

    /// <summary>payType 1 waits for a person on CJ's page, 2 takes the money at once, 3 does nothing more. What 2 cannot pay stays behind unpaid.</summary>
    private CjReply? Settle(CjOrder placed)
    {
        if (placed.Wish.PayType == 3) return null;
        if (_cart.Missing([placed]) is { } missing) return missing;
        desk.Write(new CjEntry.Confirmed(desk.Now, [placed.Id], null));
        return placed.Wish.PayType == 2 && _paying.Pay([desk.State.Find(placed.Id)!], 0) is { Code: not 200 } refused ? refused : null;
    }

    private CjWish Wish(JsonElement order, List<(CjSandboxVariant Variant, int Quantity)> goods, int no) => new(
        order.Text("orderNumber")!, order.Whole("payType") ?? 1, order.Whole("isSandbox") == 1, order.Text("logisticName")!, order.Text("fromCountryCode")!,
        new(order.Text("shippingCountryCode")!, order.Text("shippingProvince")!, order.Text("shippingCity")!, order.Text("shippingZip"), order.Text("shippingPhone"), order.Text("shippingAddress")!, order.Text("shippingCustomerName")!),
        order.Text("remark") is { Length: > 0 } remark ? remark : null,
        [.. order.Items("products").Select((line, at) => new CjWishedLine(goods[at].Variant.Sku, goods[at].Variant.Vid, goods[at].Quantity, desk.State.Price(goods[at].Variant),
            $"{2_505_170_958_000_000_000 + (no * 100) + at}", line.Text("storeLineItemId")))],
        order.Whole("shopLogisticsType") ?? 2);

    private JsonObject Tell(CjOrder order)
    {
        var amounts = order.Created.Amounts;
        return new()
        {
            ["orderNumber"] = order.Number, ["orderId"] = order.Id, ["shipmentOrderId"] = order.ShipmentId, ["orderStatus"] = desk.Status(order).Name,
            ["productOriginalAmount"] = amounts.Product, ["productDiscountAmount"] = 0.00m, ["productAmount"] = amounts.Product,
            ["postageOriginalAmount"] = amounts.Postage, ["postageDiscountAmount"] = 0.00m, ["postageAmount"] = amounts.Postage,
            ["iossAmount"] = amounts.Taxes, ["iossTaxHandlingFee"] = amounts.Clearance, ["orderOriginalAmount"] = amounts.Order, ["totalDiscountAmount"] = amounts.Order, ["orderAmount"] = amounts.Order,
            ["actualPayment"] = amounts.Order, ["cjPayUrl"] = order.Wish.PayType == 1 ? $"https://cjdropshipping.example/pay/{order.ShipmentId}" : null, ["logisticsMiss"] = false,
            ["productInfoList"] = LooseJson.List(order.Wish.Lines.Select(line => (JsonNode)new JsonObject
            {
                ["storeLineItemId"] = line.StoreLineItemId, ["lineItemId"] = line.LineItemId, ["variantId"] = line.Vid, ["quantity"] = line.Quantity, ["isGroup"] = false, ["subOrderProducts"] = new JsonArray(),
            })),
            ["interceptOrderReasons"] = order.Created.Intercepted ? new JsonArray(new JsonObject { ["code"] = 1001, ["message"] = "The shipping address was intercepted" }) : new JsonArray(),
        };
    }
}
