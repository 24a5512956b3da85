using System.Text;

namespace Dropship.Testing.Wire;

/// <summary>What becomes of the connection after the bytes of an answer.</summary>
public enum RawEnd
{
    /// <summary>It stays open for the next request.</summary>
    Keep,

    /// <summary>It is closed in peace.</summary>
    Close,

    /// <summary>It is reset.</summary>
    Reset,

    /// <summary>It stays open, and nothing more is said.</summary>
    Silence,
}

/// <summary>Bytes that answer one request, right or wrong, and what comes after them.</summary>
/// <param name="Bytes">The bytes as they go over the wire; empty for none.</param>
/// <param name="After">What comes after them.</param>
public sealed record RawAnswer(ReadOnlyMemory<byte> Bytes, RawEnd After = RawEnd.Keep)
{
    /// <summary>No byte and a reset.</summary>
    public static RawAnswer Reset { get; } = new(default, RawEnd.Reset);

    /// <summary>No byte, ever.</summary>
    public static RawAnswer Silence { get; } = new(default, RawEnd.Silence);

    /// <summary>A whole answer of JSON.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">Further headers, each as a line.</param>
    public static RawAnswer Json(int status, string body, params ReadOnlySpan<string> headers) => Of(status, Encoding.UTF8.GetBytes(body), "application/json", headers);

    /// <summary>A whole answer.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body as it goes over the wire; packed if a header says so.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="headers">Further headers, each as a line.</param>
    public static RawAnswer Of(int status, ReadOnlyMemory<byte> body, string type, params ReadOnlySpan<string> headers)
    {
        var head = new StringBuilder($"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n");
        foreach (var header in headers) head.Append(header).Append("\r\n");
        byte[] bytes = [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body.Span];
        return new(bytes);
    }

    /// <summary>An answer whose end is the end of the connection.</summary>
    /// <param name="body">The body, JSON.</param>
    public static RawAnswer UntilClosed(string body) => Break($"HTTP/1.1 200 X\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{body}");

    /// <summary>Some bytes and the end in peace: an answer that is cut, none, or none of HTTP.</summary>
    /// <param name="text">The bytes as text.</param>
    public static RawAnswer Break(string text = "") => new(Encoding.UTF8.GetBytes(text), RawEnd.Close);
}
