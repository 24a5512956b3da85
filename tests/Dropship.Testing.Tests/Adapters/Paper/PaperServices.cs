using System.Globalization;
using System.Text.Json.Nodes;
using Dropship.Testing.Sandbox;

namespace Dropship.Testing.Tests.Adapters.Paper;

/// <summary>What the paper supplier offers around its orders: three products, reviews, searches for goods, tickets.</summary>
internal sealed class PaperServices(Func<string, bool> knowsOrder, Func<DateTimeOffset> now)
{
    private static readonly (string Sku, string Product, string Name)[] s_goods = [("S-1", "P-1", "Paper lamp, white"), ("S-2", "P-1", "Paper lamp, red"), ("S-3", "P-2", "Paper lamp, long"), ("S-4", "P-3", "Paper lamp, flat")];
    private readonly List<string> _sourcing = [];
    private readonly List<(string Id, string Order, DateTimeOffset At)> _tickets = [];

    public SandboxAnswer? Answer(SandboxRequest request, JsonNode body) => (request.Method, request.Path.Trim('/').Split('/')) switch
    {
        ("GET", ["goods"]) => Goods(request),
        ("GET", ["reviews"]) => Reviews(request),
        ("GET", ["sourcing"]) => Json("results", _sourcing.Where(id => request.Value("ids")!.Split(',').Contains(id)).Select(static id => new JsonObject { ["id"] = id, ["told"] = "Pending" })),
        ("POST", ["sourcing"]) => Seek(),
        ("GET", ["questions"]) => Json("questions", [new JsonObject { ["id"] = "1", ["name"] = "Where is it" }, new JsonObject { ["id"] = "2", ["name"] = "Something else" }]),
        ("GET", ["tickets"]) => Json("tickets", _tickets.Where(ticket => ticket.Order == request.Value("order")).Select(Show)),
        ("GET", ["tickets", var id]) => _tickets.Find(ticket => ticket.Id == id) is { Id: not null } ticket ? SandboxAnswer.Json(Show(ticket).ToJsonString()) : No("unknown-ticket"),
        ("POST", ["tickets"]) => Open(body["order"]!.GetValue<string>()),
        ("POST", ["tickets", var id, "words"]) => _tickets.Exists(ticket => ticket.Id == id) ? Numbered(id) : No("unknown-ticket"),
        _ => null,
    };

    private static SandboxAnswer No(string error) => SandboxAnswer.Json($"{{\"error\":\"{error}\"}}", 404);

    private static SandboxAnswer Json(string list, IEnumerable<JsonObject> rows, bool? more = null)
    {
        var body = new JsonObject { [list] = new JsonArray([.. rows]) };
        if (more is { } isMore) body["more"] = isMore;
        return SandboxAnswer.Json(body.ToJsonString());
    }

    private static SandboxAnswer Numbered(string id) => SandboxAnswer.Json(new JsonObject { ["id"] = id }.ToJsonString());

    private SandboxAnswer Seek()
    {
        _sourcing.Add($"Q-{_sourcing.Count + 1}");
        return Numbered(_sourcing[^1]);
    }

    private SandboxAnswer Open(string order)
    {
        if (!knowsOrder(order)) return No("unknown-order");
        _tickets.Add(($"T-{_tickets.Count + 1}", order, now()));
        return Numbered(_tickets[^1].Id);
    }

    private static JsonObject Show((string Id, string Order, DateTimeOffset At) ticket) => new() { ["id"] = ticket.Id, ["order"] = ticket.Order, ["told"] = "Open", ["at"] = ticket.At };

    private static JsonObject Show(string sku, string product, string name, bool group) =>
        new() { ["sku"] = sku, ["product"] = product, ["name"] = name, ["price"] = 12.50m, ["currency"] = "USD", ["group"] = group, ["country"] = "NL", ["stock"] = 500 };

    private static SandboxAnswer Goods(SandboxRequest request)
    {
        if (request.Value("sku") is { } sku) return Json("items", s_goods.Where(goods => goods.Sku == sku).Select(static goods => Show(goods.Sku, goods.Product, goods.Name, group: false)), more: false);
        if (request.Value("product") is { } product) return Json("items", s_goods.Where(goods => goods.Product == product).Select(static goods => Show(goods.Sku, goods.Product, goods.Name, group: false)), more: false);
        var (page, size) = (Number(request, "page"), Number(request, "size"));
        var found = s_goods.Where(goods => goods.Name.Contains(request.Value("words")!, StringComparison.OrdinalIgnoreCase)).DistinctBy(static goods => goods.Product).ToList();
        return Json("items", found.Skip((page - 1) * size).Take(size).Select(static goods => Show($"{goods.Product}-any", goods.Product, goods.Name, group: true)), found.Count > page * size);
    }

    private static SandboxAnswer Reviews(SandboxRequest request)
    {
        var page = Number(request, "page");
        var scores = request.Value("product") == "P-1" ? new[] { 5, 4, 1 } : [];
        return Json("reviews", scores.Select(static (score, at) => new JsonObject { ["id"] = $"R-{at}", ["score"] = score, ["text"] = "as it says", ["at"] = new DateTimeOffset(2026, 1, 2, 10, 0, 0, TimeSpan.Zero) }).Skip((page - 1) * 2).Take(2), scores.Length > page * 2);
    }

    private static int Number(SandboxRequest request, string name) => int.Parse(request.Value(name)!, CultureInfo.InvariantCulture);
}
