using Dropship.Tests.Linear;

namespace Dropship.Sqlite.Tests;

/// <summary>Calls side by side on SQLite answer as if they had come one by one.</summary>
public sealed class LinearTests
{
    [Fact]
    public async Task Side_by_side_is_as_one_by_one()
    {
        await using var fixture = new SqliteFixture();
        var store = await fixture.OpenAnotherAsync();
        Linearizability.Sample(new(store, store, store), Linearizability.Trials(few: 60));
    }
}
