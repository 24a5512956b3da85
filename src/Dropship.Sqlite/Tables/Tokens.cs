using Dropship.Sqlite.Native;
using Dropship.Storage;

namespace Dropship.Sqlite.Tables;

/// <summary>Vendors' tokens, replaced only over the version that was read.</summary>
internal static class Tokens
{
    internal static StoredToken? Find(Database database, string account)
    {
        var row = database["SELECT version, value FROM tokens WHERE account = ?1"].Bind(1, account);
        return row.Step() ? new(row.Long(0), row.Text(1)) : null;
    }

    internal static bool Save(Database database, string account, long expectedVersion, string value)
    {
        var statement = expectedVersion == 0
            ? database["INSERT INTO tokens VALUES (?1, ?2 + 1, ?3) ON CONFLICT DO NOTHING"]
            : database["UPDATE tokens SET version = version + 1, value = ?3 WHERE account = ?1 AND version = ?2"];
        statement.Bind(1, account).Bind(2, expectedVersion).Bind(3, value).Run();
        return database.Changes == 1;
    }
}
