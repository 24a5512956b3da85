using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>Makes receipts, and reads the lists that tell whether all of a request was taken (partial success is normal).</summary>
internal static class CjReceipts
{
    private const int MostCodes = 5;

    internal static PurchaseReceipt Done(SupplierOrder order) => new(Outcome.Done, [order]);

    internal static PurchaseReceipt Unknown(string code, Few<SupplierOrder> orders = default) => new(Outcome.Unknown, orders, Code: code);

    internal static PurchaseReceipt NotSent(string code, Few<SupplierOrder> orders = default) => new(Outcome.NotSent, orders, Code: code);

    internal static PurchaseReceipt Rejected(DeclineReason reason, string code, Few<SupplierOrder> orders = default) => new(Outcome.Rejected, orders, reason, code);

    /// <summary>The receipt of an answer that is not good and has no say beyond its code: rejected if the code is listed as "no effect", else nobody knows.</summary>
    internal static PurchaseReceipt Refusal(CjAnswer answer, CjWrites write) => answer.IsRefused && CjErrors.Judge(answer.Code, write) is (CjEffect.None, var reason)
        ? Rejected(reason, answer.Detail)
        : new(answer.Outcome, Code: answer.Detail);

    /// <summary>How many entries a list has; 0 if there is no list.</summary>
    internal static int Count(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.GetArrayLength() : 0;

    /// <summary>True if something else stands where CJ documents a list: it says neither that all was taken nor that it was held back.</summary>
    internal static bool IsOdd(params ReadOnlySpan<JsonElement> lists)
    {
        foreach (var list in lists)
            if (list.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null or JsonValueKind.Undefined))
                return true;
        return false;
    }

    /// <summary>A text or a number as CJ wrote it; null if it is neither, or a text that cannot be read: half a character may stand in it.</summary>
    internal static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What a list of what was held back says, in numbers and CJ's codes alone: its texts may hold addresses.</summary>
    internal static string Describe(string name, JsonElement list)
    {
        var codes = Codes(list).Distinct().Take(MostCodes).ToArray();
        return $"{name} has {Count(list)} {(Count(list) == 1 ? "entry" : "entries")}{(codes.Length == 0 ? "" : $", code {string.Join(", ", codes)}")}";
    }

    /// <summary>True if a list of orders names this one: as text, as a number, or as an object with one of CJ's names for it.</summary>
    internal static bool Names(JsonElement list, string id)
    {
        if (list.ValueKind != JsonValueKind.Array) return false;
        foreach (var entry in list.EnumerateArray())
            if (IsNumber(entry, id) || (entry.ValueKind == JsonValueKind.Object && entry.EnumerateObject().Any(field => field.Name is "orderId" or "cjOrderId" or "orderCode" or "cjOrderCode" && IsNumber(field.Value, id))))
                return true;
        return false;
    }

    /// <summary>True if a value or every entry of a list is CJ's number of an order, and never of this one. What is no such number (a code, a word) cannot be compared.</summary>
    internal static bool NamesAnother(JsonElement named, string id) => named.ValueKind switch
    {
        JsonValueKind.Array => named.GetArrayLength() > 0 && named.EnumerateArray().All(entry => NamesAnother(entry, id)),
        JsonValueKind.Object => named.EnumerateObject().Any(field => field.Name is "orderId" or "cjOrderId" && NamesAnother(field.Value, id)),
        JsonValueKind.String or JsonValueKind.Number => Text(named) is { Length: > 0 } text && text.All(char.IsAsciiDigit) && text != id,
        _ => false,
    };

    private static bool IsNumber(JsonElement value, string id) => Text(value) == id;

    // Reasons stand in the entries or in a list inside them.
    private static IEnumerable<string> Codes(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array) return value.EnumerateArray().SelectMany(Codes);
        if (value.ValueKind != JsonValueKind.Object) return [];
        return value.EnumerateObject().SelectMany(static field => field.Name == "code" && Text(field.Value) is { Length: > 0 and <= 10 } code && code.All(char.IsAsciiDigit)
            ? [code]
            : Codes(field.Value));
    }
}
