using Dropship.Domain;
using Replay.Record;
using static Replay.Invent.Twist;

namespace Replay.Invent;

/// <summary>The times of an invented order.</summary>
internal static class InventedTimes
{
    /// <summary>The order with those times that its plot has on record.</summary>
    internal static SourceOrder Of(Plot plot, Twist twist, Chance chance, SourceOrder order)
    {
        var approved = order.PurchasedAt + chance.Span(TimeSpan.FromMinutes(9), chance.Hits(8000) ? TimeSpan.FromHours(1) : TimeSpan.FromDays(2));
        var handedOver = approved + chance.Span(TimeSpan.FromHours(5), TimeSpan.FromDays(4));
        if (twist.HasFlag(EarlyHandOver)) (approved, handedOver) = (handedOver, approved);
        var delivered = handedOver + (twist.HasFlag(DeliveryBeforeHandOver) ? -TimeSpan.FromHours(2) : chance.Span(TimeSpan.FromDays(2), TimeSpan.FromDays(20)));
        return Promised(order with
        {
            ApprovedAt = plot.Has.HasFlag(Has.Approval) ? approved : null,
            HandedOverAt = plot.Has.HasFlag(Has.HandOver) ? handedOver : null,
            DeliveredAt = plot.Has.HasFlag(Has.Delivery) ? delivered : null,
        }, twist, chance);
    }

    /// <summary>The order with a promise at midnight: weeks after the purchase and after the delivery, unless that is to be late.</summary>
    internal static SourceOrder Promised(SourceOrder order, Twist twist, Chance chance)
    {
        var promised = order.PurchasedAt.Midnight() + TimeSpan.FromDays(chance.Between(20, 40));
        if (order.DeliveredAt is { } delivered)
            promised = twist.HasFlag(LateDelivery) ? delivered.Midnight() - TimeSpan.FromDays(chance.Between(0, 2))
                : promised > delivered ? promised : delivered.Midnight() + TimeSpan.FromDays(chance.Between(1, 9));
        return order with { PromisedAt = promised };
    }

    /// <summary>The ship-by of its items: after the hand-over, unless that is to be late.</summary>
    internal static Instant ShipBy(SourceOrder order, Twist twist, Chance chance)
    {
        if (twist.HasFlag(FarShipBy)) return order.PurchasedAt + TimeSpan.FromDays(600);
        if (order.HandedOverAt is not { } handedOver) return (order.ApprovedAt ?? order.PurchasedAt) + chance.Span(TimeSpan.FromDays(3), TimeSpan.FromDays(7));
        return twist.HasFlag(LateHandOver)
            ? handedOver - chance.Span(TimeSpan.FromHours(1), TimeSpan.FromDays(2))
            : handedOver + chance.Span(TimeSpan.FromHours(30), TimeSpan.FromDays(6));
    }

    /// <summary>The beginning of that day.</summary>
    internal static Instant Midnight(this Instant at) => Instant.From(new(at.ToDateTimeOffset().Date, TimeSpan.Zero));
}
