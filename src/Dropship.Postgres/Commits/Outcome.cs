using Dropship.Postgres.Sessions;
using Npgsql;

namespace Dropship.Postgres.Commits;

/// <summary>Finds out what became of a flush whose session was lost before it answered.</summary>
internal static class Outcome
{
    /// <summary>The places in the group that were committed. First makes sure that the lost session cannot commit any more.</summary>
    internal static async Task<HashSet<int>> FindAsync(NpgsqlDataSource source, int writer, long stamp, Group group)
    {
        var connection = await source.OpenConnectionAsync(default).ConfigureAwait(false);
        await using var held = connection.ConfigureAwait(false);
        await EndAsync(connection, writer).ConfigureAwait(false);
        return await ReadAsync(connection, stamp, group).ConfigureAwait(false);
    }

    // The session's lock goes when the session does, after its transaction has ended one way or the other.
    private static async Task EndAsync(NpgsqlConnection connection, int writer)
    {
        const string Lock = "'writers'::regclass::oid::int, $1";
        using var end = new NpgsqlCommand("""
            SELECT pg_terminate_backend(pid) FROM pg_locks
            WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid = 'writers'::regclass::oid AND objid = $1::oid
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """, connection) { Parameters = { new NpgsqlParameter<int> { TypedValue = writer } } };
        await end.ExecuteNonQueryAsync().ConfigureAwait(false);
        using var wait = new NpgsqlCommand($"SELECT pg_advisory_lock({Lock}), pg_advisory_unlock({Lock})", connection) { Parameters = { new NpgsqlParameter<int> { TypedValue = writer } } };
        await wait.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    private static async Task<HashSet<int>> ReadAsync(NpgsqlConnection connection, long stamp, Group group)
    {
        var (places, shops, ids, versions) = (Columns.Int(), Columns.Text(), Columns.Text(), Columns.Long());
        for (var place = 0; place < group.Count; place++)
        {
            places.Values.Add(place);
            shops.Values.Add(OrdinalText.Encode(group[place].Order.Shop.Value));
            ids.Values.Add(OrdinalText.Encode(group[place].Order.Id.Value));
            versions.Values.Add(group[place].ExpectedVersion + 1);
        }

        using var command = new NpgsqlCommand("""
            SELECT i.place FROM unnest($1, $2, $3, $4) AS i (place, shop, id, version)
            JOIN orders AS o ON o.shop = i.shop AND o.id = i.id
            JOIN journal AS j ON j.order_no = o.no AND j.version = i.version AND j.stamp = $5
            """, connection)
        {
            Parameters = { places.Parameter(), shops.Parameter(), ids.Parameter(), versions.Parameter(), new NpgsqlParameter<long> { TypedValue = stamp } },
        };
        var committed = new HashSet<int>();
        var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        await using var read = reader.ConfigureAwait(false);
        while (await reader.ReadAsync().ConfigureAwait(false)) committed.Add(reader.GetInt32(0));
        return committed;
    }
}
