using System.Globalization;
using System.Text;

namespace Dropship.Testing.Wire;

/// <summary>A request that was read to its last byte.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Target">Path and query as they were sent.</param>
/// <param name="Headers">The headers, by name in any case; the last one of a name.</param>
/// <param name="Body">The body, framing of pieces included; empty if there is none.</param>
public sealed record RawRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The target without its query.</summary>
    public string Path => Target.Split('?')[0];

    /// <summary>Verb and path; headers, query and body may hold secrets.</summary>
    public override string ToString() => $"{Method} {Path}";

    /// <summary>The head of the request that these bytes begin, without a body; null while it is not all there.</summary>
    internal static RawRequest? ParseHead(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0) return null;
        var lines = Encoding.Latin1.GetString(bytes[..end]).Split("\r\n");
        var headers = lines.Skip(1).Select(static line => line.Split(':', 2)).Where(static parts => parts.Length == 2)
            .GroupBy(static parts => parts[0].Trim(), StringComparer.OrdinalIgnoreCase).ToDictionary(static same => same.Key, static same => same.Last()[1].Trim(), StringComparer.OrdinalIgnoreCase);
        return lines[0].Split(' ') is [var method, var target, ..] ? new(method, target, headers, default) : null;
    }

    /// <summary>The request with its body; null while that is not all there. Callers send one request at a time.</summary>
    internal RawRequest? Complete(ReadOnlyMemory<byte> bytes)
    {
        var body = bytes[(bytes.Span.IndexOf("\r\n\r\n"u8) + 4)..];
        if (Headers.TryGetValue("Content-Length", out var length) && body.Length < int.Parse(length, CultureInfo.InvariantCulture)) return null;
        return Headers.ContainsKey("Transfer-Encoding") && !body.Span.EndsWith("0\r\n\r\n"u8) ? null : this with { Body = body };
    }
}
