namespace Dropship.Postgres.Tests;

/// <summary>Options out of range are refused before anything is connected.</summary>
public sealed class OptionsTests
{
    private const string Somewhere = "Host=db";

    public static TheoryData<PostgresOptions> Wrong =>
    [
        new(),
        new() { ConnectionString = "Colour=blue" },
        new() { ConnectionString = Somewhere, Schema = "" },
        new() { ConnectionString = Somewhere, Schema = "Shop" },
        new() { ConnectionString = Somewhere, Schema = "shop; DROP SCHEMA public" },
        new() { ConnectionString = Somewhere, Schema = "shop\n" },
        new() { ConnectionString = Somewhere, Schema = "pg_shop" },
        new() { ConnectionString = Somewhere, Schema = new string('s', 64) },
        new() { ConnectionString = Somewhere, CommandTimeout = TimeSpan.Zero },
        new() { ConnectionString = Somewhere, CommandTimeout = TimeSpan.FromSeconds(1.5) },
        new() { ConnectionString = Somewhere, CommandTimeout = TimeSpan.FromHours(2) },
        new() { ConnectionString = Somewhere, Connections = 0 },
        new() { ConnectionString = Somewhere, Connections = 101 },
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Refuses(PostgresOptions options) => Should.Throw<ArgumentException>(() => new PostgresStore(options));
}
