using Dropship.Domain;

namespace Dropship.Storage;

/// <summary>
/// Leases of a store that one process uses: who works on which order, by the engine's clock. They are gone with the process, and with them
/// everyone who held one. Between processes on one file the versions decide alone.
/// </summary>
public sealed class Leases
{
    private readonly Lock _gate = new();
    private readonly Dictionary<OrderKey, Lease> _leases = [];
    private long _epoch;

    /// <summary>How many orders are leased: so many more must be looked at to find as many that are free.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _leases.Count;
        }
    }

    /// <summary>The epoch of the lease on an order; 0 if there is none.</summary>
    /// <param name="order">Which order.</param>
    public long EpochOf(OrderKey order)
    {
        lock (_gate) return _leases.TryGetValue(order, out var lease) ? lease.Epoch : 0;
    }

    /// <summary>Who holds the last lease on an order; null if nobody does.</summary>
    /// <param name="order">Which order.</param>
    public string? HolderOf(OrderKey order)
    {
        lock (_gate) return _leases.TryGetValue(order, out var lease) ? lease.Holder : null;
    }

    /// <summary>True if an order was leased under another epoch than this.</summary>
    /// <param name="order">Which order.</param>
    /// <param name="epoch">The epoch a decision was taken under; null for facts, which are never fenced.</param>
    public bool Fences(OrderKey order, long? epoch)
    {
        if (epoch is not { } known) return false;
        lock (_gate) return _leases.TryGetValue(order, out var lease) && lease.Epoch != known;
    }

    /// <summary>Leases what is free, or the holder's own, or run out.</summary>
    /// <param name="due">The orders that are due, the most urgent first.</param>
    /// <param name="request">Who asks.</param>
    /// <returns>The leased ones with their epochs, at most as many as asked for.</returns>
    public IReadOnlyList<OrderHeader> Take(IEnumerable<OrderHeader> due, LeaseRequest request)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(request);
        List<OrderHeader> taken = [];
        lock (_gate)
            foreach (var header in due)
            {
                if (taken.Count == request.Limit) break;
                if (_leases.TryGetValue(header.Order, out var lease) && lease.Holder != request.Holder && lease.Until > request.Now) continue;
                _leases[header.Order] = new(++_epoch, request.Holder, request.Now + request.Span);
                taken.Add(header with { Epoch = _epoch });
            }

        return taken;
    }

    /// <summary>Ends leases. One that another holds by now, or that was taken anew, stays.</summary>
    /// <param name="holder">Whose they are.</param>
    /// <param name="leased">What was leased, as it was given.</param>
    public void End(string holder, IEnumerable<OrderHeader> leased)
    {
        ArgumentNullException.ThrowIfNull(leased);
        lock (_gate)
            foreach (var header in leased)
                if (_leases.TryGetValue(header.Order, out var lease) && lease.Holder == holder && lease.Epoch == header.Epoch)
                    _leases.Remove(header.Order);
    }

    private readonly record struct Lease(long Epoch, string Holder, Instant Until);
}
