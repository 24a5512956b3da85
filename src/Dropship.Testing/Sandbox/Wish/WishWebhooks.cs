using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Subscriptions over the API, and the messages that are due.</summary>
internal sealed class WishWebhooks(WishJournal journal, WishSandboxOptions options, WishIds ids, WishOrderJson orders, WishPenalties penalties, WishTicketJson tickets, WishReplies replies)
{
    // How many events the vendor puts into one message is not published.
    private const int MostEvents = 20;

    private WishNotices Notices => journal.Account.Notices;

    /// <summary>When the next message may be sent, or null.</summary>
    internal DateTimeOffset? NextAt => Notices.Waiting.Count == 0 ? null : Notices.Waiting.Min(notice => notice.Since) + options.WebhookDelay;

    internal SandboxAnswer Topics() => WishReplies.Data(json =>
    {
        json.WriteStartArray();
        foreach (var topic in WishTopics.All)
        {
            json.WriteStartObject();
            json.WriteString("id", TopicId(topic));
            json.WriteString("topic_name", topic);
            json.WriteString("api_version", "V3");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    internal SandboxAnswer List() => WishReplies.Data(json =>
    {
        json.WriteStartArray();
        foreach (var subscription in Notices.Subscriptions) Write(json, subscription);
        json.WriteEndArray();
    });

    /// <summary>A new subscription: its values are in the query. Asking twice makes two.</summary>
    internal SandboxAnswer Create(SandboxRequest request)
    {
        var topic = WishTopics.All.FirstOrDefault(topic => TopicId(topic) == request.Value("topic_id"));
        if (topic is null) return replies.Bad("There is no such topic.");
        if (!Uri.TryCreate(request.Value("endpoint"), UriKind.Absolute, out var endpoint) || endpoint.Scheme is not "http" and not "https") return replies.Bad("endpoint must be an address with http or https.");
        Subscribe(topic, endpoint.OriginalString);
        return WishReplies.Data(json => Write(json, Notices.Subscriptions[^1]));
    }

    internal void Subscribe(string topic, string endpoint) => journal.Record(new WishEvent.Subscribed(journal.Now, topic, endpoint));

    /// <summary>The messages that are due now, each once unless it is lost or repeated on purpose; events of one subscription share a message.</summary>
    internal IReadOnlyList<SandboxMessage> Take()
    {
        var since = journal.Now - options.WebhookDelay;
        var batches = Notices.Waiting.Where(notice => notice.Since <= since).GroupBy(notice => (notice.Subscription, notice.IsTest)).SelectMany(group => group.Chunk(MostEvents)).ToArray();
        if (batches.Length == 0) return [];
        List<SandboxMessage> messages = [];
        foreach (var (number, batch) in batches.Index()) messages.AddRange(Copies(Notices.Sent + number + 1, batch[0].Subscription, batch[0].IsTest ? "" : ids.MerchantId, Body(batch)));
        journal.Record(new WishEvent.MessagesTaken(journal.Now, since, batches.Length));
        return messages;
    }

    private IEnumerable<SandboxMessage> Copies(int number, WishSubscription subscription, string merchant, byte[] body)
    {
        var copies = IsEvery(options.LoseEveryMessage, number) ? 0 : IsEvery(options.RepeatEveryMessage, number) ? 2 : 1;
        for (var attempt = 0; attempt < copies; attempt++) yield return new(Headers(subscription, body, attempt, merchant), body);
    }

    private Dictionary<string, string> Headers(WishSubscription subscription, byte[] body, int attempt, string merchant) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["Content-Type"] = "application/json",
        ["Wish-Topic"] = subscription.Topic,
        ["Wish-Hmac-Sha256"] = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.ClientSecret), body)),
        ["Wish-API-Version"] = "V3",
        ["Wish-Merchant-ID"] = merchant,
        ["Wish-Subscription-ID"] = SubscriptionId(subscription),
        ["Wish-Retry-Attempt"] = attempt.ToString(CultureInfo.InvariantCulture),
    };

    private byte[] Body(IEnumerable<WishNotice> notices) => WishReplies.Bytes(json =>
    {
        json.WriteStartArray();
        foreach (var notice in notices)
        {
            json.WriteStartObject();
            json.WritePropertyName("data");
            if (notice.Order is { } order) orders.Write(json, order);
            else if (notice.Penalty is { } penalty) penalties.Write(json, penalty);
            else if (notice.Ticket is { } ticket) tickets.Write(json, ticket);
            else json.WriteStringValue("This is a test message.");
            json.WriteNumber("timestamp", notice.At.ToUnixTimeSeconds());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private void Write(Utf8JsonWriter json, WishSubscription subscription)
    {
        json.WriteStartObject();
        json.WriteString("id", SubscriptionId(subscription));
        json.WriteString("topic_id", TopicId(subscription.Topic));
        json.WriteString("endpoint", subscription.Endpoint);
        json.WriteString("status", "ACTIVE");
        json.WriteEndObject();
    }

    private static bool IsEvery(int every, int number) => every > 0 && number % every == 0;

    private string TopicId(string topic) => ids.ObjectId("topic", topic);

    private string SubscriptionId(WishSubscription subscription) => ids.ObjectId("subscription", subscription.Number);
}
