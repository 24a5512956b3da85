using System.Security.Cryptography;
using System.Text;
using Dropship.Ports;

namespace Dropship.Testing.Tests.Adapters.Paper;

// <doc:webhooks>
/// <summary>Messages of the paper vendors: HMAC-SHA256 over the raw body, in hexadecimal digits.</summary>
internal static class PaperWebhooks
{
    public const string Signature = "X-Paper-Signature";
    private const int MostBytes = 1 << 20;

    public static WebhookReading Read(WebhookMessage message, string key)
    {
        if (message.Body.Length > MostBytes) return WebhookReading.Refused(WebhookVerdict.Forged, $"the body has more than {MostBytes} bytes");
        if (message.Header(Signature) is not { } signature || !IsSigned(message.Body.Span, signature, key)) return WebhookReading.Refused(WebhookVerdict.Forged, "the signature does not fit");
        if (PaperHttp.Parse<Told>(message.Body.Span) is not { Id.Length: > 0 } told) return WebhookReading.Refused(WebhookVerdict.Unreadable, "the body is no message");
        return new(WebhookVerdict.Genuine, told switch
        {
            { Order: { Length: > 0 } order } => [new Nudge.Sale(new(order), told.Id)],
            { Reference: { Length: > 0 } reference } => [new Nudge.Purchase(reference, told.Id)],
            { Parcel: { Length: > 0 } parcel } => [new Nudge.Parcel(new(parcel), told.Id)],
            _ => [],
        });
    }

    public static string Sign(ReadOnlySpan<byte> body, string key) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), body));

    private static bool IsSigned(ReadOnlySpan<byte> body, string signature, string key) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(body, key)), Encoding.UTF8.GetBytes(signature));

    private sealed record Told(string Id, string? Order = null, string? Reference = null, string? Parcel = null);
}
// </doc:webhooks>
