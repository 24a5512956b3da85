using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dropship.Wish;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>
/// Checks requests and answers against the vendor's OpenAPI file (wish-v3-core.openapi.json, our own re-entry of the vendor's 3.0.65).
/// Knows the keywords that file uses; what it does not know fails, so that nothing is passed over in silence.
/// </summary>
internal sealed class OpenApi(JsonNode root)
{
    private static readonly string[] Known = ["type", "nullable", "enum", "allOf", "$ref", "properties", "required", "items", "minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum", "pattern", "format", "default"];

    public static OpenApi Wish { get; } = new(JsonNode.Parse(Samples.Read("../wish-v3-core.openapi.json"))!);

    public JsonNode Schema(string name) => root["components"]!["schemas"]![name]!;

    public JsonNode Resolve(JsonNode schema) => schema["$ref"] is { } to ? Schema(to.GetValue<string>().Split('/')[^1]) : schema;

    /// <summary>What is wrong with a request.</summary>
    public IEnumerable<string> Request(WishRequest request)
    {
        if (Operation(request.Method, request.Path) is not ({ } operation, var inPath)) return [$"{request.Method} {request.Path} is not documented"];
        var offences = new List<string>();
        var parameters = operation["parameters"]?.AsArray().ToDictionary(parameter => parameter!["name"]!.GetValue<string>(), parameter => parameter!) ?? [];
        foreach (var (name, value) in request.Query)
            if (parameters.TryGetValue(name, out var parameter) && parameter["in"]!.GetValue<string>() == "query") offences.AddRange(Check(Typed(value, Resolve(parameter["schema"]!)), parameter["schema"]!, $"?{name}"));
            else offences.Add($"?{name} is not documented");
        foreach (var (name, value) in inPath) offences.AddRange(Check(JsonValue.Create(value), parameters[name]["schema"]!, $"{{{name}}}"));
        foreach (var (name, parameter) in parameters)
            if (parameter["required"]!.GetValue<bool>() && !request.Query.ContainsKey(name) && !inPath.ContainsKey(name)) offences.Add($"{name} is missing");
        if (operation["requestBody"] is { } body) offences.AddRange(Check(JsonNode.Parse(request.Body), body["content"]!["application/json"]!["schema"]!, "body", isStrict: true));
        else if (request.Body.Length > 0) offences.Add("a body is not documented");
        return offences;
    }

    /// <summary>What is wrong with an answer.</summary>
    public IEnumerable<string> Answer(string method, string path, int status, string body) =>
        Operation(method, path) is ({ } operation, _) ? Check(JsonNode.Parse(body), operation["responses"]![$"{status}"]!["content"]!["application/json"]!["schema"]!, $"answer {status}") : [$"{method} {path} is not documented"];

    /// <summary>What is wrong with a value.</summary>
    public IEnumerable<string> Check(JsonNode? value, JsonNode unresolved, string at, bool isStrict = false)
    {
        var schema = Resolve(unresolved).AsObject();
        foreach (var (keyword, _) in schema)
            if (!Known.Contains(keyword)) yield return $"{at}: the keyword {keyword} is not checked";
        if (value is null)
        {
            if (!(schema["nullable"]?.GetValue<bool>() ?? false)) yield return $"{at} is null";
            yield break;
        }

        foreach (var part in schema["allOf"]?.AsArray() ?? [])
            foreach (var offence in Check(value, part!, at)) yield return offence;
        foreach (var offence in Kind(value, schema, at, isStrict)) yield return offence;
        if (schema["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value))) yield return $"{at} is {value.ToJsonString()}, which is none of the documented ones";
    }

    private IEnumerable<string> Kind(JsonNode value, JsonObject schema, string at, bool isStrict) => (schema["type"]?.GetValue<string>(), value) switch
    {
        (null, _) => [],
        ("object", JsonObject thing) => Object(thing, schema, at, isStrict),
        ("array", JsonArray list) => List(list, schema, at),
        ("string", JsonValue text) when text.TryGetValue<string>(out var read) => Text(read, schema, at),
        ("integer", JsonValue number) when number.TryGetValue<long>(out var read) => Number(read, schema, at),
        ("number", JsonValue number) when number.TryGetValue<decimal>(out var read) => Number(read, schema, at),
        ("boolean", JsonValue flag) when flag.TryGetValue<bool>(out _) => [],
        var (type, _) => [$"{at} is no {type}"],
    };

    private IEnumerable<string> Object(JsonObject thing, JsonObject schema, string at, bool isStrict)
    {
        foreach (var name in schema["required"]?.AsArray() ?? [])
            if (!thing.ContainsKey(name!.GetValue<string>())) yield return $"{at}.{name} is missing";
        foreach (var (name, member) in thing)
            if (schema["properties"]?[name] is { } its)
                foreach (var offence in Check(member, its, $"{at}.{name}", isStrict)) yield return offence;
            else if (isStrict) yield return $"{at}.{name} is not documented";
    }

    private IEnumerable<string> List(JsonArray list, JsonObject schema, string at)
    {
        if (list.Count < (schema["minItems"]?.GetValue<int>() ?? 0) || list.Count > (schema["maxItems"]?.GetValue<int>() ?? int.MaxValue)) yield return $"{at} has {list.Count} items";
        for (var i = 0; i < list.Count; i++)
            foreach (var offence in Check(list[i], schema["items"]!, $"{at}[{i}]")) yield return offence;
    }

    private static IEnumerable<string> Text(string text, JsonObject schema, string at)
    {
        if (text.Length < (schema["minLength"]?.GetValue<int>() ?? 0) || text.Length > (schema["maxLength"]?.GetValue<int>() ?? int.MaxValue)) yield return $"{at} has {text.Length} characters";
        if (schema["pattern"]?.GetValue<string>() is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1))) yield return $"{at} does not match {pattern}";
        var fits = schema["format"]?.GetValue<string>() switch
        {
            null or "object-id" or "uri" => true,
            "date-time" => WishTime.Parse(text) is not null,
            "iso-3166" => text.Length == 2 && text.All(char.IsAsciiLetterUpper),
            "iso-4217" => text.Length == 3 && text.All(char.IsAsciiLetterUpper),
            _ => false,
        };
        if (!fits) yield return $"{at} is no {schema["format"]}";
    }

    private static IEnumerable<string> Number(decimal number, JsonObject schema, string at)
    {
        if (number < (schema["minimum"]?.GetValue<decimal>() ?? decimal.MinValue) || number > (schema["maximum"]?.GetValue<decimal>() ?? decimal.MaxValue)) yield return $"{at} is out of range";
    }

    private static JsonNode Typed(string value, JsonNode schema) => schema["type"]?.GetValue<string>() switch
    {
        "integer" when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        "array" => new JsonArray(JsonValue.Create(value)),
        _ => JsonValue.Create(value),
    };

    private (JsonNode? Operation, Dictionary<string, string> InPath) Operation(string method, string path)
    {
        var parts = path.Split('/');
        foreach (var (template, operations) in root["paths"]!.AsObject().OrderBy(one => one.Key.Contains('{', StringComparison.Ordinal)))
        {
            var wanted = template.Split('/');
            if (wanted.Length != parts.Length || !wanted.Zip(parts).All(pair => pair.First == pair.Second || pair.First.StartsWith('{'))) continue;
            if (operations![method.ToLowerInvariant()] is { } operation) return (operation, wanted.Zip(parts).Where(pair => pair.First.StartsWith('{')).ToDictionary(pair => pair.First.Trim('{', '}'), pair => pair.Second));
        }

        return (null, []);
    }
}
