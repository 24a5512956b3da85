using System.Text.Json;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>The fields of createOrderV2 that have a rule of their own: whether they are required and how long they may be.</summary>
internal static class CjOrderFields
{
    internal static IReadOnlyList<(string Name, bool Required, int Longest)> Order { get; } =
    [
        ("orderNumber", true, 50), ("shippingCustomerName", true, 50), ("shippingAddress", true, 200), ("shippingAddress2", false, 200), ("houseNumber", false, 20), ("shippingCity", true, 50),
        ("shippingProvince", true, 50), ("shippingCounty", false, 50), ("shippingZip", false, 20), ("shippingCountryCode", true, 20), ("shippingCountry", true, 50), ("shippingPhone", false, 20),
        ("email", false, 50), ("taxId", false, 20), ("consigneeID", false, 20), ("remark", false, 500), ("logisticName", true, 50), ("fromCountryCode", true, 20), ("platform", false, 20), ("iossNumber", false, 10),
    ];

    internal static IReadOnlyList<(string Name, bool Required, int Longest)> Line { get; } = [("vid", false, 50), ("sku", false, 50), ("storeLineItemId", false, 125), ("podProperties", false, 500)];

    /// <summary>Whole numbers and the values they may have; a field that is left out is right.</summary>
    internal static IReadOnlyList<(string Name, int Least, int Most)> Choices { get; } =
        [("payType", 1, 3), ("isSandbox", 0, 1), ("shopLogisticsType", 1, 3), ("orderFlow", 1, 2), ("iossType", 1, 3)];

    internal static bool AreRight(JsonElement order) =>
        Order.All(rule => IsRight(order, rule)) && Choices.All(rule => IsRight(order, rule))
        && (order.Whole("shopLogisticsType") != 1 || order.Text("storageId") is { Length: > 0 })
        && order.Items("products") is { Count: > 0 } products && products.All(IsRightLine);

    private static bool IsRightLine(JsonElement line) =>
        Line.All(rule => IsRight(line, rule)) && line.Whole("quantity") is > 0 && (line.Text("vid") ?? line.Text("sku")) is { Length: > 0 };

    private static bool IsRight(JsonElement order, (string Name, bool Required, int Longest) rule) => order.Member(rule.Name) switch
    {
        { ValueKind: JsonValueKind.Undefined } => !rule.Required,
        { ValueKind: JsonValueKind.String } value when value.GetString() is { } text => text.Length <= rule.Longest && (!rule.Required || !string.IsNullOrWhiteSpace(text)),
        _ => false,
    };

    private static bool IsRight(JsonElement order, (string Name, int Least, int Most) rule) =>
        order.Member(rule.Name).ValueKind == JsonValueKind.Undefined || (order.Whole(rule.Name) is { } value && value >= rule.Least && value <= rule.Most);
}
