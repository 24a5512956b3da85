using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Dropship.Domain;
using Dropship.Http;
using Dropship.Ports;

namespace Dropship.SeventeenTrack;

/// <summary>
/// Reads the vendor's messages. They are signed by a plain hash over the raw bytes and the account's key, without a time: a message that is played again is
/// genuine, and told apart by its id alone. Of the body only event, number, carrier and the vendor's change hash are read.
/// </summary>
internal sealed class SeventeenTrackWebhooks(IReadOnlyList<Secret> keys, IReadOnlyList<string> headers)
{
    internal WebhookReading Read(WebhookMessage message)
    {
        var signatures = headers.Select(message.Header).OfType<string>().Select(static text => text.Trim().ToLowerInvariant()).Where(static text => text.Length > 0).ToArray();
        if (signatures.Length == 0) return WebhookReading.Refused(WebhookVerdict.Forged, "no signature: none of the headers that may hold it is there");
        if (!IsSigned(message.Body.Span, signatures)) return WebhookReading.Refused(WebhookVerdict.Forged, "the signature does not fit");
        if (message.Body.Length > Signature.MostBytes) return WebhookReading.Refused(WebhookVerdict.Unreadable, $"the message is longer than {Signature.MostBytes} bytes");
        if (!Utf8.IsValid(message.Body.Span)) return WebhookReading.Refused(WebhookVerdict.Unreadable, "the message is not valid UTF-8");
        try
        {
            return JsonSerializer.Deserialize(message.Body.Span, SeventeenTrackJson.Default.MessageBody) is { Event: not null } body
                ? new(WebhookVerdict.Genuine, [.. Nudges(body, message.Body.Span)])
                : WebhookReading.Refused(WebhookVerdict.Unreadable, "the message names no event");
        }
        catch (Exception fault) when (SeventeenTrackMatching.IsMisfit(fault))
        {
            return WebhookReading.Refused(WebhookVerdict.Unreadable, "the message is not the JSON that the vendor documents");
        }
    }

    /// <summary>The signature of a body: lower-case hexadecimal SHA-256 of the raw bytes, a slash and the key.</summary>
    internal static string Sign(ReadOnlySpan<byte> body, Secret key)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes("/" + key.Reveal()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Every key is tried with every signature, so that the time does not tell which one fits.
    private bool IsSigned(ReadOnlySpan<byte> body, string[] signatures)
    {
        var fits = false;
        foreach (var key in keys)
        {
            var expected = Sign(body, key);
            foreach (var signature in signatures) fits |= Signature.Fits(expected, signature) && !key.IsEmpty;
        }

        return fits;
    }

    private static IEnumerable<Nudge> Nudges(MessageBody body, ReadOnlySpan<byte> raw)
    {
        if (body is not { Event: "TRACKING_UPDATED" or "TRACKING_STOPPED", Data.Number: { } text } || NumberOf(text) is not { } number) return [];
        var hash = body.Data.TrackInfo?.Tracking?.ProvidersHash;
        var mark = long.TryParse(hash, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var known) ? known.ToString(CultureInfo.InvariantCulture) : Convert.ToHexStringLower(SHA256.HashData(raw));
        return [new Nudge.Parcel(number, $"{body.Event} {number} {SeventeenTrackMatching.CodeOf(body.Data.Carrier) ?? 0} {mark}")];
    }

    // A number that cannot be one of ours concerns nothing here.
    private static TrackingNumber? NumberOf(string text)
    {
        try
        {
            return new TrackingNumber(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
