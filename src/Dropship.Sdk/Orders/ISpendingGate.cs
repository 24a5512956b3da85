using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Orders;

/// <summary>
/// The switch before everything that spends: purchases and refunds. It stands in the store, so it holds for every process and after every start; what is on the wire already is not called back.
/// Orders that would spend rest with the reason, and everything that costs nothing goes on.
/// </summary>
public interface ISpendingGate
{
    /// <summary>How the gate of a shop stands.</summary>
    /// <param name="shop">Which shop.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The gate; null if nobody ever touched it, which is open.</returns>
    /// <exception cref="ArgumentException">The shop is not configured.</exception>
    ValueTask<ShopGate?> FindAsync(ShopId shop, CancellationToken cancellation = default);

    /// <summary>Stops spending: when this returns, nothing that spends is sent any more that was not decided before.</summary>
    /// <param name="shop">Which shop.</param>
    /// <param name="reason">Why, in words; shown wherever an order waits for it.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">The shop is not configured, or no reason or name is given.</exception>
    Task StopAsync(ShopId shop, string reason, string by, CancellationToken cancellation = default);

    /// <summary>Lets the shop spend again; orders that waited are looked at within a quarter of an hour.</summary>
    /// <param name="shop">Which shop.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">The shop is not configured, or no reason or name is given.</exception>
    Task ResumeAsync(ShopId shop, string reason, string by, CancellationToken cancellation = default);

    /// <summary>
    /// Stops spending until every open order was looked up at the shop's suppliers by the references it has and would have: for a store that was restored from a backup. The rounds that follow do it, and
    /// open the gate by themselves when all was read; a purchase nobody here decided holds its order for a person.
    /// </summary>
    /// <param name="shop">Which shop.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">The shop is not configured, or no reason or name is given.</exception>
    Task ReconcileAsync(ShopId shop, string reason, string by, CancellationToken cancellation = default);
}
