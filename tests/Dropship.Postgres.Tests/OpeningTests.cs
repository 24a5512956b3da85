using Dropship.Tests.Postgres;
using Dropship.Storage;

namespace Dropship.Postgres.Tests;

/// <summary>Schema and settings: made once, upgraded under a lock, newer ones refused; commits wait for the disk.</summary>
public sealed class OpeningTests
{
    [PostgresFact]
    public async Task Many_first_starts_at_once_make_one_schema()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var stores = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            var store = new PostgresStore(fixture.Options);
            await store.InitializeAsync(default);
            return store;
        }));
        for (var i = 0; i < stores.Length; i++) (await stores[i].AppendAsync(Orders.Commit("A", i))).ShouldBe(AppendResult.Written);
        foreach (var store in stores) await store.DisposeAsync();
    }

    [PostgresFact]
    public async Task A_newer_schema_is_refused_with_both_versions()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        await (await fixture.OpenAnotherAsync()).DoAsync("INSERT INTO steps (version) VALUES (99)");
        var refusal = await Should.ThrowAsync<StoreVersionException>(async () => await fixture.OpenAnotherAsync());
        refusal.Message.ShouldContain("99");
        refusal.Message.ShouldContain($"{Schema.Version}");
    }

    [PostgresFact]
    public async Task Two_schemas_in_one_database_never_see_each_other()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        await using var another = await PostgresFixture.MakeAsync();
        var (one, other) = (await fixture.OpenAnotherAsync(), await another.OpenAnotherAsync());
        await one.AppendAsync(Orders.Commit("A", 0));
        (await other.LoadAsync(Orders.Key("A"), default)).ShouldBeNull();
    }

    [PostgresFact]
    public async Task Any_text_comes_back_and_sorts_as_it_should()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var store = await fixture.OpenAnotherAsync();
        string[] ids = ["a", "\uFFFD", "\uE000", "\uD83D\uDE00", "é", "Z"];
        foreach (var id in ids) (await store.AppendAsync(Orders.Commit(id, 0) with { Phase = $"\0{id}\u0001", Names = [new string('n', 5000) + id] })).ShouldBe(AppendResult.Written);
        var found = await store.FindAsync(new(Orders.Shop), default);
        found.Select(header => header.Order.Id.Value).ShouldBe(ids.Order(StringComparer.Ordinal));
        found.ShouldAllBe(header => header.Phase == $"\0{header.Order.Id.Value}\u0001");
        foreach (var id in ids) (await store.FindByNameAsync(Orders.Shop, new string('n', 5000) + id, default)).ShouldBe([Orders.Key(id)]);
    }

    [PostgresFact]
    public async Task A_commit_that_was_altered_or_is_gone_is_the_fault_of_its_order_only()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var store = await fixture.OpenAnotherAsync();
        foreach (var id in new[] { "A", "B", "C" })
            for (var version = 0; version < 3; version++)
                await store.AppendAsync(Orders.Commit(id, version));
        await store.DoAsync("UPDATE journal SET events = set_byte(events, 9, get_byte(events, 9) # 1) WHERE version = 2 AND order_no = (SELECT no FROM orders WHERE id = 'A')");
        await store.DoAsync("DELETE FROM journal WHERE version = 2 AND order_no = (SELECT no FROM orders WHERE id = 'B')");
        (await Should.ThrowAsync<StoreCorruptException>(async () => await store.LoadAsync(Orders.Key("A"), default))).Order.ShouldBe(Orders.Key("A"));
        await Should.ThrowAsync<StoreCorruptException>(async () => await store.LoadAsync(Orders.Key("B"), default));
        (await store.LoadAsync(Orders.Key("C"), default))!.Version.ShouldBe(3);
    }

    [Fact]
    public async Task Without_a_server_the_store_is_unavailable_and_tells_no_secret()
    {
        await using var store = new PostgresStore(new() { ConnectionString = "Host=127.0.0.1;Port=1;Username=shop;Password=s3cret;Timeout=5" });
        var fault = await Should.ThrowAsync<StoreUnavailableException>(async () => await store.InitializeAsync(default));
        $"{fault} {new PostgresOptions { ConnectionString = "Password=s3cret" }}".ShouldNotContain("s3cret");
    }
}
