using Dropship.Domain;

namespace Dropship.Orders;

/// <summary>What became of a wish to be forgotten. Holds nothing of the person: it may be filed.</summary>
/// <param name="Order">Through which order the person was known.</param>
/// <param name="At">The moment that stands as proof in the store; null if nothing was erased.</param>
/// <param name="Refused">Why not, or null: an order that has not ended needs the address.</param>
/// <param name="Recipients">Who else was given data of the person and must be told: the marketplace has them from the buyer, suppliers and the carrier from us.</param>
public sealed record Erasure(OrderKey Order, Instant? At, Refusal? Refused, IReadOnlyList<Recipient> Recipients);

/// <summary>Somebody who was given data of a person.</summary>
/// <param name="Role">What it is to the order.</param>
/// <param name="Name">Who, by the name of the shop's client.</param>
/// <param name="Reference">The order's number there, or a parcel's; null for none.</param>
public sealed record Recipient(RecipientRole Role, string Name, string? Reference = null);

/// <summary>What somebody is to an order.</summary>
public enum RecipientRole
{
    /// <summary>Sold it: has name, address and payment.</summary>
    Marketplace,

    /// <summary>Was sent name, address, telephone and tax number, or may have been: the answer to an order was lost.</summary>
    Supplier,

    /// <summary>Was sent tracking numbers, which lead to the address at the carrier.</summary>
    Carrier,

    /// <summary>Was given name, address, e-mail and what became of the order, to tell the customer.</summary>
    Notifier,
}
