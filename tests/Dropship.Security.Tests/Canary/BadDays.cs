using System.Text;
using Dropship.Testing.Sandbox;

namespace Dropship.Security.Tests.Canary;

/// <summary>What a vendor on a bad day answers: broken, wrong, late, and always with all it was ever told in it.</summary>
/// <param name="echo">What it repeats.</param>
/// <param name="oneOf">One of so many calls goes wrong.</param>
internal sealed class BadDays(string echo, int oneOf)
{
    private const int Kinds = 10;
    private int _calls;
    private int _bad;

    /// <summary>Whether every kind of bad day came.</summary>
    internal bool HadAll => _bad >= Kinds;

    /// <summary>Whether things go wrong now.</summary>
    internal bool On { get; set; } = true;

    internal SandboxFault? Next(SandboxRequest request)
    {
        if (!On || ++_calls % oneOf != 0) return null;
        var said = Repeated(request);
        return (_bad++ % Kinds) switch
        {
            0 => Instead(200, $"<html><title>Down</title>{said}</html>", "text/html"),
            1 => Instead(200, $$"""{"code":"{{said}}","message":"{{said}}","data":"{{said}}"}"""),
            2 => Instead(200, $$"""{"code":0,"message":"{{said}}","data":{ "{{said}}":["""),
            3 => Instead(500, $$"""{"code":1600500,"message":"{{said}}","result":false,"data":null,"requestId":"{{said}}"}"""),
            4 => new SandboxFault.LoseAnswer(),
            5 => Instead(401, $$"""{"code":1000,"message":"{{said}}","data":{"message":"{{said}}"} }"""),
            6 => Instead(429, said, "text/plain"),
            7 => new SandboxFault.ChangeAnswer(answer => answer with { Headers = new Dictionary<string, string>(answer.Headers) { ["Wish-Request-Id"] = said, ["X-Debug"] = said } }),
            8 => Instead(400, $$"""{"code":9999,"message":"{{said}}","result":false,"data":{"errors":[{"message":"{{said}}" }] },"requestId":"{{said}}","success":false}"""),
            _ => new SandboxFault.LoseRequest(),
        };
    }

    private string Repeated(SandboxRequest request) =>
        string.Join(' ', request.Query.Select(pair => pair.Value).Concat(request.Headers.Values).Append(request.Text).Append(echo)).Replace('"', ' ').Replace('\\', ' ').Replace('\r', ' ').Replace('\n', ' ');

    private static SandboxFault.AnswerInstead Instead(int status, string body, string type = "application/json") =>
        new(new(status, Encoding.UTF8.GetBytes(body), type) { Headers = status == 429 ? new Dictionary<string, string> { ["Retry-After"] = "30" } : new Dictionary<string, string>() });
}
