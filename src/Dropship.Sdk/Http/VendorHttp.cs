using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Refit;

namespace Dropship.Http;

/// <summary>
/// The one place where answers of vendors are read and judged. Whatever is not a whole JSON document of the vendor's form is
/// malformed; whatever is no answer is lost, unless provably nothing left.
/// </summary>
internal static class VendorHttp
{
    /// <summary>Makes a call and reads its answer.</summary>
    /// <typeparam name="T">The vendor's envelope.</typeparam>
    /// <param name="call">The call; its client comes from <see cref="VendorClients"/>.</param>
    /// <param name="type">How the envelope reads.</param>
    /// <param name="cancellation">Gives up; comes out as <see cref="OperationCanceledException"/>, unless nothing had left yet.</param>
    internal static async Task<Reply<T>> SendAsync<T>(Func<CancellationToken, Task<HttpResponseMessage>> call, JsonTypeInfo<T> type, CancellationToken cancellation) where T : class
    {
        try
        {
            using var response = await CallAsync(call, cancellation).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);   // in memory already, see BodyLimit
            var (read, fault) = Read(response, body, type);
            return new()
            {
                Kind = read is null ? Sent.Malformed : Sent.Answered,
                Status = (int)response.StatusCode,
                Body = read,
                Fault = fault,
                Headers = response.Headers,
                RetryAfter = Wait(response.Headers.RetryAfter, response.Headers.Date),
                GivenUp = cancellation,
            };
        }
        catch (NotSentException fault)
        {
            return new() { Kind = Sent.NotSent, Fault = fault.Message, GivenUp = cancellation };
        }
        catch (OversizedBodyException fault)
        {
            return new() { Kind = Sent.Malformed, Status = fault.Status, Fault = fault.Message, GivenUp = cancellation };
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault) when (Transport(fault) is { } kind)
        {
            return new() { Kind = kind, Fault = Describe(kind, fault), GivenUp = cancellation };
        }
    }

    // Refit wraps whatever its handlers throw; what is judged here is the cause.
    private static async Task<HttpResponseMessage> CallAsync(Func<CancellationToken, Task<HttpResponseMessage>> call, CancellationToken cancellation)
    {
        try
        {
            return await call(cancellation).ConfigureAwait(false);
        }
        catch (ApiRequestException wrapped) when (wrapped.InnerException is { } cause)
        {
            ExceptionDispatchInfo.Throw(cause);
            throw;
        }
    }

    private static (T? Body, string? Fault) Read<T>(HttpResponseMessage response, byte[] body, JsonTypeInfo<T> type) where T : class
    {
        if ((int)response.StatusCode is >= 300 and < 400) return (null, "redirects are not followed");
        if (!IsJson(response.Content.Headers.ContentType)) return (null, $"the answer is no JSON but {response.Content.Headers.ContentType?.MediaType ?? "of no type"}");
        if (!Utf8.IsValid(body)) return (null, "the answer is not valid UTF-8");
        try
        {
            return JsonSerializer.Deserialize(body, type) is { } read ? (read, null) : (null, "the answer is null");
        }
        catch (JsonException fault)
        {
            return (null, $"the answer does not fit at {Place(fault, type)}");
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException or OverflowException or ArgumentException or NotSupportedException)
        {
            return (null, $"the answer does not fit ({fault.GetType().Name})");
        }
    }

    // A name that the vendor's form does not declare could be data: then only the position is told.
    private static string Place(JsonException fault, JsonTypeInfo type) => fault.Path is { Length: > 0 } path && IsDeclared(path, type) ? path : $"line {fault.LineNumber}, byte {fault.BytePositionInLine}";

    private static bool IsDeclared(string path, JsonTypeInfo type)
    {
        if (path.Contains('\'', StringComparison.Ordinal)) return false;
        JsonTypeInfo? form = type;
        foreach (var part in path.Split('.').Skip(1))
        {
            while (form is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element }) form = Form(type, element);
            var name = part.Split('[')[0];
            if (form is not { Kind: JsonTypeInfoKind.Object } || form.Properties.FirstOrDefault(declared => declared.Name == name) is not { } property) return false;
            form = Form(type, property.PropertyType);
        }

        return true;
    }

    private static JsonTypeInfo? Form(JsonTypeInfo type, Type wanted) => type.Options.TryGetTypeInfo(wanted, out var form) ? form : null;

    private static bool IsJson(MediaTypeHeaderValue? type) =>
        type?.MediaType is { } media && (media.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    private static TimeSpan? Wait(RetryConditionHeaderValue? header, DateTimeOffset? sent) =>
        header?.Delta ?? (header?.Date is { } date && sent is { } from && date > from ? date - from : null);

    // Only what breaks before a connection stands is provably not sent; everything later may have been read by the vendor.
    private static Sent? Transport(Exception fault) => fault switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError } => Sent.NotSent,
        HttpRequestException or IOException or OperationCanceledException or Polly.ExecutionRejectedException or InvalidDataException => Sent.Lost,
        _ => null,
    };

    private static string Describe(Sent kind, Exception fault) => (kind, fault) switch
    {
        (Sent.NotSent, HttpRequestException { InnerException: RefusedPlaceException refused }) => $"no connection: {refused.Message}",
        (Sent.NotSent, HttpRequestException { HttpRequestError: var error }) => $"no connection ({error})",
        (_, OperationCanceledException or Polly.Timeout.TimeoutRejectedException) => "no answer in time",
        (_, HttpRequestException { HttpRequestError: var error }) => $"the connection broke ({error})",
        _ => "the connection broke",
    };
}
