using Dropship.Domain;

namespace Replay.Record;

/// <summary>
/// What the vendors do with one order: the record's sparse row read as a course of events. The only place where missing
/// and odd values are decided:
/// <list type="bullet">
/// <item>Paid at approval; without one, but with a hand-over or delivery on record, at purchase; else never, whatever the status.</item>
/// <item>The status decides what happens; times on record that do not fit it (a delivery of a shipped order, a hand-over of an
/// unavailable one) only count as events for the clock and, a hand-over, for lateness. The marketplace turns back the parcel
/// of a cancelled order, so its delivery is not told.</item>
/// <item>Shipped or delivered without hand-over time: handed over at payment, which is never late and never after the clock.</item>
/// <item>Delivered without delivery time: at the promised time; without that too, at hand-over.</item>
/// <item>What stands in for a missing time is held against no promise: the marketplace shows no ship-by, no deliver-by for it.</item>
/// <item>Cancelled: one day after the later of hand-over and payment; without hand-over one hour after payment; unpaid: never,
/// as there is nothing to cancel.</item>
/// <item>A hand-over or delivery before the payment (or the reverse of each other) keeps its time: it is a fact of the record,
/// and whoever asks earlier than it can know is told as soon as it asks.</item>
/// <item>No items: one line at order level without product, seller or price; nothing is bought for it, base is zero.</item>
/// <item>Paid, but no payment on record: paid with 0.00.</item>
/// </list>
/// </summary>
public sealed record Story(SourceOrder Order)
{
    private static readonly TimeSpan CancelAfterHandOver = TimeSpan.FromDays(1);
    private static readonly TimeSpan CancelAfterPayment = TimeSpan.FromHours(1);
    private static readonly TimeSpan PayoutAfterDelivery = TimeSpan.FromDays(14);

    /// <summary>The shop's patience with a supplier who took the order and does not ship, from the payment on.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(60);

    /// <summary>When the buyer paid; null if never.</summary>
    public Instant? PaidAt { get; } = Order.ApprovedAt ?? (Order.HandedOverAt is null && Order.DeliveredAt is null ? null : Order.PurchasedAt);

    /// <summary>What the marketplace shows as bought: the lines, or one line at order level.</summary>
    public Few<SourceLine> Lines => Order.Lines.IsEmpty ? [SourceLine.OrderLevel] : Order.Lines;

    /// <summary>Until when the marketplace promised the delivery; null if it did not, or if the promise stands in for the delivery.</summary>
    public Instant? DeliverBy => DeliveredAt is not null && Order.DeliveredAt is null ? null : Order.PromisedAt;

    /// <summary>Until when a line is to be handed over; null if the record does not say, or if the payment stands in for the hand-over.</summary>
    public Instant? ShipBy(SourceLine line) => HandedOverAt is not null && Order.HandedOverAt is null ? null : line.ShipBy;

    /// <summary>What the suppliers do once they are asked.</summary>
    public Conduct Suppliers => Order.Status switch
    {
        SourceStatus.Delivered or SourceStatus.Shipped => Conduct.Ships,
        SourceStatus.Canceled => Order.HandedOverAt is null ? Conduct.NeverShips : Conduct.Ships,
        SourceStatus.Unavailable => Conduct.Declines,
        _ => Conduct.NeverShips,
    };

    /// <summary>When the suppliers hand over; null if they never do.</summary>
    public Instant? HandedOverAt => PaidAt is { } paid && Suppliers is Conduct.Ships ? Order.HandedOverAt ?? paid : null;

    /// <summary>When the carrier delivers; null if it never does.</summary>
    public Instant? DeliveredAt => HandedOverAt is { } handedOver && Order.Status is SourceStatus.Delivered
        ? Order.DeliveredAt ?? Order.PromisedAt ?? handedOver
        : null;

    /// <summary>When the buyer's cancel reaches the marketplace; null if none does. Suppliers who have handed over refuse it, others credit.</summary>
    public Instant? CancelledAt => (Order.Status, PaidAt, Order.HandedOverAt) switch
    {
        (SourceStatus.Canceled, { } paid, { } handedOver) => (handedOver > paid ? handedOver : paid) + CancelAfterHandOver,
        (SourceStatus.Canceled, { } paid, null) => paid + CancelAfterPayment,
        _ => null,
    };

    /// <summary>When the shop gives up on suppliers who never ship; null if it comes to another end.</summary>
    public Instant? GivenUpAt => PaidAt is { } paid && Suppliers is Conduct.NeverShips && CancelledAt is null ? paid + Patience : null;

    /// <summary>Where the order must end.</summary>
    public Place Place => (PaidAt, Order.Status) switch
    {
        (null, _) => Place.NeverPaid,
        (_, SourceStatus.Delivered) => Place.Settled,
        (_, SourceStatus.Shipped) => Place.InTransit,
        (_, SourceStatus.Canceled) => Place.CancelledRefunded,
        _ => Place.UnsuppliedRefunded,
    };

    /// <summary>What the buyer paid: the sum of the payments, nothing if never paid.</summary>
    public Money Received => PaidAt is null ? Reais.Zero : Order.Payments;

    /// <summary>Price and freight of all units.</summary>
    public Money Base => Order.Lines.Aggregate(Reais.Zero, (sum, line) => sum + ((line.Price + line.Freight) * line.Quantity));

    /// <summary>One purchase a seller, in the order of the lines; none if never paid or without items.</summary>
    public Few<StoryPurchase> Purchases => PaidAt is null ? [] : Order.Lines
        .GroupBy(line => line.Seller!, StringComparer.Ordinal)
        .Select(seller => new StoryPurchase(seller.Key, seller.ToFew(), PurchaseEnd))
        .ToFew();

    /// <summary>What the marketplace pays out, and when; null if it never does.</summary>
    public StoryPayout? Payout => DeliveredAt is { } delivered
        ? new(Base, Received, Latest(delivered, HandedOverAt!.Value, PaidAt!.Value) + PayoutAfterDelivery)
        : null;

    /// <summary>True if the hand-over on record is later than the latest ship-by of its items.</summary>
    public bool ShippedLate => Order.HandedOverAt is { } handedOver && !Order.Lines.IsEmpty && handedOver > Order.Lines.Max(line => line.ShipBy!.Value);

    /// <summary>True if the status is delivered and the delivery on record is later than promised.</summary>
    public bool DeliveredLate => Order is { Status: SourceStatus.Delivered, DeliveredAt: { } delivered, PromisedAt: { } promised } && delivered > promised;

    private PurchaseEnd PurchaseEnd => Suppliers switch
    {
        Conduct.Declines => PurchaseEnd.Declined,
        Conduct.NeverShips => PurchaseEnd.Credited,
        _ => CancelledAt is null ? PurchaseEnd.Kept : PurchaseEnd.WrittenOff,
    };

    private static Instant Latest(Instant one, Instant other, Instant third) => new(Math.Max(one.Milliseconds, Math.Max(other.Milliseconds, third.Milliseconds)));
}
