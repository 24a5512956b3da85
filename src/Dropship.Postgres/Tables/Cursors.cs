using Dropship.Domain;
using static Dropship.Postgres.Database;

namespace Dropship.Postgres.Tables;

/// <summary>How far each source of a shop has been read.</summary>
internal static class Cursors
{
    internal static async Task<string?> ReadAsync(Database database, ShopId shop, string source, CancellationToken cancellation) =>
        (await database.ReadAsync("SELECT cursor FROM cursors WHERE shop = $1 AND source = $2", row => OrdinalText.Decode(row.GetString(0)), cancellation,
            Of(OrdinalText.Encode(shop.Value)), Of(OrdinalText.Key(source))).ConfigureAwait(false)).FirstOrDefault();

    internal static Task SaveAsync(Database database, ShopId shop, string source, string cursor, CancellationToken cancellation) =>
        database.DoAsync("INSERT INTO cursors (shop, source, cursor) VALUES ($1, $2, $3) ON CONFLICT (shop, source) DO UPDATE SET cursor = excluded.cursor", cancellation,
            Of(OrdinalText.Encode(shop.Value)), Of(OrdinalText.Key(source)), Of(OrdinalText.Encode(cursor)));
}
