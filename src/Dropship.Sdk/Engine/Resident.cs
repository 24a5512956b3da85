using Dropship.Domain;

namespace Dropship.Engine;

/// <summary>An order in memory: folded, with the version it has in the store, its watermarks and its lease.</summary>
internal sealed record Resident(Order Order, long Version, Looked Looked)
{
    /// <summary>The epoch it was loaded or leased under.</summary>
    internal long Epoch { get; init; }

    /// <summary>Who works on it, as far as is known; null for nobody.</summary>
    internal string? Holder { get; init; }
}
