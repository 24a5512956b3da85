using Dropship.Domain;
using Dropship.Inquiries;
using Dropship.Orders;
using Dropship.Ports;
using Dropship.Settling;
using Dropship.Standing;

namespace Dropship;

/// <summary>The engine: reads paid orders, buys, follows, settles. Made by <c>AddDropship</c>; one for a process.</summary>
public interface IDropship
{
    /// <summary>Orders, for people: find, explain, cancel, answer questions.</summary>
    IOrders Orders { get; }

    /// <summary>The shops' money, for people: payouts, what is owed, what was earned.</summary>
    ISettlements Settlements { get; }

    /// <summary>How the shops stand at their marketplaces.</summary>
    IStanding Standing { get; }

    /// <summary>What buyers ask, and the answers.</summary>
    IInquiries Inquiries { get; }

    /// <summary>The switch before everything that spends.</summary>
    ISpendingGate Spending { get; }

    /// <summary>The shop's list of buyers.</summary>
    IBuyers Buyers { get; }

    /// <summary>Runs until it is stopped. The hosted service does this; call it yourself only without one.</summary>
    /// <param name="cancellation">Stops it; calls in flight are given up and looked into at the next start.</param>
    Task RunAsync(CancellationToken cancellation);

    /// <summary>Runs one round: all that is new and all that is due now. For cron jobs and tests.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>False if the store could not be used, which the log explains: nothing was lost, run another round later.</returns>
    Task<bool> PumpAsync(CancellationToken cancellation = default);

    /// <summary>When the next round has something to do; null if that is not known, because the store could not be read or nothing is to come.</summary>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<Instant?> NextAsync(CancellationToken cancellation = default);

    /// <summary>Takes a vendor's message as a hint that an order has changed: the order is read at the marketplace again. A message that was seen before does nothing.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="source">The vendor's name.</param>
    /// <param name="message">The vendor's id of the message, or a hash of its body.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>True if it was new.</returns>
    /// <exception cref="ArgumentException">The shop is not configured.</exception>
    Task<bool> NudgeAsync(OrderKey order, string source, string message, CancellationToken cancellation = default);

    /// <summary>
    /// Takes in a message that a vendor sent over HTTP, and says what to answer. It is verified by the vendor's adapter, taken note of once and answered; the vendor
    /// is read again at once, beside it. A message never moves money: what it says is not believed, only looked into. It is safe to hand over whatever a stranger sends.
    /// </summary>
    /// <param name="shop">Which shop it was sent to.</param>
    /// <param name="vendor">The name of the shop's client, in any case: a marketplace's or carrier's <c>Descriptor.Name</c>, a supplier's id.</param>
    /// <param name="message">The message as it came, the body not yet decoded.</param>
    /// <param name="cancellation">Gives up before it is verified; what was taken note of is followed.</param>
    /// <returns>The answer; see there for what each status means.</returns>
    Task<WebhookAnswer> ReceiveAsync(ShopId shop, string vendor, WebhookMessage message, CancellationToken cancellation = default);
}
