using Dropship.Storage;
using Microsoft.Data.Sqlite;

namespace Dropship.Sqlite.Tests;

/// <summary>Without space nothing is half-written, reads go on, and with space again so do writes.</summary>
public sealed class DiskFullTests
{
    [Fact]
    public async Task A_full_disk_fails_the_commits_and_nothing_else()
    {
        await using var fixture = new SqliteFixture();
        var store = await fixture.OpenAnotherAsync();
        await store.AppendAsync(Orders.Commit("before", 0, wake: 5));
        await store.AppendAsync(Orders.Commit("before", 1, wake: 6));
        await store.TouchAsync([new(Orders.Key("before"), 2, Orders.At(7), new byte[] { 1 })], default);
        await store.ExecuteAsync($"PRAGMA max_page_count = {await store.PragmaAsync("page_count") + 3}");

        OrderCommit[] tooMuch = [Orders.Commit("before", 2), .. Enumerable.Range(0, 50).Select(i => Orders.Commit($"N-{i}", 0, events: Orders.Events(i, 4000)))];
        await Should.ThrowAsync<StoreUnavailableException>(async () => await store.AppendAsync(tooMuch, default));

        (await store.LoadAsync(Orders.Key("before"), default))!.Version.ShouldBe(2, "reads go on, and the failed commit is not there");
        (await store.LoadAsync(Orders.Key("N-0"), default)).ShouldBeNull("not even those that would have fitted");
        (await store.FindAsync(new(Orders.Shop), default)).Count.ShouldBe(1);
        (await store.NextWakeAsync(default)).ShouldBe(Orders.At(7), "the touch is still known");
        (await store.AppendAsync(Orders.Commit("small", 0))).ShouldBe(AppendResult.Written, "what fits is written");

        await store.ExecuteAsync("PRAGMA max_page_count = 100000");
        (await store.AppendAsync(tooMuch, default)).ShouldAllBe(answer => answer == AppendResult.Written);
        (await store.LoadAsync(Orders.Key("before"), default))!.Version.ShouldBe(3);
        (await store.LoadAsync(Orders.Key("N-49"), default))!.Commits[0].ToArray().ShouldBe(Orders.Events(49, 4000));
    }

    [Fact]
    public async Task A_store_that_closes_on_a_full_disk_reads_its_headers_from_the_journal_next_time()
    {
        await using var fixture = new SqliteFixture();
        var store = await fixture.OpenAnotherAsync();
        for (var version = 0; version < 3; version++) await store.AppendAsync(Orders.Commit("A", version, wake: version));
        await store.ExecuteAsync("UPDATE orders SET phase = phase; CREATE TRIGGER full BEFORE UPDATE ON orders BEGIN SELECT RAISE(ABORT, 'full'); END");
        await store.DisposeAsync();
        await using (var other = new SqliteConnection($"Data Source={fixture.File};Pooling=False"))
        {
            other.Open();
            new SqliteCommand("SELECT version FROM orders", other).ExecuteScalar().ShouldBe(1L, "the header could not be written");
            new SqliteCommand("DROP TRIGGER full", other).ExecuteNonQuery();
        }

        store = await fixture.OpenAnotherAsync();
        (await store.LoadAsync(Orders.Key("A"), default))!.Version.ShouldBe(3);
        (await store.NextWakeAsync(default)).ShouldBe(Orders.At(2));
    }

    [Fact]
    public async Task A_file_held_by_another_is_unavailable_until_it_is_free()
    {
        await using var fixture = new SqliteFixture(options => options with { BusyTimeout = TimeSpan.Zero });
        var store = await fixture.OpenAnotherAsync();
        await store.AppendAsync(Orders.Commit("A", 0));
        await using var other = new SqliteConnection($"Data Source={fixture.File};Pooling=False");
        other.Open();
        new SqliteCommand("BEGIN IMMEDIATE", other).ExecuteNonQuery();
        await Should.ThrowAsync<StoreUnavailableException>(async () => await store.AppendAsync(Orders.Commit("A", 1)));
        (await store.LoadAsync(Orders.Key("A"), default))!.Version.ShouldBe(1, "reads do not wait");
        new SqliteCommand("ROLLBACK", other).ExecuteNonQuery();
        (await store.AppendAsync(Orders.Commit("A", 1))).ShouldBe(AppendResult.Written);
    }
}
