using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>The samples of the vendor's fact sheet (section 10), and orders made from them.</summary>
internal static class Samples
{
    public const string OrderId = "64f0a3c19b1e8a2d4c7f1001";

    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Wish", "Samples", name));

    public static JsonArray Orders(string name) => JsonNode.Parse(Read(name))!["data"]!.AsArray();

    /// <summary>The first order of sample A, changed.</summary>
    public static JsonObject Order(Action<JsonObject>? change = null)
    {
        var order = Orders("orders-a.json")[0]!.DeepClone().AsObject();
        change?.Invoke(order);
        return order;
    }

    /// <summary>An answer of the vendor that went well.</summary>
    public static string Good(JsonNode? data) => new JsonObject { ["message"] = "", ["code"] = 0, ["data"] = data?.DeepClone() }.ToJsonString();

    /// <summary>An answer of the vendor that did not.</summary>
    public static string Bad(int code) => $$$"""{"message": "words that nobody repeats", "code": {{{code}}}, "data": {}}""";

    public static JsonElement Element(this JsonNode node) => JsonSerializer.SerializeToElement(node);

    public static void Set(this JsonObject order, string path, JsonNode? value)
    {
        var names = path.Split('.');
        JsonNode at = order;
        foreach (var name in names[..^1]) at = at[name] ??= new JsonObject();
        at[names[^1]] = value;
    }

    public static void Drop(this JsonObject order, string path)
    {
        var names = path.Split('.');
        JsonNode? at = order;
        foreach (var name in names[..^1]) at = at?[name];
        at?.AsObject().Remove(names[^1]);
    }
}
