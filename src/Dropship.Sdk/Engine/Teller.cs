using System.Security.Cryptography;
using System.Text;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;

namespace Dropship.Engine;

/// <summary>Tells a customer what a try says, once. Before the notifier is called nothing has left, so a fault there is no doubt.</summary>
internal sealed class Teller(IPersonalDataStore persons)
{
    internal async ValueTask<PurchaseReceipt> TellAsync(Shop shop, Order order, TryKey key, CancellationToken cancellation)
    {
        if (shop.Notifier is not { } notifier) return new(Outcome.NotSent, Code: "the shop has no way to tell customers");
        CustomerMessage message;
        try
        {
            if (order.ReadNotice(key) is not { } notice) return new(Outcome.NotSent, Code: "what it is about is not known any more");
            var address = await persons.FindAddressAsync(order.Key, cancellation).ConfigureAwait(false);
            if (address is null && await persons.FindKeepingAsync(order.Key, cancellation).ConfigureAwait(false) is { IsErased: true }) return new(Outcome.Rejected, Reason: DeclineReason.Unsupported, Code: "erased");
            var (language, subject, text) = shop.Texts.Say(notice, order.Key, order.Latest()!.To, address);
            message = new(order.Key, IdOf(order.Key, key), notice.Kind, language, subject, text, address) { Inquiry = Waiting(order) };
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new(Outcome.NotSent, Code: fault.GetType().Name);
        }

        var told = await notifier.NotifyAsync(message, cancellation).ConfigureAwait(false);
        return new(told.Outcome, default, told.Reason, told.Code);
    }

    private static string? Waiting(Order order)
    {
        var (oldest, since) = (default(string?), default(Instant?));
        foreach (var inquiry in order.Inquiries)
            if (order.WaitsSince(inquiry) is { } waits && !(since <= waits) && order.PendingAct(inquiry) is null)
                (oldest, since) = (inquiry.Id, waits);
        return oldest;
    }

    // Of the key alone, so that it is the same for each try and says nothing to those who read it on the way.
    private static string IdOf(OrderKey order, TryKey key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{order} {key.No} {key.Rung} {key.Name}")).AsSpan(0, 16));
}
