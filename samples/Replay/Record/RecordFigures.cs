using Dropship.Domain;

namespace Replay.Record;

/// <summary>What a replay must come out with, computed from the record alone and without running anything.</summary>
public sealed record RecordFigures
{
    /// <summary>Orders read.</summary>
    public required int Orders { get; init; }

    /// <summary>Source status, then place, then count.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> BySourceStatus { get; init; }

    /// <summary>Orders with an item whose hand-over is later than the latest ship-by.</summary>
    public required int LateShipments { get; init; }

    /// <summary>Delivered orders whose delivery is later than promised.</summary>
    public required int LateDeliveries { get; init; }

    /// <summary>Orders with two or more sellers.</summary>
    public required int MultiSupplierOrders { get; init; }

    /// <summary>Item rows.</summary>
    public required int Units { get; init; }

    /// <summary>The money at the end.</summary>
    public required MoneyFigures Money { get; init; }

    /// <summary>Computes them all.</summary>
    public static RecordFigures Of(OrderRecord record)
    {
        var stories = record.Orders.Select(order => new Story(order)).ToList();
        return new()
        {
            Orders = stories.Count,
            BySourceStatus = Endings.Count(stories.Select(story => (story.Order.Status, story.Place))),
            LateShipments = stories.Count(story => story.ShippedLate),
            LateDeliveries = stories.Count(story => story.DeliveredLate),
            MultiSupplierOrders = stories.Count(story => story.Order.Lines.DistinctBy(line => line.Seller).Count() > 1),
            Units = stories.Sum(story => story.Order.Lines.Sum(line => line.Quantity)),
            Money = MoneyOf(stories),
        };
    }

    private static MoneyFigures MoneyOf(List<Story> stories)
    {
        var payouts = stories.Select(story => story.Payout).OfType<StoryPayout>().ToList();
        var purchases = stories.SelectMany(story => story.Purchases).ToList();
        return new()
        {
            Received = Sum(stories, story => story.Received),
            Refunded = Sum(stories.Where(story => story.Place is Place.CancelledRefunded or Place.UnsuppliedRefunded), story => story.Received),
            Settled = Sum(payouts, payout => payout.Amount),
            Fees = Sum(payouts, payout => payout.Fees),
            Difference = Sum(payouts, payout => payout.Difference),
            Open = Sum(stories.Where(story => story.Place is Place.InTransit), story => story.Received),
            SupplierCost = Sum(purchases.Where(purchase => purchase.End is PurchaseEnd.Kept or PurchaseEnd.WrittenOff), purchase => purchase.Cost),
            WrittenOff = Sum(purchases.Where(purchase => purchase.End is PurchaseEnd.WrittenOff), purchase => purchase.Cost),
        };
    }

    private static decimal Sum<T>(IEnumerable<T> many, Func<T, Money> money) => many.Sum(one => money(one).Amount);
}
