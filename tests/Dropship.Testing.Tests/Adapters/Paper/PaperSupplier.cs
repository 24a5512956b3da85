using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dropship.Testing.Sandbox;

namespace Dropship.Testing.Tests.Adapters.Paper;

/// <summary>A supplier that exists on paper only: an order is created, confirmed and paid, or, if it takes money at once, created alone.</summary>
internal sealed class PaperSupplier : SandboxVendor
{
    private static readonly string[] Ways = ["W-1", "W-2"];
    private const decimal Price = 12.50m;
    private readonly List<Entry> _orders = [];
    private readonly PaperServices _services;
    private readonly bool _paysAtOnce;
    private decimal _balance = 100_000m;

    public PaperSupplier(TimeProvider clock, bool paysAtOnce) : base("Paper", clock) => (_paysAtOnce, _services) = (paysAtOnce, new(id => Find(id) is not null, () => Now));

    public int Count(string reference, bool paid) => Alone(() => _orders.Where(order => order.Reference == reference).Sum(order => paid ? order.Payments : 1));

    public void Ship(string id) => Alone(() => Find(id)!.Shipped = Now);

    /// <summary>Money is taken once more: what happens if a payment is not kept from having its effect twice.</summary>
    public void Charge(string reference) => Alone(() => ++_orders.Find(order => order.Reference == reference)!.Payments);

    /// <summary>The order is made once more.</summary>
    public void Double(string reference) => Alone(() =>
    {
        _orders.Add(new($"O-{_orders.Count + 1}", reference, 1));
        return true;
    });

    protected override SandboxAnswer Answer(SandboxRequest request) => (request.Method, request.Path.Trim('/').Split('/')) switch
    {
        ("POST", ["quote"]) => Quote(Body(request)),
        ("GET", ["balance"]) => Json(new JsonObject { ["amount"] = _balance, ["currency"] = "USD" }),
        ("GET", ["orders"]) => Json(new JsonObject { ["orders"] = new JsonArray([.. Chosen(request).Select(Show)]) }),
        ("GET", ["orders", var id]) => Find(id) is { } order ? Json(Show(order)) : No("unknown-order", 404),
        ("POST", ["orders"]) => Create(Body(request)),
        ("GET", ["orders", var id, "routes"]) => Find(id) is not { } order ? No("unknown-order", 404) : order.IsFixed ? No("paid", 409) : Routes(order),
        ("POST", ["orders", var id, var what]) => Find(id) is { } order ? Do(order, what, Body(request)) : No("unknown-order", 404),
        _ => _services.Answer(request, request.Method == "POST" ? Body(request) : new JsonObject()) ?? No("unknown-route", 404),
    };

    private static SandboxAnswer Routes(Entry order) => Json(new JsonObject
    {
        ["routes"] = new JsonArray([.. Ways.Select(way => new JsonObject { ["id"] = way, ["method"] = way == "W-1" ? "by sea" : "by air", ["freight"] = 1.5m, ["chosen"] = order.Route == way })]),
    });

    private static SandboxAnswer No(string error, int status) => SandboxAnswer.Json($"{{\"error\":\"{error}\"}}", status);

    private static SandboxAnswer Json(JsonNode node) => SandboxAnswer.Json(node.ToJsonString());

    private static JsonNode Body(SandboxRequest request) => JsonNode.Parse(request.Body.Span)!;

    private static int Units(JsonNode body) => body["lines"]!.AsArray().Sum(line => line!["quantity"]!.GetValue<int>());

    private static string? Refusal(JsonNode body) => body["lines"]![0]!["sku"]!.GetValue<string>() switch
    {
        "S-NONE" => "out-of-stock",
        "S-1" => null,
        _ => "unknown-sku",
    };

    private static SandboxAnswer Quote(JsonNode body) => Refusal(body) is { } no ? No(no, 409) : Json(new JsonObject { ["cost"] = Price * Units(body), ["currency"] = "USD" });

    private SandboxAnswer Create(JsonNode body)
    {
        if (Refusal(body) is { } no) return No(no, 409);
        var reference = body["reference"]!.GetValue<string>();
        if (_paysAtOnce && _orders.Find(order => order.Reference == reference) is { } known) return Json(Show(known));
        if (_paysAtOnce && body["most"]!.GetValue<decimal>() < Price * Units(body)) return No("above-most", 409);
        var order = new Entry($"O-{_orders.Count + 1}", reference, Units(body));
        _orders.Add(order);
        if (_paysAtOnce) Pay(order);
        return Json(Show(order));
    }

    private SandboxAnswer Do(Entry order, string what, JsonNode body)
    {
        switch (what)
        {
            case "confirm":
                order.Confirmed = true;
                break;
            case "pay":
                if (body["most"]!.GetValue<decimal>() < Price * order.Units) return No("above-most", 409);
                if (order.Cancelled) return No("gone", 409);
                Pay(order);
                break;
            case "cancel":
                if (order.Shipped is not null) return No("shipped", 409);
                order.Cancelled = true;
                break;
            case "discard":
                if (order.Payments > 0) return No("paid", 409);
                order.Cancelled = true;
                break;
            case "route" or "warehouse" when order.IsFixed:
                return No("paid", 409);
            case "route":
                order.Route = body["route"]!.GetValue<string>();
                break;
            case "urge" or "warehouse":
                break;
            default:
                return No("unknown-route", 404);
        }

        return Json(Show(order));
    }

    private void Pay(Entry order)
    {
        if (order.Payments > 0) return;
        order.Payments = 1;
        _balance -= Price * order.Units;
    }

    private Entry? Find(string id) => _orders.Find(order => order.Id == id);

    private IEnumerable<Entry> Chosen(SandboxRequest request) => request.Value("reference") is { } reference
        ? _orders.Where(order => order.Reference == reference)
        : _orders.Where(order => request.Value("ids")!.Split(',').Contains(order.Id));

    private static JsonObject Show(Entry order) => new()
    {
        ["id"] = order.Id,
        ["reference"] = order.Reference,
        ["status"] = order switch { { Shipped: not null } => "shipped", { Payments: > 0 } => "paid", { Confirmed: true } => "confirmed", _ => "draft" },
        ["cancelled"] = order.Cancelled,
        ["due"] = Price * order.Units,
        ["charged"] = order.Payments > 0 ? Price * order.Units : null,
        ["credited"] = order.Payments > 0 && order.Cancelled ? Price * order.Units : null,
        ["currency"] = "USD",
        ["parcels"] = order.Shipped is { } at
            ? new JsonArray(new JsonObject { ["number"] = string.Create(CultureInfo.InvariantCulture, $"YT{order.Id[2..],8:0}").Replace(' ', '0'), ["carrier"] = "YunExpress", ["at"] = JsonSerializer.SerializeToNode(at) })
            : new JsonArray(),
    };

    private sealed record Entry(string Id, string Reference, int Units)
    {
        public bool Confirmed { get; set; }

        public int Payments { get; set; }

        public bool Cancelled { get; set; }

        public string Route { get; set; } = "W-1";

        public bool IsFixed => Payments > 0 || Cancelled;

        public DateTimeOffset? Shipped { get; set; }
    }
}
