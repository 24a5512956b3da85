using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>Other ways and warehouses for orders that are not confirmed. An order that takes another way costs what that way costs.</summary>
internal sealed class CjRerouting(CjDesk desk)
{
    private const string NotPlatform = "Only orders of platform logistics can change the warehouse";
    private readonly CjFreight _freight = new(desk);

    internal CjReply Listing(CjCall call)
    {
        if (call.Request.Value("orderCode") is not { Length: > 0 } code) return CjReply.No(CjCodes.Parameter);
        if (desk.State.Find(code) is not { } order) return CjReply.No(CjCodes.NoOrder);
        return CjReply.Done(LooseJson.List(Ways(order).Select(way => (JsonNode)new JsonObject
        {
            ["id"] = way.Id, ["orderCode"] = order.Created.Code, ["logisticsName"] = way.Postage.Method.Name, ["postage"] = way.Postage.Total, ["hasStock"] = HasStock(order, way.From) ? 1 : 0,
            ["isChecked"] = way.Postage.Method.Name == order.Wish.LogisticName && way.From == order.Wish.FromCountryCode ? 1 : 0, ["startCountry"] = way.From, ["arrivalTime"] = way.Postage.Method.Aging,
        })));
    }

    internal CjReply Change(CjCall call)
    {
        if (call.Body.Text("id") is not { Length: > 0 } id || call.Body.Text("logisticsName") is not { Length: > 0 } name || call.Body.Whole("from") is null) return CjReply.No(CjCodes.Parameter);
        if (desk.State.Find(call.Body.Text("orderCode")) is not { } order) return CjReply.No(CjCodes.NoOrder);
        if (order.Step is not (CjStep.Created or CjStep.InCart)) return CjReply.No(CjCodes.NotEditable);
        if (Ways(order).FirstOrDefault(way => way.Id == id && way.Postage.Method.Name == name) is not { Postage: { } postage } chosen) return CjReply.No(CjCodes.LogisticInvalid);
        var amounts = order.Created.Amounts with { Postage = postage.Price, Taxes = postage.Taxes ?? 0, Clearance = postage.Clearance ?? 0 };
        desk.Write(new CjEntry.Rerouted(desk.Now, order.Id, name, chosen.From, amounts));
        return CjReply.Done(true);
    }

    internal CjReply Move(CjCall call)
    {
        if (call.Body.Text("storageId") is not { Length: > 0 } storage) return CjReply.No(CjCodes.Parameter);
        if (desk.State.Find(call.Body.Text("orderCode")) is not { } order) return CjReply.No(CjCodes.NoOrder);
        if (order.Step is not (CjStep.Created or CjStep.InCart)) return CjReply.No(CjCodes.NotEditable);
        if (order.Wish.ShopLogisticsType == 2) return CjReply.No(CjCodes.Parameter, NotPlatform);
        desk.Write(new CjEntry.Moved(desk.Now, order.Id, storage));
        return CjReply.Done(true);
    }

    private bool HasStock(CjOrder order, string from) => order.Wish.Lines.All(line => desk.Left(desk.Variant(line.Vid, null)!, from) >= line.Quantity);

    private IEnumerable<(string Id, string From, CjPostage Postage)> Ways(CjOrder order)
    {
        var goods = order.Wish.Lines.Select(line => (desk.Variant(line.Vid, null)!, line.Quantity)).ToArray();
        return desk.Options.Methods.SelectMany(method => method.From).Distinct().Order(StringComparer.Ordinal)
            .SelectMany(from => _freight.Offers(from, order.Wish.To.CountryCode, goods).Select(postage => (Seeded.Digits(desk.Options.Seed, $"way/{order.Id}/{from}/{postage.Method.Name}", 10), from, postage)));
    }
}
