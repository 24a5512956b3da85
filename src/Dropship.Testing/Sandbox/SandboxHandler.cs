using System.Net.Http.Headers;

namespace Dropship.Testing.Sandbox;

/// <summary>Hosts a sandbox vendor in memory: the primary handler of an <see cref="HttpClient"/>.</summary>
/// <param name="vendor">The vendor.</param>
public sealed class SandboxHandler(SandboxVendor vendor) : HttpMessageHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var answer = vendor.Handle(await ReadAsync(request, cancellationToken).ConfigureAwait(false))
            ?? throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection broke before an answer was there.");
        return ToResponse(answer, request);
    }

    internal static async Task<SandboxRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Headers) headers[name] = string.Join(", ", values);
        foreach (var (name, values) in request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()) headers[name] = string.Join(", ", values);
        return new(request.Method.Method, Uri.UnescapeDataString(request.RequestUri!.AbsolutePath), SandboxQuery.Parse(request.RequestUri.Query), headers, body);
    }

    private static HttpResponseMessage ToResponse(SandboxAnswer answer, HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((System.Net.HttpStatusCode)answer.Status) { RequestMessage = request, Content = new ReadOnlyMemoryContent(answer.Body) };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(answer.ContentType);
        foreach (var (name, value) in answer.Headers) response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }
}

/// <summary>Reads a query string.</summary>
internal static class SandboxQuery
{
    internal static IReadOnlyList<KeyValuePair<string, string>> Parse(string query)
    {
        List<KeyValuePair<string, string>> values = [];
        foreach (var part in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var split = part.Split('=', 2);
            values.Add(new(Decode(split[0]), split.Length > 1 ? Decode(split[1]) : ""));
        }

        return values;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
