using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters;

/// <summary>A fixture whose vendor sends messages.</summary>
public interface ISendWebhooks
{
    /// <summary>The adapter's reader of messages.</summary>
    IReadWebhooks Reader { get; }

    /// <summary>The header that holds the signature.</summary>
    string SignatureHeader { get; }

    /// <summary>A genuine message about something new, as the vendor would send it; each call gives another one.</summary>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<WebhookMessage> SendAsync(CancellationToken cancellation);

    /// <summary>A message with any body, signed as the vendor signs.</summary>
    /// <param name="body">The body; it need not make sense.</param>
    WebhookMessage Sign(ReadOnlyMemory<byte> body);

    /// <summary>A message with any body, signed with a key that is not this account's.</summary>
    /// <param name="body">The body.</param>
    WebhookMessage Forge(ReadOnlyMemory<byte> body);
}
