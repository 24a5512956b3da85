using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>A shop's account at a marketplace. Reads throw <see cref="ProviderException"/>; writes answer with a <see cref="WriteReceipt"/>. All members may be called in parallel.</summary>
public interface IMarketplaceClient
{
    /// <summary>What the engine must know of the marketplace; pure data.</summary>
    MarketplaceDescriptor Descriptor { get; }

    /// <summary>Orders that changed since a cursor, at least once, in any order.</summary>
    /// <param name="cursor">The adapter's own mark of the last page; null for the start.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<OrderPage> ListChangedAsync(string? cursor, CancellationToken cancellation);

    /// <summary>One order as it is now, or null if the marketplace does not know it.</summary>
    /// <param name="order">Its number.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<MarketplaceOrder?> GetOrderAsync(OrderId order, CancellationToken cancellation);

    /// <summary>Gives the marketplace a tracking number. Repeating the same shipment is harmless.</summary>
    /// <param name="shipment">The shipment.</param>
    /// <param name="cancellation">Gives up; the outcome is then unknown.</param>
    ValueTask<WriteReceipt> SubmitShipmentAsync(MarketplaceWrite.Shipment shipment, CancellationToken cancellation);

    /// <summary>Gives the buyer money back. Called once for a refund; never repeated after an unknown outcome.</summary>
    /// <param name="refund">The refund.</param>
    /// <param name="cancellation">Gives up; the outcome is then unknown.</param>
    ValueTask<WriteReceipt> RefundAsync(MarketplaceWrite.Refund refund, CancellationToken cancellation);

    /// <summary>Reads back whether a write had its effect.</summary>
    /// <param name="order">The order.</param>
    /// <param name="write">The write, as it was sent.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<Verification> VerifyWriteAsync(OrderId order, MarketplaceWrite write, CancellationToken cancellation);
}

/// <summary>A marketplace that lets the shop answer cancellation requests.</summary>
public interface IAnswerCancels
{
    /// <summary>Answers a request. Repeating the same answer is harmless.</summary>
    /// <param name="order">The order.</param>
    /// <param name="request">The request.</param>
    /// <param name="accepted">True: cancelled.</param>
    /// <param name="cancellation">Gives up; the outcome is then unknown.</param>
    ValueTask<WriteReceipt> AnswerCancelAsync(OrderId order, string request, bool accepted, CancellationToken cancellation);
}

/// <summary>What the engine must know of a marketplace.</summary>
/// <param name="Name">For people.</param>
/// <param name="Limit">How fast it may be called.</param>
/// <param name="PollEvery">How often changed orders are asked for.</param>
public sealed record MarketplaceDescriptor(string Name, RateLimit Limit, TimeSpan PollEvery);

/// <summary>A page of changed orders.</summary>
/// <param name="Orders">The orders.</param>
/// <param name="Cursor">The mark to go on from.</param>
/// <param name="HasMore">True if another page is ready.</param>
public sealed record OrderPage(IReadOnlyList<MarketplaceOrder> Orders, string Cursor, bool HasMore)
{
    /// <summary>Orders of the page that could not be understood. Each is held with its reason, so that a person sees it and the page goes on.</summary>
    /// <value>None.</value>
    public IReadOnlyList<UnreadableOrder> Unreadable { get; init; } = [];
}

/// <summary>An order that the marketplace told in a way its adapter does not understand.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Why">Field, value and cure, without personal data.</param>
public sealed record UnreadableOrder(OrderId Id, string Why);

/// <summary>An order as the marketplace has it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Sale">The sale at its revision.</param>
/// <param name="Cancels">Requests to cancel it.</param>
/// <param name="Refunds">Refunds on the marketplace's books.</param>
/// <param name="Address">Where it goes: personal data, kept apart; null if the marketplace does not say.</param>
public sealed record MarketplaceOrder(OrderId Id, Fact.SaleSeen Sale, Few<Fact.CancelAsked> Cancels, Few<Fact.RefundSeen> Refunds, Address? Address = null)
{
    /// <summary>When the buyer confirmed the receipt, where the marketplace tells.</summary>
    /// <value>Never.</value>
    public Few<Fact.ReceiptConfirmed> Confirmed { get; init; }

    /// <summary>What carriers have told the marketplace of the numbers that it shows to the buyer.</summary>
    /// <value>Nothing.</value>
    public Few<Fact.ScanSeen> Scans { get; init; }
}

/// <summary>What is written to a marketplace.</summary>
public abstract record MarketplaceWrite
{
    private MarketplaceWrite()
    {
    }

    /// <summary>A parcel for the marketplace.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Number">The tracking number.</param>
    /// <param name="Carrier">The carrier as the supplier names it; the adapter maps it.</param>
    /// <param name="Units">What is in it; empty for all.</param>
    /// <param name="ShippedAt">When it was handed over, if that is known.</param>
    public sealed record Shipment(OrderId Order, TrackingNumber Number, CarrierCode Carrier, Few<LineUnits> Units, Instant? ShippedAt) : MarketplaceWrite;

    /// <summary>A refund for the marketplace to carry out.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="No">Number of the refund in the order; the adapter hands it back in <see cref="Fact.RefundSeen.Ours"/>.</param>
    /// <param name="Lines">How much for which line.</param>
    /// <param name="Amount">Their sum.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Refund(OrderId Order, int No, Few<LineAmount> Lines, Money Amount, RefundReason Reason) : MarketplaceWrite;

    /// <summary>An answer to a cancellation request.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Request">The request.</param>
    /// <param name="Accepted">True: cancelled.</param>
    public sealed record CancelAnswer(OrderId Order, string Request, bool Accepted) : MarketplaceWrite;
}
