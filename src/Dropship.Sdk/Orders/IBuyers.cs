using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Orders;

/// <summary>
/// The shop's list of buyers, for people, edited by the orders they placed: no name is written down. Whoever is on it is held with their next order, where buyers are looked at
/// (<see cref="Screening.ChecksBuyers"/>) by the shop's own book. What has passed the look already goes on. The list goes with the data it rests on: when the last order of a buyer is erased, nobody is left to block.
/// </summary>
public interface IBuyers
{
    /// <summary>What is noted of the buyer of an order, by marks and figures; null if nothing is, or it was erased.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<BuyerRecord?> FindAsync(OrderKey order, CancellationToken cancellation = default);

    /// <summary>Puts the buyer of an order on the list.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="by">Who.</param>
    /// <param name="reason">Why, in words, without personal data.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    /// <exception cref="ArgumentException">No reason or name is given.</exception>
    Task<Refusal?> BlockAsync(OrderKey order, string by, string reason, CancellationToken cancellation = default);

    /// <summary>Takes the buyer of an order off the list.</summary>
    /// <param name="order">Which order; any that shares e-mail, telephone, tax number, or name and postal code with those to be freed.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    /// <exception cref="ArgumentException">No name is given.</exception>
    Task<Refusal?> UnblockAsync(OrderKey order, string by, CancellationToken cancellation = default);
}
