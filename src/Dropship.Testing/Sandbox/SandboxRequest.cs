using System.Text;

namespace Dropship.Testing.Sandbox;

/// <summary>A request as a sandbox vendor sees it, whatever way it came.</summary>
/// <param name="Method">The verb, in capitals.</param>
/// <param name="Path">The path, without query.</param>
/// <param name="Query">The query's values by name, in the order they came; names may repeat.</param>
/// <param name="Headers">The headers; names are found in any case.</param>
/// <param name="Body">The raw body; empty if there is none.</param>
public sealed record SandboxRequest(string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Query, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The first value of a name in the query, or null.</summary>
    /// <param name="name">The name.</param>
    public string? Value(string name)
    {
        foreach (var (key, value) in Query)
            if (key == name)
                return value;
        return null;
    }

    /// <summary>A header, or null.</summary>
    /// <param name="name">Its name, in any case.</param>
    public string? Header(string name)
    {
        foreach (var (key, value) in Headers)
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                return value;
        return null;
    }
}
