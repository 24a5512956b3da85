using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>What somebody else knows of the shop's buyers: a list, a fraud service. Where none is given, the shop's own book in the store is asked. Asked before each purchase; the answer holds no personal data.</summary>
public interface IBuyerBook
{
    /// <summary>What is known of the buyer of an order; empty if nothing speaks against it.</summary>
    /// <param name="order">The order.</param>
    /// <param name="address">Where it goes: personal data, not to be kept; null if it is not known.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<Few<BuyerNote>> FindAsync(OrderKey order, Address? address, CancellationToken cancellation);
}
