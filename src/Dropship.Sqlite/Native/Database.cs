using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dropship.Sqlite.Native;

/// <summary>One connection with its prepared statements. For one thread at a time.</summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3 _handle;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    internal Database(string connectionString, TimeSpan busyTimeout)
    {
        _connection = new(connectionString);
        try
        {
            _connection.Open();
        }
        catch (SqliteException fault)
        {
            _connection.Dispose();
            throw new SqliteFault(fault.SqliteExtendedErrorCode, fault.Message);
        }

        _handle = _connection.Handle!;
        _ = raw.sqlite3_busy_timeout(_handle, (int)busyTimeout.TotalMilliseconds);
    }

    /// <summary>The rowid of the last insert.</summary>
    internal long LastRow => raw.sqlite3_last_insert_rowid(_handle);

    /// <summary>How many rows the last statement changed.</summary>
    internal int Changes => raw.sqlite3_changes(_handle);

    internal bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>The statement of this text, prepared once.</summary>
    internal Statement this[string sql]
    {
        get
        {
            if (_statements.TryGetValue(sql, out var known)) return known;
            var code = raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var prepared);
            if (code != raw.SQLITE_OK) throw SqliteFault.Of(_handle, code);
            return _statements[sql] = new(_handle, prepared);
        }
    }

    /// <summary>Runs statements that give nothing back.</summary>
    internal void Execute(string sql)
    {
        var code = raw.sqlite3_exec(_handle, sql);
        if (code != raw.SQLITE_OK) throw SqliteFault.Of(_handle, code);
    }

    /// <summary>Reads within one snapshot.</summary>
    internal T Snapshot<T>(Func<Database, T> read)
    {
        this["BEGIN"].Run();
        try
        {
            return read(this);
        }
        finally
        {
            foreach (var statement in _statements.Values) statement.Reset();
            if (InTransaction) Execute("ROLLBACK");
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _connection.Dispose();
    }
}
