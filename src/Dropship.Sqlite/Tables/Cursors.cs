using Dropship.Domain;
using Dropship.Sqlite.Native;

namespace Dropship.Sqlite.Tables;

/// <summary>How far each source of a shop has been read.</summary>
internal static class Cursors
{
    internal static string? Read(Database database, ShopId shop, string source)
    {
        var row = database["SELECT cursor FROM cursors WHERE shop = ?1 AND source = ?2"].Bind(1, shop.Value).Bind(2, source);
        return row.Step() ? row.Text(0) : null;
    }

    internal static void Save(Database database, ShopId shop, string source, string cursor) =>
        database["INSERT INTO cursors VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET cursor = excluded.cursor"]
            .Bind(1, shop.Value).Bind(2, source).Bind(3, cursor).Run();
}
