using Dropship.Domain;
using Dropship.Storage;
using Npgsql;
using static Dropship.Postgres.Database;

namespace Dropship.Postgres.Tables;

/// <summary>Headers as the table has them: what every process sees.</summary>
internal static class OrderReads
{
    internal const string Columns = "shop, id, version, wake_at, deadline, phase, parked";

    private const int FewDue = 64;

    /// <summary>The index says from when on an order may be due; it is read on until it says a later moment than the earliest wake-up found.</summary>
    internal static async Task<Instant?> NextWakeAsync(Database database, CancellationToken cancellation)
    {
        for (var limit = FewDue; ; limit *= 8)
        {
            var rows = await database.ReadAsync("SELECT due_at, wake_at FROM orders WHERE due_at IS NOT NULL ORDER BY due_at LIMIT $1",
                row => (Due: row.GetInt64(0), Wake: At(row, 1)), cancellation, Of((long)limit)).ConfigureAwait(false);
            var first = rows.Min(row => row.Wake);
            if (rows.Count < limit || rows[^1].Due >= first?.Milliseconds) return first;
        }
    }

    internal static async Task<IReadOnlyList<OrderHeader>> DueAsync(Database database, Instant now, int limit, CancellationToken cancellation) =>
        await database.ReadAsync($"SELECT {Columns} FROM orders WHERE due_at <= $1 AND wake_at <= $1 ORDER BY deadline NULLS LAST, wake_at, shop, id LIMIT $2", HeaderAt, cancellation,
            Of(now.Milliseconds), Of((long)limit)).ConfigureAwait(false);

    internal static async Task<IReadOnlyList<OrderHeader>> FindAsync(Database database, OrderQuery query, CancellationToken cancellation)
    {
        var filter = $"{(query.Phase is null ? "" : "AND phase = $4")} {(query.Parked ? "AND parked IS NOT NULL" : "")}";
        NpgsqlParameter[] phase = query.Phase is { } known ? [Of(OrdinalText.Encode(known))] : [];
        return await database.ReadAsync($"SELECT {Columns} FROM orders WHERE shop = $1 AND id > $2 {filter} ORDER BY id LIMIT $3", HeaderAt, cancellation,
            [Of(OrdinalText.Encode(query.Shop.Value)), Of(OrdinalText.Encode(query.After?.Value ?? "")), Of((long)query.Limit), .. phase]).ConfigureAwait(false);
    }

    internal static async Task<IReadOnlyList<OrderKey>> FindByNameAsync(Database database, ShopId shop, string name, CancellationToken cancellation) =>
        await database.ReadAsync("SELECT shop, id FROM names WHERE shop = $1 AND name = $2 ORDER BY id", KeyAt, cancellation,
            Of(OrdinalText.Encode(shop.Value)), Of(OrdinalText.Key(name))).ConfigureAwait(false);

    internal static OrderKey KeyAt(NpgsqlDataReader row) => new(new(OrdinalText.Decode(row.GetString(0))), new(OrdinalText.Decode(row.GetString(1))));

    internal static OrderHeader HeaderAt(NpgsqlDataReader row) =>
        new(KeyAt(row), row.GetInt64(2), At(row, 3), At(row, 4), OrdinalText.Decode(row.GetString(5)), row.IsDBNull(6) ? null : OrdinalText.Decode(row.GetString(6)));

    internal static Instant? At(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : new Instant(row.GetInt64(column));
}
