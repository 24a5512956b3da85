using System.Globalization;
using Dropship.Domain;
using Dropship.Ports;
using Replay.Record;
using static Dropship.Ports.MarketplaceWrite;

namespace Replay.Vendors;

/// <summary>
/// The marketplace of the record, and an example of how a marketplace is attached: changed orders by a cursor in time,
/// reads, three writes that are kept in books, and the read-back of each.
/// </summary>
public sealed class RecordMarketplace : IMarketplaceClient, IAnswerCancels, IPayoutClient, IRatingClient
{
    private const int PageSize = 500;
    private const string Cancel = "cancel";
    private readonly World _world;
    private readonly (Instant At, Story Story)[] _changes;
    private readonly (Instant At, Story Story)[] _payouts;
    private readonly (Instant At, OrderRating Rating)[] _ratings;

    /// <summary>Opens the marketplace.</summary>
    public RecordMarketplace(World world)
    {
        _world = world;
        _changes = [.. world.Stories.SelectMany(ChangesOf).OrderBy(change => change.At).ThenBy(change => change.Story.Order.Id, StringComparer.Ordinal)];
        _payouts = [.. world.Stories.Where(story => story.Payout is not null).Select(story => (story.Payout!.At, story)).OrderBy(payout => payout.At).ThenBy(payout => payout.story.Order.Id, StringComparer.Ordinal)];
        _ratings = [.. world.Stories.SelectMany(RatingsOf).OrderBy(rating => rating.At).ThenBy(rating => rating.Rating.Order)];
    }

    /// <inheritdoc />
    public MarketplaceDescriptor Descriptor { get; } = new("Olist", RateLimit.None, TimeSpan.FromHours(1));

    /// <inheritdoc />
    public ValueTask<OrderPage> ListChangedAsync(string? cursor, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (page, next, more) = Page(_changes, cursor);
        return new(new OrderPage([.. page.DistinctBy(story => story.Order.Id).Select(Show)], next, more));
    }

    /// <inheritdoc />
    public ValueTask<MarketplaceOrder?> GetOrderAsync(OrderId order, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new(_world.Find(order) is { } story && story.Order.PurchasedAt <= _world.Now ? Show(story) : null);
    }

    /// <inheritdoc />
    public ValueTask<WriteReceipt> SubmitShipmentAsync(Shipment shipment, CancellationToken cancellation) =>
        new(Enter(EntryKind.Shipment, ShipmentKey(shipment), shipment.Order, 0m, cancellation));

    /// <inheritdoc />
    public ValueTask<WriteReceipt> RefundAsync(Refund refund, CancellationToken cancellation) =>
        new(Enter(EntryKind.Refund, RefundKey(refund), refund.Order, refund.Amount.Amount, cancellation));

    /// <inheritdoc />
    public ValueTask<WriteReceipt> AnswerCancelAsync(OrderId order, string request, bool accepted, CancellationToken cancellation) =>
        new(Enter(EntryKind.Answer, order.Value, order, accepted ? 1m : 0m, cancellation));

    /// <inheritdoc />
    public ValueTask<Verification> VerifyWriteAsync(OrderId order, MarketplaceWrite write, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (kind, key) = write switch
        {
            Shipment shipment => (EntryKind.Shipment, ShipmentKey(shipment)),
            Refund refund => (EntryKind.Refund, RefundKey(refund)),
            _ => (EntryKind.Answer, order.Value),
        };
        return new(_world.Books.Find(kind, key) is null ? Verification.NotDone : Verification.Done);
    }

    /// <inheritdoc />
    public ValueTask<PayoutPage> ListPayoutsAsync(string? cursor, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (page, next, more) = Page(_payouts, cursor);
        return new(new PayoutPage([.. page.Select(story => PayoutOf(story))], next, more));
    }

    /// <inheritdoc />
    public ValueTask<RatingPage> ListRatingsAsync(string? cursor, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (page, next, more) = Page(_ratings, cursor);
        return new(new RatingPage(page, next, more));
    }

