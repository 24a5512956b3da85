using Dropship.Storage;
using static Dropship.Postgres.Database;

namespace Dropship.Postgres.Tables;

/// <summary>Vendors' tokens, replaced only over the version that was read.</summary>
internal static class Tokens
{
    internal static async Task<StoredToken?> FindAsync(Database database, string account, CancellationToken cancellation) =>
        (await database.ReadAsync("SELECT version, value FROM tokens WHERE account = $1", row => new StoredToken(row.GetInt64(0), OrdinalText.Decode(row.GetString(1))), cancellation,
            Of(OrdinalText.Key(account))).ConfigureAwait(false)).FirstOrDefault();

    internal static async Task<bool> SaveAsync(Database database, string account, long expectedVersion, string value, CancellationToken cancellation)
    {
        var sql = expectedVersion == 0
            ? "INSERT INTO tokens (account, version, value) VALUES ($1, $2 + 1, $3) ON CONFLICT DO NOTHING RETURNING version"
            : "UPDATE tokens SET version = version + 1, value = $3 WHERE account = $1 AND version = $2 RETURNING version";
        return await database.DoAsync(sql, cancellation, Of(OrdinalText.Key(account)), Of(expectedVersion), Of(OrdinalText.Encode(value))).ConfigureAwait(false) == 1;
    }
}
