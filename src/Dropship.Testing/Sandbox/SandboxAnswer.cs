using System.Text;

namespace Dropship.Testing.Sandbox;

/// <summary>What a sandbox vendor answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The raw body.</param>
/// <param name="ContentType">Its type.</param>
public sealed record SandboxAnswer(int Status, ReadOnlyMemory<byte> Body, string ContentType = "application/json; charset=utf-8")
{
    /// <summary>Headers beside the type of the body.</summary>
    /// <value>None.</value>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>An answer in JSON.</summary>
    /// <param name="body">The body.</param>
    /// <param name="status">The HTTP status.</param>
    public static SandboxAnswer Json(string body, int status = 200) => new(status, Encoding.UTF8.GetBytes(body));
}
