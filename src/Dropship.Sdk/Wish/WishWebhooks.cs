using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Dropship.Http;
using Dropship.Ports;

namespace Dropship.Wish;

/// <summary>
/// Reads the vendor's webhooks: <c>Wish-Hmac-Sha256</c> is the base64 HMAC-SHA256 of the raw body, keyed by the app's client secret. A
/// message is a hint; its order, its penalty or its ticket is read again.
/// </summary>
internal sealed class WishWebhooks(WishOptions options)
{
    private const string Topics = "ORDER_";
    private const string Ticket = "TICKET_AWAITING_MERCHANT";
    private const string PenaltyTopics = "POLICY_PENALTY_";
    private const string OrderPenalty = "ORDER_PENALTY";
    private const int MostPenalties = 50;
    private static readonly FrozenSet<string> Known = FrozenSet.Create(StringComparer.Ordinal, "ORDER_RELEASE", "ORDER_FULFILLMENT_DEADLINE", "ORDER_ADDRESS_CHANGE", "ORDER_TRACKING_UPDATE", "ORDER_REFUND", OrderPenalty, "ORDER_TAX", "ORDER_ALL");
    private static readonly FrozenSet<string> KnownPenalties = FrozenSet.Create(StringComparer.Ordinal, "POLICY_PENALTY_ISSUE", "POLICY_PENALTY_REVERSE", "POLICY_PENALTY_CANCEL");

    /// <summary>Verifies a message and says which orders and tickets it is about.</summary>
    internal WebhookReading Read(WebhookMessage message)
    {
        if (message.Body.Length > Signature.MostBytes) return WebhookReading.Refused(WebhookVerdict.Forged, $"the message is longer than {Signature.MostBytes} bytes");
        if (!IsSigned(message)) return WebhookReading.Refused(WebhookVerdict.Forged, "the header Wish-Hmac-Sha256 is missing or does not fit the body; look whether the client secret has changed");
        if (!Utf8.IsValid(message.Body.Span)) return WebhookReading.Refused(WebhookVerdict.Unreadable, "the message is not valid UTF-8");
        try
        {
            var events = JsonSerializer.Deserialize(message.Body.Span, WishJson.Default.WishMessageArray);
            return events is null ? WebhookReading.Refused(WebhookVerdict.Unreadable, "the message is null") : new(WebhookVerdict.Genuine, Nudges(message.Header("Wish-Topic") ?? "", events));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return WebhookReading.Refused(WebhookVerdict.Unreadable, "the message is no list of events");
        }
    }

    private List<Nudge> Nudges(string topic, WishMessage?[] events)
    {
        List<Nudge> nudges = [];
        if (topic == Ticket)
            foreach (var told in events)
                if (told?.Data is { ValueKind: JsonValueKind.Object } data && NumberIn(data) is { } id && options.ReadTickets)
                    nudges.Add(new Nudge.Inquiry(id, $"{Ticket} {id} {Version(told)}"));
        if (topic.StartsWith(PenaltyTopics, StringComparison.Ordinal))
        {
            foreach (var told in events)
                if (told?.Data is { ValueKind: JsonValueKind.Object } data && NumberIn(data) is { } id)
                    nudges.Add(new Nudge.Penalty(id, $"{(KnownPenalties.Contains(topic) ? topic : PenaltyTopics)} {id} {Version(told)}"));
            return nudges;
        }

        if (!topic.StartsWith(Topics, StringComparison.Ordinal)) return nudges;
        var known = Known.Contains(topic) ? topic : Topics;   // it is not signed: whoever plays a message again may write what he likes
        foreach (var told in events)
            if (known == OrderPenalty && told?.Data is { ValueKind: JsonValueKind.Object } punished && AddPenalties(nudges, punished, Version(told))) continue;
            else if (told?.Data is { ValueKind: JsonValueKind.Object } data && WishMapping.IdOf(data) is { } id && !IsElsewhere(data))
                nudges.Add(new Nudge.Sale(id, $"{known} {id} {Version(told)}"));
        return nudges;
    }

    // It goes into a message's name, so it is a number and nothing else.
    private static string? NumberIn(JsonElement data) => WishMapping.IdOf(data) is { } id && WishInquiries.IsNumber(id.Value) ? id.Value : null;

    // What this topic tells is not documented: a penalty, or the order with the numbers of its penalties. True if it is the penalty itself.
    private static bool AddPenalties(List<Nudge> nudges, JsonElement data, string version)
    {
        if (data.TryGetProperty("related_entity_type", out _) || data.TryGetProperty("penalty_reason", out _))
        {
            if (NumberIn(data) is { } id) nudges.Add(new Nudge.Penalty(id, $"{OrderPenalty} {id} {version}"));
            return true;
        }

        if (data.TryGetProperty("penalties", out var numbers) && numbers.ValueKind == JsonValueKind.Array)
            foreach (var number in numbers.EnumerateArray().Take(MostPenalties))
                if (number.ValueKind == JsonValueKind.String && number.GetString() is { Length: 24 } text && text.All(char.IsAsciiHexDigitLower))
                    nudges.Add(new Nudge.Penalty(text, $"{OrderPenalty} {text} {version}"));
        return false;
    }

    // The vendor gives events no number: what changed and when it did is one. Without it the vendor's own time of the event stands in.
    private static string Version(WishMessage told) =>
        WishMapping.UpdatedIn(told.Data) is { } at
            ? at.Milliseconds.ToString(CultureInfo.InvariantCulture)
            : $"at {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(told.Timestamp + told.Data.GetRawText())).AsSpan(0, 8))}";

    // An order that somebody else fulfils is not taken in; one that does not say is looked at.
    private static bool IsElsewhere(JsonElement data)
    {
        try
        {
            var order = WishMapping.Parse(data);
            return !WishStates.IsOurs(order) && (order.State != WishStates.Shipped || order.TrackingInformation is not null);
        }
        catch (WishFieldException)
        {
            return false;
        }
    }

    // Both secrets are always tried, so that the time it takes does not say which one fits.
    private bool IsSigned(WebhookMessage message)
    {
        var given = message.Header("Wish-Hmac-Sha256");
        return Signature.FitsHmac(options.ClientSecret, message.Body.Span, given) | Signature.FitsHmac(options.PreviousClientSecret ?? options.ClientSecret, message.Body.Span, given);
    }
}
