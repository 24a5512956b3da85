using Dropship.Tests.Postgres;

namespace Dropship.Chaos.Rounds;

/// <summary>A database of a PostgreSQL server of our own, which is stopped as a power cut would and started again.</summary>
internal sealed class PostgresPlace(Cluster cluster, string database) : IStorePlace
{
    private bool _down;

    public string Name => Arguments.Postgres;

    public string ConnectionString => $"Host={cluster.Folder};Username=postgres;Database={database};Timeout=60";

    public bool CanBeTakenAway => true;

    internal static async Task<PostgresPlace> MakeAsync(Cluster cluster, string database)
    {
        await using var store = Npgsql.NpgsqlDataSource.Create(cluster.ConnectionString);
        await using var create = store.CreateCommand($"CREATE DATABASE {database}");
        await create.ExecuteNonQueryAsync();
        return new(cluster, database);
    }

    public async Task TakeAwayAsync()
    {
        await cluster.StopAsync("immediate");
        _down = true;
    }

    public async Task BringBackAsync()
    {
        if (!_down) return;
        await cluster.StartAsync();
        _down = false;
    }

    public async ValueTask DisposeAsync() => await BringBackAsync();
}
