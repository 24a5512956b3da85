using System.Globalization;
using System.Text.Json;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Answers what merchants ask about penalties: by when they were issued or reversed, bounds included.</summary>
internal sealed class WishPenalties(WishAccount account, WishSandboxOptions options, WishReplies replies)
{
    internal const string Order = "ORDER";
    internal static readonly IReadOnlyList<string> Entities = [Order, "TICKET", "PRODUCT", "PRODUCT_VARIATION", "STORE", "PRODUCT_RATING"];

    private const int MostRows = 500;
    private static readonly IReadOnlyList<string> Sorts = ["created_at", "created_at.asc", "created_at.desc", "reversed_at", "reversed_at.asc", "reversed_at.desc"];

    internal SandboxAnswer List(SandboxRequest request)
    {
        var sort = request.Value("sort_by") ?? "created_at.desc";
        if (!int.TryParse(request.Value("limit") ?? "100", NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > MostRows) return replies.Bad("limit must be a number from 1 to 500.");
        if (!Sorts.Contains(sort)) return replies.Error(WishReplies.BadSort, "sort_by must be created_at or reversed_at with .asc or .desc.");
        if (Chosen(request) is not { } chosen) return replies.Bad("A time of the query is not ISO 8601.");
        Func<WishPenalty, DateTimeOffset> key = sort.StartsWith("reversed_at", StringComparison.Ordinal) ? penalty => penalty.ReversedAt ?? DateTimeOffset.MinValue : penalty => penalty.Issued.At;
        var sorted = (sort.EndsWith(".asc", StringComparison.Ordinal) ? chosen.OrderBy(key) : chosen.OrderByDescending(key)).Take(limit);
        return WishReplies.Data(json =>
        {
            json.WriteStartArray();
            foreach (var penalty in sorted) Write(json, penalty);
            json.WriteEndArray();
        });
    }

    internal SandboxAnswer Get(string id) => account.Blame.Find(id) is { } penalty ? WishReplies.Data(json => Write(json, penalty)) : replies.Bad("There is no such penalty for the merchant.");

    internal SandboxAnswer Count(SandboxRequest request) => Chosen(request) is not { } chosen ? replies.Bad("A time of the query is not ISO 8601.") : WishReplies.Data(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("count", chosen.Count());
        json.WriteEndObject();
    });

    internal void Write(Utf8JsonWriter json, WishPenalty penalty)
    {
        json.WriteStartObject();
        json.WriteString("id", penalty.Id);
        json.WriteString("penalty_reason", penalty.Issued.Reason);
        if (penalty.Issued.Amount is { } amount)
        {
            json.WriteStartObject("penalty_amount");
            json.WriteNumber("amount", amount);
            json.WriteString("currency_code", options.Currency);
            json.WriteEndObject();
        }

        json.WriteString("related_entity_type", penalty.Issued.Entity);
        if (penalty.Issued.About is { } about) json.WriteString("related_entity_id", about);
        json.WriteString("created_at", WishTimes.Short(penalty.Issued.At));
        json.WriteBoolean("reversed", penalty.ReversedAt is not null);
        if (penalty.ReversedAt is { } reversed) json.WriteString("reversed_at", WishTimes.Short(reversed));
        json.WriteEndObject();
    }

    private IEnumerable<WishPenalty>? Chosen(SandboxRequest request) =>
        WishRange.Read(request, "created_at") is { } created && WishRange.Read(request, "reversed_at") is { } reversed
            ? account.Blame.Penalties.Where(penalty => created.Holds(penalty.Issued.At) && (reversed.IsOpen || (penalty.ReversedAt is { } at && reversed.Holds(at))))
            : null;
}
