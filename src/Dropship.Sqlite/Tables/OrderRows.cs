using Dropship.Domain;
using Dropship.Sqlite.Journal;
using Dropship.Sqlite.Native;

namespace Dropship.Sqlite.Tables;

/// <summary>The writer's side of the header table: born with the order, brought up to date later.</summary>
internal sealed class OrderRows(Database database)
{
    private readonly Statement _find = database["SELECT no, version, newest, wake_at, deadline, phase, parked, marks FROM orders WHERE shop = ?1 AND id = ?2"];
    private readonly Statement _insert = database["INSERT INTO orders VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"];

    private readonly Statement _update = database["""
        UPDATE orders SET version = ?3, newest = ?4, wake_at = ?5, deadline = ?6, phase = ?7, parked = ?8, marks = ?9 WHERE no = ?1
        """];

    private readonly Statement _touch = database["UPDATE orders SET wake_at = ?2, marks = ?3, parked = nullif(parked, ?5) WHERE no = ?1 AND newest = ?4"];

    private readonly Statement _reached = database["UPDATE headers SET seq = ?1 WHERE seq < ?1"];

    /// <summary>The row of an order as an entry of the tail, or null.</summary>
    internal TailEntry? Find(OrderKey key)
    {
        if (!_find.Bind(1, key.Shop.Value).Bind(2, key.Id.Value).Step()) return null;
        var entry = new TailEntry(key, _find.Long(0), HeaderAt(_find, 1));
        _find.Reset();
        return entry;
    }

    /// <summary>Gives the order its row and its number.</summary>
    internal long Insert(OrderKey key, in Header header)
    {
        _insert.Bind(1, key.Shop.Value).Bind(2, key.Id.Value);
        Bind(_insert, header).Run();
        return database.LastRow;
    }

    internal void Update(long no, in Header header) => Bind(_update.Bind(1, no), header).Run();

    /// <summary>Only what a touch moves, and the parking that it lifted: somebody else may have parked the order meanwhile.</summary>
    internal void Touch(long no, in Header header, string? lifted) =>
        _touch.Bind(1, no).Bind(2, header.WakeAt).Bind(3, header.Marks.AsSpan()).Bind(4, header.Newest).Bind(5, lifted).Run();

    /// <summary>Notes up to which journal row all headers are in the table.</summary>
    internal void Reached(long seq) => _reached.Bind(1, seq).Run();

    /// <summary>The key in two columns, or null if it is none: the row is damaged.</summary>
    internal static OrderKey? KeyAt(Statement row, int column)
    {
        try
        {
            return new OrderKey(new(row.Text(column)), new(row.Text(column + 1)));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    internal static Header HeaderAt(Statement row, int column) =>
        new(row.Long(column), row.Long(column + 1), row.LongOrNull(column + 2), row.LongOrNull(column + 3),
            row.Text(column + 4), row.TextOrNull(column + 5), row.Bytes(column + 6).ToArray());

    private static Statement Bind(Statement statement, in Header header) =>
        statement.Bind(3, header.Version).Bind(4, header.Newest).Bind(5, header.WakeAt).Bind(6, header.Deadline)
            .Bind(7, header.Phase).Bind(8, header.Parked).Bind(9, header.Marks.AsSpan());
}
