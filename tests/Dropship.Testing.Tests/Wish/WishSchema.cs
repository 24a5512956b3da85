using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Holds an answer against the OpenAPI description. Stricter than the vendor: a member that is not described is an offence too, since hardly one is required.</summary>
internal sealed class WishSchema
{
    private readonly JsonElement _root = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Wish", "wish-v3-core.openapi.json"))).RootElement;

    public IReadOnlyList<string> Answer(string method, string template, int status, JsonElement body)
    {
        if (!_root.GetProperty("paths").TryGetProperty(template, out var path) || !path.TryGetProperty(method.ToLowerInvariant(), out var operation)) return [$"{method} {template} is not described"];
        var described = operation.GetProperty("responses").TryGetProperty(status.ToString(CultureInfo.InvariantCulture), out var response);
        return described ? [.. Judge(response.GetProperty("content").GetProperty("application/json").GetProperty("schema"), body, "$")] : [$"{method} {template} has no status {status}"];
    }

    public IReadOnlyList<string> Component(string name, JsonElement value) => [.. Judge(_root.GetProperty("components").GetProperty("schemas").GetProperty(name), value, "$")];

    private IEnumerable<string> Judge(JsonElement schema, JsonElement value, string at)
    {
        var parts = Parts(schema).ToArray();
        if (value.ValueKind == JsonValueKind.Null) return parts.Any(part => part.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean()) ? [] : [$"{at} is null"];
        return parts.SelectMany(part => JudgePart(part, value, at)).Concat(Unknown(parts, value, at));
    }

    /// <summary>A schema with what it refers to and all that it is made of.</summary>
    private IEnumerable<JsonElement> Parts(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference)) return Parts(_root.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]));
        return schema.TryGetProperty("allOf", out var all) ? all.EnumerateArray().SelectMany(Parts).Append(schema) : [schema];
    }

    private static IEnumerable<string> Unknown(JsonElement[] parts, JsonElement value, string at)
    {
        var known = parts.Where(part => part.TryGetProperty("properties", out _)).SelectMany(part => part.GetProperty("properties").EnumerateObject()).Select(property => property.Name).ToHashSet();
        if (known.Count == 0 || value.ValueKind != JsonValueKind.Object) return [];
        return value.EnumerateObject().Where(member => !known.Contains(member.Name)).Select(member => $"{at}.{member.Name} is not described");
    }

    private List<string> JudgePart(JsonElement part, JsonElement value, string at)
    {
        if (part.TryGetProperty("type", out var type) && !Is(type.GetString()!, value)) return [$"{at} is {value.ValueKind}, not {type}"];
        List<string> offences = [];
        if (part.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => word.ToString() == value.ToString())) offences.Add($"{at} is {value}, which is not in the list");
        if (part.TryGetProperty("required", out var required)) offences.AddRange(required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at}.{name} is missing"));
        if (part.TryGetProperty("properties", out var properties)) offences.AddRange(properties.EnumerateObject().SelectMany(property => value.TryGetProperty(property.Name, out var member) ? Judge(property.Value, member, $"{at}.{property.Name}") : []));
        if (part.TryGetProperty("items", out var items)) offences.AddRange(value.EnumerateArray().SelectMany((item, index) => Judge(items, item, $"{at}[{index}]")));
        if (part.TryGetProperty("minimum", out var minimum) && value.GetDecimal() < minimum.GetDecimal()) offences.Add($"{at} is less than {minimum}");
        if (value.ValueKind == JsonValueKind.String) offences.AddRange(JudgeText(part, value.GetString()!, at));
        return offences;
    }

    private static IEnumerable<string> JudgeText(JsonElement part, string text, string at)
    {
        if (part.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1))) yield return $"{at} does not match {pattern}";
        if (part.TryGetProperty("maxLength", out var longest) && text.Length > longest.GetInt32()) yield return $"{at} is longer than {longest}";
        var format = part.TryGetProperty("format", out var named) ? named.GetString() : "";
        if (format == "date-time" && !(text.Contains('T') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _))) yield return $"{at} is no time";
        if (format == "iso-4217" && text.Length != 3) yield return $"{at} is no currency";
        if (format == "iso-3166" && text.Length != 2) yield return $"{at} is no country";
    }

    private static bool Is(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => throw new InvalidOperationException($"Type {type} is not known."),
    };
}
