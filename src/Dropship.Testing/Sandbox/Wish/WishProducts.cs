using System.Globalization;
using System.Text.Json;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Answers what merchants ask about their products, and takes which variations are offered; other changes of a product are refused.</summary>
internal sealed class WishProducts(WishJournal journal, WishReplies replies)
{
    private const int MostRows = 1000;
    private static readonly IReadOnlyList<string> Sorts = ["updated_at", "updated_at.asc", "updated_at.desc", "created_at", "created_at.asc", "created_at.desc"];

    private WishShelves Shelves => journal.Account.Shelves;

    internal SandboxAnswer List(SandboxRequest request)
    {
        var sort = request.Value("sort_by") ?? "updated_at.desc";
        if (!int.TryParse(request.Value("limit") ?? "50", NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > MostRows) return replies.Bad("limit must be a number from 1 to 1000.");
        if (!Sorts.Contains(sort)) return replies.Error(WishReplies.BadSort, "sort_by must be updated_at or created_at with .asc or .desc.");
        if (WishRange.Read(request, "created_at") is not { } made || WishRange.Read(request, "updated_at") is not { } updated) return replies.Bad("A time of the query is not ISO 8601.");
        Func<WishShelf, DateTimeOffset> key = sort.StartsWith("created_at", StringComparison.Ordinal) ? product => product.MadeAt : product => product.UpdatedAt;
        var chosen = Shelves.Products.Where(product => (made with { Min = Second(made.Min), Max = Second(made.Max) }).Holds(Second(product.MadeAt)) && updated.Holds(product.UpdatedAt) && (request.Value("parent_sku") is not { } sku || sku == product.ParentSku));
        var sorted = (sort.EndsWith(".asc", StringComparison.Ordinal) ? chosen.OrderBy(key) : chosen.OrderByDescending(key)).Take(limit);
        return WishReplies.Data(json =>
        {
            json.WriteStartArray();
            foreach (var product in sorted) Write(json, product, whole: false);
            json.WriteEndArray();
        });
    }

    internal SandboxAnswer Get(string id) => Shelves.Find(id) is { } product ? WishReplies.Data(json => Write(json, product, whole: true)) : Unknown();

    /// <summary>A partial update: what is not named stays as it is; what was removed by Wish cannot be offered by the merchant.</summary>
    internal SandboxAnswer Put(SandboxRequest request, string id)
    {
        if (Shelves.Find(id) is not { } product) return Unknown();
        if (LooseJson.Parse(request.Body) is not { ValueKind: JsonValueKind.Object } body || body.EnumerateObject().Any(member => member.Name != "variations")) return replies.Bad("The sandbox takes nothing but variations.");
        List<WishEvent.VariationSet> sets = [];
        foreach (var item in body.Items("variations"))
        {
            if (item.EnumerateObject().Any(member => member.Name is not ("id" or "status"))) return replies.Bad("The sandbox takes nothing but the status of a variation.");
            if (product.Variations.FirstOrDefault(one => one.Id == item.Text("id")) is not { } variation) return replies.Bad("There is no such variation of the product.");
            if (item.Text("status") is not (WishShelves.Enabled or WishShelves.Disabled) || variation.Status == WishShelves.Removed) return replies.Bad("The status of the variation cannot be set so.");
            sets.Add(new(journal.Now, id, variation.Id, item.Text("status")!, "api"));
        }

        foreach (var set in sets) journal.Record(set);
        return Get(id);
    }

    private static DateTimeOffset Second(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));

    private static void Write(Utf8JsonWriter json, WishShelf product, bool whole)
    {
        json.WriteStartObject();
        json.WriteString("id", product.Id);
        json.WriteString("state", "ACTIVE");
        json.WriteString("parent_sku", product.ParentSku);
        json.WriteString("name", product.ParentSku);
        json.WriteString("created_at", WishTimes.Short(product.MadeAt));
        json.WriteString("updated_at", WishTimes.Short(product.UpdatedAt));
        if (whole)
        {
            json.WriteStartArray("variations");
            foreach (var variation in product.Variations)
            {
                json.WriteStartObject();
                json.WriteString("id", variation.Id);
                json.WriteString("product_id", product.Id);
                json.WriteString("sku", variation.Sku);
                json.WriteString("status", variation.Status);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private SandboxAnswer Unknown() => replies.Bad("There is no such product for the merchant.");
}
