using Dropship.Domain;
using Dropship.Sqlite.Native;

namespace Dropship.Sqlite.Tables;

/// <summary>Words to buyers. They go with the order's address, and none are taken in behind its tombstone.</summary>
internal static class Words
{
    internal static string? Find(Database database, OrderKey order, string name)
    {
        var row = database["SELECT words FROM words WHERE shop = ?1 AND id = ?2 AND name = ?3"].Bind(1, order.Shop.Value).Bind(2, order.Id.Value).Bind(3, name);
        return row.Step() ? row.Text(0) : null;
    }

    internal static void Save(Database database, OrderKey order, string name, string words) =>
        database["""
            INSERT INTO words SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (SELECT 1 FROM addresses WHERE shop = ?1 AND id = ?2 AND address IS NULL)
            ON CONFLICT DO UPDATE SET words = excluded.words
            """].Bind(1, order.Shop.Value).Bind(2, order.Id.Value).Bind(3, name).Bind(4, words).Run();

    internal static void Erase(Database database, OrderKey order) =>
        database["DELETE FROM words WHERE shop = ?1 AND id = ?2"].Bind(1, order.Shop.Value).Bind(2, order.Id.Value).Run();
}
