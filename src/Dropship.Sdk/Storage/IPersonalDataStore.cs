using Dropship.Domain;

namespace Dropship.Storage;

/// <summary>Personal data of an order, apart from its history and erasable.</summary>
public interface IPersonalDataStore
{
    /// <summary>Keeps or replaces the address of an order.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="address">The address.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask SaveAddressAsync(OrderKey order, Address address, CancellationToken cancellation);

    /// <summary>The address of an order; null if it was never known or is erased.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<Address?> FindAddressAsync(OrderKey order, CancellationToken cancellation);

    /// <summary>Erases what is known of a person through an order. A save for an erased order is dropped: late messages must not bring it back.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask EraseAsync(OrderKey order, CancellationToken cancellation);
}
