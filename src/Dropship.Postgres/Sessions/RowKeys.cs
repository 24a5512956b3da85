using Dropship.Domain;

namespace Dropship.Postgres.Sessions;

/// <summary>
/// The keys of the rows that were loaded, leased or appended to lately: of so many orders and no more, whatever the store holds. What is not here is looked up,
/// and what is wrong here finds no row: nothing is ever judged by it.
/// </summary>
internal sealed class RowKeys
{
    private const int Most = 8192;
    private readonly Lock _gate = new();
    private Dictionary<OrderKey, RowKey> _recent = [];
    private Dictionary<OrderKey, RowKey> _before = [];

    internal void Note(OrderKey order, RowKey key)
    {
        lock (_gate) Keep(order, key);
    }

    /// <summary>Fills in what is known of those that have no key yet; true if that is all.</summary>
    internal bool Find(Commits.Group group, Span<RowKey> keys)
    {
        var all = true;
        lock (_gate)
            for (var place = 0; place < keys.Length; place++)
                if (keys[place] == RowKey.None)
                    all &= Find(group[place].Order, out keys[place]);
        return all;
    }

    private bool Find(OrderKey order, out RowKey key)
    {
        if (_recent.TryGetValue(order, out key)) return true;
        if (!_before.TryGetValue(order, out key)) return false;
        Keep(order, key);
        return true;
    }

    // What was not asked for while so many others were is forgotten with the elder half.
    private void Keep(OrderKey order, RowKey key)
    {
        if (_recent.Count == Most) (_before, _recent) = (_recent, []);
        _recent[order] = key;
    }
}
