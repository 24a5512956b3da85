using System.Collections.Concurrent;
using Dropship.Domain;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Engine;

/// <summary>
/// Personal data are kept for as long as the order needs them and a time after it, then erased. The date is written down when the order comes to
/// rest and is judged again when it comes: an order that goes on since then keeps its address. A crash between date and erasure leaves the date.
/// </summary>
/// <param name="orders">The orders.</param>
/// <param name="persons">What is known of their buyers.</param>
/// <param name="keep">How long after its end an order's data are kept; null for ever.</param>
/// <param name="maxInFlight">How many are erased at once.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Where it is said how many were erased.</param>
internal sealed class Retention(IOrderStore orders, IPersonalDataStore persons, TimeSpan? keep, int maxInFlight, TimeProvider clock, ILogger logger)
{
    private const int Most = 100;
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);
    private static readonly TimeSpan WhenUnreadable = TimeSpan.FromDays(1);
    private Instant? _next;

    /// <summary>Why the address of an order cannot go yet, or null.</summary>
    internal static string? Needs(Order order, Instant now)
    {
        if (order.Phase(now) is not (Phase.Completed or Phase.Settled or Phase.Cancelled or Phase.Refunded or Phase.WrittenOff) and var phase) return $"the order is {phase}: it still needs the address; cancel it, or wait until it has ended";
        if (order.OpenCancel is { } cancel) return $"the cancellation {cancel.Request} is not answered";
        foreach (var inquiry in order.Inquiries)
            if (order.WaitsSince(inquiry) is not null)
                return $"the inquiry {inquiry.Id} is not answered";
        foreach (var purchase in order.Purchases)
            if (!order.HasEnded(purchase, now))
                return $"purchase {purchase.Round} has not ended";
        return null;
    }

    /// <summary>Takes note of an order that rests: when its data are to go, if nothing needs them any more.</summary>
    internal async ValueTask RestsAsync(Order order, CancellationToken cancellation)
    {
        var now = clock.Now();
        if (keep is { } span && Needs(order, now) is null && await persons.FindKeepingAsync(order.Key, cancellation).ConfigureAwait(false) is { IsErased: false, Until: null })
            await persons.KeepUntilAsync(order.Key, now + span, cancellation).ConfigureAwait(false);
    }

    /// <summary>Erases what may not be kept any longer, once a day: to clean a store behind what was erased costs about the same for one order as for many.</summary>
    internal async Task ApplyAsync(CancellationToken cancellation)
    {
        var now = clock.Now();
        if (keep is null || _next > now) return;
        var erased = 0;
        for (var more = true; more;)
        {
            var overdue = await persons.OverdueAsync(now, Most, cancellation).ConfigureAwait(false);
            ConcurrentQueue<OrderKey> free = [];
            await EachAsync(overdue, async (key, stop) =>
            {
                if (await IsFreeAsync(key, now, stop).ConfigureAwait(false)) free.Enqueue(key);
            }, cancellation).ConfigureAwait(false);
            await EachAsync(free, persons.EraseAsync, cancellation).ConfigureAwait(false);
            erased += free.Count;
            more = overdue.Count == Most;
        }

        _next = now + Every;
        if (erased > 0) LogMessages.PersonalDataErased(logger, erased);
    }

    private Task EachAsync(IEnumerable<OrderKey> keys, Func<OrderKey, CancellationToken, ValueTask> work, CancellationToken cancellation) =>
        Parallel.ForEachAsync(keys, new ParallelOptions { MaxDegreeOfParallelism = maxInFlight, CancellationToken = cancellation }, work);

    // An order that went on since then is asked again when it rests; one that cannot be read now, the day after: the others do not wait for it.
    private async ValueTask<bool> IsFreeAsync(OrderKey key, Instant now, CancellationToken cancellation)
    {
        var (needs, isReadable) = await NeedsAsync(key, now, cancellation).ConfigureAwait(false);
        if (isReadable && !needs) return true;
        await persons.KeepUntilAsync(key, isReadable ? null : now + WhenUnreadable, cancellation).ConfigureAwait(false);
        return false;
    }

    private async ValueTask<(bool Needs, bool IsReadable)> NeedsAsync(OrderKey key, Instant now, CancellationToken cancellation)
    {
        try
        {
            return (await orders.LoadAsync(key, cancellation).ConfigureAwait(false) is { } stored && Needs(Residents.Fold(key, stored).Order, now) is not null, true);
        }
        catch (Exception fault) when (fault is StoreCorruptException or EventFormatException)
        {
            return (true, false);
        }
    }
}
