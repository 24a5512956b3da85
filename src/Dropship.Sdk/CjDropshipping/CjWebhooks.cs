using System.Security.Cryptography;
using System.Text.Json;
using Dropship.Domain;
using Dropship.Http;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>
/// Reads CJ's messages: signed by <c>sign</c> = Base64(HMAC-SHA256(openId, body)). The body may hold the very key it
/// is signed with, so nothing of it is kept but the message's number and what it is about.
/// </summary>
internal sealed class CjWebhooks(CjTokens tokens, CjCatalogue catalogue)
{
    private const string Taken = """{"code":200,"result":"success","message":"ok"}""";
    private const int LongestId = 100;

    internal async ValueTask<WebhookReading> ReadAsync(WebhookMessage message, CancellationToken cancellation)
    {
        if (message.Body.Length > Signature.MostBytes) return WebhookReading.Refused(WebhookVerdict.Forged, "the body is too long");
        if (message.Header("sign") is not { } sign) return WebhookReading.Refused(WebhookVerdict.Forged, "there is no sign header");
        if (await tokens.FindWebhookKeyAsync(cancellation).ConfigureAwait(false) is not { } key) return WebhookReading.Refused(WebhookVerdict.Forged, "the key is not known before the first token was fetched");
        if (!Signature.FitsHmac(key, message.Body.Span, sign)) return WebhookReading.Refused(WebhookVerdict.Forged, "the signature does not fit");
        return Read(message.Body.Span);
    }

    private WebhookReading Read(ReadOnlySpan<byte> body)
    {
        try
        {
            if (JsonSerializer.Deserialize(body, CjJson.Default.CjMessageWire) is not { Type.Length: > 0 } read) return WebhookReading.Refused(WebhookVerdict.Unreadable, "the message has no type");
            var id = read.MessageId is { Length: > 0 and <= LongestId } given ? given : Convert.ToHexStringLower(SHA256.HashData(body));
            if (Changed(read) is { } changed) catalogue.Forget(changed);
            return new(WebhookVerdict.Genuine, Nudges(read, $"{read.Type} {id}")) { Reply = Taken };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            return WebhookReading.Refused(WebhookVerdict.Unreadable, "the body is not what CJ documents");
        }
    }

    // What the message says of price and state is not believed: what is kept is forgotten, and read again when it is needed. Stock is never kept.
    private static string? Changed(CjMessageWire read) => read.Type switch
    {
        "PRODUCT" => Field(read.Params, "pid"),
        "VARIANT" => Field(read.Params, "vid"),
        _ => null,
    };

    // Split, make-up and private orders are named by CJ's number alone, products by theirs: polling finds what they mean for an order.
    private static Nudge[] Nudges(CjMessageWire read, string message) => read.Type switch
    {
        "ORDER" => [.. Purchases([Field(read.Params, "orderNumber") ?? Field(read.Params, "orderNum")], message)],
        "LOGISTIC" => [.. Purchases(List(read.Params, "storeOrderNumbers"), message), .. Parcels(Field(read.Params, "trackingNumber"), message)],
        _ => [],
    };

    private static IEnumerable<Nudge> Purchases(IEnumerable<string?> numbers, string message) =>
        numbers.Where(static number => number is { Length: > 0 and <= LongestId }).Distinct().Select(number => new Nudge.Purchase(number!, message));

    private static IEnumerable<Nudge> Parcels(string? number, string message)
    {
        TrackingNumber known;
        try
        {
            known = new(number ?? "");
        }
        catch (ArgumentException)
        {
            yield break;   // the order's number leads to the parcel as well
        }

        yield return new Nudge.Parcel(known, message);
    }

    private static string? Field(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;

    private static IEnumerable<string?> List(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var values) && values.ValueKind == JsonValueKind.Array ? values.EnumerateArray().Select(static value => value.ToString()) : [];
}
