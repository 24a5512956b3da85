using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>What a call comes to, before it is put into CJ's envelope.</summary>
internal sealed record CjReply(int Code, string Message, JsonNode? Data)
{
    internal int Status { get; init; } = 200;

    internal static CjReply Done(JsonNode? data) => new(200, "Success", data);

    internal static CjReply No(int code) => new(code, CjCodes.Message(code), null);

    internal static CjReply No(int code, string message) => new(code, message, null);
}

/// <summary>A call as it came in: its body is an object, or undefined where the verb has none.</summary>
internal sealed record CjCall(SandboxRequest Request, JsonElement Body);
