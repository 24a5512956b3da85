using Dropship.Storage;

namespace Dropship.Sqlite.Tests;

/// <summary>Before it is initialised and after it is closed the store says so; what was queued in between is finished.</summary>
public sealed class LifetimeTests
{
    [Fact]
    public async Task Before_initialize_nothing_works()
    {
        await using var fixture = new SqliteFixture();
        await using var store = new SqliteStore(fixture.Options);
        await Should.ThrowAsync<InvalidOperationException>(async () => await store.AppendAsync(Orders.Commit("A", 0)));
        await Should.ThrowAsync<InvalidOperationException>(async () => await store.LoadAsync(Orders.Key("A"), default));
    }

    [Fact]
    public async Task After_dispose_nothing_works_and_a_second_dispose_is_harmless()
    {
        await using var fixture = new SqliteFixture();
        var store = await fixture.OpenAnotherAsync();
        await store.DisposeAsync();
        await store.DisposeAsync();
        await Should.ThrowAsync<ObjectDisposedException>(async () => await store.AppendAsync(Orders.Commit("A", 0)));
        await Should.ThrowAsync<ObjectDisposedException>(async () => await store.LoadAsync(Orders.Key("A"), default));
        await Should.ThrowAsync<ObjectDisposedException>(async () => await store.InitializeAsync(default));
    }

    [Fact]
    public async Task Dispose_finishes_what_is_queued()
    {
        await using var fixture = new SqliteFixture();
        var store = await fixture.OpenAnotherAsync();
        var answers = Enumerable.Range(0, 500).Select(i => store.AppendAsync(Orders.Commit($"N-{i}", 0))).ToList();
        await store.DisposeAsync();
        (await Task.WhenAll(answers)).ShouldAllBe(answer => answer == AppendResult.Written);
        store = await fixture.OpenAnotherAsync();
        (await store.FindAsync(new(Orders.Shop, Limit: 1000), default)).Count.ShouldBe(500);
    }
}
