namespace Dropship.Sqlite;

/// <summary>How the SQLite store opens and behaves.</summary>
public sealed record SqliteOptions
{
    /// <summary>Where the database is.</summary>
    /// <value>A connection string of Microsoft.Data.Sqlite naming a file. Default: <c>Data Source=shop.db</c>.</value>
    public string ConnectionString { get; init; } = "Data Source=shop.db";

    /// <summary>How long to wait for another process that holds the file.</summary>
    /// <value>Zero to one hour. Default: 5 seconds; afterwards the call fails with <see cref="Storage.StoreUnavailableException"/>.</value>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many reads run at the same time, each on a connection of its own.</summary>
    /// <value>1 to 64. Default: 4.</value>
    public int Readers { get; init; } = 4;

    /// <summary>How many orders' headers may be held in memory before they are written together; the journal never waits for them.</summary>
    /// <value>1 to 65,536. Default: 2,048: each costs about 400 bytes, and writing them about 10 ms.</value>
    public int HeaderBacklog { get; init; } = 2048;

    /// <summary>Says nothing of the connection string: it may hold a password.</summary>
    public override string ToString() => nameof(SqliteOptions);

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(ConnectionString);
        if (BusyTimeout < TimeSpan.Zero || BusyTimeout > TimeSpan.FromHours(1))
            throw new ArgumentOutOfRangeException(nameof(BusyTimeout), BusyTimeout, "The busy time-out is zero to one hour.");
        ArgumentOutOfRangeException.ThrowIfLessThan(Readers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Readers, 64);
        ArgumentOutOfRangeException.ThrowIfLessThan(HeaderBacklog, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(HeaderBacklog, 65_536);
    }
}
