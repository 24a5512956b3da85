using Dropship.Domain;

namespace Dropship.Storage;

/// <summary>
/// Keeps orders: an append journal per order, a narrow header with the due time, cursors and an inbox. The truth is the
/// journal; the header can be rebuilt from it. Conflict is an answer, not an exception. The conformance suite in
/// Dropship.Testing judges every implementation.
/// </summary>
/// <remarks>All members may be called in parallel. Every member throws <see cref="StoreUnavailableException"/> if nothing can be read or written for now.</remarks>
public interface IOrderStore
{
    /// <summary>Creates or upgrades the schema. Called once before anything else; harmless when repeated, also by several processes.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StoreVersionException">The store was written by a newer version.</exception>
    ValueTask InitializeAsync(CancellationToken cancellation);

    /// <summary>The journal of an order, or null if it was never appended to.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StoreCorruptException">The order's rows do not fit together; other orders are not affected.</exception>
    ValueTask<StoredOrder?> LoadAsync(OrderKey order, CancellationToken cancellation);

    /// <summary>
    /// Appends commits, many orders at once. When the call returns, every commit answered with <see cref="AppendResult.Written"/> is durable.
    /// Each commit is judged alone: a conflict on one order does not stop another. An order stands at most once in a call.
    /// </summary>
    /// <param name="commits">The commits.</param>
    /// <param name="cancellation">Gives up waiting; a commit may have been written all the same.</param>
    /// <returns>One answer per commit, in the same order.</returns>
    ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<OrderCommit> commits, CancellationToken cancellation);

    /// <summary>
    /// Moves wake-up times and watermarks without a journal entry, and lifts orders that were parked. Lossy: may be delayed, and is ignored for an order whose version has moved on.
    /// A later <see cref="DueAsync"/> of the same store instance sees it.
    /// </summary>
    /// <param name="touches">What to move.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask TouchAsync(IReadOnlyList<OrderTouch> touches, CancellationToken cancellation);

    /// <summary>The orders whose wake-up time has come: earliest deadline first, those without one last, then by wake-up time.</summary>
    /// <param name="now">The present.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<OrderHeader>> DueAsync(Instant now, int limit, CancellationToken cancellation);

    /// <summary>
    /// Leases orders that are due, in the order of <see cref="DueAsync"/>, and that nobody else holds. A lease gives an order a new epoch and ends by itself; its holder may take it again at once.
    /// A lease spares work and fences decisions; what makes a purchase safe are versions, tries and the supplier's protocol.
    /// </summary>
    /// <param name="request">Who asks, for how many and how long.</param>
    /// <param name="cancellation">Gives up; leases that were given all the same run out.</param>
    ValueTask<IReadOnlyList<OrderHeader>> LeaseAsync(LeaseRequest request, CancellationToken cancellation);

    /// <summary>Ends leases before they run out. One that another holds by now is left alone.</summary>
    /// <param name="holder">Whose they are.</param>
    /// <param name="leased">What was leased, as it was given.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask ReleaseAsync(string holder, IReadOnlyList<OrderHeader> leased, CancellationToken cancellation);

    /// <summary>Whether a shop may spend; null if nobody ever said otherwise.</summary>
    /// <param name="shop">Which shop.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<ShopGate?> ReadGateAsync(ShopId shop, CancellationToken cancellation);

    /// <summary>Opens or shuts a shop's gate. Durable when the call returns: no commit that spends passes a shut gate from then on, in any process.</summary>
    /// <param name="shop">Which shop.</param>
    /// <param name="gate">How it is to stand.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask SetGateAsync(ShopId shop, ShopGate gate, CancellationToken cancellation);

    /// <summary>How much money is set aside in a scope.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="scope">Which scope.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<decimal> ReadReservedAsync(ShopId shop, string scope, CancellationToken cancellation);

    /// <summary>The earliest wake-up time of all orders, or null if none has one.</summary>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<Instant?> NextWakeAsync(CancellationToken cancellation);

    /// <summary>Headers that fit a query, sorted by key.</summary>
    /// <param name="query">What to find.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<OrderHeader>> FindAsync(OrderQuery query, CancellationToken cancellation);

    /// <summary>The orders that a commit gave a name, sorted by key. Several may share one: a checkout of two orders, a parcel with the goods of two.</summary>
    /// <param name="shop">Whose orders.</param>
    /// <param name="name">The name, compared exactly.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<OrderKey>> FindByNameAsync(ShopId shop, string name, CancellationToken cancellation);

    /// <summary>Takes an order out of the normal run, with a reason a person can read: its row is corrupt, its code throws, or a vendor's answer about it cannot be used. A later append or touch lifts it.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="reason">Why, in words.</param>
    /// <param name="wakeAt">When to look at it again.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask ParkAsync(OrderKey order, string reason, Instant wakeAt, CancellationToken cancellation);

    /// <summary>How far a source has been read, or null at the start.</summary>
    /// <param name="shop">Whose source.</param>
    /// <param name="source">Its name, for example <c>orders</c>.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<string?> ReadCursorAsync(ShopId shop, string source, CancellationToken cancellation);

    /// <summary>Remembers how far a source has been read. Call it after what was read is durable.</summary>
    /// <param name="shop">Whose source.</param>
    /// <param name="source">Its name.</param>
    /// <param name="cursor">The adapter's own mark.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask SaveCursorAsync(ShopId shop, string source, string cursor, CancellationToken cancellation);

    /// <summary>Takes note of an inbound message once. Kept as long as the order lives: vendors redeliver for days.</summary>
    /// <param name="shop">Whose message.</param>
    /// <param name="source">The vendor's name.</param>
    /// <param name="message">The vendor's id of the message, or a hash of its body.</param>
    /// <param name="at">When it came.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>True the first time, false for a repeat.</returns>
    ValueTask<bool> ReceiveAsync(ShopId shop, string source, string message, Instant at, CancellationToken cancellation);
}
