using Dropship.Tests.Postgres;

namespace Dropship.Chaos.Tests;

/// <summary>Processes on a PostgreSQL database, and the database itself, really killed.</summary>
public sealed class PostgresKillTests
{
    [PostgresFact]
    public Task Twenty_kills_on_PostgreSQL() => Kills.TwentyAsync(Arguments.Postgres);
}
