using Dropship.Domain;
using static Dropship.Postgres.Database;

namespace Dropship.Postgres.Tables;

/// <summary>Which messages came, each noted once.</summary>
internal static class Inbox
{
    internal static async Task<bool> ReceiveAsync(Database database, ShopId shop, string source, string message, Instant at, CancellationToken cancellation) =>
        await database.DoAsync("INSERT INTO inbox (shop, source, message, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING at", cancellation,
            Of(OrdinalText.Encode(shop.Value)), Of(OrdinalText.Key(source)), Of(OrdinalText.Key(message)), Of(at.Milliseconds)).ConfigureAwait(false) == 1;
}
