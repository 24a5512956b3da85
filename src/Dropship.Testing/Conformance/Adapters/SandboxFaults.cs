using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dropship.Testing.Sandbox;

namespace Dropship.Testing.Conformance.Adapters;

/// <summary>The faults as a sandbox vendor makes them. What the vendor says beside the point repeats the request, keys and people and all, as careless vendors do.</summary>
public static class SandboxFaults
{
    private const int Large = 10 << 20;

    /// <summary>How long the vendor asks to wait with 429: 7 seconds.</summary>
    public static TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(7);

    /// <summary>A fault as a sandbox vendor makes it. A refused connection becomes a lost request; <see cref="SandboxFixture"/> refuses it before the vendor.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="request">The request it happens to.</param>
    public static SandboxFault ToSandbox(this VendorFault fault, SandboxRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return fault switch
        {
            VendorFault.NotReached => new SandboxFault.LoseRequest(),
            VendorFault.LostAnswer => new SandboxFault.LoseAnswer(),
            VendorFault.ServerError => new SandboxFault.ChangeAnswer(_ => Page(500, request)),
            VendorFault.Throttled => new SandboxFault.AnswerInstead(Turned(429, "Retry-After", $"{RetryAfter.TotalSeconds:0}", request)),
            VendorFault.Unauthorized => new SandboxFault.AnswerInstead(Turned(401, "WWW-Authenticate", "Bearer", request)),
            VendorFault.Redirect => new SandboxFault.AnswerInstead(Turned(308, "Location", "https://elsewhere.invalid/", request)),
            VendorFault.Page => new SandboxFault.ChangeAnswer(_ => Page(200, request)),
            VendorFault.Truncated => new SandboxFault.ChangeAnswer(answer => answer with { Status = 200, Body = answer.Body[..(answer.Body.Length / 2)] }),
            VendorFault.Empty => new SandboxFault.ChangeAnswer(_ => SandboxAnswer.Json("{}")),
            VendorFault.WrongTypes => new SandboxFault.ChangeAnswer(answer => SandboxAnswer.Json(WithOtherTypes(Tree(answer))?.ToJsonString() ?? "7")),
            VendorFault.BrokenText => new SandboxFault.ChangeAnswer(answer => answer with { Status = 200, Body = Broken(answer.Body) }),
            VendorFault.DuplicateKeys => new SandboxFault.ChangeAnswer(answer => SandboxAnswer.Json(Doubled(Tree(answer)))),
            VendorFault.TooLarge => new SandboxFault.ChangeAnswer(answer => answer with { Status = 200, Body = Cases.Mutation.Pad(answer.Body, Large) }),
            VendorFault.Contradictory => new SandboxFault.ChangeAnswer(answer => answer with { Status = 400 }),
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "There is no such fault."),
        };
    }

    private static string Echo(SandboxRequest request) => $"{request.Method} {request.Path} {string.Join(' ', request.Query.Select(value => value.Value))} {string.Join(' ', request.Headers.Values)} {request.Text}";

    private static SandboxAnswer Page(int status, SandboxRequest request) => new(status, Encoding.UTF8.GetBytes($"<html><body>{Echo(request)}</body></html>"), "text/html; charset=utf-8");

    private static SandboxAnswer Turned(int status, string header, string value, SandboxRequest request) =>
        SandboxAnswer.Json(new JsonObject { ["message"] = Echo(request) }.ToJsonString(), status) with { Headers = new Dictionary<string, string> { [header] = value } };

    private static JsonNode? Tree(SandboxAnswer answer)
    {
        try
        {
            return JsonNode.Parse(answer.Body.Span);
        }
        catch (JsonException)
        {
            return null;   // a vendor without a body
        }
    }

    // What was a value becomes an object.
    private static JsonNode? WithOtherTypes(JsonNode? node) => node switch
    {
        JsonObject { Count: > 0 } known => new JsonObject(known.Select(property => KeyValuePair.Create(property.Key, WithOtherTypes(property.Value)))),
        JsonArray { Count: > 0 } list => new JsonArray([.. list.Select(WithOtherTypes)]),
        JsonObject or JsonArray => JsonValue.Create("unexpected"),
        _ => new JsonObject { ["unexpected"] = new JsonArray(1) },
    };

    private static string Doubled(JsonNode? node) => node switch
    {
        JsonObject { Count: > 0 } known => $"{{{string.Join(',', known.Prepend(known.First()).Select(property => $"{JsonValue.Create(property.Key).ToJsonString()}:{Inner(property.Value)}"))}}}",
        JsonArray { Count: > 0 } list => $"[{string.Join(',', list.Select(Doubled))}]",
        _ => "{\"a\":1,\"a\":2}",
    };

    private static string Inner(JsonNode? node) => node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 } ? Doubled(node) : node?.ToJsonString() ?? "null";

    // Inside the last text: a parser that does not look into it takes the rest for good.
    private static byte[] Broken(ReadOnlyMemory<byte> body)
    {
        var place = body.Span.LastIndexOf((byte)'"');
        return place < 0 ? [.. body.Span, 0xc3, 0x28] : [.. body.Span[..place], 0xc3, 0x28, .. body.Span[place..]];
    }
}
