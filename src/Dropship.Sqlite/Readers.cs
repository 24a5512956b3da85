using System.Collections.Concurrent;
using Dropship.Sqlite.Native;

namespace Dropship.Sqlite;

/// <summary>A few connections for reading, so that reads wait neither for the writer nor for each other.</summary>
internal sealed class Readers(Connections connections, int count) : IDisposable
{
    private readonly SemaphoreSlim _free = new(count, count);
    private readonly ConcurrentBag<Database> _idle = [];
    private volatile bool _closed;

    /// <summary>Runs a read within one snapshot.</summary>
    internal async ValueTask<T> ReadAsync<T>(Func<Database, T> read, CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (!_idle.TryTake(out var database)) database = connections.OpenReader();
            try
            {
                return database.Snapshot(read);
            }
            finally
            {
                _idle.Add(database);
                if (_closed) CloseIdle();
            }
        }
        catch (SqliteFault fault)
        {
            throw fault.Unavailable();
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Closes the connections; one that is reading closes when it is done.</summary>
    public void Dispose()
    {
        _closed = true;
        CloseIdle();
    }

    private void CloseIdle()
    {
        while (_idle.TryTake(out var database)) database.Dispose();
    }
}
