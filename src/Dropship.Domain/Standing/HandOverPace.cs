namespace Dropship.Domain;

/// <summary>
/// How many purchases suppliers hand over in a day, as seen of late, and how many wait before each. What waits longest goes first, so a purchase is expected when all before it have gone at that pace: this sees a supplier
/// that cannot keep up before anything is late.
/// </summary>
public sealed class HandOverPace
{
    private readonly Dictionary<SupplierId, Queue> _queues = [];
    private readonly Queue _all = new();
    private readonly TimeSpan _recent;
    private readonly Instant _now;

    /// <summary>Nothing is known yet: <see cref="Add"/> the orders, then ask.</summary>
    /// <param name="recent">How old a hand-over may be to count; longer than nothing.</param>
    /// <param name="now">The present.</param>
    public HandOverPace(TimeSpan recent, Instant now) => (_recent, _now) = (recent, now);

    /// <summary>How long a purchase that is made now will wait for its hand-over; null if nothing was handed over of late.</summary>
    public TimeSpan? NewWait => _all.Expected(_all.Waiting + 1, _recent, _now) - _now;

    /// <summary>Counts the purchases of an order.</summary>
    /// <param name="order">The order.</param>
    public void Add(Order order)
    {
        foreach (var purchase in order.Purchases)
        {
            if (purchase is not { IsBought: true, Intent: { } intent }) continue;
            if (!_queues.TryGetValue(intent.Supplier, out var queue)) _queues[intent.Supplier] = queue = new();
            var handed = HandedOver(order, purchase.Round);
            var waits = handed is null && purchase is { IsLive: true, GivenUpAt: null } && order.Units(purchase).Covered > 0;
            queue.Add(intent.At, handed + _recent >= _now, waits);
            _all.Add(intent.At, handed + _recent >= _now, waits);
        }
    }

    /// <summary>When a supplier is expected to hand over a purchase that waits; null if it has handed nothing over of late and is not known to have stopped.</summary>
    /// <param name="supplier">Which.</param>
    /// <param name="bought">When it was bought.</param>
    public Instant? Expected(SupplierId supplier, Instant bought) =>
        _queues.TryGetValue(supplier, out var queue) ? queue.Expected(queue.Place(bought), _recent, _now) : null;

    private static Instant? HandedOver(Order order, int round)
    {
        Instant? handed = null;
        foreach (var parcel in order.Parcels)
            if (parcel.Round == round && parcel.IsHandedOver())
                handed = Instant.Later(handed, parcel.HandedOverAt ?? parcel.Scans[0].At);
        return handed;
    }

    private sealed class Queue
    {
        private readonly List<Instant> _waiting = [];
        private Instant? _first;
        private int _handedOver;
        private bool _isSorted;

        internal int Waiting => _waiting.Count;

        internal void Add(Instant bought, bool isHandedOver, bool waits)
        {
            _first = Instant.Earlier(_first, bought);
            if (isHandedOver) _handedOver++;
            if (waits) _waiting.Add(bought);
            _isSorted = false;
        }

        // The place of what was bought at a moment, from 1.
        internal int Place(Instant bought)
        {
            if (!_isSorted) _waiting.Sort();
            _isSorted = true;
            var at = _waiting.BinarySearch(bought);
            return (at < 0 ? ~at : at) + 1;
        }

        internal Instant? Expected(int place, TimeSpan recent, Instant now)
        {
            if (_first is not { } first) return null;
            var seen = now - first < recent ? now - first : recent;
            if (_handedOver == 0) return now - first > recent && Waiting > 0 ? now + recent : null;   // it has stopped
            return now + (seen * ((double)place / _handedOver));
        }
    }
}
