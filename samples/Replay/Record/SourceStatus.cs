namespace Replay.Record;

/// <summary>The last state of an order in the record, in the order in which an order passes through them.</summary>
public enum SourceStatus
{
    /// <summary>Entered, not paid as a rule.</summary>
    Created,

    /// <summary>Paid.</summary>
    Approved,

    /// <summary>Paid; the seller prepares it, and that is the last heard of it.</summary>
    Processing,

    /// <summary>Paid and invoiced, never handed over.</summary>
    Invoiced,

    /// <summary>Handed over, no delivery on record.</summary>
    Shipped,

    /// <summary>The whole path.</summary>
    Delivered,

    /// <summary>Cancelled, before or after hand-over.</summary>
    Canceled,

    /// <summary>The seller could not supply.</summary>
    Unavailable,
}

/// <summary>The names the files use.</summary>
public static class SourceStatuses
{
    private static readonly Dictionary<string, SourceStatus> ByName = Enum.GetValues<SourceStatus>().ToDictionary(FileName, StringComparer.Ordinal);

    /// <summary>The name as <c>orders.csv</c> spells it.</summary>
    public static string FileName(this SourceStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>The status of a name, or null if there is none of that name.</summary>
    public static SourceStatus? Find(string name) => ByName.TryGetValue(name, out var status) ? status : null;
}
