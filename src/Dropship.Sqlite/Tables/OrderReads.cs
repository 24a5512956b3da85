using Dropship.Domain;
using Dropship.Sqlite.Journal;
using Dropship.Sqlite.Native;
using Dropship.Storage;

namespace Dropship.Sqlite.Tables;

/// <summary>Headers as the table and the tail together have them; where both know an order, the tail is right.</summary>
internal static class OrderReads
{
    private const string Columns = "no, shop, id, version, newest, wake_at, deadline, phase, parked, marks";

    internal static long LastRow(Database database) => database["SELECT max(seq) FROM journal"].Scalar() ?? 0;

    internal static Instant? NextWake(Database database, Tail tail)
    {
        var earliest = tail.Read((_, header) => header.WakeAt is not null).Min(row => row.Header.WakeAt);
        var rows = database["SELECT wake_at, no FROM orders WHERE wake_at IS NOT NULL ORDER BY wake_at"];
        while (rows.Step() && (earliest is null || rows.Long(0) < earliest))
            if (!tail.Holds(rows.Long(1)))
                earliest = rows.Long(0);
        return Header.At(earliest);
    }

    internal static IReadOnlyList<OrderHeader> Due(Database database, Tail tail, Instant now, int limit)
    {
        // So many more, because as many may turn out stale. The index alone answers this.
        var rows = database["SELECT no, deadline, wake_at FROM orders WHERE wake_at <= ?1 ORDER BY deadline IS NULL, deadline, wake_at LIMIT ?2"]
            .Bind(1, now.Milliseconds).Bind(2, (long)limit + tail.Count);
        var due = new List<(long? Deadline, long? Wake, long No, OrderHeader? Header)>();
        while (due.Count < limit && rows.Step())
            if (!tail.Holds(rows.Long(0)))
                due.Add((rows.LongOrNull(1), rows.Long(2), rows.Long(0), null));
        foreach (var (no, key, header) in tail.Read((_, header) => header.WakeAt <= now.Milliseconds))
            due.Add((header.Deadline, header.WakeAt, no, header.Of(key)));
        return [.. due.OrderBy(one => one.Deadline ?? long.MaxValue).ThenBy(one => one.Wake).ThenBy(one => one.No).Take(limit)
            .Select(one => one.Header ?? Stored(database, one.No)).OfType<OrderHeader>()];
    }

    internal static IReadOnlyList<OrderHeader> Find(Database database, Tail tail, OrderQuery query)
    {
        var filter = query.Parked ? "AND parked IS NOT NULL" : "";
        var rows = database[$"SELECT {Columns} FROM orders WHERE shop = ?1 AND id > ?2 AND (?3 IS NULL OR phase = ?3) {filter} ORDER BY id LIMIT ?4"]
            .Bind(1, query.Shop.Value).Bind(2, query.After?.Value ?? "").Bind(3, query.Phase).Bind(4, (long)query.Limit + tail.Count);
        var found = tail.Read((key, header) => Fits(query, key, header)).ConvertAll(row => row.Header.Of(row.Key));
        for (var stored = 0; stored < query.Limit && rows.Step();)
        {
            if (tail.Holds(rows.Long(0)) || OrderRows.KeyAt(rows, 1) is not { } key) continue;
            found.Add(OrderRows.HeaderAt(rows, 3).Of(key));
            stored++;
        }

        return [.. found.OrderBy(header => header.Order).Take(query.Limit)];
    }

    private static bool Fits(OrderQuery query, OrderKey key, in Header header) =>
        key.Shop == query.Shop && (query.After is not { } after || key.Id.CompareTo(after) > 0)
        && (query.Phase is null || header.Phase == query.Phase) && (!query.Parked || header.Parked is not null);

    private static OrderHeader? Stored(Database database, long no)
    {
        var row = database[$"SELECT {Columns} FROM orders WHERE no = ?1"].Bind(1, no);
        if (!row.Step()) return null;
        var header = OrderRows.KeyAt(row, 1) is { } key ? OrderRows.HeaderAt(row, 3).Of(key) : null;
        row.Reset();
        return header;
    }
}
