using Dropship.Testing.Conformance;

namespace Dropship.Sqlite.Tests;

/// <summary>A database file in a folder of its own, gone when the test is.</summary>
internal sealed class SqliteFixture(Func<SqliteOptions, SqliteOptions>? adjust = null) : IStoreFixture
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dropship-sqlite-");
    private readonly List<SqliteStore> _open = [];

    public string File => Path.Combine(_folder.FullName, "shop.db");

    public SqliteOptions Options
    {
        get
        {
            var options = new SqliteOptions { ConnectionString = $"Data Source={File}" };
            return adjust?.Invoke(options) ?? options;
        }
    }

    public async ValueTask<StoreUnderTest> OpenAsync(CancellationToken cancellation)
    {
        await CloseAsync();
        var store = await OpenAnotherAsync();
        return new(store, store, store);
    }

    /// <summary>One more store on the same file, as another process would open it.</summary>
    public async ValueTask<SqliteStore> OpenAnotherAsync()
    {
        var store = new SqliteStore(Options);
        _open.Add(store);
        await store.InitializeAsync(default);
        return store;
    }

    public async ValueTask CloseAsync()
    {
        foreach (var store in _open) await store.DisposeAsync();
        _open.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Delete(recursive: true);
    }
}
