namespace Dropship.Domain;

/// <summary>What a purchase says of how fast its supplier hands over.</summary>
/// <param name="Supplier">Who.</param>
/// <param name="Bought">When it was decided to buy.</param>
/// <param name="IsRecent">True if it was handed over of late.</param>
/// <param name="Waits">True if it is still waited for.</param>
public readonly record struct HandOver(SupplierId Supplier, Instant Bought, bool IsRecent, bool Waits);

/// <summary>
/// How many purchases suppliers hand over in a day, as seen of late, and how many wait before each. What waits longest goes first, so a purchase is expected when all before it have gone at that pace: this sees a supplier
/// that cannot keep up before anything is late.
/// </summary>
public sealed record HandOverPace
{
    private Few<SupplierQueue> Suppliers { get; init; }

    private SupplierQueue All { get; init; }

    private Instant Now { get; init; }

    /// <summary>How long a purchase that is made now will wait for its hand-over; null if nothing was handed over of late.</summary>
    public TimeSpan? NewWait => All.Expected(All.Waiting.Count + 1, Now) - Now;

    /// <summary>What the purchases of an order say.</summary>
    /// <param name="order">The order.</param>
    /// <param name="recent">How old a hand-over may be to count.</param>
    /// <param name="now">The present.</param>
    public static Few<HandOver> Of(Order order, TimeSpan recent, Instant now)
    {
        Few<HandOver> said = [];
        foreach (var purchase in order.Purchases)
            if (purchase is { IsBought: true, Intent: { } intent })
            {
                var handed = HandedOver(order, purchase.Round);
                said = said.Add(new(intent.Supplier, intent.At, handed + recent >= now, handed is null && purchase is { IsLive: true, GivenUpAt: null } && order.Units(purchase).Covered > 0));
            }

        return said;
    }

    /// <summary>Counts what purchases say.</summary>
    /// <param name="said">The purchases of all orders.</param>
    /// <param name="recent">How old a hand-over may be to count; longer than nothing.</param>
    /// <param name="now">The present.</param>
    public static HandOverPace Count(IEnumerable<HandOver> said, TimeSpan recent, Instant now)
    {
        List<HandOver> all = [.. said.OrderBy(static one => one.Bought)];
        return new()
        {
            Suppliers = all.GroupBy(static one => one.Supplier).Select(one => SupplierQueue.Of(one.Key, [.. one], recent, now)).ToFew(),
            All = SupplierQueue.Of(default, all, recent, now),
            Now = now,
        };
    }

    /// <summary>When a supplier is expected to hand over a purchase that waits; null if it has handed nothing over of late and is not known to have stopped.</summary>
    /// <param name="supplier">Which.</param>
    /// <param name="bought">When it was bought.</param>
    public Instant? Expected(SupplierId supplier, Instant bought)
    {
        foreach (var queue in Suppliers)
            if (queue.Supplier == supplier)
                return queue.Expected(queue.Place(bought), Now);
        return null;
    }

    private static Instant? HandedOver(Order order, int round)
    {
        Instant? handed = null;
        foreach (var parcel in order.Parcels)
            if (parcel.Round == round && order.IsHandedOver(parcel))
                handed = Instant.Later(handed, parcel.HandedOverAt ?? order.FirstScan(parcel));
        return handed;
    }

    /// <param name="Supplier">Whose.</param>
    /// <param name="Waiting">When each was bought that waits, the oldest first.</param>
    /// <param name="HandedOver">How many were handed over within the time that is looked at.</param>
    /// <param name="Seen">How long that time is: no longer than anything was bought.</param>
    /// <param name="StoppedFor">How long it has handed nothing over although there was time; null if it has, or may only just have begun.</param>
    private readonly record struct SupplierQueue(SupplierId Supplier, Few<Instant> Waiting, int HandedOver, TimeSpan Seen, TimeSpan? StoppedFor)
    {
        internal static SupplierQueue Of(SupplierId supplier, List<HandOver> said, TimeSpan recent, Instant now)
        {
            if (said.Count == 0) return default;
            var age = now - said[0].Bought;
            var handedOver = said.Count(static one => one.IsRecent);
            var waiting = said.Where(static one => one.Waits).Select(static one => one.Bought).ToFew();
            return new(supplier, waiting, handedOver, age < recent ? age : recent, handedOver == 0 && age > recent && !waiting.IsEmpty ? recent : null);
        }

        // The place of what was bought at a moment, from 1.
        internal int Place(Instant bought)
        {
            var (least, most) = (0, Waiting.Count);
            while (least < most)
            {
                var middle = (least + most) / 2;
                if (Waiting[middle] < bought) least = middle + 1;
                else most = middle;
            }

            return least + 1;
        }

        internal Instant? Expected(int place, Instant now) => HandedOver > 0 ? now + (Seen * ((double)place / HandedOver)) : now + StoppedFor;
    }
}
