using Dropship.Storage;
using Dropship.Tests.Postgres;

namespace Dropship.Postgres.Tests;

/// <summary>Commits go over two lanes, by what guards they have; nobody can tell from the answers.</summary>
public sealed class LanesTests
{
    private static readonly string[] s_ids = ["A", "B", "C"];

    [PostgresFact]
    public async Task Commits_of_one_order_stay_in_the_order_in_which_they_were_handed_in()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var store = await fixture.OpenAnotherAsync();
        var answers = Enumerable.Range(0, 60).SelectMany(version => s_ids.Select(id => store.AppendAsync(Guarded(id, version, version % 3)))).ToArray();
        foreach (var answer in answers) (await answer).ShouldBe(AppendResult.Written);
        foreach (var id in s_ids)
        {
            (await store.LoadAsync(Orders.Key(id), default))!.Version.ShouldBe(60);
            (await store.ReadReservedAsync(Orders.Shop, id, default)).ShouldBe(20m);
        }
    }

    [PostgresFact]
    public async Task A_call_with_commits_of_every_kind_is_answered_place_by_place()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var store = await fixture.OpenAnotherAsync();
        for (var version = 0; version < 3; version++)
        {
            OrderCommit[] commits = [.. Enumerable.Range(0, 30).Select(i => Guarded($"N-{i}", i % 10 == 9 ? version + 5 : version, i % 3))];
            (await store.AppendAsync(commits, default)).ShouldBe(commits.Select((_, i) => i % 10 == 9 ? AppendResult.Conflict : AppendResult.Written));
        }
    }

    [PostgresFact]
    public async Task A_shut_gate_leaves_nothing_of_a_new_order_and_stops_nobody_else()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var store = await fixture.OpenAnotherAsync();
        await store.AppendAsync(Orders.Commit("old", 0));
        await store.SetGateAsync(Orders.Shop, new(GateState.Stopped, "r", "b", Orders.At(1)), default);
        OrderCommit[] commits = [Orders.Commit("old", 1) with { Spends = true }, Orders.Commit("new", 0) with { Spends = true }, Orders.Commit("behind", 1) with { Spends = true }, Orders.Commit("plain", 0)];
        (await store.AppendAsync(commits, default)).ShouldBe([AppendResult.Stopped, AppendResult.Stopped, AppendResult.Conflict, AppendResult.Written]);
        (await store.FindAsync(new(Orders.Shop), default)).Select(header => header.Order.Id.Value).ShouldBe(["old", "plain"]);
        (await store.LoadAsync(Orders.Key("new"), default)).ShouldBeNull();
    }

    [PostgresFact]
    public async Task Who_gave_up_before_his_turn_is_told_so_and_holds_up_nobody()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var store = await fixture.OpenAnotherAsync();
        using var patience = new CancellationTokenSource();
        var first = store.AppendAsync(Orders.Commit("A", 0));
        var waiting = store.AppendAsync([Orders.Commit("A", 1), Orders.Commit("B", 0)], patience.Token).AsTask();
        var behind = store.AppendAsync([Orders.Commit("A", 1, wake: 7)], default).AsTask();
        await patience.CancelAsync();
        (await first).ShouldBe(AppendResult.Written);
        // Its turn may have come before: then it is carried to its end.
        var gaveUp = await waiting.ContinueWith(done => done.IsCanceled, TaskScheduler.Default);
        (await behind)[0].ShouldBe(gaveUp ? AppendResult.Written : AppendResult.Conflict);
        (await store.LoadAsync(Orders.Key("A"), default))!.Version.ShouldBe(2);
    }

    private static OrderCommit Guarded(string id, int version, int kind) => Orders.Commit(id, version) with
    {
        Reserves = kind == 0 ? [new(version, id, 1m, null)] : [],
        Spends = kind == 1,
    };
}
