using Dropship.Domain;
using Dropship.Postgres.Journal;
using Dropship.Storage;
using Npgsql;
using static Dropship.Postgres.Database;

namespace Dropship.Postgres.Tables;

/// <summary>Reads an order's journal with its header in one snapshot, and believes no row that does not fit.</summary>
internal static class JournalReads
{
    private const string Sql = """
        SELECT o.version, o.wake_at, o.parked, o.epoch, CASE WHEN o.until > clock_timestamp() THEN o.holder END, o.marks, j.version, j.checksum, j.events
        FROM orders AS o LEFT JOIN journal AS j ON j.order_no = o.no WHERE o.shop = $1 AND o.id = $2 ORDER BY j.version
        """;

    internal static async Task<StoredOrder?> LoadAsync(Database database, OrderKey order, CancellationToken cancellation)
    {
        try
        {
            StoredOrder? loaded = null;
            var commits = await database.ReadAsync(Sql, row =>
            {
                loaded = HeaderAt(row);
                return row.IsDBNull(6) ? null : new Row(row.GetInt64(6), row.GetInt64(7), row.GetFieldValue<byte[]>(8));
            }, cancellation, Of(OrdinalText.Encode(order.Shop.Value)), Of(OrdinalText.Encode(order.Id.Value))).ConfigureAwait(false);
            return loaded is null ? null : loaded with { Commits = [.. Checked(order, loaded.Version, [.. commits.OfType<Row>()])] };
        }
        catch (StoreUnavailableException fault) when (fault.InnerException is { } inner && Faults.IsCorruption(inner))
        {
            throw new StoreCorruptException(order, "PostgreSQL finds its pages damaged: " + inner.Message, fault);
        }
    }

    private static StoredOrder HeaderAt(NpgsqlDataReader row) => new(row.GetInt64(0), [], row.GetFieldValue<byte[]>(5))
    {
        WakeAt = OrderReads.At(row, 1),
        Parked = row.IsDBNull(2) ? null : OrdinalText.Decode(row.GetString(2)),
        Epoch = row.GetInt64(3),
        Holder = row.IsDBNull(4) ? null : OrdinalText.Decode(row.GetString(4)),
    };

    private static IEnumerable<ReadOnlyMemory<byte>> Checked(OrderKey order, long version, IReadOnlyList<Row> rows)
    {
        if (rows.Count != version) throw new StoreCorruptException(order, $"the header says {version} commits, the journal has {rows.Count}.");
        for (var place = 0; place < rows.Count; place++)
        {
            var row = rows[place];
            if (row.Version != place + 1) throw new StoreCorruptException(order, $"commit {place + 1} is missing from the journal.");
            if (row.Checksum != Checksum.Of(order, row.Version, row.Events)) throw new StoreCorruptException(order, $"commit {row.Version} has been altered: its checksum differs.");
            yield return row.Events;
        }
    }

    private sealed record Row(long Version, long Checksum, byte[] Events);
}
