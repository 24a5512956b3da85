using Dropship.Domain;
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
public sealed class SqliteStore : IOrderStore, IPersonalDataStore, ITokenStore, IAsyncDisposable
{
    private readonly SqliteOptions _options;
    private readonly Connections _connections;
    private readonly Readers _readers;
    private readonly SemaphoreSlim _opening = new(1, 1);
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

    /// <summary>How many transactions were committed; for tests that count groups.</summary>
    internal long Transactions => Opened.Transactions;

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
            _commits = new(writer);
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

    /// <inheritdoc />
    public ValueTask<StoredOrder?> LoadAsync(OrderKey order, CancellationToken cancellation) =>
        ReadOrdersAsync((database, tail) => JournalReads.Load(database, tail, order), cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<OrderCommit> commits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(commits);
        if (cancellation.IsCancellationRequested) return ValueTask.FromCanceled<IReadOnlyList<AppendResult>>(cancellation);
        if (commits.Count == 0) return new([]);
        // What cannot be written is refused here: it must not void the group of others.
        for (var i = 0; i < commits.Count; i++) _ = (commits[i].Order.Shop.Value, commits[i].Order.Id.Value, commits[i].Phase.Length);
        _ = Opened;
        return _commits!.AppendAsync(commits, cancellation);
    }

    /// <inheritdoc />
    public async ValueTask TouchAsync(IReadOnlyList<OrderTouch> touches, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(touches);
        foreach (var touch in touches) _ = (touch.Order.Shop.Value, touch.Order.Id.Value);
        await WriteAsync(writer =>
        {
            foreach (var touch in touches) writer.Touch(touch);
            return true;
        }, cancellation, durable: false).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OrderHeader>> DueAsync(Instant now, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return ReadOrdersAsync((database, tail) => OrderReads.Due(database, tail, now, limit), cancellation);
    }

    /// <inheritdoc />
    public ValueTask<Instant?> NextWakeAsync(CancellationToken cancellation) => ReadOrdersAsync(OrderReads.NextWake, cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OrderHeader>> FindAsync(OrderQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Limit is < 1 or > 10_000) throw new ArgumentOutOfRangeException(nameof(query), query.Limit, "A page holds 1 to 10,000 headers.");
        return ReadOrdersAsync((database, tail) => OrderReads.Find(database, tail, query), cancellation);
    }

    /// <inheritdoc />
    public async ValueTask ParkAsync(OrderKey order, string reason, Instant wakeAt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reason);
        _ = (order.Shop.Value, order.Id.Value);
        await WriteAsync(writer =>
        {
            writer.Park(order, reason, wakeAt);
            return true;
        }, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<string?> ReadCursorAsync(ShopId shop, string source, CancellationToken cancellation) =>
        ReadAsync(database => Cursors.Read(database, shop, source), cancellation);

    /// <inheritdoc />
    public async ValueTask SaveCursorAsync(ShopId shop, string source, string cursor, CancellationToken cancellation)
    {
        _ = (shop.Value, source.Length, cursor.Length);
        await WriteAsync(writer =>
        {
            Cursors.Save(writer.Database, shop, source, cursor);
            return true;
        }, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<bool> ReceiveAsync(ShopId shop, string source, string message, Instant at, CancellationToken cancellation)
    {
        _ = (shop.Value, source.Length, message.Length);
        return WriteAsync(writer => Inbox.Receive(writer.Database, shop, source, message, at), cancellation);
    }

    /// <inheritdoc />
    public async ValueTask SaveAddressAsync(OrderKey order, Address address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        _ = (order.Shop.Value, order.Id.Value);
        await WriteAsync(writer =>
        {
            Addresses.Save(writer.Database, order, address);
            return true;
        }, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<Address?> FindAddressAsync(OrderKey order, CancellationToken cancellation) =>
        ReadAsync(database => Addresses.Find(database, order), cancellation);

    /// <inheritdoc />
    public async ValueTask EraseAsync(OrderKey order, CancellationToken cancellation)
    {
        _ = (order.Shop.Value, order.Id.Value);
        await WriteAsync(writer =>
        {
            Addresses.Erase(writer.Database, order);
            writer.ScrubLog();
            return true;
        }, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<StoredToken?> FindTokenAsync(string account, CancellationToken cancellation) =>
        ReadAsync(database => Tokens.Find(database, account), cancellation);

    /// <inheritdoc />
    public ValueTask<bool> SaveTokenAsync(string account, long expectedVersion, string value, CancellationToken cancellation)
    {
        _ = (account.Length, value.Length);
        return WriteAsync(writer => Tokens.Save(writer.Database, account, expectedVersion, value), cancellation);
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
