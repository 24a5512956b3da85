using Dropship.Domain;
using Dropship.Storage;
using Dropship.Tests.Postgres;
using Npgsql;

namespace Dropship.Postgres.Tests;

/// <summary>The index knows from when on an order may be due: never later than it is, and put off only when somebody looks.</summary>
public sealed class DueIndexTests
{
    [PostgresFact]
    public async Task A_wake_up_that_is_put_off_moves_no_index_until_somebody_looks_for_what_is_due()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var store = await fixture.OpenAnotherAsync();
        for (var version = 0; version < 5; version++) await store.AppendAsync(Orders.Commit("A", version, wake: 10 + version));
        (await IndexedAsync(fixture, "A")).ShouldBe(Orders.At(10));

        (await store.LeaseAsync(Request(now: 9), default)).ShouldBeEmpty();
        (await IndexedAsync(fixture, "A")).ShouldBe(Orders.At(10));
        (await store.LeaseAsync(Request(now: 12), default)).ShouldBeEmpty();
        (await IndexedAsync(fixture, "A")).ShouldBe(Orders.At(14));
        (await store.LeaseAsync(Request(now: 14), default)).ShouldHaveSingleItem().WakeAt.ShouldBe(Orders.At(14));
    }

    [PostgresFact]
    public async Task A_wake_up_that_is_brought_forward_is_in_the_index_at_once()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var store = await fixture.OpenAnotherAsync();
        await store.AppendAsync(Orders.Commit("A", 0, wake: 100));
        await store.AppendAsync(Orders.Commit("A", 1, wake: 3));
        (await store.LeaseAsync(Request(now: 3), default)).ShouldHaveSingleItem();

        await store.AppendAsync(Orders.Commit("B", 0, wake: 100));
        await store.TouchAsync([new(Orders.Key("B"), 1, Orders.At(4), new byte[1])], default);
        (await store.LeaseAsync(Request(now: 4) with { Holder = "other" }, default)).ShouldHaveSingleItem().Order.ShouldBe(Orders.Key("B"));

        await store.AppendAsync(Orders.Commit("C", 0, wake: 100));
        await store.ParkAsync(Orders.Key("C"), "broken", Orders.At(5), default);
        (await store.LeaseAsync(Request(now: 5) with { Holder = "third" }, default)).ShouldHaveSingleItem().Order.ShouldBe(Orders.Key("C"));
    }

    [PostgresFact]
    public async Task An_order_that_is_not_to_wake_any_more_leaves_the_index_when_somebody_looks()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var store = await fixture.OpenAnotherAsync();
        await store.AppendAsync(Orders.Commit("A", 0, wake: 1));
        await store.AppendAsync(Orders.Commit("A", 1) with { WakeAt = null });
        (await store.NextWakeAsync(default)).ShouldBeNull();
        (await IndexedAsync(fixture, "A")).ShouldBe(Orders.At(1));

        (await store.LeaseAsync(Request(now: 1), default)).ShouldBeEmpty();
        (await IndexedAsync(fixture, "A")).ShouldBeNull();
    }

    [PostgresFact]
    public async Task What_somebody_holds_stays_in_the_index_until_the_lease_ends()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var store = await fixture.OpenAnotherAsync();
        await store.AppendAsync(Orders.Commit("A", 0, wake: 1));
        var leased = await store.LeaseAsync(Request(now: 1), default);
        await store.AppendAsync(Orders.Commit("A", 1, wake: 50) with { Epoch = leased[0].Epoch });
        (await store.LeaseAsync(Request(now: 2) with { Holder = "other" }, default)).ShouldBeEmpty();
        (await IndexedAsync(fixture, "A")).ShouldBe(Orders.At(1));

        await store.ReleaseAsync("one", leased, default);
        (await store.LeaseAsync(Request(now: 2) with { Holder = "other" }, default)).ShouldBeEmpty();
        (await IndexedAsync(fixture, "A")).ShouldBe(Orders.At(50));
    }

    [PostgresFact]
    public async Task The_next_wake_up_is_found_behind_many_that_were_put_off()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var store = await fixture.OpenAnotherAsync();
        await store.AppendAsync([.. Enumerable.Range(0, 700).Select(i => Orders.Commit($"late {i:D3}", 0, wake: i))], default);
        await store.AppendAsync([.. Enumerable.Range(0, 700).Select(i => Orders.Commit($"late {i:D3}", 1, wake: 9_000 + i))], default);
        (await store.NextWakeAsync(default)).ShouldBe(Orders.At(9_000));
        await store.AppendAsync(Orders.Commit("first", 0, wake: 650));
        (await store.NextWakeAsync(default)).ShouldBe(Orders.At(650));
    }

    [PostgresFact]
    public async Task A_schema_of_before_is_led_on_and_loses_no_wake_up()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var before = await fixture.OpenAnotherAsync();
        await before.AppendAsync(Orders.Commit("A", 0, wake: 7));
        string[] back = ["ALTER TABLE orders DROP COLUMN due_at", "CREATE INDEX orders_due ON orders (wake_at) WHERE wake_at IS NOT NULL", "DROP TABLE buyers, buyer_marks, words", "DELETE FROM steps WHERE version >= 2"];
        foreach (var step in back) await before.DoAsync(step);

        var store = await fixture.OpenAnotherAsync();
        (await store.NextWakeAsync(default)).ShouldBe(Orders.At(7));
        (await store.AppendAsync(Orders.Commit("A", 1, wake: 6))).ShouldBe(AppendResult.Written);
        (await store.LeaseAsync(Request(now: 6), default)).ShouldHaveSingleItem();
    }

    private static LeaseRequest Request(long now) => new("one", Orders.At(now), 10, TimeSpan.FromMinutes(5));

    private static async Task<Instant?> IndexedAsync(PostgresFixture fixture, string id)
    {
        await using var source = NpgsqlDataSource.Create(fixture.Options.ConnectionString);
        await using var command = source.CreateCommand($"SELECT due_at FROM {fixture.Options.Schema}.orders WHERE id = '{id}'");
        return await command.ExecuteScalarAsync() is long at ? new(at) : null;
    }
}
