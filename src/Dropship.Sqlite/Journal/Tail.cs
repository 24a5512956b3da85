using Dropship.Domain;

namespace Dropship.Sqlite.Journal;

/// <summary>
/// The headers of orders whose journal ran ahead of the table: what the table says of them is stale, what stands here counts.
/// Only the writer changes it; when its entries are in the table, a new tail takes its place, and this one is left as it is for who still reads it.
/// </summary>
internal sealed class Tail
{
    private readonly Lock _gate = new();
    private readonly Dictionary<OrderKey, TailEntry> _byKey = [];
    private readonly Dictionary<long, TailEntry> _byNo = [];

    internal int Count => _byKey.Count;

    /// <summary>The writer's own look, without a lock: nobody else changes anything.</summary>
    internal TailEntry? Find(OrderKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>The writer's own walk.</summary>
    internal Dictionary<OrderKey, TailEntry>.ValueCollection Entries => _byKey.Values;

    internal TailEntry Add(TailEntry entry)
    {
        lock (_gate)
        {
            _byKey.Add(entry.Key, entry);
            _byNo.Add(entry.No, entry);
        }

        return entry;
    }

    /// <summary>Lets readers see what a transaction did.</summary>
    internal void Publish(List<TailEntry> staged)
    {
        lock (_gate)
            foreach (var entry in staged)
            {
                entry.Seen = entry.Next;
                entry.SeenAhead = entry.NextAhead;
                entry.Staged = false;
            }
    }

    /// <summary>Takes back what a transaction would have done.</summary>
    internal void Revert(List<TailEntry> staged)
    {
        lock (_gate)
            foreach (var entry in staged)
            {
                entry.Next = entry.Seen;
                entry.NextAhead = entry.SeenAhead;
                entry.Staged = false;
                if (entry.Seen.Version > 0) continue;
                _byKey.Remove(entry.Key);
                _byNo.Remove(entry.No);
            }
    }

    internal bool TryRead(OrderKey key, out Header header)
    {
        lock (_gate)
        {
            var entry = _byKey.GetValueOrDefault(key);
            header = entry?.Seen ?? default;
            return header.Version > 0;
        }
    }

    /// <summary>The entries that readers may see and that fit.</summary>
    internal List<(long No, OrderKey Key, Header Header)> Read(Func<OrderKey, Header, bool> fits)
    {
        var read = new List<(long, OrderKey, Header)>();
        lock (_gate)
            foreach (var entry in _byKey.Values)
                if (entry.Seen.Version > 0 && fits(entry.Key, entry.Seen))
                    read.Add((entry.No, entry.Key, entry.Seen));
        return read;
    }

    /// <summary>True if the order stands here: the table is stale about it.</summary>
    internal bool Holds(long no)
    {
        lock (_gate) return _byNo.TryGetValue(no, out var entry) && entry.Seen.Version > 0;
    }
}
