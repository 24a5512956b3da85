using Dropship.Sqlite.Native;
using Dropship.Storage;
using Microsoft.Data.Sqlite;

namespace Dropship.Sqlite;

/// <summary>Opens the file: the one connection that writes, and those that read.</summary>
internal sealed class Connections
{
    private const int Attempts = 100;

    private readonly SqliteConnectionStringBuilder _source;
    private readonly TimeSpan _busyTimeout;

    internal Connections(SqliteOptions options)
    {
        // Our connections live as long as the store; a pool would keep the file open after it.
        _source = new(options.ConnectionString) { Pooling = false };
        _busyTimeout = options.BusyTimeout;
        if (_source.DataSource is "" or ":memory:" || _source.Mode == SqliteOpenMode.Memory)
            throw new ArgumentException("The SQLite store needs a file; for a store in memory use MemoryStore.", nameof(options));
        if (_source.Mode == SqliteOpenMode.ReadOnly)
            throw new ArgumentException("The SQLite store writes; the connection string says Mode=ReadOnly.", nameof(options));
    }

    internal Database OpenWriter()
    {
        CreateForOwnerOnly();
        var database = new Database(_source.ConnectionString, _busyTimeout);
        try
        {
            Prepare(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    internal Database OpenReader()
    {
        var database = new Database(_source.ConnectionString, _busyTimeout);
        database.Execute("PRAGMA query_only = ON; PRAGMA cache_size = -4000");
        return database;
    }

    private static void Prepare(Database database)
    {
        database.Execute("PRAGMA page_size = 8192");
        WriteAhead(database);
        // FULL: a commit that was answered survives a power cut. secure_delete: what is erased is overwritten.
        database.Execute("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 1000");
        Schema.Upgrade(database);
    }

    // SQLite does not wait before it changes the journal's mode while another connection begins to write. A transaction of our own does.
    private static void WriteAhead(Database database)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var mode = database["PRAGMA journal_mode = WAL"];
                if (!mode.Step() || mode.Text(0) != "wal")
                    throw new StoreUnavailableException("SQLite cannot keep a write-ahead log here; put the file on a local disk.");
                mode.Reset();
                return;
            }
            catch (SqliteFault fault) when (fault.IsBusy && attempt < Attempts)
            {
                database.Execute("BEGIN IMMEDIATE; COMMIT");
            }
        }
    }

    // The log and its index take the mode of the database file.
    private void CreateForOwnerOnly()
    {
        if (OperatingSystem.IsWindows() || _source.DataSource.StartsWith("file:", StringComparison.Ordinal)) return;
        try
        {
            // Never opens a file that is there: closing it would drop the locks SQLite holds on it in this process.
            new FileStream(_source.DataSource, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }).Dispose();
        }
        catch (IOException) when (File.Exists(_source.DataSource))
        {
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The database file cannot be created: {fault.Message}", fault);
        }
    }
}
