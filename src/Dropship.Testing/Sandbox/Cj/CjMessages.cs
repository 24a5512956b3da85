using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>The webhooks: one for each change of an order's status, each scan of a parcel, each split. Each is told once, and some twice by option.</summary>
internal sealed class CjMessages(CjDesk desk)
{
    // What was due before the last taking was told then: nothing becomes due in the past.
    private DateTimeOffset _taken;

    /// <summary>Messages that are due and were not taken yet, the oldest first.</summary>
    internal IReadOnlyList<SandboxMessage> Take()
    {
        var (since, now) = (_taken, desk.Now);
        _taken = now;
        List<SandboxMessage> messages = [];
        foreach (var (due, id) in desk.State.Orders.SelectMany(Due).Concat(desk.Options.TellsChanges ? desk.State.Changes.SelectMany(Due) : []).Where(due => due.At >= since && due.At <= now).OrderBy(due => due.At).ThenBy(due => due.Name, StringComparer.Ordinal)
            .Select(due => (due, Seeded.Hex(desk.Options.Seed, due.Name, 32))).Where(due => !desk.State.IsTold(due.Item2)).ToArray())
        {
            desk.Write(new CjEntry.Told(now, id));
            var message = Sign(LooseJson.Bytes(due.Write(id)));
            messages.Add(message);
            if (desk.Options.DuplicateEvery is > 0 and var every && Seeded.Below(desk.Options.Seed, "twice/" + id, every) == 0) messages.Add(message);
        }

        return messages;
    }

