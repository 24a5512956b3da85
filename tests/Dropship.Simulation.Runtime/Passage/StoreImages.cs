using Dropship.Sqlite;
using Dropship.Storage;

namespace Dropship.Simulation.Runtime.Passage;

/// <summary>What is left of a store when the process that used it is gone.</summary>
internal interface IStoreImage : IAsyncDisposable
{
    /// <summary>Opens it for a new process; the one before is gone.</summary>
    ValueTask<StoreParts> OpenAsync();
}

/// <summary>Keeps what was committed, in memory.</summary>
internal sealed class MemoryImage : IStoreImage
{
    private readonly MemoryStore _store = new();

    public ValueTask<StoreParts> OpenAsync() => new(new StoreParts(_store, _store, _store));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Keeps what was committed, in a SQLite file of a folder of its own that ends with it: in memory where the machine has such a folder, since here processes die and power does not fail.</summary>
internal sealed class SqliteImage : IStoreImage
{
    private static readonly string Root = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(Path.Combine(Root, $"dropship-simulation-{Path.GetRandomFileName()}"));
    private SqliteStore? _store;

    public async ValueTask<StoreParts> OpenAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        _store = new(new() { ConnectionString = $"Data Source={Path.Combine(_folder.FullName, "shop.db")}", Readers = 1 });
        return new(_store, _store, _store);
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
