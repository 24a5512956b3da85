using Dropship.Storage;

namespace Dropship.Sqlite.Tests;

/// <summary>Many callers share a transaction, and each still gets its own answer.</summary>
public sealed class GroupCommitTests
{
    [Fact]
    public async Task What_queues_during_a_transaction_shares_the_next_one()
    {
        await using var fixture = new SqliteFixture();
        var store = await fixture.OpenAnotherAsync();
        await store.AppendAsync(Orders.Commit("taken", 0));
        var before = store.Transactions;
        Task<AppendResult>[] answers = [];
        await HoldingAsync(store, () => answers = [.. Enumerable.Range(0, 500).Select(i => store.AppendAsync(Orders.Commit(i % 100 == 7 ? "taken" : $"N-{i}", 0)))]);
        var results = await Task.WhenAll(answers);
        results.Count(result => result == AppendResult.Conflict).ShouldBe(5);
        results.Count(result => result == AppendResult.Written).ShouldBe(495);
        (store.Transactions - before).ShouldBe(1);
    }

    [Fact]
    public async Task One_order_can_move_several_versions_in_one_group()
    {
        await using var fixture = new SqliteFixture();
        var store = await fixture.OpenAnotherAsync();
        Task<AppendResult>[] answers = [];
        await HoldingAsync(store, () => answers = [.. new long[] { 0, 1, 1, 2, 0, 3 }.Select(version => store.AppendAsync(Orders.Commit("A", version)))]);
        (await Task.WhenAll(answers)).ShouldBe([AppendResult.Written, AppendResult.Written, AppendResult.Conflict, AppendResult.Written, AppendResult.Conflict, AppendResult.Written]);
        (await store.LoadAsync(Orders.Key("A"), default))!.Commits.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Names_stand_or_fall_with_their_commit()
    {
        await using var fixture = new SqliteFixture();
        var store = await fixture.OpenAnotherAsync();
        await store.AppendAsync(Orders.Commit("A", 0));
        await store.ExecuteAsync("CREATE TEMP TRIGGER full BEFORE INSERT ON names WHEN NEW.name = 'ds-2' BEGIN SELECT RAISE(FAIL, 'no room'); END");
        await Should.ThrowAsync<StoreUnavailableException>(() => store.AppendAsync(Orders.Commit("A", 1) with { Names = ["ds-1", "ds-2"] }));
        (await store.LoadAsync(Orders.Key("A"), default))!.Version.ShouldBe(1);
        (await store.FindByNameAsync(Orders.Shop, "ds-1", default)).ShouldBeEmpty();
        (await store.AppendAsync(Orders.Commit("A", 1) with { Names = ["ds-1"] })).ShouldBe(AppendResult.Written);
        (await store.FindByNameAsync(Orders.Shop, "ds-1", default)).ShouldBe([Orders.Key("A")]);
    }

    [Fact]
    public async Task Touches_alone_cost_no_transaction()
    {
        await using var fixture = new SqliteFixture();
        var store = await fixture.OpenAnotherAsync();
        await store.AppendAsync(Orders.Commit("A", 0));
        var before = store.Transactions;
        for (var i = 0; i < 50; i++) await store.TouchAsync([new(Orders.Key("A"), 1, Orders.At(i), default)], default);
        store.Transactions.ShouldBe(before);
        (await store.NextWakeAsync(default)).ShouldBe(Orders.At(49));
    }

    [Fact]
    public async Task Headers_in_memory_stay_within_the_backlog()
    {
        await using var fixture = new SqliteFixture(options => options with { HeaderBacklog = 10 });
        var store = await fixture.OpenAnotherAsync();
        for (var i = 0; i < 100; i++)
        {
            await store.AppendAsync(Orders.Commit($"N-{i}", 0));
            store.HeldHeaders.ShouldBeLessThanOrEqualTo(10);
        }
    }

    [Fact]
    public async Task A_commit_given_up_before_its_group_began_is_not_written()
    {
        await using var fixture = new SqliteFixture();
        var store = await fixture.OpenAnotherAsync();
        using var source = new CancellationTokenSource();
        ValueTask<IReadOnlyList<AppendResult>> given = default;
        Task<AppendResult>? other = null;
        await HoldingAsync(store, () =>
        {
            given = store.AppendAsync([Orders.Commit("given up", 0)], source.Token);
            other = store.AppendAsync(Orders.Commit("other", 0));
            source.Cancel();
        });
        await Should.ThrowAsync<OperationCanceledException>(async () => await given);
        (await other!).ShouldBe(AppendResult.Written);
        (await store.LoadAsync(Orders.Key("given up"), default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_commit_that_cannot_be_written_is_refused_before_it_can_spoil_a_group()
    {
        await using var fixture = new SqliteFixture();
        var store = await fixture.OpenAnotherAsync();
        await Should.ThrowAsync<InvalidOperationException>(async () => await store.AppendAsync(Orders.Commit("A", 0) with { Order = default }));
        (await store.AppendAsync(Orders.Commit("A", 0))).ShouldBe(AppendResult.Written);
    }

    /// <summary>Queues while the writer is held up, so that everything queued meets in one group.</summary>
    private static async Task HoldingAsync(SqliteStore store, Action queue)
    {
        using var entered = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var held = store.WriteAsync(_ =>
        {
            entered.Set();
            release.Wait();
            return true;
        }, default, durable: false).AsTask();
        await Task.Run(entered.Wait);
        queue();
        release.Set();
        await held;
    }
}
