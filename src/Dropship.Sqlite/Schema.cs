using Dropship.Sqlite.Native;
using Dropship.Storage;

namespace Dropship.Sqlite;

/// <summary>The tables, and how a file of an older version becomes one of this.</summary>
internal static class Schema
{
    /// <summary>Step n leads from version n to n + 1. Steps are only ever added.</summary>
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE journal (
            seq        INTEGER PRIMARY KEY,
            order_no   INTEGER NOT NULL,
            version    INTEGER NOT NULL,
            previous   INTEGER NOT NULL,
            wake_at    INTEGER,
            deadline   INTEGER,
            phase      TEXT NOT NULL,
            checksum   INTEGER NOT NULL,
            events     BLOB NOT NULL
        );
        CREATE TABLE orders (
            no         INTEGER PRIMARY KEY,
            shop       TEXT NOT NULL,
            id         TEXT NOT NULL,
            version    INTEGER NOT NULL,
            newest     INTEGER NOT NULL,
            wake_at    INTEGER,
            deadline   INTEGER,
            phase      TEXT NOT NULL,
            parked     TEXT,
            marks      BLOB NOT NULL,
            UNIQUE (shop, id)
        );
        CREATE INDEX orders_due ON orders (wake_at, deadline) WHERE wake_at IS NOT NULL;
        CREATE TABLE headers (
            one        INTEGER PRIMARY KEY CHECK (one = 1),
            seq        INTEGER NOT NULL
        );
        INSERT INTO headers VALUES (1, 0);
        CREATE TABLE cursors (
            shop       TEXT NOT NULL,
            source     TEXT NOT NULL,
            cursor     TEXT NOT NULL,
            PRIMARY KEY (shop, source)
        ) WITHOUT ROWID;
        CREATE TABLE inbox (
            shop       TEXT NOT NULL,
            source     TEXT NOT NULL,
            message    TEXT NOT NULL,
            at         INTEGER NOT NULL,
            PRIMARY KEY (shop, source, message)
        ) WITHOUT ROWID;
        CREATE TABLE addresses (
            shop       TEXT NOT NULL,
            id         TEXT NOT NULL,
            address    BLOB,
            PRIMARY KEY (shop, id)
        ) WITHOUT ROWID;
        CREATE TABLE tokens (
            account    TEXT NOT NULL PRIMARY KEY,
            version    INTEGER NOT NULL,
            value      TEXT NOT NULL
        ) WITHOUT ROWID;
        """,
        """
        CREATE TABLE names (
            shop       TEXT NOT NULL,
            name       TEXT NOT NULL,
            order_no   INTEGER NOT NULL,
            PRIMARY KEY (shop, name, order_no)
        ) WITHOUT ROWID;
        """,
        """
        CREATE TABLE units (
            order_no   INTEGER NOT NULL,
            line       TEXT NOT NULL,
            unit       INTEGER NOT NULL,
            round      INTEGER NOT NULL,
            live       INTEGER NOT NULL
        );
        CREATE UNIQUE INDEX units_bound_once ON units (order_no, line, unit) WHERE live = 1;
        CREATE INDEX units_of_round ON units (order_no, round);
        CREATE TABLE reservations (
            order_no   INTEGER NOT NULL,
            round      INTEGER NOT NULL,
            scope      TEXT NOT NULL,
            amount     TEXT NOT NULL
        );
        CREATE INDEX reservations_of_round ON reservations (order_no, round);
        CREATE TABLE reserved (
            shop       TEXT NOT NULL,
            scope      TEXT NOT NULL,
            amount     TEXT NOT NULL,
            PRIMARY KEY (shop, scope)
        ) WITHOUT ROWID;
        CREATE TABLE gates (
            shop       TEXT NOT NULL PRIMARY KEY,
            state      INTEGER NOT NULL,
            reason     TEXT NOT NULL,
            by         TEXT NOT NULL,
            at         INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE keeping (
            shop       TEXT NOT NULL,
            id         TEXT NOT NULL,
            until      INTEGER NOT NULL,
            PRIMARY KEY (shop, id)
        ) WITHOUT ROWID;
        CREATE INDEX keeping_until ON keeping (until);
        """,
        """
        CREATE TABLE buyers (
            shop       TEXT NOT NULL,
            id         TEXT NOT NULL,
            record     BLOB NOT NULL,
            troubles   INTEGER NOT NULL,
            block      BLOB,
            PRIMARY KEY (shop, id)
        ) WITHOUT ROWID;
        CREATE TABLE buyer_marks (
            shop       TEXT NOT NULL,
            mark       TEXT NOT NULL,
            at         INTEGER NOT NULL,
            id         TEXT NOT NULL,
            person     INTEGER NOT NULL,
            PRIMARY KEY (shop, mark, at, id)
        ) WITHOUT ROWID;
        CREATE INDEX buyer_marks_of ON buyer_marks (shop, id);
        """,
        """
        CREATE TABLE words (
            shop       TEXT NOT NULL,
            id         TEXT NOT NULL,
            name       TEXT NOT NULL,
            words      TEXT NOT NULL,
            PRIMARY KEY (shop, id, name)
        ) WITHOUT ROWID;
        """,
    ];

    internal static int Version => Steps.Length;

    /// <summary>Creates or upgrades, one process at a time.</summary>
    internal static void Upgrade(Database database)
    {
        if (Known(database) == Version) return;
        database.Execute("BEGIN IMMEDIATE");
        try
        {
            for (var version = Known(database); version < Version; version++) database.Execute(Steps[version]);
            database.Execute($"PRAGMA user_version = {Version}");
            database.Execute("COMMIT");
        }
        catch
        {
            if (database.InTransaction) database.Execute("ROLLBACK");
            throw;
        }
    }

    private static int Known(Database database)
    {
        var known = (int)database["PRAGMA user_version"].Scalar()!.Value;
        return known <= Version ? known : throw new StoreVersionException(
            $"The database has schema version {known}, this package knows up to {Version}: install the newer package or restore a backup.");
    }
}
