using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dropship.Testing.Sandbox;

namespace Dropship.Testing.Tests.Adapters.Paper;

/// <summary>A marketplace that exists on paper only: orders of one line, pages by a change counter, writes that can be repeated.</summary>
internal sealed class PaperMarketplace(TimeProvider clock, int pageSize) : SandboxVendor("Paper", clock)
{
    private readonly Dictionary<string, JsonObject> _orders = [];
    private readonly List<string> _changes = [];
    private readonly List<string> _payouts = [];

    public string Place() => Alone(() =>
    {
        var id = $"P-{_orders.Count + 1}";
        _orders[id] = new()
        {
            ["id"] = id,
            ["status"] = "paid",
            ["placedAt"] = Stamp(),
            ["paidAt"] = Stamp(),
            ["currency"] = "EUR",
            ["paid"] = 45.00m,
            ["lines"] = new JsonArray(new JsonObject { ["id"] = "l1", ["sku"] = "S-1", ["quantity"] = 2, ["price"] = 20.00m, ["shipping"] = 5.00m }),
            ["to"] = new JsonObject { ["name"] = "Someone Unlikely", ["street"] = "9 Nowhere Lane", ["city"] = "Port", ["zip"] = "12345", ["country"] = "NL" },
            ["cancels"] = new JsonArray(),
            ["refunds"] = new JsonArray(),
            ["shipments"] = new JsonArray(),
            ["answers"] = new JsonArray(),
        };
        return Changed(id);
    });

    public void Change(string id) => Alone(() =>
    {
        _orders[id]["status"] = "cancelled";
        return Changed(id);
    });

    public string AskCancel(string id) => Alone(() =>
    {
        _orders[id]["cancels"]!.AsArray().Add(new JsonObject { ["id"] = $"c-{id}", ["at"] = Stamp() });
        Changed(id);
        return $"c-{id}";
    });

    public string PayOut(string id) => Alone(() =>
    {
        _payouts.Add(id);
        return id;
    });

    public void Spoil(string id) => Alone(() => _orders[id]["lines"]![0]!["quantity"] = -7);

    /// <summary>The last entry of a book once more: what happens if a write is not kept from having its effect twice.</summary>
    public void Double(string id, string book) => Alone(() =>
    {
        var entries = _orders[id][book]!.AsArray();
        entries.Add(entries[^1]!.DeepClone());
        return entries.Count;
    });

    public int Count(string id, string book, string? value = null) => Alone(() => _orders[id][book]!.AsArray().Count(entry => value is null || entry!["number"]?.GetValue<string>() == value));

    protected override SandboxAnswer Answer(SandboxRequest request) => (request.Method, request.Path.Trim('/').Split('/')) switch
    {
        ("GET", ["orders"]) => List(int.Parse(request.Value("after") ?? "0", CultureInfo.InvariantCulture)),
        ("GET", ["payouts"]) => Json(new JsonArray([.. _payouts.Select((id, no) => (JsonNode)new JsonObject { ["no"] = no + 1, ["order"] = id, ["paid"] = 38.25m }).Skip(int.Parse(request.Value("after") ?? "0", CultureInfo.InvariantCulture))])),
        ("GET", ["orders", var id]) => _orders.TryGetValue(id, out var order) ? Json(order) : NoOrder(),
        ("POST", ["orders", var id, "shipments"]) => Enter(id, "shipments", Body(request), "number"),
        ("POST", ["orders", var id, "refunds"]) => Enter(id, "refunds", Body(request), key: null),
        ("POST", ["orders", var id, "answers"]) => Enter(id, "answers", Body(request), "request"),
        _ => SandboxAnswer.Json("{\"error\":\"unknown-route\"}", 404),
    };

    private static SandboxAnswer NoOrder() => SandboxAnswer.Json("{\"error\":\"unknown-order\"}", 404);

    private static SandboxAnswer Json(JsonNode node) => SandboxAnswer.Json(node.ToJsonString());

    private static JsonObject Body(SandboxRequest request) => JsonNode.Parse(request.Body.Span)!.AsObject();

    // Only the newest change of an order is listed, at its place in time.
    private SandboxAnswer List(int after)
    {
        var rest = _changes.Select((id, place) => (Id: id, Place: place + 1)).Where(change => change.Place > after && _changes.LastIndexOf(change.Id) == change.Place - 1).ToList();
        var page = rest.Take(pageSize).ToList();
        var next = page.Count == 0 ? after : page[^1].Place;
        return Json(new JsonObject
        {
            ["orders"] = new JsonArray([.. page.Select(change => _orders[change.Id].DeepClone())]),
            ["next"] = next.ToString(CultureInfo.InvariantCulture),
            ["more"] = rest.Count > page.Count,
        });
    }

    // A repeat of the same key is taken without a second entry; a refund has no key.
    private SandboxAnswer Enter(string id, string book, JsonObject entry, string? key)
    {
        if (!_orders.TryGetValue(id, out var order)) return NoOrder();
        var known = order[book]!.AsArray();
        if (key is null || !known.Any(other => JsonNode.DeepEquals(other![key], entry[key])))
        {
            known.Add(entry.DeepClone());
            Changed(id);
        }

        return Json(new JsonObject { ["order"] = id, ["taken"] = book });
    }

    private string Changed(string id)
    {
        _changes.Add(id);
        _orders[id]["revision"] = _changes.Count;
        return id;
    }

    private string Stamp() => JsonSerializer.Serialize(Now).Trim('"');
}
