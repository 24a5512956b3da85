using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Postgres;
using Dropship.Sqlite;
using Dropship.Storage;
using Dropship.Tests.Postgres;

namespace Dropship.Load.Stores;

/// <summary>Where the store lies: a file in a folder of its own, or a PostgreSQL server of our own that flushes as a real one does.</summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly DirectoryInfo? _folder;
    private readonly Cluster? _cluster;

    private Place(string store, DirectoryInfo? folder, Cluster? cluster) =>
        (Store, _folder, _cluster, Connection) = (store, folder, cluster, cluster?.ConnectionString ?? $"Data Source={Path.Combine(folder!.FullName, "shop.db")}");

    internal string Store { get; }

    internal string Connection { get; }

    internal static async Task<Place> MakeAsync(string store) => store == Arguments.Postgres
        ? new(store, null, await Cluster.MakeAsync(durable: true))
        : new(store, Directory.CreateTempSubdirectory("dropship-load-"), null);

    /// <summary>Opens it as a host does, by the package's own extension.</summary>
    internal static DropshipBuilder Use(DropshipBuilder dropship, string store, string connection) =>
        store == Arguments.Postgres ? dropship.UsePostgres(connection) : dropship.UseSqlite(connection);

    /// <summary>Opens it alone, does something with it and closes it.</summary>
    internal async Task<T> WithAsync<T>(Func<IOrderStore, Task<T>> work)
    {
        var store = await OpenAsync();
        await using var closing = (IAsyncDisposable)store;
        return await work(store);
    }

    /// <summary>Opens it alone, initialised; the caller closes it.</summary>
    internal async Task<IOrderStore> OpenAsync()
    {
        IOrderStore store = Store == Arguments.Postgres ? new PostgresStore(new() { ConnectionString = Connection }) : new SqliteStore(new() { ConnectionString = Connection });
        await store.InitializeAsync(CancellationToken.None);
        return store;
    }

    /// <summary>Every header of the shop, page by page.</summary>
    internal static async IAsyncEnumerable<OrderHeader> HeadersAsync(IOrderStore store)
    {
        const int Page = 1_000;
        OrderId? after = null;
        while (await store.FindAsync(new(Shop.Id, After: after, Limit: Page), CancellationToken.None) is { Count: > 0 } page)
        {
            foreach (var header in page) yield return header;
            after = page[^1].Order.Id;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
        _folder?.Delete(recursive: true);
    }
}
