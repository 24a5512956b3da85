using Dropship.Domain;

namespace Dropship.Storage;

/// <summary>
/// What a store keeps of buyers for the shop's own book: by marks, which are keyed hashes, never by anything a person could be read from. What is kept of an order goes with its address:
/// <see cref="IPersonalDataStore.EraseAsync"/> of the same store erases both at once.
/// </summary>
/// <remarks>Optional: a store without it has no book. <see cref="MemoryStore"/> and the stores for SQLite and PostgreSQL have it; the conformance suite judges it.</remarks>
public interface IBuyerRecords
{
    /// <summary>
    /// Takes note of an order, again and again if need be, and answers with the others of the shop that share a mark with it, the latest placed first. What is already noted of blocks and
    /// troubles stays. Of two orders that are noted at the same time at least one finds the other. An erased order is not noted, and finds nobody.
    /// </summary>
    /// <param name="met">The order.</param>
    /// <param name="most">At most so many for each mark, from 1.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<BuyerRecord>> MeetBuyerAsync(BuyerRecord met, int most, CancellationToken cancellation);

    /// <summary>What is noted of an order; null if nothing is, or it was erased.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<BuyerRecord?> FindBuyerAsync(OrderKey order, CancellationToken cancellation);

    /// <summary>Notes how many refunds and claims an order has had in all; nothing for an order that is not noted.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="troubles">How many.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask TellBuyerAsync(OrderKey order, int troubles, CancellationToken cancellation);

    /// <summary>Puts the buyer of an order on the shop's list or takes them off: the order and all that share a mark of the person with it.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="block">Who blocks and why; null to lift it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How many orders it concerned; 0 if nothing is noted of the order.</returns>
    ValueTask<int> BlockBuyerAsync(OrderKey order, BuyerBlock? block, CancellationToken cancellation);
}

/// <summary>What is noted of an order and its buyer.</summary>
/// <param name="Order">Which order.</param>
/// <param name="Persons">Marks of the person; two orders that share one are of the same buyer.</param>
/// <param name="Place">The mark of the address; null if it tells nothing of the person, for example a hub.</param>
/// <param name="PlacedAt">When it was placed.</param>
/// <param name="Paid">What it brings.</param>
/// <param name="Goods">Its SKUs.</param>
/// <param name="Checkout">The marketplace's number of the checkout, or null.</param>
public sealed record BuyerRecord(OrderKey Order, Few<string> Persons, string? Place, Instant PlacedAt, Money Paid, Few<Sku> Goods, string? Checkout = null)
{
    /// <summary>How many refunds and claims it has had.</summary>
    /// <value>0</value>
    public int Troubles { get; init; }

    /// <summary>Who put the buyer on the shop's list, or null.</summary>
    /// <value>Null.</value>
    public BuyerBlock? Block { get; init; }
}

/// <summary>Why a buyer is on the shop's list.</summary>
/// <param name="By">Who put them there.</param>
/// <param name="Reason">Why, in words, without personal data.</param>
/// <param name="At">When.</param>
public sealed record BuyerBlock(string By, string Reason, Instant At);
