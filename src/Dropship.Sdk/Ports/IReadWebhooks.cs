using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>A vendor that sends messages: implemented beside the client of a marketplace, a supplier or a carrier. A message is a hint, never a fact: what it is about is read again at the vendor.</summary>
public interface IReadWebhooks
{
    /// <summary>Verifies a message on its raw bytes, in constant time, and says what it is about. Nothing is parsed before it is verified.</summary>
    /// <param name="message">The message as it came.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<WebhookReading> ReadWebhookAsync(WebhookMessage message, CancellationToken cancellation);
}

/// <summary>A message of a vendor as it came in over HTTP.</summary>
/// <param name="Headers">The headers; names are found in any case.</param>
/// <param name="Body">The raw body.</param>
public sealed record WebhookMessage(IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The most bytes a message may have: 1 MiB.</summary>
    internal const int MostBytes = 1024 * 1024;

    /// <summary>A header, or null.</summary>
    /// <param name="name">Its name, in any case.</param>
    public string? Header(string name)
    {
        foreach (var (key, value) in Headers)
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                return value;
        return null;
    }

    /// <summary>Reads a message as it comes in: one byte more than any message may have, and no further. Whoever sends more, or sends without end, is told 413.</summary>
    /// <param name="headers">The headers.</param>
    /// <param name="body">The raw body, not decoded; stays the caller's to close.</param>
    /// <param name="cancellation">Gives up: that of the request, so that a sender who has gone is not waited for.</param>
    public static async Task<WebhookMessage> ReadAsync(IReadOnlyDictionary<string, string> headers, Stream body, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (read.Length <= MostBytes && await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, MostBytes + 1 - read.Length)), cancellation).ConfigureAwait(false) is var count and > 0)
            read.Write(buffer, 0, count);
        return new(headers, read.ToArray());
    }

    /// <summary>Says nothing of the contents: they may hold personal data and keys.</summary>
    public override string ToString() => $"WebhookMessage of {Body.Length} bytes";
}

/// <summary>What a message was found to be.</summary>
/// <param name="Verdict">Whether it may be believed to come from the vendor.</param>
/// <param name="Nudges">What is to be looked at; empty for messages that concern nothing here.</param>
/// <param name="Why">Why it was refused, without its contents; null if it was not.</param>
public sealed record WebhookReading(WebhookVerdict Verdict, IReadOnlyList<Nudge> Nudges, string? Why = null)
{
    /// <summary>What the vendor wants to read as an answer; empty for none.</summary>
    /// <value>Empty.</value>
    public string Reply { get; init; } = "";

    /// <summary>A message that is not believed.</summary>
    /// <param name="verdict">Forged or unreadable.</param>
    /// <param name="why">Why, without its contents.</param>
    public static WebhookReading Refused(WebhookVerdict verdict, string why) => new(verdict, [], why);
}

/// <summary>Whether a message may be believed to come from the vendor.</summary>
public enum WebhookVerdict
{
    /// <summary>The signature fits.</summary>
    Genuine,

    /// <summary>No signature, or one that does not fit.</summary>
    Forged,

    /// <summary>The signature fits, the body does not fit what the vendor documents.</summary>
    Unreadable,
}

/// <summary>What a message asks to look at.</summary>
public abstract record Nudge
{
    private Nudge(string message) => Message = message;

    /// <summary>The vendor's id of the message or a hash of the part of its body: the same whenever it is sent again.</summary>
    public string Message { get; }

    /// <summary>An order at the marketplace.</summary>
    /// <param name="Order">Its number.</param>
    /// <param name="Message">The message.</param>
    public sealed record Sale(OrderId Order, string Message) : Nudge(Message);

    /// <summary>A penalty of the marketplace.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Message">The message.</param>
    public sealed record Penalty(string Id, string Message) : Nudge(Message);

    /// <summary>An order at the supplier.</summary>
    /// <param name="Reference">Our number on it.</param>
    /// <param name="Message">The message.</param>
    public sealed record Purchase(string Reference, string Message) : Nudge(Message);

    /// <summary>A parcel.</summary>
    /// <param name="Number">Its tracking number.</param>
    /// <param name="Message">The message.</param>
    public sealed record Parcel(TrackingNumber Number, string Message) : Nudge(Message);

    /// <summary>A buyer's inquiry at the marketplace.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Message">The message.</param>
    public sealed record Inquiry(string Id, string Message) : Nudge(Message);
}
