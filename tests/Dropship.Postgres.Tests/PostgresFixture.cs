using Dropship.Tests.Postgres;
using Dropship.Testing.Conformance;

namespace Dropship.Postgres.Tests;

/// <summary>A schema of its own on a server.</summary>
internal sealed class PostgresFixture(Cluster cluster) : IStoreFixture
{
    private readonly List<PostgresStore> _open = [];

    public PostgresOptions Options { get; } = cluster.NewSchema();

    public static async Task<PostgresFixture> MakeAsync() => new(await Cluster.SharedAsync());

    public async ValueTask<StoreUnderTest> OpenAsync(CancellationToken cancellation)
    {
        await CloseAsync();
        var store = await OpenAnotherAsync();
        return new(store, store, store);
    }

    /// <summary>One more store on the same schema, as another process would open it.</summary>
    public async ValueTask<PostgresStore> OpenAnotherAsync()
    {
        var store = new PostgresStore(Options);
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
        if (_open.Count > 0) await _open[0].DoAsync($"DROP SCHEMA {Options.Schema} CASCADE");
        await CloseAsync();
    }
}
