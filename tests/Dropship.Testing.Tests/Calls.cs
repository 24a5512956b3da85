using System.Text;
using System.Text.Json;
using Dropship.Testing.Sandbox;

namespace Dropship.Testing.Tests;

/// <summary>Speaks to a sandbox vendor as a program would.</summary>
internal static class Calls
{
    /// <summary>Sends a request; null if the connection broke.</summary>
    public static SandboxAnswer? Send(this SandboxVendor vendor, string verb, string target, string? body = null, params (string Name, string Value)[] headers)
    {
        var split = target.Split('?', 2);
        var query = split.Length == 1 ? [] : split[1].Split('&').Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""))).ToArray();
        var sent = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);
        if (body is not null) sent.TryAdd("Content-Type", "application/json; charset=utf-8");
        return vendor.Handle(new(verb, split[0], query, sent, body is null ? ReadOnlyMemory<byte>.Empty : Encoding.UTF8.GetBytes(body)));
    }

    public static JsonElement Json(this SandboxAnswer? answer) => JsonDocument.Parse(answer.ShouldNotBeNull().Body).RootElement;

    /// <summary>Every field of a document by its path, lists as one item: what a sample and an answer must have in common.</summary>
    public static IReadOnlySet<string> Fields(JsonElement element)
    {
        SortedSet<string> fields = new(StringComparer.Ordinal);
        Collect(element, "", fields);
        return fields;
    }

    private static void Collect(JsonElement element, string path, SortedSet<string> fields)
    {
        if (element.ValueKind == JsonValueKind.Object)
            foreach (var member in element.EnumerateObject())
            {
                fields.Add($"{path}.{member.Name}");
                Collect(member.Value, $"{path}.{member.Name}", fields);
            }
        else if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray())
                Collect(item, path + "[]", fields);
    }
}
