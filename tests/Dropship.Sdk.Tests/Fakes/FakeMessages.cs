using System.Text;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.Fakes;

/// <summary>Messages of the fake vendors: a header <c>sign</c> that says "true", and words of kind, name and message id, for example "purchase ds-1 m-1".</summary>
internal static class FakeMessages
{
    public const string Reply = "{\"ok\":true}";

    public static WebhookMessage Of(string words, string sign = "true", string? encoding = null)
    {
        Dictionary<string, string> headers = new() { ["Sign"] = sign };
        if (encoding is not null) headers["content-encoding"] = encoding;
        return new(headers, Encoding.UTF8.GetBytes(words));
    }

    public static WebhookReading Read(WebhookMessage message)
    {
        if (message.Header("sign") != "true") return WebhookReading.Refused(WebhookVerdict.Forged, "the signature does not fit");
        var words = Encoding.UTF8.GetString(message.Body.Span).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length % 3 != 0) return WebhookReading.Refused(WebhookVerdict.Unreadable, "words are missing");
        return new(WebhookVerdict.Genuine, [.. words.Chunk(3).Select(Nudge)]) { Reply = Reply };
    }

    private static Nudge Nudge(string[] words) => words[0] switch
    {
        "sale" => new Nudge.Sale(new(words[1]), words[2]),
        "purchase" => new Nudge.Purchase(words[1], words[2]),
        "penalty" => new Nudge.Penalty(words[1], words[2]),
        "parcel" => new Nudge.Parcel(new(words[1]), words[2]),
        _ => throw new FormatException("a word that is not known: " + words[0]),
    };
}
