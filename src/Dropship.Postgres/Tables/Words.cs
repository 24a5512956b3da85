using Dropship.Domain;
using static Dropship.Postgres.Database;

namespace Dropship.Postgres.Tables;

/// <summary>Words to buyers. They go with the order's address, and none are taken in behind its tombstone.</summary>
internal static class Words
{
    // Who erases the order meanwhile waits for the lock on its address, and then finds the words; or was there first, and nothing is kept.
    internal static Task SaveAsync(Database database, OrderKey order, string name, string words, CancellationToken cancellation) =>
        database.DoAsync("""
            WITH held AS MATERIALIZED (SELECT a.address IS NULL AS erased FROM addresses AS a WHERE a.shop = $1 AND a.id = $2 FOR SHARE)
            INSERT INTO words (shop, id, name, words) SELECT $1, $2, $3, $4 WHERE NOT EXISTS (SELECT FROM held WHERE erased)
            ON CONFLICT (shop, id, name) DO UPDATE SET words = excluded.words
            """, cancellation, [.. Addresses.Key(order), Of(OrdinalText.Encode(name)), Of(OrdinalText.Encode(words))]);

    internal static async Task<string?> FindAsync(Database database, OrderKey order, string name, CancellationToken cancellation) =>
        (await database.ReadAsync("SELECT words FROM words WHERE shop = $1 AND id = $2 AND name = $3", static row => OrdinalText.Decode(row.GetString(0)), cancellation, [.. Addresses.Key(order), Of(OrdinalText.Encode(name))]).ConfigureAwait(false)).FirstOrDefault();
}
