using Dropship.Domain;

namespace Dropship.Storage;

/// <summary>The store cannot be read or written for now: disk full, locked, down. Nothing was sent; the work is derived again later.</summary>
/// <param name="message">What and why.</param>
/// <param name="inner">The driver's own exception.</param>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The rows of one order do not fit together or cannot be unpacked. The order is parked; the rest runs.</summary>
/// <param name="order">Which order.</param>
/// <param name="message">What was found and what should be there.</param>
/// <param name="inner">The cause, if there is one.</param>
public sealed class StoreCorruptException(OrderKey order, string message, Exception? inner = null) : Exception($"Order {order}: {message}", inner)
{
    /// <summary>The order whose rows are damaged.</summary>
    public OrderKey Order { get; } = order;
}

/// <summary>The store was written by a newer version of the package: install that one or restore a backup.</summary>
/// <param name="message">Both versions.</param>
public sealed class StoreVersionException(string message) : Exception(message);
