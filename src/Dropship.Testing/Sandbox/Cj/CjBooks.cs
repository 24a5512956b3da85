namespace Dropship.Testing.Sandbox.Cj;

/// <summary>What was really ordered, charged and credited.</summary>
/// <param name="Orders">All orders ever created, the oldest first; deleted ones too.</param>
/// <param name="Balance">What can be spent now, in USD.</param>
/// <param name="Charged">All that was ever taken from the balance, in USD.</param>
/// <param name="Credited">All that came back to it for orders that CJ cancelled and by disputes, in USD.</param>
/// <param name="RefusedPayments">How often a payment was asked for an order that is not to be paid (any more).</param>
/// <param name="CreateCalls">How often each order number was sent to be created, whatever came of it.</param>
public sealed record CjBooks(IReadOnlyList<CjBookedOrder> Orders, decimal Balance, decimal Charged, decimal Credited, int RefusedPayments, IReadOnlyDictionary<string, int> CreateCalls)
{
    /// <summary>All disputes ever opened, the oldest first.</summary>
    /// <value>Empty.</value>
    public IReadOnlyList<CjBookedDispute> Disputes { get; init; } = [];

    /// <summary>The caller's line ids that stand in more than one order that was paid and not cancelled: bought twice. A second order for a parcel that was lost counts too.</summary>
    public IReadOnlyList<string> LinesPaidTwice =>
    [
        .. Orders.Where(order => order.Charged > order.Credited)
            .SelectMany(order => order.Lines.Select(line => line.StoreLineItemId).OfType<string>().Distinct())
            .GroupBy(line => line, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).Order(StringComparer.Ordinal),
    ];
}

/// <summary>An order in the sandbox's books.</summary>
/// <param name="OrderNumber">The caller's own number.</param>
/// <param name="OrderId">CJ's number.</param>
/// <param name="Status">Where it stands now, in CJ's words; DELETED if it was deleted.</param>
/// <param name="Country">ISO-2 code of the destination.</param>
/// <param name="Amount">What it costs, in USD.</param>
/// <param name="Charged">What was taken for it, in USD.</param>
/// <param name="Credited">What came back, in USD.</param>
/// <param name="Lines">What was ordered.</param>
/// <param name="PaidAt">When it was paid; null if it was not.</param>
/// <param name="Fate">What becomes of it; null before it is paid.</param>
public sealed record CjBookedOrder(
    string OrderNumber, string OrderId, string Status, string Country, decimal Amount, decimal Charged, decimal Credited,
    IReadOnlyList<CjBookedLine> Lines, DateTimeOffset? PaidAt, CjFate? Fate);

/// <summary>A line of an order in the sandbox's books.</summary>
/// <param name="Sku">The variant's SKU.</param>
/// <param name="Vid">The variant's id.</param>
/// <param name="Quantity">How many units.</param>
/// <param name="StoreLineItemId">The caller's own id of the line; null if none was sent.</param>
public sealed record CjBookedLine(string Sku, string Vid, int Quantity, string? StoreLineItemId);

/// <summary>A parcel that left the sandbox's warehouse.</summary>
/// <param name="OrderNumber">The caller's own number of the order.</param>
/// <param name="TrackingNumber">The number on the parcel.</param>
/// <param name="Provider">Who carries it first.</param>
/// <param name="LastMileNumber">The number of who delivers it; null if it stays with the first carrier.</param>
/// <param name="LastMileCarrier">Who delivers it; null if it stays with the first carrier.</param>
/// <param name="From">ISO-2 code of the warehouse's country.</param>
/// <param name="To">ISO-2 code of the destination.</param>
/// <param name="ShippedAt">When it left.</param>
/// <param name="EndsAt">When its way ends: delivered, back, or declared lost.</param>
/// <param name="Fate">What becomes of it.</param>
public sealed record CjShipment(
    string OrderNumber, string TrackingNumber, string Provider, string? LastMileNumber, string? LastMileCarrier, string From, string To, DateTimeOffset ShippedAt, DateTimeOffset EndsAt, CjFate Fate);
