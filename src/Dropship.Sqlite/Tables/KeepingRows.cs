using Dropship.Domain;
using Dropship.Sqlite.Native;
using Dropship.Storage;

namespace Dropship.Sqlite.Tables;

/// <summary>Until when addresses may be kept. The row outlives the address: with the tombstone beside it, it is the proof of an erasure.</summary>
internal static class KeepingRows
{
    internal static void Save(Database database, OrderKey order, Instant? until)
    {
        const string Erased = "EXISTS (SELECT 1 FROM addresses WHERE shop = ?1 AND id = ?2 AND address IS NULL)";
        if (until is { } moment)
            database[$"INSERT INTO keeping SELECT ?1, ?2, ?3 WHERE NOT {Erased} ON CONFLICT DO UPDATE SET until = excluded.until"].Bind(1, order.Shop.Value).Bind(2, order.Id.Value).Bind(3, moment.Milliseconds).Run();
        else
            database[$"DELETE FROM keeping WHERE shop = ?1 AND id = ?2 AND NOT {Erased}"].Bind(1, order.Shop.Value).Bind(2, order.Id.Value).Run();
    }

    internal static Keeping? Find(Database database, OrderKey order)
    {
        var row = database["""
            SELECT (SELECT address IS NULL FROM addresses WHERE shop = ?1 AND id = ?2), (SELECT until FROM keeping WHERE shop = ?1 AND id = ?2), EXISTS (SELECT 1 FROM words WHERE shop = ?1 AND id = ?2)
            """].Bind(1, order.Shop.Value).Bind(2, order.Id.Value);
        row.Step();
        var (isErased, until) = (row.LongOrNull(0), row.LongOrNull(1));
        return isErased is null && until is null && row.Long(2) == 0 ? null : new(isErased == 1, until is { } moment ? new Instant(moment) : null);
    }

    internal static IReadOnlyList<OrderKey> Overdue(Database database, Instant now, int limit)
    {
        List<OrderKey> overdue = [];
        var row = database["""
            SELECT k.shop, k.id FROM keeping k
            WHERE k.until <= ?1 AND (EXISTS (SELECT 1 FROM addresses a WHERE a.shop = k.shop AND a.id = k.id AND a.address IS NOT NULL) OR EXISTS (SELECT 1 FROM words w WHERE w.shop = k.shop AND w.id = k.id))
            ORDER BY k.until, k.shop, k.id LIMIT ?2
            """].Bind(1, now.Milliseconds).Bind(2, limit);
        while (row.Step()) overdue.Add(new(new(row.Text(0)), new(row.Text(1))));
        return overdue;
    }
}
