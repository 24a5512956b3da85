using System.Net;
using System.Text;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>A request as it left.</summary>
internal sealed record CjSeen(string Verb, string Route, string Query, string? Body, string? Token, string? PlatformToken);

/// <summary>Stands for CJ on the wire: each route answers from its own list, the last answer over and over.</summary>
internal sealed class CjScript : HttpMessageHandler
{
    public const string Root = "/api2.0/v1";
    private readonly Dictionary<string, Queue<Func<HttpResponseMessage>>> _answers = [];
    private readonly List<CjSeen> _seen = [];
    private readonly Lock _lock = new();

    public IReadOnlyList<CjSeen> Seen
    {
        get
        {
            lock (_lock) return [.. _seen];
        }
    }

    public int Count(string route) => Seen.Count(seen => seen.Route == route);

    public CjSeen Only(string route) => Seen.Where(seen => seen.Route == route).ShouldHaveSingleItem();

    public CjScript On(string route, params string[] bodies) => On(route, [.. bodies.Select(body => (Func<HttpResponseMessage>)(() => Json(body)))]);

    public CjScript On(string route, params Func<HttpResponseMessage>[] answers)
    {
        lock (_lock) _answers[route] = new(answers);
        return this;
    }

    public static string Code(int code, string message = "no") => $$"""{"code":{{code}},"result":false,"message":"{{message}}","data":null,"requestId":"3adccdcb-d41b-4808-996b-c7c5c833d77d"}""";

    public static string Good(string data) => $$"""{"code":200,"result":true,"message":"Success","data":{{data}},"requestId":"3adccdcb-d41b-4808-996b-c7c5c833d77d"}""";

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Raw(byte[] body, string type = "application/json") => new(HttpStatusCode.OK) { Content = new ByteArrayContent(body) { Headers = { { "Content-Type", type } } } };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = request.RequestUri!.AbsolutePath;
        path.ShouldStartWith(Root);
        var route = path[Root.Length..];
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (_lock)
        {
            _seen.Add(new(request.Method.Method, route, Uri.UnescapeDataString(request.RequestUri.Query), body, Header(request, "CJ-Access-Token"), Header(request, "platformToken")));
            if (!_answers.TryGetValue(route, out var answers)) throw new InvalidOperationException($"{route} is not in the script");
            return (answers.Count > 1 ? answers.Dequeue() : answers.Peek())();
        }
    }

    private static string? Header(HttpRequestMessage request, string name) => request.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;
}
