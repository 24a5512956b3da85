using Dropship.Hosting;

namespace Dropship.Sqlite;

/// <summary>Chooses the embedded store.</summary>
public static class SqliteDropshipExtensions
{
    /// <summary>Keeps everything in one SQLite file.</summary>
    /// <param name="dropship">What is being described.</param>
    /// <param name="connectionString">A connection string of Microsoft.Data.Sqlite that names a file, for example <c>Data Source=shop.db</c>.</param>
    /// <exception cref="ArgumentException">The string names no file or an unknown key; thrown when the engine starts.</exception>
    public static DropshipBuilder UseSqlite(this DropshipBuilder dropship, string connectionString) =>
        dropship.UseSqlite(new SqliteOptions { ConnectionString = connectionString });

    /// <summary>Keeps everything in one SQLite file.</summary>
    /// <param name="dropship">What is being described.</param>
    /// <param name="options">Where and how.</param>
    public static DropshipBuilder UseSqlite(this DropshipBuilder dropship, SqliteOptions options)
    {
        ArgumentNullException.ThrowIfNull(dropship);
        return dropship.UseStore(_ => new SqliteStore(options));
    }
}
