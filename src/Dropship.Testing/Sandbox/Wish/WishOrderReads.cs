using System.Text.Json;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Answers what merchants ask about orders.</summary>
internal sealed class WishOrderReads(WishAccount account, WishOrderJson orders, WishCarriers carriers, WishReplies replies)
{
    /// <summary>A page of orders: by time, without cursor or total, bounds included.</summary>
    internal SandboxAnswer List(SandboxRequest request)
    {
        if (WishListQuery.Read(request, out var problem) is not { } query) return replies.Bad(problem);
        var page = query.Page(account.Orders);
        return WishReplies.Data(json =>
        {
            json.WriteStartArray();
            foreach (var order in page) orders.Write(json, order);
            json.WriteEndArray();
        });
    }

    internal SandboxAnswer Get(string id) => account.Find(id) is { } order ? One(order) : Unknown();

    internal SandboxAnswer One(WishOrder order) => WishReplies.Data(json => orders.Write(json, order));

    internal SandboxAnswer Unknown() => replies.Bad("There is no such order for the merchant.");

    internal SandboxAnswer Reasons(string id) => account.Find(id) is { } order ? Words(WishRefundReasons.For(order)) : Unknown();

    internal SandboxAnswer Carriers(SandboxRequest request) => (request.Value("order_type"), request.Value("dest_country_code")) switch
    {
        ("GENERAL", null) => Named(carriers.General),
        ("CONFIRMED_DELIVERY", { Length: 2 } country) => Named(carriers.Confirmed(country)),
        ("CONFIRMED_DELIVERY", null) => Named(carriers.ConfirmedAnywhere),
        _ => replies.Bad("order_type must be GENERAL, or CONFIRMED_DELIVERY with dest_country_code."),
    };

    private static SandboxAnswer Words(IReadOnlyList<string> words) => WishReplies.Data(json =>
    {
        json.WriteStartArray();
        foreach (var word in words) json.WriteStringValue(word);
        json.WriteEndArray();
    });

    private static SandboxAnswer Named(IReadOnlyList<string> names) => WishReplies.Data(json =>
    {
        json.WriteStartArray();
        foreach (var name in names) WriteName(json, name);
        json.WriteEndArray();
    });

    private static void WriteName(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteEndObject();
    }
}
