using Dropship.Storage;
using Npgsql;

namespace Dropship.Postgres;

/// <summary>The tables, and how a schema of an older version becomes one of this.</summary>
internal static class Schema
{
    /// <summary>Step n leads from version n to n + 1. Steps are only ever added.</summary>
    private static readonly string[] Steps =
    [
        """
        CREATE SEQUENCE writers AS integer CYCLE;
        CREATE TABLE orders (
            no         bigint GENERATED ALWAYS AS IDENTITY,
            version    bigint NOT NULL,
            wake_at    bigint,
            deadline   bigint,
            epoch      bigint NOT NULL DEFAULT 0,
            stamp      bigint NOT NULL DEFAULT 0,
            until      timestamptz,
            shop       text COLLATE "C" NOT NULL,
            id         text COLLATE "C" NOT NULL,
            phase      text COLLATE "C" NOT NULL,
            holder     text COLLATE "C",
            parked     text COLLATE "C",
            marks      bytea NOT NULL,
            PRIMARY KEY (shop, id)
        ) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
        CREATE INDEX orders_due ON orders (wake_at) WHERE wake_at IS NOT NULL;
        CREATE TABLE journal (
            order_no   bigint NOT NULL,
            version    bigint NOT NULL,
            stamp      bigint NOT NULL,
            checksum   bigint NOT NULL,
            events     bytea NOT NULL,
            PRIMARY KEY (order_no, version)
        );
        CREATE TABLE names (
            shop       text COLLATE "C" NOT NULL,
            name       text COLLATE "C" NOT NULL,
            id         text COLLATE "C" NOT NULL,
            PRIMARY KEY (shop, name, id)
        );
        CREATE TABLE cursors (
            shop       text COLLATE "C" NOT NULL,
            source     text COLLATE "C" NOT NULL,
            cursor     text COLLATE "C" NOT NULL,
            PRIMARY KEY (shop, source)
        );
        CREATE TABLE inbox (
            shop       text COLLATE "C" NOT NULL,
            source     text COLLATE "C" NOT NULL,
            message    text COLLATE "C" NOT NULL,
            at         bigint NOT NULL,
            PRIMARY KEY (shop, source, message)
        );
        CREATE TABLE addresses (
            shop       text COLLATE "C" NOT NULL,
            id         text COLLATE "C" NOT NULL,
            address    bytea,
            PRIMARY KEY (shop, id)
        );
        CREATE TABLE keeping (
            shop       text COLLATE "C" NOT NULL,
            id         text COLLATE "C" NOT NULL,
            until      bigint NOT NULL,
            PRIMARY KEY (shop, id)
        );
        CREATE INDEX keeping_until ON keeping (until);
        CREATE TABLE tokens (
            account    text COLLATE "C" NOT NULL PRIMARY KEY,
            version    bigint NOT NULL,
            value      text COLLATE "C" NOT NULL
        );
        CREATE TABLE units (
            shop       text COLLATE "C" NOT NULL,
            id         text COLLATE "C" NOT NULL,
            line       text COLLATE "C" NOT NULL,
            unit       integer NOT NULL,
            round      integer NOT NULL,
            live       boolean NOT NULL
        );
        CREATE UNIQUE INDEX units_live ON units (shop, id, line, unit) WHERE live;
        CREATE TABLE reservations (
            shop       text COLLATE "C" NOT NULL,
            id         text COLLATE "C" NOT NULL,
            round      integer NOT NULL,
            scope      text COLLATE "C" NOT NULL,
            amount     numeric NOT NULL CHECK (amount >= 0)
        );
        CREATE INDEX reservations_round ON reservations (shop, id, round);
        CREATE TABLE reserved (
            shop       text COLLATE "C" NOT NULL,
            scope      text COLLATE "C" NOT NULL,
            amount     numeric NOT NULL CHECK (amount >= 0),
            PRIMARY KEY (shop, scope)
        ) WITH (fillfactor = 20);
        CREATE TABLE gates (
            shop       text COLLATE "C" NOT NULL PRIMARY KEY,
            state      text COLLATE "C" NOT NULL,
            reason     text COLLATE "C" NOT NULL,
            by         text COLLATE "C" NOT NULL,
            at         bigint NOT NULL
        );
        """,
        // Moving an indexed column puts every index of the row on a new place. So the index has a moment that is never after the wake-up and only goes back with it;
        // it follows a later wake-up when the order is next looked for.
        """
        ALTER TABLE orders ADD COLUMN due_at bigint;
        UPDATE orders SET due_at = wake_at;
        DROP INDEX orders_due;
        CREATE INDEX orders_due ON orders (due_at) WHERE due_at IS NOT NULL;
        """,
        """
        CREATE TABLE buyers (
            shop       text COLLATE "C" NOT NULL,
            id         text COLLATE "C" NOT NULL,
            record     bytea NOT NULL,
            troubles   integer NOT NULL DEFAULT 0,
            block      bytea,
            PRIMARY KEY (shop, id)
        );
        CREATE TABLE buyer_marks (
            shop       text COLLATE "C" NOT NULL,
            mark       text COLLATE "C" NOT NULL,
            id         text COLLATE "C" NOT NULL,
            at         bigint NOT NULL,
            person     boolean NOT NULL,
            PRIMARY KEY (shop, mark, id)
        );
        CREATE INDEX buyer_marks_latest ON buyer_marks (shop, mark, at);
        CREATE INDEX buyer_marks_of ON buyer_marks (shop, id);
        """,
        """
        CREATE TABLE words (
            shop       text COLLATE "C" NOT NULL,
            id         text COLLATE "C" NOT NULL,
            name       text COLLATE "C" NOT NULL,
            words      text COLLATE "C" NOT NULL,
            PRIMARY KEY (shop, id, name)
        );
        """,
    ];

