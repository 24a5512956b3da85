using System.Text;
using Dropship.Ports;

namespace Dropship.Testing.Tests.Adapters.Paper;

/// <summary>What a paper vendor's message service sends.</summary>
internal sealed class PaperMail(string key, string about)
{
    private int _sent;

    public WebhookMessage Send() => Sign(Next());

    public static WebhookMessage Forge(ReadOnlyMemory<byte> body) => Signed(body, "another key");

    public WebhookMessage Sign(ReadOnlyMemory<byte> body) => Signed(body, key);

    private byte[] Next() => Encoding.UTF8.GetBytes($"{{\"id\":\"m-{++_sent}\",\"{about}\":\"PAPER{_sent}\"}}");

    private static WebhookMessage Signed(ReadOnlyMemory<byte> body, string key) =>
        new(new Dictionary<string, string> { ["Content-Type"] = "application/json", [PaperWebhooks.Signature] = PaperWebhooks.Sign(body.Span, key) }, body);
}