    /// <summary>The sign header: Base64 of HMAC-SHA256 over the raw body, keyed by the open id as text.</summary>
    internal static string Signature(long openId, ReadOnlySpan<byte> body) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(openId.ToString(CultureInfo.InvariantCulture)), body));

    private SandboxMessage Sign(byte[] body) => new(FrozenDictionary.ToFrozenDictionary(
        [KeyValuePair.Create("Content-Type", "application/json"), KeyValuePair.Create("sign", Signature(desk.Options.OpenId, body))], StringComparer.OrdinalIgnoreCase), body);

    private IEnumerable<CjMessage> Due(CjOrder order)
    {
        foreach (var part in CjParts.Of(order, desk.Now))
        {
            foreach (var at in Changes(part).Where(at => part.Id == order.Id || at >= order.SplitAt(order.Payment!))) yield return new(at, $"order/{part.Id}/{at:O}", id => OrderChanged(id, part, at));
            if (CjParcel.OfPart(part, desk) is not { } parcel) continue;
            foreach (var scan in CjTracking.Scans(parcel, desk.Now))
                yield return new(scan.At, $"scan/{part.Id}/{scan.Code:D2}", id => Scanned(id, parcel, scan));
        }

        if (order.IsSplit(desk.Now)) yield return new(order.SplitAt(order.Payment!), "split/" + order.Id, id => Split(id, order));
    }

    // A price is told by a message about the variant, a stock by one about all its areas, as far as CJ documents them.
    private IEnumerable<CjMessage> Due(CjEntry.VariantChanged changed)
    {
        if (desk.Variant(null, changed.Sku) is not { } variant) yield break;
        if (changed.Price is { } price)
            yield return new(changed.At, $"price/{changed.Sku}/{changed.At:O}", id => Envelope(id, "VARIANT", new() { ["vid"] = variant.Vid, ["variantSellPrice"] = price, ["fields"] = LooseJson.List((string[])["variantSellPrice"]) }));
        if (changed is { Country: { } country, Units: { } units })
            yield return new(changed.At, $"stock/{changed.Sku}/{country}/{changed.At:O}", id => Envelope(id, "STOCK", new()
            {
                [variant.Vid] = new JsonArray(new JsonObject { ["vid"] = variant.Vid, ["areaId"] = country == "CN" ? "1" : "2", ["areaEn"] = $"{country} Warehouse", ["countryCode"] = country, ["storageNum"] = units }),
            }));
    }

    /// <summary>The moments at which the status of a paid order changes.</summary>
    private static IEnumerable<DateTimeOffset> Changes(CjOrder order)
    {
        if (order is not { PaidAt: { } paid, Payment: { } plan }) yield break;
        yield return paid;
        if (order.RecalledAt is { } recalled)
        {
            if (recalled > paid + ((plan.ShipAt - paid) / 3)) yield return paid + ((plan.ShipAt - paid) / 3);
            yield return recalled;
            yield break;
        }

        yield return paid + ((plan.ShipAt - paid) / 3);
        if (plan.Fate == CjFate.NeverShips || order.Wish.IsSandbox) yield break;
        yield return plan.ShipAt;
        if (plan.Fate is CjFate.Delivered or CjFate.Delayed or CjFate.Split) yield return plan.EndAt;
    }

    private JsonObject OrderChanged(string id, CjOrder order, DateTimeOffset at)
    {
        var status = CjStatus.Of(order, at, desk.Options.PayWithin);
        var parcel = CjParcel.OfPart(order, desk) is { } sent && sent.ShippedAt <= at ? sent : null;
        return Envelope(id, "ORDER", new()
        {
            ["cjOrderId"] = Number(order.Id), ["orderNumber"] = order.Number, ["orderNum"] = order.Number, ["orderStatus"] = status.Name, ["logisticName"] = order.Wish.LogisticName,
            ["trackNumber"] = parcel?.Number, ["trackingProvider"] = parcel?.Provider, ["trackingUrl"] = null, ["createDate"] = CjReading.Written(order.Created.At), ["updateDate"] = CjReading.Written(at),
            ["payDate"] = CjReading.Written(order.PaidAt!.Value), ["deliveryDate"] = parcel is null ? null : CjReading.Written(parcel.ShippedAt), ["completeDate"] = status.Name == "DELIVERED" ? CjReading.Written(at) : null,
            ["orderItems"] = LooseJson.List(order.Wish.Lines.Select(line => (JsonNode)new JsonObject
            {
                ["vid"] = line.Vid, ["quantity"] = line.Quantity, ["sellPrice"] = line.Price, ["lineItemId"] = line.LineItemId, ["storeLineItemId"] = line.StoreLineItemId,
                ["productionOrderStatus"] = null, ["abnormalType"] = new JsonArray(),
            })),
        });
    }

    private JsonObject Scanned(string id, CjParcel parcel, CjScan scan)
    {
        JsonObject seen = new()
        {
            ["status"] = scan.Code, ["activity"] = scan.Text, ["location"] = parcel.Order.Wish.To.CountryCode, ["eventTime"] = CjReading.Written(scan.At), ["statusDesc"] = scan.Text,
            ["thirdActivity"] = scan.Text, ["thirdLocation"] = parcel.Order.Wish.To.CountryCode, ["thirdEventTime"] = CjReading.Written(scan.At),
        };
        var message = Envelope(id, "LOGISTIC", new()
        {
            ["orderId"] = Number(parcel.Order.Id), ["storeOrderNumbers"] = LooseJson.List([parcel.Order.Number]), ["logisticName"] = parcel.Order.Wish.LogisticName, ["trackingNumber"] = parcel.Number,
            ["trackingProvider"] = parcel.Provider, ["trackingUrl"] = null, ["trackingStatus"] = scan.Code, ["logisticsTrackEvents"] = Encoding.UTF8.GetString(LooseJson.Bytes(new JsonArray(seen))),
        });
        if (Seeded.Below(desk.Options.Seed, "open/" + id, 2) == 0) message.Insert(3, "openId", desk.Options.OpenId);
        return message;
    }

    private JsonObject Split(string id, CjOrder order) => Envelope(id, "ORDERSPLIT", new()
    {
        ["originalOrderId"] = order.Id, ["orderSplitTime"] = CjReading.Written(order.SplitAt(order.Payment!)),
        ["splitOrderList"] = LooseJson.List(CjParts.Of(order, desk.Now).Select(part => (JsonNode)new JsonObject
        {
            ["orderCode"] = part.Created.Code, ["createAt"] = order.SplitAt(order.Payment!).ToUnixTimeMilliseconds(), ["orderStatus"] = desk.Status(part).Code,
            ["productList"] = LooseJson.List(part.Wish.Lines.Select(line => (JsonNode)new JsonObject { ["sku"] = line.Sku, ["vid"] = line.Vid, ["quantity"] = line.Quantity, ["productCode"] = line.LineItemId })),
        })),
    });

    private static JsonObject Envelope(string id, string type, JsonObject parameters) => new() { ["messageId"] = id, ["type"] = type, ["messageType"] = "UPDATE", ["params"] = parameters };

    /// <summary>Webhooks send ids as numbers where they are numbers.</summary>
    private static JsonNode Number(string id) => long.TryParse(id, CultureInfo.InvariantCulture, out var number) ? number : id;
}

/// <summary>A message that is due at a moment; its id follows from its name.</summary>
internal sealed record CjMessage(DateTimeOffset At, string Name, Func<string, JsonObject> Write);
