namespace Dropship.Sqlite.Tests;

/// <summary>Options out of range are refused before anything is opened.</summary>
public sealed class OptionsTests
{
    public static TheoryData<SqliteOptions> Wrong =>
    [
        new() { ConnectionString = "" },
        new() { ConnectionString = "Data Source=" },
        new() { ConnectionString = "Data Source=:memory:" },
        new() { ConnectionString = "Data Source=x;Mode=Memory" },
        new() { ConnectionString = "Data Source=x;Mode=ReadOnly" },
        new() { ConnectionString = "Colour=blue" },
        new() { BusyTimeout = TimeSpan.FromTicks(-1) },
        new() { BusyTimeout = TimeSpan.FromHours(2) },
        new() { Readers = 0 },
        new() { Readers = 65 },
        new() { HeaderBacklog = 0 },
        new() { HeaderBacklog = 65_537 },
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Refuses(SqliteOptions options) => Should.Throw<ArgumentException>(() => new SqliteStore(options));
}
