using Dropship.Sqlite.Commits;
using Dropship.Sqlite.Journal;
using Dropship.Sqlite.Native;
using Dropship.Sqlite.Tables;
using Dropship.Storage;

namespace Dropship.Sqlite;

/// <summary>
/// The embedded store: one SQLite file. Commits are durable when they are answered (write-ahead log, <c>synchronous=FULL</c>);
/// commits of many callers share a flush. A second process on the same file is harmless but slow.
/// </summary>
/// <remarks>See docs/decisions/0003-sqlite-journal.md for its form and what it measured.</remarks>
public sealed partial class SqliteStore : IOrderStore, IPersonalDataStore, ITokenStore, IBuyerRecords, IAsyncDisposable
{
    private readonly SqliteOptions _options;
    private readonly Connections _connections;
    private readonly Readers _readers;
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly Leases _leases = new();
    private Writer? _writer;
    private GroupCommit? _commits;
    private bool _closed;

    /// <summary>Takes the options; nothing is opened before <see cref="InitializeAsync"/>.</summary>
    /// <param name="options">Where and how.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the connection string names no file or an unknown key.</exception>
    public SqliteStore(SqliteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _connections = new(options);
        _readers = new(_connections, options.Readers);
    }

    /// <summary>How many transactions were committed.</summary>
    internal long Transactions => Opened.Transactions;

    /// <summary>How many headers are in memory.</summary>
    internal int HeldHeaders => Opened.Tail.Count;

    private Writer Opened => _writer ?? throw new InvalidOperationException("The store is not initialised: call InitializeAsync first.");

    /// <inheritdoc />
    public async ValueTask InitializeAsync(CancellationToken cancellation)
    {
        await _opening.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_writer is not null) return;
            var writer = OpenWriter();
            _commits = new(writer, _leases);
            _writer = writer;
        }
        catch (SqliteFault fault)
        {
            throw fault.Unavailable();
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Finishes what is queued, writes the headers that wait, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _opening.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_closed) return;
            _closed = true;
            _readers.Dispose();
            if (_writer is null) return;
            await _commits!.CloseAsync().ConfigureAwait(false);
            CloseWriter(_writer);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Runs something on the writing connection, in a transaction if it must be durable.</summary>
    internal async ValueTask<T> WriteAsync<T>(Func<Writer, T> work, CancellationToken cancellation, bool durable = true)
    {
        cancellation.ThrowIfCancellationRequested();
        _ = Opened;
        var request = new WorkRequest<T>(work, durable, cancellation);
        _commits!.Enqueue(request);
        return await request.Task.ConfigureAwait(false);
    }

    private ValueTask<T> ReadAsync<T>(Func<Database, T> read, CancellationToken cancellation)
    {
        _ = Opened;
        return _readers.ReadAsync(read, cancellation);
    }

    /// <summary>Reads table and tail as one: first what is known, then the tail, then the snapshot, so that nothing can fall between them.</summary>
    private async ValueTask<T> ReadOrdersAsync<T>(Func<Database, Tail, T> read, CancellationToken cancellation)
    {
        for (var writer = Opened; ;)
        {
            var (seen, value) = await _readers.ReadAsync(database =>
            {
                var (known, tail) = (writer.Known, writer.Tail);
                var last = OrderReads.LastRow(database);
                return last > known ? (last, default(T)!) : (0, read(database, tail));
            }, cancellation).ConfigureAwait(false);
            if (seen == 0) return value;
            if (!writer.Knows(seen)) await WriteAsync(FollowOthers, cancellation, durable: false).ConfigureAwait(false);
        }
    }

    // Inside a transaction the writer has already looked, and its own new rows are not to be taken for another's.
    private static bool FollowOthers(Writer writer)
    {
        if (!writer.InTransaction) writer.Follow();
        return true;
    }

    private Writer OpenWriter()
    {
        var database = _connections.OpenWriter();
        try
        {
            return new(database, _options.HeaderBacklog);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static void CloseWriter(Writer writer)
    {
        try
        {
            writer.Settle();
        }
        catch (SqliteFault)
        {
            // The journal is whole; the headers are read from it at the next start.
            writer.Rollback();
        }

        writer.Dispose();
    }
}
