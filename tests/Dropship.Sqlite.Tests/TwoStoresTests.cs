using Dropship.Storage;

namespace Dropship.Sqlite.Tests;

/// <summary>Two stores on one file, as two processes would have them: harmless, and each sees what the other wrote.</summary>
public sealed class TwoStoresTests
{
    [Fact]
    public async Task Each_sees_at_once_what_the_other_appended()
    {
        await using var fixture = new SqliteFixture();
        var (one, other) = (await fixture.OpenAnotherAsync(), await fixture.OpenAnotherAsync());
        for (var version = 0; version < 10; version++)
        {
            var (writer, reader) = version % 3 == 0 ? (one, other) : (other, one);
            (await writer.AppendAsync(Orders.Commit("A", version, wake: 100 + version))).ShouldBe(AppendResult.Written);
            (await reader.NextWakeAsync(default)).ShouldBe(Orders.At(100 + version));
            (await reader.LoadAsync(Orders.Key("A"), default))!.Version.ShouldBe(version + 1);
            (await reader.FindAsync(new(Orders.Shop), default)).Single().Version.ShouldBe(version + 1);
            (await reader.DueAsync(Orders.At(100 + version), 5, default)).Single().Version.ShouldBe(version + 1);
            (await reader.AppendAsync(Orders.Commit("A", version))).ShouldBe(AppendResult.Conflict);
        }
    }

    [Fact]
    public async Task In_a_race_exactly_one_wins_each_version()
    {
        await using var fixture = new SqliteFixture();
        SqliteStore[] stores = [await fixture.OpenAnotherAsync(), await fixture.OpenAnotherAsync(), await fixture.OpenAnotherAsync()];
        var wins = new int[40];
        await Task.WhenAll(stores.Select(store => Task.Run(async () =>
        {
            for (var version = 0; version < wins.Length; version++)
            {
                if (await store.AppendAsync(Orders.Commit("A", version)) == AppendResult.Written) Interlocked.Increment(ref wins[version]);
                await store.TouchAsync([new(Orders.Key("A"), version + 1, Orders.At(version), default)], default);
            }
        })));
        wins.ShouldAllBe(count => count == 1);
        foreach (var store in stores)
        {
            var loaded = (await store.LoadAsync(Orders.Key("A"), default))!;
            loaded.Commits.Select(commit => commit.ToArray()).ShouldBe(Enumerable.Range(0, wins.Length).Select(version => Orders.Events(version)));
        }
    }

    [Fact]
    public async Task What_one_holds_back_does_not_undo_what_the_other_wrote()
    {
        await using var fixture = new SqliteFixture();
        var (one, other) = (await fixture.OpenAnotherAsync(), await fixture.OpenAnotherAsync());
        await one.AppendAsync(Orders.Commit("A", 0));
        await one.AppendAsync(Orders.Commit("A", 1));
        await one.AppendAsync(Orders.Commit("B", 0));
        await one.TouchAsync([new(Orders.Key("B"), 1, Orders.At(60), default)], default);
        await other.AppendAsync(Orders.Commit("A", 2, wake: 77));
        await other.ParkAsync(Orders.Key("A"), "parked by the other", Orders.At(88), default);
        await other.ParkAsync(Orders.Key("B"), "parked by the other", Orders.At(88), default);
        await one.AppendAsync(Orders.Commit("C", 0));
        await one.DisposeAsync();
        await other.DisposeAsync();
        var after = await (await fixture.OpenAnotherAsync()).FindAsync(new(Orders.Shop, Parked: true), default);
        after.Select(header => (header.Order.Id.Value, header.Version)).ShouldBe([("A", 3L), ("B", 1L)]);
        after[0].WakeAt.ShouldBe(Orders.At(88));
    }

    [Fact]
    public async Task A_touch_lifts_the_parking_it_knew_and_not_the_one_that_came_after_it()
    {
        await using var fixture = new SqliteFixture();
        var (one, other) = (await fixture.OpenAnotherAsync(), await fixture.OpenAnotherAsync());
        foreach (var id in new[] { "A", "B" })
        {
            await one.AppendAsync(Orders.Commit(id, 0));
            await one.ParkAsync(Orders.Key(id), "an odd answer", Orders.At(50), default);
            await one.TouchAsync([new(Orders.Key(id), 1, Orders.At(60), default)], default);
        }

        await other.ParkAsync(Orders.Key("B"), "its code throws", Orders.At(88), default);
        await one.DisposeAsync();
        await other.DisposeAsync();
        var after = await (await fixture.OpenAnotherAsync()).FindAsync(new(Orders.Shop), default);
        after.Select(header => (header.Order.Id.Value, header.Parked)).ShouldBe([("A", null), ("B", "its code throws")]);
    }

    [Fact]
    public async Task Tokens_and_messages_are_judged_by_the_file()
    {
        await using var fixture = new SqliteFixture();
        var (one, other) = (await fixture.OpenAnotherAsync(), await fixture.OpenAnotherAsync());
        (await one.SaveTokenAsync("cj", 0, "a", default)).ShouldBeTrue();
        (await other.SaveTokenAsync("cj", 0, "b", default)).ShouldBeFalse();
        (await other.SaveTokenAsync("cj", 1, "b", default)).ShouldBeTrue();
        (await one.FindTokenAsync("cj", default)).ShouldBe(new StoredToken(2, "b"));
        (await one.ReceiveAsync(Orders.Shop, "Cj", "m", Orders.At(1), default)).ShouldBeTrue();
        (await other.ReceiveAsync(Orders.Shop, "Cj", "m", Orders.At(1), default)).ShouldBeFalse();
    }
}
