using Dropship.Storage;
using Microsoft.Data.Sqlite;

namespace Dropship.Sqlite.Tests;

/// <summary>What the file is when it is opened: settings, mode, schema version.</summary>
public sealed class OpeningTests
{
    [Fact]
    public async Task Every_commit_is_flushed_and_what_is_erased_is_overwritten()
    {
        await using var fixture = new SqliteFixture();
        var store = await fixture.OpenAnotherAsync();
        (await store.PragmaAsync("synchronous")).ShouldBe(2, "FULL");
        (await store.PragmaAsync("secure_delete")).ShouldBe(1);
        (await store.WriteAsync(writer =>
        {
            var mode = writer.Database["PRAGMA journal_mode"];
            mode.Step();
            var name = mode.Text(0);
            mode.Reset();
            return name;
        }, default, durable: false)).ShouldBe("wal");
    }

    [Fact]
    public async Task Only_the_owner_may_read_the_file_and_its_log()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var fixture = new SqliteFixture();
        var store = await fixture.OpenAnotherAsync();
        await store.AppendAsync(Orders.Commit("A", 0));
        foreach (var file in new[] { fixture.File, fixture.File + "-wal", fixture.File + "-shm" })
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public async Task A_newer_schema_is_refused_with_both_versions()
    {
        await using var fixture = new SqliteFixture();
        await using (var first = await fixture.OpenAnotherAsync()) await first.ExecuteAsync("PRAGMA user_version = 99");
        var refusal = await Should.ThrowAsync<StoreVersionException>(async () => await fixture.OpenAnotherAsync());
        refusal.Message.ShouldContain("99");
        refusal.Message.ShouldContain($"{Schema.Version}");
    }

    [Fact]
    public async Task An_empty_file_is_upgraded_step_by_step_to_this_version()
    {
        await using var fixture = new SqliteFixture();
        await File.WriteAllBytesAsync(fixture.File, []);
        var store = await fixture.OpenAnotherAsync();
        (await store.PragmaAsync("user_version")).ShouldBe(Schema.Version);
        (await store.AppendAsync(Orders.Commit("A", 0))).ShouldBe(AppendResult.Written);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_version_and_the_tables_as_they_were()
    {
        await using var fixture = new SqliteFixture();
        await using (var other = new SqliteConnection($"Data Source={fixture.File};Pooling=False"))
        {
            other.Open();
            new SqliteCommand("CREATE TABLE cursors (theirs)", other).ExecuteNonQuery();
        }

        (await Should.ThrowAsync<StoreUnavailableException>(async () => await fixture.OpenAnotherAsync())).Message.ShouldContain("cursors");
        await using var after = new SqliteConnection($"Data Source={fixture.File};Pooling=False");
        after.Open();
        new SqliteCommand("PRAGMA user_version", after).ExecuteScalar().ShouldBe(0L);
        new SqliteCommand("SELECT count(*) FROM sqlite_schema WHERE name = 'journal'", after).ExecuteScalar().ShouldBe(0L);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_unavailable()
    {
        await using var fixture = new SqliteFixture();
        await File.WriteAllTextAsync(fixture.File, new string('x', 9000));
        await Should.ThrowAsync<StoreUnavailableException>(async () => await fixture.OpenAnotherAsync());
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_unavailable()
    {
        await using var store = new SqliteStore(new() { ConnectionString = "Data Source=/nowhere/at/all/shop.db" });
        await Should.ThrowAsync<StoreUnavailableException>(async () => await store.InitializeAsync(default));
    }

    [Fact]
    public async Task Many_stores_create_one_file_at_the_same_time()
    {
        for (var round = 0; round < 40; round++)
        {
            await using var fixture = new SqliteFixture();
            var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
            {
                var store = new SqliteStore(fixture.Options);
                await store.InitializeAsync(default);
                return store;
            })));
            foreach (var (store, i) in stores.Select((store, i) => (store, i))) (await store.AppendAsync(Orders.Commit("A", i))).ShouldBe(AppendResult.Written);
            foreach (var store in stores) await store.DisposeAsync();
        }
    }
}
