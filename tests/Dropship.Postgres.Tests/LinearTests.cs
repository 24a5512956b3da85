using Dropship.Tests.Postgres;
using Dropship.Tests.Linear;

namespace Dropship.Postgres.Tests;

/// <summary>Calls side by side on PostgreSQL, some through one store and some through another, answer as if they had come one by one.</summary>
public sealed class LinearTests
{
    [PostgresFact]
    public async Task Side_by_side_is_as_one_by_one()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var store = await fixture.OpenAnotherAsync();
        Linearizability.Sample(new(store, store, store), Linearizability.Trials(few: 60));
    }
}
