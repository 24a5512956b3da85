using Dropship.Domain;
using Dropship.Storage;
using Dropship.Tests.Postgres;
using Npgsql;

namespace Dropship.Postgres.Tests;

/// <summary>The book of buyers on the server: what is erased is in no row, and two processes get by beside each other.</summary>
public sealed class BuyerTests
{
    private static readonly Address s_address = new("N", ["L"], "C", "", "P", "NL");

    [PostgresFact]
    public async Task An_erased_buyer_is_in_no_row()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var store = await fixture.OpenAnotherAsync();
        foreach (var id in new[] { "E", "K" })
        {
            await store.SaveAddressAsync(Orders.Key(id), s_address, default);
            await store.MeetBuyerAsync(Record(id, $"email {id}"), 10, default);
            await store.SaveWordsAsync(Orders.Key(id), "a reply", $"words {id}", default);
        }

        await store.EraseAsync(Orders.Key("E"), default);
        await store.MeetBuyerAsync(Record("E", "email E"), 10, default);
        await store.SaveWordsAsync(Orders.Key("E"), "a reply", "words E", default);
        (await CountAsync(fixture, "words WHERE id = 'E'")).ShouldBe(0);
        (await CountAsync(fixture, "words WHERE id = 'K'")).ShouldBe(1);
        (await CountAsync(fixture, "buyers WHERE id = 'E'")).ShouldBe(0);
        (await CountAsync(fixture, "buyer_marks WHERE id = 'E' OR mark LIKE '% E'")).ShouldBe(0);
        (await CountAsync(fixture, "buyer_marks WHERE id = 'K'")).ShouldBe(2);
    }

    [PostgresFact]
    public async Task A_buyer_is_blocked_by_many_orders_at_the_same_time()
    {
        const int Many = 24;
        await using var fixture = await PostgresFixture.MakeAsync();
        PostgresStore[] stores = [await fixture.OpenAnotherAsync(), await fixture.OpenAnotherAsync()];
        for (var i = 0; i < Many; i++) await stores[0].MeetBuyerAsync(Record($"B-{i}", "email B"), 1, default);
        var concerned = await Task.WhenAll(Enumerable.Range(0, Many).Select(i => stores[i % 2].BlockBuyerAsync(Orders.Key($"B-{i}"), new("anna", $"{i}", Orders.At(i)), default).AsTask()));
        concerned.ShouldAllBe(orders => orders == Many);
        var blocks = new List<BuyerBlock?>();
        for (var i = 0; i < Many; i++) blocks.Add((await stores[1].FindBuyerAsync(Orders.Key($"B-{i}"), default))!.Block);
        blocks.Distinct().ShouldHaveSingleItem("one of them was the last, for all orders");
    }

    [PostgresFact]
    public async Task A_mark_may_stand_for_person_and_place()
    {
        await using var fixture = await PostgresFixture.MakeAsync();
        var store = await fixture.OpenAnotherAsync();
        await store.MeetBuyerAsync(Record("A", "same") with { Place = "same" }, 10, default);
        (await store.MeetBuyerAsync(Record("B", "same") with { Place = "same" }, 10, default)).ShouldHaveSingleItem().Order.ShouldBe(Orders.Key("A"));
    }

    private static BuyerRecord Record(string id, string mark) => new(Orders.Key(id), [mark], "place", Orders.At(1), new(10m, new("EUR")), [new("S-1")]);

    private static async Task<long> CountAsync(PostgresFixture fixture, string rows)
    {
        await using var source = NpgsqlDataSource.Create(fixture.Options.ConnectionString);
        await using var command = source.CreateCommand($"SELECT count(*) FROM {fixture.Options.Schema}.{rows}");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
