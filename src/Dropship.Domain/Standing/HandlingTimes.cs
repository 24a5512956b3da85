namespace Dropship.Domain;

/// <summary>How long suppliers take from the purchase to the hand-over, as seen of late. An open purchase counts with its age: a supplier that has stopped shipping is not taken for a quick one.</summary>
public sealed class HandlingTimes
{
    private const double Quantile = 0.8;
    private readonly Dictionary<SupplierId, TimeSpan> _bySupplier = [];

    private HandlingTimes()
    {
    }

    /// <summary>Nothing is known: suppliers are taken by their word.</summary>
    public static HandlingTimes Unknown { get; } = new();

    /// <summary>What four of five purchases of any supplier took at most; zero if nothing is known.</summary>
    public TimeSpan Usual { get; private init; }

    /// <summary>What four of five purchases of a supplier took at most; zero if nothing is known.</summary>
    /// <param name="supplier">Which.</param>
    public TimeSpan Of(SupplierId supplier) => _bySupplier.GetValueOrDefault(supplier);

    /// <summary>Counts the purchases of orders, one order after the other.</summary>
    /// <param name="recent">How old a hand-over may be to count.</param>
    /// <param name="now">The present.</param>
    public sealed class Counting(TimeSpan recent, Instant now)
    {
        private readonly Dictionary<SupplierId, List<TimeSpan>> _taken = [];
        private readonly List<TimeSpan> _all = [];

        /// <summary>Counts the purchases of an order.</summary>
        /// <param name="order">The order.</param>
        public void Add(Order order)
        {
            foreach (var purchase in order.Purchases)
                if (purchase is { IsBought: true, Intent: { } intent } && Taken(order, purchase, intent, recent, now) is { } span)
                {
                    _all.Add(span);
                    if (!_taken.TryGetValue(intent.Supplier, out var spans)) _taken[intent.Supplier] = spans = [];
                    spans.Add(span);
                }
        }

        /// <summary>What was counted so far.</summary>
        public HandlingTimes Seen()
        {
            var times = new HandlingTimes { Usual = QuantileOf(_all) };
            foreach (var (supplier, spans) in _taken) times._bySupplier[supplier] = QuantileOf(spans);
            return times;
        }
    }

    private static TimeSpan? Taken(Order order, Purchase purchase, Decision.PurchaseIntended intent, TimeSpan recent, Instant now)
    {
        Instant? handed = null;
        foreach (var parcel in order.Parcels)
            if (parcel.Round == purchase.Round && parcel.IsHandedOver())
                handed = Instant.Later(handed, parcel.HandedOverAt ?? parcel.Scans[0].At);
        if (handed is { } at) return at + recent >= now ? at - intent.At : null;
        return purchase is { IsLive: true, GivenUpAt: null } && order.Units(purchase).Covered > 0 ? now - intent.At : null;
    }

    private static TimeSpan QuantileOf(List<TimeSpan> spans)
    {
        if (spans.Count == 0) return default;
        spans.Sort();
        var at = spans[Math.Min(spans.Count - 1, (int)(spans.Count * Quantile))];
        return at > TimeSpan.Zero ? at : default;
    }
}
