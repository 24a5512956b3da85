using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>The cart, the confirmation and the deletion of orders. Stock is looked at when an order is confirmed, not before.</summary>
internal sealed class CjCart(CjDesk desk)
{
    private const string NoStock = "Order confirm fail, inventory is insufficient";

    internal CjReply Add(CjCall call)
    {
        if (Asked(call) is not { Count: > 0 } asked) return CjReply.No(CjCodes.Parameter);
        var orders = Known(asked);
        if (orders.Count == 0) return CjReply.No(CjCodes.NoOrder);
        var added = orders.Where(order => order is { Step: CjStep.Created or CjStep.InCart, Created.Intercepted: false }).Select(order => order.Id).ToArray();
        if (added.Length > 0) desk.Write(new CjEntry.PutInCart(desk.Now, added));
        return CjReply.Done(new JsonObject
        {
            ["successCount"] = added.Length, ["addSuccessOrders"] = LooseJson.List(added),
            ["unInterceptAddressCount"] = orders.Count(order => !order.Created.Intercepted), ["interceptOrders"] = Intercepted(orders, []),
        });
    }

    internal CjReply Confirm(CjCall call)
    {
        if (Asked(call) is not { Count: > 0 } asked) return CjReply.No(CjCodes.Parameter);
        var orders = Known(asked);
        if (orders.Count == 0) return CjReply.No(CjCodes.NoOrder);
        var ready = orders.Where(order => order is { Step: CjStep.InCart, Created.Intercepted: false }).ToArray();
        if (!desk.Options.InterceptMissingStock && Missing(ready) is { } missing) return missing;
        var shorts = ready.Where(order => Missing([order]) is not null).ToArray();
        var confirmed = ready.Except(shorts).Select(order => order.Id).ToArray();
        var shipment = confirmed.Length switch { 0 => null, 1 => desk.State.Find(confirmed[0])!.ShipmentId, _ => $"{desk.State.Find(confirmed[0])!.ShipmentId}P" };
        if (confirmed.Length > 0) desk.Write(new CjEntry.Confirmed(desk.Now, confirmed, shipment));
        return CjReply.Done(new JsonObject
        {
            ["successCount"] = confirmed.Length, ["submitSuccess"] = confirmed.Length > 0, ["shipmentsId"] = shipment, ["result"] = confirmed.Length > 0 ? 1 : 0, ["interceptOrders"] = Intercepted(orders, shorts),
        });
    }

    internal CjReply ConfirmOne(CjCall call)
    {
        if (call.Body.Text("orderId") is not { Length: > 0 } id) return CjReply.No(CjCodes.Parameter);
        if (desk.State.Find(id) is not { } order) return CjReply.No(CjCodes.NoOrder);
        if (order is not { Step: CjStep.Created or CjStep.InCart, Created.Intercepted: false }) return CjReply.No(CjCodes.ConfirmFailed);
        if (Missing([order]) is { } missing) return missing;
        desk.Write(new CjEntry.Confirmed(desk.Now, [order.Id], null));
        return CjReply.Done(order.Id);
    }

    internal CjReply Delete(CjCall call)
    {
        if (call.Request.Value("orderId") is not { Length: > 0 } id) return CjReply.No(CjCodes.Parameter);
        if (desk.State.Find(id) is not { } order) return CjReply.No(CjCodes.NoOrder);
        if (order.Step is not (CjStep.Created or CjStep.InCart)) return CjReply.No(CjCodes.DeleteFailed);
        desk.Write(new CjEntry.Deleted(desk.Now, order.Id));
        return CjReply.Done(order.Id);
    }

    /// <summary>Null if there is enough of everything for these orders together.</summary>
    internal CjReply? Missing(IReadOnlyList<CjOrder> orders) => orders
        .SelectMany(order => order.Wish.Lines.Select(line => (line.Vid, From: order.Wish.FromCountryCode, line.Quantity)))
        .GroupBy(line => (line.Vid, line.From))
        .Any(group => group.Sum(line => line.Quantity) > desk.Left(desk.Variant(group.Key.Vid, null)!, group.Key.From)) ? CjReply.No(CjCodes.ConfirmFailed, NoStock) : null;

    private static List<string> Asked(CjCall call) => [.. call.Body.Items("cjOrderIdList").Select(LooseJson.Text).OfType<string>().Distinct()];

    private List<CjOrder> Known(List<string> asked) => [.. asked.Select(desk.State.Find).OfType<CjOrder>().Distinct()];

    private static JsonArray Intercepted(IReadOnlyList<CjOrder> orders, IReadOnlyList<CjOrder> shorts) => LooseJson.List(
    [
        .. orders.Where(order => order.Created.Intercepted).Select(order => Reason(order, 1001, "The shipping address was intercepted")),
        .. shorts.Select(order => Reason(order, 1002, "Inventory is insufficient")),
    ]);

    private static JsonObject Reason(CjOrder order, int code, string message) => new JsonObject { ["orderId"] = order.Id, ["orderCode"] = order.Created.Code, ["code"] = code, ["message"] = message };
}
