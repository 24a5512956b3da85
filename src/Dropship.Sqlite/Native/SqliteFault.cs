using Dropship.Storage;
using SQLitePCL;

namespace Dropship.Sqlite.Native;

/// <summary>SQLite said no: its result code and its own words. Never leaves the package.</summary>
internal sealed class SqliteFault(int code, string message) : Exception(message)
{
    /// <summary>True if the file itself is damaged, not merely out of reach.</summary>
    internal bool IsCorruption => (code & 0xFF) is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>True if another connection held the file too long.</summary>
    internal bool IsBusy => (code & 0xFF) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    internal StoreUnavailableException Unavailable() => new($"SQLite cannot go on: {Message} (result code {code}).", this);

    internal static SqliteFault Of(sqlite3 handle, int code) => new(code, raw.sqlite3_errmsg(handle).utf8_to_string());
}
