using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox;

/// <summary>Reads what a caller sent without throwing, and writes answers.</summary>
internal static class LooseJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static byte[] Bytes(JsonNode node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain)) node.WriteTo(writer);
        return buffer.ToArray();
    }

    internal static SandboxAnswer Answer(JsonNode node, int status = 200) => new(status, Bytes(node));

    /// <summary>The body, or null if it is no JSON.</summary>
    internal static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member of an object; undefined if it is not there or null.</summary>
    internal static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : default;

    /// <summary>A text, or a number as text; null for anything else.</summary>
    internal static string? Text(this JsonElement element, string name) => element.Member(name).Text();

    internal static string? Text(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };

    /// <summary>A whole number, also one written as text; null for anything else.</summary>
    internal static int? Whole(this JsonElement element, string name) => int.TryParse(element.Text(name), out var value) ? value : null;

    /// <summary>The items of a list; none if there is no list.</summary>
    internal static IReadOnlyList<JsonElement> Items(this JsonElement element, string name) => element.Member(name).Items();

    internal static IReadOnlyList<JsonElement> Items(this JsonElement element) => element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : [];

    internal static JsonArray List(IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    internal static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);
}
