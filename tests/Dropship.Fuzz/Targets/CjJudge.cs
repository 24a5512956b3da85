using System.Text.Json;
using Dropship.CjDropshipping;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Fuzz;

/// <summary>What may come out of a write at CJ: done for our own order only, rejected only by a row of the table for this write or by a list of what was held back.</summary>
internal static class CjJudge
{
    internal static string Write(Input input, PurchaseReceipt receipt, CjWrites write, string reference, SupplierOrderId own)
    {
        foreach (var seen in receipt.Orders) Secrets.Clean(seen.PaymentReference);
        var root = Judge.Root(input);
        var code = input.Status is >= 200 and < 300 ? Judge.Code(root, anyCase: true) : null;
        var data = Field(root, "data");
        if (receipt.Outcome == Outcome.Rejected && code is 200 or 0 && HoldsBack(data, receipt, write, reference)) return "Rejected, held back";
        var isOurs = code is 200 or 0 ? IsNamed(data, receipt, write, reference, own) : IsAdopted(code, receipt, write, own);
        return Judge.Write(input, receipt.Outcome, receipt.Code, isOurs, (told, outcome) => told == code && IsListed(told, outcome, write), anyCase: true);
    }

    // What the script's order says where a code leaves it open: it is there, of our lines, in the step before, and the wallet is full.
    private static bool IsListed(int code, Outcome outcome, CjWrites write) => (CjErrors.Judge(code, write).Effect, outcome) switch
    {
        (CjEffect.None, Outcome.Rejected) or (CjEffect.TokenRefused, Outcome.NotSent) => true,
        (CjEffect.ReadAgain, Outcome.Rejected) => write != CjWrites.Create && (write, code) is not (CjWrites.Pay, 1603001),
        (_, Outcome.Rejected) => (write, code) is (CjWrites.Delete, 1603100),
        _ => false,
    };

    // The one that bears our number is looked up, and is ours by its lines.
    private static bool IsAdopted(int? code, PurchaseReceipt receipt, CjWrites write, SupplierOrderId own) =>
        write == CjWrites.Create && CjErrors.Judge(code, write).Effect is CjEffect.Adopt or CjEffect.ReadAgain && receipt.Orders is [{ } adopted] && adopted.Id == own;

    private static bool IsNamed(JsonElement? data, PurchaseReceipt receipt, CjWrites write, string reference, SupplierOrderId own) => write switch
    {
        CjWrites.Create => Names(data, "orderNumber", reference) && receipt.Orders is [{ } created] && Names(data, "orderId", created.Id.Value),
        CjWrites.Cart => IsOwn(receipt, own) && List(data, "addSuccessOrders").Any(entry => IsOrder(entry, own.Value)),
        CjWrites.Confirm => IsOwn(receipt, own) && Judge.Text(Field(data, "shipmentsId")) is not null,
        CjWrites.Prepare => IsOwn(receipt, own) && Judge.Text(Field(data, "payId")) is not null && List(data, "successOrders").Length == 1,
        CjWrites.Pay => IsOwn(receipt, own) && Judge.Text(data) is not null,
        CjWrites.Delete => IsOwn(receipt, own),
        CjWrites.Dispute => data is { ValueKind: JsonValueKind.True } || Judge.Text(data) == "true",
        CjWrites.Withdraw => data is not { ValueKind: JsonValueKind.False } && Judge.Text(data) != "false",
        CjWrites.Source => Judge.Text(Field(data, "cjSourcingId")) is not null,
        CjWrites.Reroute => IsOwn(receipt, own),
        _ => true,   // a ticket names no order
    };

    private static bool HoldsBack(JsonElement? data, PurchaseReceipt receipt, CjWrites write, string reference) => write switch
    {
        CjWrites.Create => Names(data, "orderNumber", reference) && receipt.Orders is [{ } held] && Names(data, "orderId", held.Id.Value)
            && (List(data, "interceptOrderReasons").Length > 0 || Field(data, "logisticsMiss") is { ValueKind: JsonValueKind.True }),
        CjWrites.Cart or CjWrites.Confirm => List(data, "interceptOrders").Length > 0,
        CjWrites.Prepare => List(data, "interceptOrders").Length > 0 || List(data, "unMatchOrderCodes").Length > 0 || List(data, "unMatchProductCodes").Length > 0 || List(data, "successOrders").Length > 1,
        _ => false,
    };

    private static bool IsOwn(PurchaseReceipt receipt, SupplierOrderId own) => receipt.Orders is [{ } seen] && seen.Id == own;

    private static bool IsOrder(JsonElement entry, string id) => Judge.Text(entry) == id || (entry.ValueKind == JsonValueKind.Object && entry.EnumerateObject().Any(field => Judge.Text(field.Value) == id));

    private static bool Names(JsonElement? data, string field, string value) => Judge.Text(Field(data, field)) == value;

    private static JsonElement? Field(JsonElement? of, string name) => Judge.Field(of, name, anyCase: true);

    private static JsonElement[] List(JsonElement? of, string name) => Field(of, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
}
