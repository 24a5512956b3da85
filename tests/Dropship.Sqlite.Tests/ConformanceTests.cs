using Dropship.Testing.Conformance;

namespace Dropship.Sqlite.Tests;

/// <summary>SQLite keeps every promise of the port, with headers held back and with headers written at once.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<string> Promises => [.. StoreConformance.Cases.Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Promises))]
    public async Task Sqlite_keeps(string promise)
    {
        await using var fixture = new SqliteFixture();
        await StoreConformance.Named(promise).Run(fixture, default);
    }

    [Theory]
    [MemberData(nameof(Promises))]
    public async Task Sqlite_without_backlog_keeps(string promise)
    {
        await using var fixture = new SqliteFixture(options => options with { HeaderBacklog = 1, Readers = 1 });
        await StoreConformance.Named(promise).Run(fixture, default);
    }
}
