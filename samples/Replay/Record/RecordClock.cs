using Dropship.Domain;

namespace Replay.Record;

/// <summary>The span of virtual time that a record needs.</summary>
/// <param name="Starts">The first purchase.</param>
/// <param name="Stops">180 days after the last event.</param>
public sealed record RecordClock(Instant Starts, Instant Stops)
{
    private static readonly TimeSpan Afterwards = TimeSpan.FromDays(180);

    /// <summary>The span of these orders; null if there are none.</summary>
    public static RecordClock? Of(IReadOnlyCollection<SourceOrder> orders) => orders.Count == 0
        ? null
        : new(orders.Min(order => order.PurchasedAt), orders.Max(LastEvent) + Afterwards);

    // Ship-by and promised times are no events, but a promise that stands in for a missing delivery is one.
    private static Instant LastEvent(SourceOrder order)
    {
        Instant? last = order.PurchasedAt;
        foreach (var time in (ReadOnlySpan<Instant?>)[order.ApprovedAt, order.HandedOverAt, order.DeliveredAt, new Story(order).DeliveredAt])
            last = Instant.Later(last, time);
        return last!.Value;
    }
}
