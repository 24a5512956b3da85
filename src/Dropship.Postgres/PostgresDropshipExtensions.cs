using Dropship.Hosting;

namespace Dropship.Postgres;

/// <summary>Chooses the server store.</summary>
public static class PostgresDropshipExtensions
{
    /// <summary>Keeps everything in a PostgreSQL database, in the schema <c>dropship</c>. Several processes may share it.</summary>
    /// <param name="dropship">What is being described.</param>
    /// <param name="connectionString">A connection string of Npgsql, for example <c>Host=db;Database=shop;Username=shop</c>.</param>
    /// <exception cref="ArgumentException">The string is empty or has an unknown key; thrown when the engine starts.</exception>
    public static DropshipBuilder UsePostgres(this DropshipBuilder dropship, string connectionString) =>
        dropship.UsePostgres(new PostgresOptions { ConnectionString = connectionString });

    /// <summary>Keeps everything in a PostgreSQL database. Several processes may share it.</summary>
    /// <param name="dropship">What is being described.</param>
    /// <param name="options">Where and how.</param>
    public static DropshipBuilder UsePostgres(this DropshipBuilder dropship, PostgresOptions options)
    {
        ArgumentNullException.ThrowIfNull(dropship);
        // Each process leases under a name of its own; what the host sets later counts.
        dropship.Configure(static engine => engine.Instance = $"{Environment.MachineName}/{Environment.ProcessId}");
        return dropship.UseStore(_ => new PostgresStore(options));
    }
}
