using Dropship.Postgres;
using Dropship.Sqlite;

namespace Dropship.Sdk.Tests.Docs.Snippets;

/// <summary>Code of the packages' own readmes.</summary>
internal static class Packages
{
    internal static async Task OpenAsync(CancellationToken cancellation)
    {
        await using var store = new SqliteStore(new() { ConnectionString = "Data Source=shop.db" });
        await store.InitializeAsync(cancellation);
    }

    internal static async Task ConnectAsync(CancellationToken cancellation)
    {
        await using var store = new PostgresStore(new() { ConnectionString = "Host=db;Database=shop;Username=shop" });
        await store.InitializeAsync(cancellation);
    }
}
