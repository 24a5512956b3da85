using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Engine;

/// <summary>
/// Takes in vendors' messages. A message is a hint: it is verified, taken note of once and answered; what it is about is
/// read again at the vendor afterwards. Nothing that it says is believed, and no money moves by it.
/// </summary>
internal sealed class Intake(IReadOnlyDictionary<ShopId, Shop> shops, IOrderStore store, Errands errands, Telemetry telemetry, TimeProvider clock, ILogger logger, CancellationToken stopping)
{
    /// <summary>The most bytes a message may have.</summary>
    internal const int MostBytes = WebhookMessage.MostBytes;

    private const string Stranger = "unknown";   // a name that anybody may send is neither logged nor counted by

    /// <summary>Answers a message as soon as it is taken note of.</summary>
    internal async Task<WebhookAnswer> ReceiveAsync(ShopId shop, string vendor, WebhookMessage message, CancellationToken cancellation)
    {
        if (!shops.TryGetValue(shop, out var known) || known.Senders.Find(vendor) is not { } sender) return Refuse(shop, Stranger, WebhookFate.NoSuchVendor, "the shop has no client of this name that takes messages");
        if (message.Body.Length > MostBytes) return Refuse(shop, sender.Name, WebhookFate.TooLarge, $"{message.Body.Length} bytes, at most {MostBytes} are read");
        if (message.Header("Content-Encoding") is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)) return Refuse(shop, sender.Name, WebhookFate.Encoded, "the body is encoded");

        var reading = await ReadAsync(sender, message, cancellation).ConfigureAwait(false);
        return reading?.Verdict switch
        {
            WebhookVerdict.Genuine => await TakeAsync(known, sender, reading).ConfigureAwait(false),
            WebhookVerdict.Forged => Refuse(shop, sender.Name, WebhookFate.Forged, reading.Why),
            WebhookVerdict.Unreadable => Refuse(shop, sender.Name, WebhookFate.Unreadable, reading.Why),
            _ => Refuse(shop, sender.Name, WebhookFate.Broken, "the adapter broke on it"),
        };
    }

    private async ValueTask<WebhookReading?> ReadAsync(Sender sender, WebhookMessage message, CancellationToken cancellation)
    {
        try
        {
            return await sender.Reader.ReadWebhookAsync(message, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (!(fault is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            LogMessages.WebhookBroke(logger, sender.Name, fault.GetType().Name);   // its text may quote the message
            return null;
        }
    }

    // The note comes first. A sender that gives up meanwhile sends again and finds the note: so it is finished without him.
    private async Task<WebhookAnswer> TakeAsync(Shop shop, Sender sender, WebhookReading reading)
    {
        var isRepeat = reading.Nudges.Count > 0;
        try
        {
            Dictionary<string, bool> noted = new(StringComparer.Ordinal);
            foreach (var nudge in reading.Nudges)
            {
                if (!noted.TryGetValue(nudge.Message, out var isNew))
                    noted[nudge.Message] = isNew = await store.ReceiveAsync(shop.Id, sender.Name, nudge.Message, clock.Now(), stopping).ConfigureAwait(false);
                isRepeat &= !isNew;
                if (isNew) errands.Owe(new(shop, sender, nudge));
            }
        }
        catch (StoreUnavailableException fault)
        {
            return Refuse(shop.Id, sender.Name, WebhookFate.NotNoted, fault.Message);
        }
        finally
        {
            errands.Begin();
        }

        telemetry.Received(sender.Name, isRepeat ? WebhookFate.Repeated : WebhookFate.Genuine);
        if (isRepeat) LogMessages.WebhookRepeated(logger, shop.Id, sender.Name);
        return new(WebhookFate.Genuine.Status(), reading.Reply);
    }

    private WebhookAnswer Refuse(ShopId shop, string vendor, WebhookFate fate, string? why)
    {
        telemetry.Received(vendor, fate);
        LogMessages.WebhookRefused(logger, shop, vendor, fate, why ?? "no reason was told");
        return new(fate.Status(), "");
    }
}
