using System.Globalization;
using System.Text.Json;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Answers what merchants ask about ratings: by time or by stars, with an offset, bounds included.</summary>
internal sealed class WishRatings(WishAccount account, WishIds ids, WishReplies replies)
{
    private const int MostRows = 500;
    private static readonly IReadOnlyList<string> Sorts = ["created_at", "created_at.asc", "created_at.desc", "rating", "rating.asc", "rating.desc"];

    internal SandboxAnswer List(SandboxRequest request)
    {
        var sort = request.Value("sort_by") ?? "created_at.desc";
        var created = WishRange.Read(request, "created_at");
        if (Number(request, "limit", 100) is not (>= 1 and <= MostRows and var limit)) return replies.Bad("limit must be a number from 1 to 500.");
        if (Number(request, "offset", 0) is not (>= 0 and var offset)) return replies.Bad("offset must be a number.");
        if (created is null) return replies.Bad("A time of the query is not ISO 8601.");
        if (!Sorts.Contains(sort)) return replies.Error(WishReplies.BadSort, "sort_by must be created_at or rating with .asc or .desc.");
        var stars = request.Query.Where(pair => pair.Key == "ratings").Select(pair => pair.Value).ToArray();
        var product = request.Value("product_id");
        var chosen = account.Ratings.Where(rating => created.Holds(rating.At) && (stars.Length == 0 || stars.Contains(rating.Stars.ToString(CultureInfo.InvariantCulture))) && (product is null || product == ProductOf(rating)));
        var sorted = Sorted(chosen, sort).Skip(offset).Take(limit);
        return WishReplies.Data(json =>
        {
            json.WriteStartArray();
            foreach (var rating in sorted) Write(json, rating);
            json.WriteEndArray();
        });
    }

    private static int? Number(SandboxRequest request, string name, int open) =>
        request.Value(name) is not { } text ? open : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<WishEvent.Rated> Sorted(IEnumerable<WishEvent.Rated> ratings, string sort) => sort switch
    {
        "created_at.asc" => ratings.OrderBy(rating => rating.At),
        "rating.asc" => ratings.OrderBy(rating => rating.Stars),
        "rating" or "rating.desc" => ratings.OrderByDescending(rating => rating.Stars),
        _ => ratings.OrderByDescending(rating => rating.At),
    };

    private string? ProductOf(WishEvent.Rated rating) => rating.Order is { } order && account.Find(order) is { } known ? ids.ObjectId("product", known.What.Sku) : null;

    private void Write(Utf8JsonWriter json, WishEvent.Rated rating)
    {
        json.WriteStartObject();
        json.WriteString("id", rating.Id);
        if (ProductOf(rating) is { } product) json.WriteString("product_id", product);
        if (rating.Order is { } order) json.WriteString("order_id", order);
        json.WriteNumber("rating", rating.Stars);
        json.WriteString("comment", rating.Comment);
        json.WriteString("created_at", WishTimes.Short(rating.At));
        json.WriteEndObject();
    }
}
