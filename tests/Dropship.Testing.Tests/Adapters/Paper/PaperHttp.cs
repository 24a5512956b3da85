using System.Text;
using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Tests.Adapters.Paper;

// <doc:judge>
/// <summary>How far a call came.</summary>
internal enum Came
{
    NotSent,    // provably nothing left
    Lost,       // nobody knows whether the vendor saw it
    Malformed,  // an answer, but not one the vendor documents
    Answered,   // an answer in the vendor's form, good or bad
}

/// <summary>What came back. Never the text of a body that was not understood: it may hold keys and people.</summary>
internal sealed record PaperReply<T>(Came Came, int Status = 0, T? Body = null, TimeSpan? RetryAfter = null) where T : class
{
    public bool IsOk => Came == Came.Answered && Status == 200;

    /// <summary>For reads: what to throw.</summary>
    public ProviderException Fault() => new((Came, Status) switch
    {
        (_, 429) => ProviderFault.Throttled,
        (_, 401 or 403) => ProviderFault.Unauthorized,
        (Came.NotSent or Came.Lost, _) or (_, >= 500) => ProviderFault.Unreachable,
        (Came.Answered, >= 400) => ProviderFault.Rejected,
        _ => ProviderFault.Malformed,
    }, "Paper", $"{Came}, HTTP {Status}", RetryAfter);

    /// <summary>For writes: what is known before the vendor's own code is asked.</summary>
    public Outcome Doubt => Came == Came.NotSent ? Outcome.NotSent : Outcome.Unknown;
}
// </doc:judge>

// <doc:send>
/// <summary>Sends one request, once, and judges the answer: the only place of the adapter where bytes are read.</summary>
internal sealed class PaperHttp(HttpClient client, string key)
{
    private const int MostBytes = 4 << 20;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 32,
    };

    public async Task<PaperReply<T>> SendAsync<T>(HttpMethod method, string path, object? content, CancellationToken cancellation) where T : class
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", key);
        if (method == HttpMethod.Post) request.Content = new StringContent(JsonSerializer.Serialize(content ?? new object(), Strict), Encoding.UTF8, "application/json");
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            var (status, wait) = ((int)response.StatusCode, response.Headers.RetryAfter?.Delta);
            return await ReadAsync<T>(response.Content, cancellation) is { } body ? new(Came.Answered, status, body, wait) : new(Came.Malformed, status, RetryAfter: wait);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
        {
            return new(Came.NotSent);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            return new(Came.Lost);
        }
    }

    public static T? Parse<T>(ReadOnlySpan<byte> json) where T : class
    {
        try
        {
            if (!System.Text.Unicode.Utf8.IsValid(json)) return null;
            return JsonSerializer.Deserialize<T>(json, Strict);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static async Task<T?> ReadAsync<T>(HttpContent content, CancellationToken cancellation) where T : class
    {
        if (content.Headers.ContentType is not { MediaType: "application/json" }) return null;
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        using var body = new MemoryStream();
        var piece = new byte[16 << 10];
        while (await stream.ReadAsync(piece, cancellation) is var read and > 0)
        {
            if (body.Length + read > MostBytes) return null;
            body.Write(piece, 0, read);
        }

        return Parse<T>(body.GetBuffer().AsSpan(0, (int)body.Length));
    }
}
// </doc:send>