    internal static int Version => Steps.Length;

    /// <summary>Creates or upgrades, one process at a time.</summary>
    internal static async Task UpgradeAsync(NpgsqlDataSource source, string schema, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var held = connection.ConfigureAwait(false);
        await RefuseOtherEncodingsAsync(connection, cancellation).ConfigureAwait(false);
        if (await KnownAsync(connection, schema, cancellation).ConfigureAwait(false) == Version) return;

        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using var unfinished = transaction.ConfigureAwait(false);
        // Two first starts must not make the schema twice; the lock ends with the transaction.
        await DoAsync(connection, $"SELECT pg_advisory_xact_lock(hashtext('dropship schema {schema}'))", cancellation).ConfigureAwait(false);
        var known = await KnownAsync(connection, schema, cancellation).ConfigureAwait(false);
        if (known == 0) await CreateAsync(connection, schema, cancellation).ConfigureAwait(false);
        for (var version = known; version < Version; version++)
        {
            await DoAsync(connection, Steps[version], cancellation).ConfigureAwait(false);
            await DoAsync(connection, $"INSERT INTO steps (version) VALUES ({version + 1})", cancellation).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task CreateAsync(NpgsqlConnection connection, string schema, CancellationToken cancellation)
    {
        // The right to create schemas is only asked of those who need one.
        if (await AskAsync(connection, $"SELECT count(*) FROM pg_namespace WHERE nspname = '{schema}'", cancellation).ConfigureAwait(false) == 0)
            await DoAsync(connection, $"CREATE SCHEMA {schema}", cancellation).ConfigureAwait(false);
        await DoAsync(connection, "CREATE TABLE IF NOT EXISTS steps (version integer NOT NULL PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())", cancellation).ConfigureAwait(false);
    }

    private static async Task<long> KnownAsync(NpgsqlConnection connection, string schema, CancellationToken cancellation)
    {
        if (await AskAsync(connection, $"SELECT count(*) FROM pg_tables WHERE schemaname = '{schema}' AND tablename = 'steps'", cancellation).ConfigureAwait(false) == 0) return 0;
        var known = await AskAsync(connection, "SELECT coalesce(max(version), 0)::bigint FROM steps", cancellation).ConfigureAwait(false);
        return known <= Version ? known : throw new StoreVersionException(
            $"The schema {schema} has version {known}, this package knows up to {Version}: install the newer package or restore a backup.");
    }

    private static async Task RefuseOtherEncodingsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (await AskAsync(connection, "SELECT count(*) FROM pg_database WHERE datname = current_database() AND pg_encoding_to_char(encoding) = 'UTF8'", cancellation).ConfigureAwait(false) == 0)
            throw new StoreUnavailableException("The database does not keep UTF-8: make one with ENCODING 'UTF8'.");
    }

    private static async Task DoAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using var made = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task<long> AskAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using var made = command.ConfigureAwait(false);
        return (long)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }
}
