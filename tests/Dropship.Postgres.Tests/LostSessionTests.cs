using Dropship.Postgres.Commits;
using Dropship.Postgres.Sessions;
using Dropship.Storage;
using Dropship.Tests.Postgres;
using Npgsql;

namespace Dropship.Postgres.Tests;

/// <summary>The session that appends is ended by the server again and again; callers notice nothing, and nothing is written twice or lost.</summary>
public sealed class LostSessionTests
{
    [PostgresFact]
    public async Task Who_appends_does_not_notice_that_sessions_end()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        // However slow the machine is: what is waited for is work, no time-out of a statement.
        var store = new PostgresStore(fixture.Options with { CommandTimeout = TimeSpan.FromHours(1) });
        await using var closed = store;
        await store.InitializeAsync(default);
        await store.AppendAsync(Orders.Commit("first", 0));
        await using var server = NpgsqlDataSource.Create(fixture.Options.ConnectionString);
        using var answered = new SemaphoreSlim(0);
        var writers = Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            for (var version = 0; version < 40; version++)
            {
                (await store.AppendAsync(Orders.Commit($"W-{writer}", version) with { Claims = writer % 2 == 0 ? [new(new("line"), 1, 100, version)] : [] })).ShouldBe(AppendResult.Written);
                answered.Release();
            }
        })));
        for (var i = 0; i < 10; i++)
        {
            foreach (var process in store.AppendingProcesses)
            {
                await using var end = server.CreateCommand($"SELECT pg_terminate_backend({process})");
                await end.ExecuteNonQueryAsync();
            }

            // The next end comes when some of the answers of between have come.
            for (var more = 0; more < 30; more++) await Task.WhenAny(answered.WaitAsync(), writers);
        }

        await writers;
        for (var writer = 0; writer < 16; writer++) (await store.LoadAsync(Orders.Key($"W-{writer}"), default))!.Version.ShouldBe(40);
    }

    [PostgresFact]
    public async Task What_became_of_a_flush_is_read_from_its_rows_after_its_session_is_surely_gone()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        await fixture.OpenAnotherAsync();
        await using var database = new Database(fixture.Options);
        var lost = new Writing(await Session.OpenAsync(database.Source, default));
        var group = Grouped(Orders.Commit("A", 0), Orders.Commit("B", 3), Orders.Commit("C", 0) with { Spends = true });
        (await lost.AppendAsync(group)).ShouldBe([AppendResult.Written, AppendResult.Conflict, AppendResult.Written]);
        var other = new Writing(await Session.OpenAsync(database.Source, default));
        await using var open = other.Session;

        (await Outcome.FindAsync(database.Source, lost.Session.Writer, lost.Stamp, group)).ShouldBe([0, 2], ignoreOrder: true);
        (await lost.RollbackAsync()).ShouldBeFalse("the session was ended before its rows were looked for");
        (await other.AppendAsync(Grouped(Orders.Commit("A", 1)))).ShouldBe([AppendResult.Written], "no other session was ended");
        (await Outcome.FindAsync(database.Source, lost.Session.Writer, lost.Stamp + 1, group)).ShouldBeEmpty("equal rows of another flush are not ours");
        await lost.Session.DisposeAsync();
    }

    [PostgresFact]
    public async Task A_commit_that_cannot_be_written_fails_alone()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var store = await fixture.OpenAnotherAsync();
        await store.DoAsync("ALTER TABLE orders ADD CHECK (phase <> 'Impossible')");
        var answers = Enumerable.Range(0, 20).Select(i => store.AppendAsync(Orders.Commit($"N-{i}", 0) with { Phase = i == 7 ? "Impossible" : "Buying", Spends = i % 2 == 0 })).ToArray();
        for (var i = 0; i < 20; i++)
            if (i == 7) await Should.ThrowAsync<StoreUnavailableException>(() => answers[7]);
            else (await answers[i]).ShouldBe(AppendResult.Written);
        (await store.LoadAsync(Orders.Key("N-7"), default)).ShouldBeNull();
    }

    private static Group Grouped(params OrderCommit[] commits)
    {
        var request = AppendRequest.Of([], commits, default);
        return Group.Of(commits.Select((_, at) => new Member(request, at)));
    }
}
