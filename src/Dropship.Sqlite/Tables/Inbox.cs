using Dropship.Domain;
using Dropship.Sqlite.Native;

namespace Dropship.Sqlite.Tables;

/// <summary>Which messages came, each noted once.</summary>
internal static class Inbox
{
    internal static bool Receive(Database database, ShopId shop, string source, string message, Instant at)
    {
        database["INSERT INTO inbox VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING"]
            .Bind(1, shop.Value).Bind(2, source).Bind(3, message).Bind(4, at.Milliseconds).Run();
        return database.Changes == 1;
    }
}
