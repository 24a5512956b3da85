using System.Text.Json.Nodes;
using CsCheck;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>Makes values that a schema of the vendor's OpenAPI file allows: members missing or there, every word of every enumeration.</summary>
internal sealed class SchemaGen(OpenApi api)
{
    private static readonly Gen<JsonNode?> Times = Gen.Select(Gen.Long[1_600_000_000_000, 1_900_000_000_000], Gen.Bool).Select((at, isZulu) => (JsonNode?)DateTimeOffset.FromUnixTimeMilliseconds(at).ToString(isZulu ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Values of a schema.</summary>
    public Gen<JsonNode?> Of(JsonNode unresolved)
    {
        var schema = api.Resolve(unresolved).AsObject();
        var made = schema["allOf"] is JsonArray parts ? AllOf(parts) : OfKind(schema);
        return schema["nullable"]?.GetValue<bool>() ?? false ? Gen.Frequency((1, Gen.Const((JsonNode?)null)), (3, made)) : made;
    }

    private Gen<JsonNode?> OfKind(JsonObject schema) => (schema["type"]?.GetValue<string>(), schema["format"]?.GetValue<string>()) switch
    {
        _ when schema["enum"] is JsonArray words => Gen.OneOf([.. words.Select(word => word!.GetValue<string>())]).Select(word => (JsonNode?)word),
        ("object", _) => Object(schema),
        ("array", _) => Of(schema["items"]!).Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
        ("string", "date-time") => Times,
        ("string", "object-id") => Gen.Char["0123456789abcdef"].Array[24].Select(letters => (JsonNode?)new string(letters)),
        ("string", "iso-3166") => Gen.OneOf("US", "DE", "BR", "CN").Select(code => (JsonNode?)code),
        ("string", "iso-4217") => Gen.Const((JsonNode?)"USD").Select(code => code?.DeepClone()),
        ("string", _) => Gen.String[Gen.Char["aZ 09-éß漢\u0007'\""], 1, 12].Select(text => (JsonNode?)text),
        ("integer", _) => Gen.Long[1, 50].Select(number => (JsonNode?)number),
        ("number", _) => Gen.Int[0, 100_000].Select(number => (JsonNode?)(number / 100m)),
        _ => throw new InvalidOperationException($"No value is made for {schema.ToJsonString()}"),
    };

    private Gen<JsonNode?> Object(JsonObject schema)
    {
        var required = schema["required"]?.AsArray().Select(name => name!.GetValue<string>()).ToHashSet() ?? [];
        var made = Gen.Const(new JsonObject());
        foreach (var (name, its) in schema["properties"]?.AsObject() ?? [])
        {
            var (member, isRequired) = (Of(its!), required.Contains(name));
            made = Gen.Select(made, Gen.Int[0, 9], member, (thing, chance, value) =>
            {
                var copy = thing.DeepClone().AsObject();
                if (isRequired || chance > 0) copy[name] = value?.DeepClone();
                return copy;
            });
        }

        return made.Select(thing => (JsonNode?)thing);
    }

    private Gen<JsonNode?> AllOf(JsonArray parts)
    {
        var made = Of(parts[0]!);
        foreach (var part in parts.Skip(1))
            made = Gen.Select(made, Of(part!), (one, other) =>
            {
                var both = one!.DeepClone().AsObject();
                foreach (var (name, member) in other!.AsObject()) both[name] = member?.DeepClone();
                return (JsonNode?)both;
            });
        return made;
    }
}
