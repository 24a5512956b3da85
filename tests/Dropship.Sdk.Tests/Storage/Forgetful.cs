using System.Text;
using System.Text.Json.Nodes;

namespace Dropship.Sdk.Tests.Storage;

/// <summary>A planted fault: a codec that does not write one property.</summary>
internal static class Forgetful
{
    public static ReadOnlyMemory<byte> Drop(ReadOnlyMemory<byte> packed, string property)
    {
        var tree = JsonNode.Parse(packed.Span)!;
        Walk(tree, property);
        return Encoding.UTF8.GetBytes(tree.ToJsonString());
    }

    private static void Walk(JsonNode? node, string property)
    {
        if (node is JsonArray items)
            foreach (var item in items) Walk(item, property);
        if (node is not JsonObject content) return;
        content.Remove(property);
        foreach (var (_, inner) in content) Walk(inner, property);
    }
}
