using Dropship.Domain;
using Dropship.Tests.Postgres;
using Dropship.Storage;

namespace Dropship.Postgres.Tests;

/// <summary>Two stores on one schema, as two processes would have them.</summary>
public sealed class TwoStoresTests
{
    [PostgresFact]
    public async Task Each_sees_at_once_what_the_other_did()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var (one, other) = (await fixture.OpenAnotherAsync(), await fixture.OpenAnotherAsync());
        for (var version = 0; version < 6; version++)
        {
            var (writer, reader) = version % 2 == 0 ? (one, other) : (other, one);
            (await writer.AppendAsync(Orders.Commit("A", version, wake: 100 + version))).ShouldBe(AppendResult.Written);
            (await reader.NextWakeAsync(default)).ShouldBe(Orders.At(100 + version));
            (await reader.DueAsync(Orders.At(100 + version), 5, default)).Single().Version.ShouldBe(version + 1);
            (await reader.AppendAsync(Orders.Commit("A", version))).ShouldBe(AppendResult.Conflict);
        }
    }

    [PostgresFact]
    public async Task In_a_race_exactly_one_wins_each_version()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        PostgresStore[] stores = [await fixture.OpenAnotherAsync(), await fixture.OpenAnotherAsync(), await fixture.OpenAnotherAsync()];
        string[] ids = ["A", "B", "C", "D"];
        var wins = new int[ids.Length, 20];
        // Each store names the orders in another sequence: rows are locked in one all the same.
        await Task.WhenAll(stores.Select((store, turn) => Task.Run(async () =>
        {
            for (var version = 0; version < 20; version++)
            {
                OrderCommit[] commits = [.. ids.Skip(turn).Concat(ids.Take(turn)).Select(id => Orders.Commit(id, version) with { Reserves = version % 2 == 0 ? [new(version, $"scope {id}", 1m, null)] : [] })];
                var answers = await store.AppendAsync(commits, default);
                for (var i = 0; i < commits.Length; i++)
                    if (answers[i] == AppendResult.Written) Interlocked.Increment(ref wins[Array.IndexOf(ids, commits[i].Order.Id.Value), version]);
            }
        })));
        wins.Cast<int>().ShouldAllBe(count => count == 1);
        foreach (var id in ids) (await stores[0].ReadReservedAsync(Orders.Shop, $"scope {id}", default)).ShouldBe(10m);
    }

    [PostgresFact]
    public async Task Of_reservations_in_many_processes_no_more_pass_than_the_limit_holds()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        PostgresStore[] stores = [await fixture.OpenAnotherAsync(), await fixture.OpenAnotherAsync(), await fixture.OpenAnotherAsync()];
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() =>
            stores[i % 3].AppendAsync(Orders.Commit($"N-{i}", 0) with { Reserves = [new(1, "day", 10m, 255m)] }))));
        answers.Count(answer => answer == AppendResult.Written).ShouldBe(25);
        answers.Count(answer => answer == AppendResult.OverCeiling).ShouldBe(35);
        (await stores[0].ReadReservedAsync(Orders.Shop, "day", default)).ShouldBe(250m);
    }

    [PostgresFact]
    public async Task A_gate_that_one_process_shut_holds_for_all()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var (one, other) = (await fixture.OpenAnotherAsync(), await fixture.OpenAnotherAsync());
        await one.AppendAsync(Orders.Commit("A", 0));
        var shut = false;
        var late = 0;
        var spender = Task.Run(async () =>
        {
            for (var version = 1; ; version++)
            {
                var before = Volatile.Read(ref shut);
                var answer = await other.AppendAsync(Orders.Commit("A", version) with { Spends = true });
                if (answer == AppendResult.Stopped) return;
                if (before) late++;
            }
        });
        await one.SetGateAsync(Orders.Shop, new(GateState.Stopped, "r", "b", Orders.At(1)), default);
        Volatile.Write(ref shut, true);
        await spender.WaitAsync(TimeSpan.FromMinutes(3));
        late.ShouldBe(0);
    }

    [PostgresFact]
    public async Task A_lease_ends_by_the_clock_of_the_database_whatever_a_process_believes()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var (one, other) = (await fixture.OpenAnotherAsync(), await fixture.OpenAnotherAsync());
        await one.AppendAsync(Orders.Commit("A", 0));
        var mine = (await one.LeaseAsync(new("one", Orders.At(5), 9, TimeSpan.FromHours(1)), default)).Single();
        (await other.LeaseAsync(new("two", Orders.At(900_000_000), 9, TimeSpan.FromHours(1)), default)).ShouldBeEmpty("a clock that is years ahead takes nobody's lease");
        await one.DoAsync("UPDATE orders SET until = clock_timestamp() - interval '1 second'");
        (await one.LoadAsync(Orders.Key("A"), default))!.Holder.ShouldBeNull();
        (await other.LeaseAsync(new("two", Orders.At(5), 9, TimeSpan.FromHours(1)), default)).Single().Epoch.ShouldBe(mine.Epoch + 1);
        (await one.AppendAsync(Orders.Commit("A", 1) with { Epoch = mine.Epoch })).ShouldBe(AppendResult.Fenced);
        (await one.AppendAsync(Orders.Commit("A", 1) with { Epoch = mine.Epoch, Spends = true })).ShouldBe(AppendResult.Fenced);
    }

    [PostgresFact]
    public async Task Two_live_rows_of_one_unit_cannot_be_even_if_the_code_were_wrong()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var store = await fixture.OpenAnotherAsync();
        (await store.AppendAsync(Orders.Commit("A", 0) with { Claims = [new(new LineId("line"), 1, 1, 1)] })).ShouldBe(AppendResult.Written);
        var refusal = await Should.ThrowAsync<StoreUnavailableException>(() => store.DoAsync("INSERT INTO units SELECT shop, id, line, unit, 2, true FROM units"));
        refusal.Message.ShouldContain("23505");
    }
}
