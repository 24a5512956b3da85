using Dropship.Tests.Postgres;
using Dropship.Testing.Conformance;

namespace Dropship.Postgres.Tests;

/// <summary>PostgreSQL keeps every promise of the port.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<string> Promises => [.. StoreConformance.Cases.Select(known => known.Name)];

    [PostgresTheory]
    [MemberData(nameof(Promises))]
    public async Task Postgres_keeps(string promise)
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        await StoreConformance.Named(promise).Run(fixture, default);
    }
}
