using System.Buffers;
using SQLitePCL;

namespace Dropship.Sqlite.Native;

/// <summary>A prepared statement that stays open; places and columns count from 1 and 0, as SQLite counts them. For one thread at a time.</summary>
internal sealed class Statement(sqlite3 connection, sqlite3_stmt handle) : IDisposable
{
    private const int OnStack = 512;

    internal Statement Bind(int place, long value) => Check(raw.sqlite3_bind_int64(handle, place, value));

    internal Statement Bind(int place, long? value) => value is { } known ? Bind(place, known) : Check(raw.sqlite3_bind_null(handle, place));

    // An empty span has no address, and SQLite takes no address for NULL.
    internal Statement Bind(int place, ReadOnlySpan<byte> bytes) =>
        Check(bytes.IsEmpty ? raw.sqlite3_bind_zeroblob(handle, place, 0) : raw.sqlite3_bind_blob(handle, place, bytes));

    internal Statement Bind(int place, string? text)
    {
        if (text is null) return Check(raw.sqlite3_bind_null(handle, place));
        var longest = OrdinalText.MaxBytes(text.Length);
        if (longest <= OnStack) return BindText(place, text, stackalloc byte[OnStack]);
        var rented = ArrayPool<byte>.Shared.Rent(longest);
        BindText(place, text, rented);
        ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        return this;
    }

    /// <summary>One step: true if there is a row. At the end, and on a fault, the statement is ready for the next use.</summary>
    internal bool Step()
    {
        var code = raw.sqlite3_step(handle);
        if (code == raw.SQLITE_ROW) return true;
        var fault = code == raw.SQLITE_DONE ? null : SqliteFault.Of(connection, raw.sqlite3_extended_errcode(connection));
        _ = raw.sqlite3_reset(handle);
        return fault is null ? false : throw fault;
    }

    /// <summary>Runs to the end, whatever rows there are.</summary>
    internal void Run()
    {
        while (Step()) { }
    }

    /// <summary>The first column of the first row, or null if there is no row.</summary>
    internal long? Scalar()
    {
        if (!Step()) return null;
        var value = Long(0);
        Reset();
        return value;
    }

    internal void Reset() => _ = raw.sqlite3_reset(handle);

    internal long Long(int column) => raw.sqlite3_column_int64(handle, column);

    internal long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    internal bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    internal string Text(int column) => OrdinalText.Decode(raw.sqlite3_column_blob(handle, column));

    internal string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    internal ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    public void Dispose() => handle.Dispose();

    private Statement BindText(int place, string text, Span<byte> room)
    {
        var length = OrdinalText.Encode(text, room);
        // The length tells an empty text from no text; the room always has an address.
        return Check(raw.sqlite3_bind_text(handle, place, length == 0 ? ""u8 : room[..length]));
    }

    private Statement Check(int code) => code == raw.SQLITE_OK ? this : throw SqliteFault.Of(connection, code);
}
