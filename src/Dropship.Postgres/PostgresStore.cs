using Dropship.Postgres.Commits;
using Dropship.Storage;

namespace Dropship.Postgres;

/// <summary>
/// The server store: one schema in a PostgreSQL database, 15 or later, shared by as many processes as one likes. Commits are durable when
/// they are answered (<c>synchronous_commit=on</c>); commits of many callers share a flush. Leases go by the database's clock.
/// </summary>
/// <remarks>See docs/decisions/0014-postgresql-store.md for its form and what it measured.</remarks>
public sealed partial class PostgresStore : IOrderStore, IPersonalDataStore, ITokenStore, IBuyerRecords, IAsyncDisposable
{
    private readonly PostgresOptions _options;
    private readonly Database _database;
    private readonly GroupCommit _commits;
    private readonly SemaphoreSlim _opening = new(1, 1);
    private bool _opened;
    private bool _closed;

    /// <summary>Takes the options; nothing is connected before <see cref="InitializeAsync"/>.</summary>
    /// <param name="options">Where and how.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the connection string is empty or has an unknown key.</exception>
    public PostgresStore(PostgresOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _database = new(options);
        _commits = new(_database.Source);
    }

    /// <summary>How many flushes were answered.</summary>
    internal long Flushes => _commits.Flushers.Sum(flusher => flusher.Flushes);

    /// <summary>The server's processes that append.</summary>
    internal IEnumerable<int> AppendingProcesses => _commits.Flushers.Select(flusher => flusher.Process).Where(process => process != 0);

    private Database Opened => _closed ? throw new ObjectDisposedException(nameof(PostgresStore))
        : _opened ? _database
        : throw new InvalidOperationException("The store is not initialised: call InitializeAsync first.");

    /// <inheritdoc />
    public async ValueTask InitializeAsync(CancellationToken cancellation)
    {
        await _opening.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_opened) return;
            await Database.RunAsync(async () =>
            {
                await Schema.UpgradeAsync(_database.Source, _options.Schema, cancellation).ConfigureAwait(false);
                return true;
            }, cancellation).ConfigureAwait(false);
            _opened = true;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Runs any statement; how many rows it returned.</summary>
    internal Task<int> DoAsync(string sql) => Opened.DoAsync(sql, default);

    /// <summary>Finishes what is queued and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _opening.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_closed) return;
            _closed = true;
            await _commits.CloseAsync().ConfigureAwait(false);
            await _database.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _opening.Release();
        }
    }
}
