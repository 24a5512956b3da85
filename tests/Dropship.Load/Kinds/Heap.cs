namespace Dropship.Load.Kinds;

/// <summary>How much lives: what is left after a full collection, and between those what the collector itself found left.</summary>
internal sealed class Heap
{
    private readonly Lock _lock = new();
    private readonly long _before = Collected();
    private long _live, _left;

    /// <summary>Collects everything and sees what is left.</summary>
    internal void Collect()
    {
        var live = Collected();
        lock (_lock) _live = Math.Max(_live, live);
    }

    /// <summary>Sees what the last collection left, without one of its own.</summary>
    internal void Look()
    {
        var left = GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes;
        lock (_lock) _left = Math.Max(_left, left);
    }

    /// <param name="most">The most megabytes that may live.</param>
    internal IReadOnlyList<Figure> Figures(double most) =>
    [
        new("live_heap_mb_before", _before / Figure.Megabyte),
        new("live_heap_mb_peak", _live / Figure.Megabyte, most),
        new("heap_mb_after_collections_peak", _left / Figure.Megabyte),
        new("working_set_mb", Environment.WorkingSet / Figure.Megabyte),
    ];

    internal static long Collected()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
