using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dropship.Fuzz;

/// <summary>Changes a JSON document and leaves it one: types swapped, keys removed, doubled or unknown, numbers and texts blown up, nested too deep.</summary>
internal sealed class JsonMutator(Random chance)
{
    private static readonly string[] Numbers = ["1e999", "-1e308", "79228162514264337593543950336", "12345678901234567890123456789.99", "-1", "0", "1e-29", "2147483648", "-9223372036854775809", "0.1", "1.005"];
    private static readonly JsonDocumentOptions Loose = new() { MaxDepth = 200 };

    /// <summary>The document changed in one place, or null if it is none.</summary>
    internal byte[]? TryChange(byte[] bytes)
    {
        try
        {
            return Change(bytes);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;   // no document, or one with a key twice or half a character: bytes are changed instead
        }
    }

    private byte[]? Change(byte[] bytes)
    {
        var root = JsonNode.Parse(bytes, documentOptions: Loose);
        List<JsonNode> places = [];
        Collect(root, places);
        if (root is null || places.Count == 0) return null;
        var place = places[chance.Next(places.Count)];
        if (place is JsonObject { Count: > 0 } item && chance.Next(3) == 0) return ChangeKey(root, item);
        var marker = $"@@{chance.Next()}@@";
        if (place.Parent is null) return Encoding.UTF8.GetBytes(Other(place));
        var other = Other(place);
        place.ReplaceWith(JsonValue.Create(marker));
        return Encoding.UTF8.GetBytes(root.ToJsonString().Replace($"\"{marker}\"", other, StringComparison.Ordinal));
    }

    private static void Collect(JsonNode? node, List<JsonNode> places)
    {
        if (node is null) return;
        places.Add(node);
        if (node is JsonObject item)
            foreach (var (_, value) in item) Collect(value, places);
        else if (node is JsonArray list)
            foreach (var value in list) Collect(value, places);
    }

    private byte[] ChangeKey(JsonNode root, JsonObject item)
    {
        var (key, value) = item.ElementAt(chance.Next(item.Count));
        var text = value?.ToJsonString() ?? "null";
        item.Remove(key);
        if (chance.Next(3) == 0) return Encoding.UTF8.GetBytes(root.ToJsonString());
        var marker = $"@@{chance.Next()}@@";
        item[marker] = 1;
        var twice = chance.Next(2) == 0 ? $"{JsonSerializer.Serialize(key)}:{text},{JsonSerializer.Serialize(key)}:{Numbers[chance.Next(Numbers.Length)]}" : $"{JsonSerializer.Serialize(key.ToUpperInvariant() + "_")}:{text}";
        return Encoding.UTF8.GetBytes(root.ToJsonString().Replace($"\"{marker}\":1", twice, StringComparison.Ordinal));
    }

    private string Other(JsonNode place)
    {
        var text = place.ToJsonString();
        return chance.Next(9) switch
        {
            0 => Numbers[chance.Next(Numbers.Length)],
            1 => $"\"{new string((char)('a' + chance.Next(26)), 1 << chance.Next(14))}\"",
            2 => "null",
            3 => "{}",
            4 => $"[{text}]",
            5 => $"{{\"inside\":{text}}}",
            6 => place is JsonValue value && value.GetValueKind() == JsonValueKind.String ? $"\"UNHEARD_OF_{chance.Next(9)}\"" : JsonSerializer.Serialize(text.Length > 200 ? text[..200] : text),
            7 => Nested(text),
            _ => chance.Next(2) == 0 ? "true" : "\"\"",
        };
    }

    private string Nested(string text)
    {
        var depth = 1 << (1 + chance.Next(8));
        return $"{string.Concat(Enumerable.Repeat("[", depth))}{text}{new string(']', depth)}";
    }
}
