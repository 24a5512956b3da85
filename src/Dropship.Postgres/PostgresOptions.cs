using System.Text.RegularExpressions;

namespace Dropship.Postgres;

/// <summary>How the PostgreSQL store connects and behaves.</summary>
public sealed partial record PostgresOptions
{
    /// <summary>Where the database is.</summary>
    /// <value>A connection string of Npgsql. Default: none; it must be given.</value>
    public string ConnectionString { get; init; } = "";

    /// <summary>The schema that holds the tables; made if it is not there. Two stores in one database take two schemas.</summary>
    /// <value>A small letter or underscore, then small letters, digits and underscores, 63 at most; not beginning with <c>pg_</c>. Default: <c>dropship</c>.</value>
    public string Schema { get; init; } = "dropship";

    /// <summary>How long one statement may take.</summary>
    /// <value>1 second to 1 hour, whole seconds. Default: 30 seconds; afterwards the call fails with <see cref="Storage.StoreUnavailableException"/>.</value>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many connections may be open beside the two that append; the second is opened when many append at once.</summary>
    /// <value>1 to 100. Default: 8.</value>
    public int Connections { get; init; } = 8;

    /// <summary>Says nothing of the connection string: it may hold a password.</summary>
    public override string ToString() => nameof(PostgresOptions);

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(ConnectionString);
        if (Schema is null || !SchemaName().IsMatch(Schema) || Schema.StartsWith("pg_", StringComparison.Ordinal))
            throw new ArgumentException($"'{Schema}' is no name for a schema here: take small letters, digits and underscores, 63 at most, no digit and no pg_ at the front.", nameof(Schema));
        if (CommandTimeout < TimeSpan.FromSeconds(1) || CommandTimeout > TimeSpan.FromHours(1) || CommandTimeout.Ticks % TimeSpan.TicksPerSecond != 0)
            throw new ArgumentOutOfRangeException(nameof(CommandTimeout), CommandTimeout, "The time-out of a statement is 1 second to 1 hour, in whole seconds.");
        ArgumentOutOfRangeException.ThrowIfLessThan(Connections, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Connections, 100);
    }

    [GeneratedRegex(@"\A[a-z_][a-z0-9_]{0,62}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SchemaName();
}
