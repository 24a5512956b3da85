namespace Replay.Record;

/// <summary>Where an order ends in a report; every order ends in exactly one.</summary>
public enum Place
{
    /// <summary>Delivered and paid out.</summary>
    Settled,

    /// <summary>Handed over, not delivered when the clock stopped.</summary>
    InTransit,

    /// <summary>Cancelled; the buyer has the money back.</summary>
    CancelledRefunded,

    /// <summary>Nobody supplied; the buyer has the money back.</summary>
    UnsuppliedRefunded,

    /// <summary>Never paid: nothing bought, nothing refunded.</summary>
    NeverPaid,

    /// <summary>Waiting for a person.</summary>
    Held,
}

/// <summary>Counts of orders by source status and place, in the order of both enums, so that reports compare line by line.</summary>
public static class Endings
{
    /// <summary>Counts pairs; pairs that do not occur are not listed.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Count(IEnumerable<(SourceStatus Status, Place Place)> endings) => endings
        .CountBy(ending => ending)
        .OrderBy(count => count.Key)
        .GroupBy(count => count.Key.Status)
        .ToDictionary(
            byStatus => byStatus.Key.FileName(),
            IReadOnlyDictionary<string, int> (byStatus) => byStatus.ToDictionary(count => count.Key.Place.ToString(), count => count.Value));
}
