using Dropship.Domain;
using Dropship.Sqlite.Journal;
using Dropship.Sqlite.Native;

namespace Dropship.Sqlite.Tables;

/// <summary>The writer's side of the journal: the one statement that every commit pays for, and the look at what others wrote.</summary>
internal sealed class JournalRows(Database database)
{
    private readonly Statement _append = database["INSERT INTO journal VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"];

    internal void Append(long seq, long order, long previous, in Header header, ReadOnlySpan<byte> events) =>
        _append.Bind(1, seq).Bind(2, order).Bind(3, header.Version).Bind(4, previous).Bind(5, header.WakeAt).Bind(6, header.Deadline)
            .Bind(7, header.Phase).Bind(8, Checksum.Of(order, header.Version, events)).Bind(9, events).Run();

    /// <summary>Hands over every row behind <paramref name="seq"/> with its order's key and table header; gives the last row's number.</summary>
    internal long ReadAfter(long seq, Action<OrderKey, long, Header, Header> each)
    {
        var rows = database["""
            SELECT j.seq, j.version, j.wake_at, j.deadline, j.phase, o.no, o.shop, o.id, o.version, o.newest, o.wake_at, o.deadline, o.phase, o.parked, o.marks
            FROM journal AS j LEFT JOIN orders AS o ON o.no = j.order_no WHERE j.seq > ?1 ORDER BY j.seq
            """].Bind(1, seq);
        while (rows.Step())
        {
            seq = rows.Long(0);
            // A row without a readable order is damage; loading that order will say so, and no other is held up.
            if (rows.IsNull(5) || OrderRows.KeyAt(rows, 6) is not { } key) continue;
            var table = OrderRows.HeaderAt(rows, 8);
            var row = new Header(rows.Long(1), seq, rows.LongOrNull(2), rows.LongOrNull(3), rows.Text(4), null, table.Marks);
            each(key, rows.Long(5), table, row);
        }

        return seq;
    }
}
