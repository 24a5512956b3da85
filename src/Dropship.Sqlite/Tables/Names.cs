using Dropship.Domain;
using Dropship.Sqlite.Native;

namespace Dropship.Sqlite.Tables;

/// <summary>What orders are called beside their numbers, written in the transaction of the commit that says so.</summary>
internal sealed class Names(Database database)
{
    private readonly Statement _give = database["INSERT INTO names VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING"];

    internal void Give(ShopId shop, string name, long order) => _give.Bind(1, shop.Value).Bind(2, name).Bind(3, order).Run();

    internal static IReadOnlyList<OrderKey> Find(Database database, ShopId shop, string name)
    {
        var rows = database["SELECT o.shop, o.id FROM names AS n JOIN orders AS o ON o.no = n.order_no WHERE n.shop = ?1 AND n.name = ?2 ORDER BY o.id"]
            .Bind(1, shop.Value).Bind(2, name);
        List<OrderKey> found = [];
        while (rows.Step())
            if (OrderRows.KeyAt(rows, 0) is { } key)
                found.Add(key);
        return found;
    }
}
