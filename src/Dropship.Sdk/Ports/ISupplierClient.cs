using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>An account at a supplier. Reads throw <see cref="ProviderException"/>; writes answer with a receipt. All members may be called in parallel.</summary>
public interface ISupplierClient
{
    /// <summary>What the engine must know of the supplier; pure data.</summary>
    SupplierDescriptor Descriptor { get; }

    /// <summary>The landed price of goods and freight, before anything is bound.</summary>
    /// <param name="request">What and where to.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<Quote> GetQuoteAsync(QuoteRequest request, CancellationToken cancellation);

    /// <summary>Carries out one step of a purchase: once on the wire, no retry, no redirect.</summary>
    /// <param name="purchase">The step and all it needs.</param>
    /// <param name="cancellation">Gives up; the outcome is then unknown.</param>
    ValueTask<PurchaseReceipt> SendAsync(PurchaseRequest purchase, CancellationToken cancellation);

    /// <summary>The orders that bear our reference; empty only if the supplier says for certain that there is none.</summary>
    /// <param name="reference">Our reference.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<SupplierOrder>> FindByReferenceAsync(string reference, CancellationToken cancellation);

    /// <summary>An order and its parcels as they are now; null if the supplier does not know it.</summary>
    /// <param name="order">The supplier's number.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<SupplierReading?> GetOrderAsync(SupplierOrderId order, CancellationToken cancellation);
}

/// <summary>A supplier that can be asked to cancel a paid order.</summary>
public interface ICancelPurchases
{
    /// <summary>Asks to cancel; asking twice is harmless. Done means cancelled, Pending means asked. The receipt tells the order as it is then, if the answer does.</summary>
    /// <param name="order">The supplier's number.</param>
    /// <param name="cancellation">Gives up; the outcome is then unknown.</param>
    ValueTask<PurchaseReceipt> CancelAsync(SupplierOrderId order, CancellationToken cancellation);
}

/// <summary>A supplier where an unpaid order can be removed.</summary>
public interface IDiscardDrafts
{
    /// <summary>Removes an unpaid order; doing it twice is harmless. The receipt tells the order as it is then, if the answer does.</summary>
    /// <param name="order">The supplier's number.</param>
    /// <param name="cancellation">Gives up; the outcome is then unknown.</param>
    ValueTask<PurchaseReceipt> DiscardAsync(SupplierOrderId order, CancellationToken cancellation);
}

/// <summary>A supplier that can be reminded.</summary>
public interface IUrgeShipping
{
    /// <summary>Reminds the supplier to ship.</summary>
    /// <param name="order">The supplier's number.</param>
    /// <param name="rung">Which reminder, from 1.</param>
    /// <param name="cancellation">Gives up; the reminder then counts as told.</param>
    ValueTask<WriteReceipt> UrgeAsync(SupplierOrderId order, int rung, CancellationToken cancellation);
}

/// <summary>A supplier that is paid from a balance.</summary>
public interface IWallet
{
    /// <summary>What can be spent now.</summary>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<Money> GetAvailableAsync(CancellationToken cancellation);
}

/// <summary>A supplier where many orders can be read with one call.</summary>
public interface IReadManyPurchases
{
    /// <summary>How many orders one call may ask for; at least 1.</summary>
    int ReadBatch { get; }

    /// <summary>Orders and their parcels as they are now. An order that is left out is read alone by <see cref="ISupplierClient.GetOrderAsync"/>.</summary>
    /// <param name="orders">The supplier's numbers, at most <see cref="ReadBatch"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<SupplierReading>> GetOrdersAsync(IReadOnlyList<SupplierOrderId> orders, CancellationToken cancellation);
}

/// <summary>Finds the account at a supplier by its name; for shops with many suppliers of one kind.</summary>
public interface ISupplierDirectory
{
    /// <summary>The account, or null if there is none of this name. The same name always gives the same instance.</summary>
    /// <param name="supplier">The name.</param>
    ISupplierClient? Find(SupplierId supplier);
}

/// <summary>What the engine must know of a supplier.</summary>
/// <param name="Supplier">The account's name.</param>
/// <param name="Terms">Its purchase protocol.</param>
/// <param name="Limit">How fast it may be called.</param>
public sealed record SupplierDescriptor(SupplierId Supplier, SupplierTerms Terms, RateLimit Limit)
{
    /// <summary>What it takes as an address; null if that is not known.</summary>
    public AddressRules? Address { get; init; }
}

/// <summary>Units of a line as the supplier names them.</summary>
/// <param name="Line">The line.</param>
/// <param name="Sku">The supplier's SKU.</param>
/// <param name="Quantity">How many.</param>
public sealed record SupplierLine(LineId Line, Sku Sku, int Quantity);

/// <summary>What a price is asked for.</summary>
/// <param name="Order">The order.</param>
/// <param name="Lines">What.</param>
/// <param name="To">Where to.</param>
public sealed record QuoteRequest(OrderKey Order, Few<SupplierLine> Lines, Destination To);

/// <summary>The answer to a request for a price: a cost, or a reason why there is none.</summary>
/// <param name="Cost">Landed cost in the supplier's currency; null if it is refused.</param>
/// <param name="Until">When the quote ends, or null.</param>
/// <param name="Refused">Why there is none.</param>
public sealed record Quote(Money? Cost, Instant? Until = null, DeclineReason Refused = DeclineReason.None)
{
    /// <summary>What the goods of each line cost of it, one entry a line; the rest of the cost is freight. Null if the supplier does not tell: then no line is judged by itself.</summary>
    public Few<LineAmount>? Goods { get; init; }
}

/// <summary>One step of a purchase.</summary>
/// <param name="Step">Which step.</param>
/// <param name="Reference">Our number: the same for every try of this purchase.</param>
/// <param name="Order">The shop's order.</param>
/// <param name="Lines">What is bought.</param>
/// <param name="To">Where to.</param>
/// <param name="Address">The address; null if the marketplace did not tell it or it was erased.</param>
/// <param name="MaxTotal">The most that may be charged.</param>
/// <param name="Own">The supplier's order so far; null before it exists.</param>
public sealed record PurchaseRequest(PurchaseStep Step, string Reference, OrderKey Order, Few<SupplierLine> Lines, Destination To, Address? Address, Money MaxTotal, SupplierOrder? Own);

/// <summary>How a write at a supplier ended and what exists there after it.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Orders">The supplier's orders that bear our reference, if the answer tells them.</param>
/// <param name="Reason">Why it was rejected.</param>
/// <param name="Code">The vendor's own code.</param>
public sealed record PurchaseReceipt(Outcome Outcome, Few<SupplierOrder> Orders = default, DeclineReason Reason = DeclineReason.None, string? Code = null);

/// <summary>An order at the supplier and its parcels.</summary>
/// <param name="Order">The order.</param>
/// <param name="Parcels">Its parcels.</param>
public sealed record SupplierReading(SupplierOrder Order, Few<SupplierParcel> Parcels);

/// <summary>A parcel as the supplier tells it.</summary>
/// <param name="Number">The tracking number.</param>
/// <param name="Carrier">The carrier's name.</param>
/// <param name="Units">What is in it; empty if the supplier does not say.</param>
/// <param name="HandedOverAt">When the carrier got it; null if it is only announced.</param>
public sealed record SupplierParcel(TrackingNumber Number, CarrierCode Carrier, Few<LineUnits> Units, Instant? HandedOverAt);
