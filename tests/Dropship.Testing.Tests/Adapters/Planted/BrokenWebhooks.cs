using Dropship.Ports;
using Dropship.Testing.Tests.Adapters.Paper;

namespace Dropship.Testing.Tests.Adapters.Planted;

internal delegate Task<WebhookReading> Reader(WebhookMessage message);

/// <summary>Readers of messages, each with one fault.</summary>
internal static class BrokenWebhooks
{
    private static readonly WebhookReading Forged = WebhookReading.Refused(WebhookVerdict.Forged, "no");

    public static IEnumerable<(string Case, string Fault, Func<Reader, string, Reader> Break)> All =>
    [
        ("a genuine message is believed and says what to look at", "believes nobody", (_, _) => _ => Task.FromResult(Forged)),
        ("a genuine message is believed and says what to look at", "looks at nothing", (read, _) => async message => await read(message) with { Nudges = [] }),
        ("a message that is sent again gives the same nudges", "numbers messages as they come", (read, _) => Numbering(read)),
        ("two messages are told apart", "gives all one name", (read, _) => async message => Renamed(await read(message), _ => "m")),
        ("header names are found in any case", "looks for one spelling", (read, _) => message => message.Headers.ContainsKey(PaperWebhooks.Signature) ? read(message) : Task.FromResult(Forged)),
        ("a message without its signature is forged", "lets the unsigned pass", (read, key) => message => read(message.Header(PaperWebhooks.Signature) is null ? Signed(message, key) : message)),
        ("a message without its signature is forged", "lets a short signature pass", (read, key) => message => read(message.Header(PaperWebhooks.Signature) is { Length: < 5 } ? Signed(message, key) : message)),
        ("a message signed with another key is forged", "looks at the length alone", (read, key) => message => read(message.Header(PaperWebhooks.Signature) is { Length: 64 } ? Signed(message, key) : message)),
        ("a message with any bit of its signature turned is forged", "leaves out the last digit", (read, key) => message => read(message.Header(PaperWebhooks.Signature)?[..^1] == Sign(message, key)[..^1] ? Signed(message, key) : message)),
        ("a message with a bit of its body turned is forged", "does not sign the first byte", (read, key) => message => read(FitsWithOtherFirst(message, key) ? Signed(message, key) : message)),
        ("a message that is cut or lengthened is forged", "trims the body", (read, key) => message => read(FitsTrimmed(message, key) ? Signed(message, key) : message)),
        ("a signed message that makes no sense is unreadable", "believes what is signed", (read, _) => async message => await read(message) is { Verdict: WebhookVerdict.Genuine } good ? good : new(WebhookVerdict.Genuine, [])),
        ("a signed message that makes no sense is unreadable", "throws", (read, _) => async message => await read(message) is { Verdict: not WebhookVerdict.Unreadable } good ? good : throw new FormatException()),
        ("a signed message that is huge or deep is refused", "reads what is huge", (read, key) => message => read(message.Body.Length > 1 << 20 ? Signed(message with { Body = message.Body.TrimEnd((byte)' ') }, key) : message)),
        ("parallel messages are read as one by one", "keeps the message in a field", (read, _) => MixedUp(read)),
        ("a refused message tells no secret", "shows its key", (read, key) => async message => await read(message) is { Verdict: WebhookVerdict.Genuine } good ? good : WebhookReading.Refused(WebhookVerdict.Forged, $"it should be signed with {key}")),
    ];

    private static Reader Numbering(Reader read)
    {
        var count = 0;
        return async message => Renamed(await read(message), name => $"{name}-{++count}");
    }

    // The case reads 32 one by one, then 32 side by side.
    private static Reader MixedUp(Reader read)
    {
        var mixed = new Mixed<WebhookMessage>(passFirst: 32);
        return async message => await read(await mixed.OtherAsync(message));
    }

    private static WebhookReading Renamed(WebhookReading reading, Func<string, string> name) => reading with { Nudges = [.. reading.Nudges.Select(Nudge (nudge) => new Nudge.Sale(new("P-1"), name(nudge.Message)))] };

    private static string Sign(WebhookMessage message, string key) => PaperWebhooks.Sign(message.Body.Span, key);

    private static WebhookMessage Signed(WebhookMessage message, string key) => message with { Headers = new Dictionary<string, string> { [PaperWebhooks.Signature] = Sign(message, key) } };

    private static bool Fits(ReadOnlySpan<byte> body, WebhookMessage message, string key) => PaperWebhooks.Sign(body, key) == message.Header(PaperWebhooks.Signature);

    private static bool FitsTrimmed(WebhookMessage message, string key) => Fits(message.Body.Span.TrimEnd((byte)' '), message, key);

    private static bool FitsWithOtherFirst(WebhookMessage message, string key)
    {
        for (var bit = 0; bit < 8 && message.Body.Length > 0; bit++)
        {
            var body = message.Body.ToArray();
            body[0] ^= (byte)(1 << bit);
            if (Fits(body, message, key)) return true;
        }

        return false;
    }
}