    private static IEnumerable<(Instant At, OrderRating Rating)> RatingsOf(Story story) =>
        from review in story.Order.Reviews.AsEnumerable()
        select (review.AnsweredAt, new OrderRating(new(story.Order.Id), new(review.Id, review.AnsweredAt.Milliseconds, review.Score, review.AnsweredAt)));

    private static OrderPayout PayoutOf(Story story)
    {
        var payout = story.Payout!;
        return new(new(story.Order.Id), new(new($"payout-{story.Order.Id}"), payout.Amount, payout.Fees, true, payout.At));
    }

    private static IEnumerable<(Instant At, Story Story)> ChangesOf(Story story)
    {
        yield return (story.Order.PurchasedAt, story);
        if (story.PaidAt is { } paid) yield return (paid, story);
        if (story.CancelledAt is { } cancelled) yield return (cancelled, story);
    }

    // The cursor is a place in a list sorted by time; only what has happened by now is shown.
    private (List<T> Page, string Cursor, bool HasMore) Page<T>((Instant At, T Told)[] all, string? cursor)
    {
        var place = cursor is null ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture);
        List<T> page = [];
        for (; place < all.Length && all[place].At <= _world.Now && page.Count < PageSize; place++) page.Add(all[place].Told);
        return (page, place.ToString(CultureInfo.InvariantCulture), place < all.Length && all[place].At <= _world.Now);
    }

    // What the shop itself wrote is not told back to it: it reads that with VerifyWriteAsync, killed or not.
    private MarketplaceOrder Show(Story story)
    {
        var (source, now) = (story.Order, _world.Now);
        var id = new OrderId(source.Id);
        Few<Fact.CancelAsked> cancels = [];
        var (status, revision) = (SaleStatus.Unpaid, source.PurchasedAt);
        if (story.PaidAt is { } paid && paid <= now) (status, revision) = (SaleStatus.Paid, paid);
        if (story.CancelledAt is { } asked && asked <= now)
        {
            if (story.HandedOverAt is not null) (status, revision) = (SaleStatus.Cancelled, asked);
            else cancels = [new(Cancel, CancelOrigin.Buyer, asked)];
        }

        var sale = new Fact.SaleSeen(0, revision.Milliseconds, status, source.PurchasedAt, status == SaleStatus.Unpaid ? null : story.PaidAt, source.Payments, [.. story.Lines.Select(line => LineOf(line, story.ShipBy(line)))], DestinationOf(source), story.DeliverBy);
        return new(id, sale, cancels, [], AddressOf(source));
    }

    /// <summary>The marketplace's number of a line.</summary>
    public static LineId IdOf(SourceLine line) => new(line.Number.ToString(CultureInfo.InvariantCulture));

    private static OrderLine LineOf(SourceLine line, Instant? shipBy) => new(
        IdOf(line),
        line.Product is { } product ? new Sku(product) : null,
        line.Quantity, line.Price, line.Freight * line.Quantity, shipBy);

    private static Destination DestinationOf(SourceOrder source) => new("BR", source.Destination?.ZipPrefix ?? "");

    // The record has no names and streets; a real adapter hands over what the marketplace tells.
    private static Address? AddressOf(SourceOrder source) =>
        source.Destination is { } place ? new($"Buyer of {source.Id}", [], place.City, place.State, place.ZipPrefix, "BR") : null;

    private static string ShipmentKey(Shipment shipment) => $"{shipment.Order}/{shipment.Number}";

    private static string RefundKey(Refund refund) => string.Create(CultureInfo.InvariantCulture, $"{refund.Order}/{refund.No}");

    // Who gives up before anything left is told so; after that there is no giving up in this world.
    private WriteReceipt Enter(string kind, string key, OrderId order, decimal amount, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_world.Find(order) is null) return WriteReceipt.Rejected(DeclineReason.Invalid, "no such order");
        if (_world.Books.Find(kind, key) is null) _world.Books.Enter(kind, key, order.Value, _world.Now, amount);
        return WriteReceipt.Done;
    }
}
