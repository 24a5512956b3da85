namespace Dropship.Testing.Sandbox;

/// <summary>A webhook call that a sandbox vendor wants to make, as data: the host delivers it over HTTP or hands it to the intake.</summary>
/// <param name="Headers">The vendor's own headers, the signature among them.</param>
/// <param name="Body">The raw body that the signature covers.</param>
public sealed record SandboxMessage(IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body);
