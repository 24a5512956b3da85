using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Dropship.Sdk.Tests.Wish;

internal sealed record WishRequest(string Method, string Path, IReadOnlyDictionary<string, string> Query, string? Authorization, string? Language, string Body);

internal sealed record WishReply(int Status, string Body, string ContentType = "application/json")
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Thrown instead of an answer.</summary>
    public Exception? Fault { get; init; }

    /// <summary>True if no answer ever comes.</summary>
    public bool IsSilent { get; init; }

    public byte[]? Bytes { get; init; }
}

/// <summary>The vendor's side of the wire, by script: rules that are asked first one first, the newest first. Every request is kept and checked against the vendor's OpenAPI file.</summary>
internal sealed class WishVendor : HttpMessageHandler
{
    private readonly ConcurrentQueue<WishRequest> _made = new();
    private readonly ConcurrentStack<Func<WishRequest, WishReply?>> _rules = new();
    private int _inFlight;

    public IReadOnlyList<WishRequest> Made => [.. _made];

    public bool IsBusy => Volatile.Read(ref _inFlight) > 0;

    public IReadOnlyList<string> Offences => [.. _made.SelectMany(request => OpenApi.Wish.Request(request))];

    public int Count(string method, string ending = "") => _made.Count(request => request.Method == method && request.Path.EndsWith(ending, StringComparison.Ordinal));

    public void On(string method, string ending, Func<WishRequest, WishReply?> answer) => _rules.Push(request => request.Method == method && request.Path.EndsWith(ending, StringComparison.Ordinal) ? answer(request) : null);

    public void On(string method, string ending, params WishReply[] answers)
    {
        var left = new ConcurrentQueue<WishReply>(answers);
        On(method, ending, _ => left.TryDequeue(out var next) ? next : null);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var read = new WishRequest(
            request.Method.Method,
            request.RequestUri!.AbsolutePath,
            Query(request.RequestUri.Query),
            request.Headers.Authorization?.ToString(),
            request.Headers.AcceptLanguage.ToString(),
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        _made.Enqueue(read);
        var reply = _rules.Select(rule => rule(read)).FirstOrDefault(answer => answer is not null) ?? new(404, Samples.Bad(90001));
        if (reply.IsSilent) await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        Interlocked.Increment(ref _inFlight);
        try
        {
            await Task.Yield();
            if (reply.Fault is { } fault) throw fault;
            return Response(reply, request);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private static HttpResponseMessage Response(WishReply reply, HttpRequestMessage request)
    {
        var content = new ByteArrayContent(reply.Bytes ?? Encoding.UTF8.GetBytes(reply.Body));
        content.Headers.TryAddWithoutValidation("Content-Type", reply.ContentType);
        var response = new HttpResponseMessage((HttpStatusCode)reply.Status) { Content = content, RequestMessage = request };
        response.Headers.TryAddWithoutValidation("Wish-Request-Id", "req-1");
        foreach (var (name, value) in reply.Headers) response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    private static Dictionary<string, string> Query(string query) =>
        query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).ToDictionary(part => Uri.UnescapeDataString(part[0]), part => Uri.UnescapeDataString(part[1]));
}
