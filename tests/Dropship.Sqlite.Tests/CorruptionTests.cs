using Dropship.Storage;

namespace Dropship.Sqlite.Tests;

/// <summary>A damaged row stops its own order, loudly, and no other.</summary>
public sealed class CorruptionTests
{
    public static TheoryData<string, string> Damages => new()
    {
        { "UPDATE journal SET events = x'00' WHERE seq = 3", "altered" },
        { "UPDATE journal SET events = substr(events, 1, 174) || x'01' WHERE seq = 3", "altered" },
        { "UPDATE journal SET checksum = checksum + 1 WHERE seq = 1", "altered" },
        { "UPDATE journal SET previous = 2 WHERE seq = 3", "another order" },
        { "UPDATE journal SET previous = 1 WHERE seq = 5", "holds commit 1" },
        { "UPDATE journal SET previous = 0 WHERE seq = 5", "missing" },
        { "UPDATE journal SET previous = 7 WHERE seq = 1", "others before" },
        { "UPDATE journal SET version = 9 WHERE seq = 3", "holds commit 9" },
        { "UPDATE journal SET order_no = 2 WHERE seq = 5", "another order" },
        { "DELETE FROM journal WHERE seq = 3", "missing" },
        { "UPDATE orders SET newest = 4 WHERE no = 1", "another order" },
        { "UPDATE orders SET version = 2 WHERE no = 1", "holds commit 3" },
        { "UPDATE orders SET version = 0 WHERE no = 1", "others before" },
        { "UPDATE orders SET version = 999999999999 WHERE no = 1", "holds commit 3" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_row_that_does_not_fit_stops_its_order_alone(string damage, string finding)
    {
        await using var fixture = new SqliteFixture();
        await using (var store = await fixture.OpenAnotherAsync())
            for (var version = 0; version < 3; version++)
                await store.AppendAsync([Orders.Commit("A", version), Orders.Commit("B", version)], default);
        await using (var store = await fixture.OpenAnotherAsync()) await store.ExecuteAsync(damage);

        var opened = await fixture.OpenAnotherAsync();
        var corrupt = await Should.ThrowAsync<StoreCorruptException>(async () => await opened.LoadAsync(Orders.Key("A"), default));
        corrupt.Order.ShouldBe(Orders.Key("A"));
        corrupt.Message.ShouldContain(finding);
        (await opened.LoadAsync(Orders.Key("B"), default))!.Commits.Count.ShouldBe(3);
        (await opened.DueAsync(Orders.At(9), 10, default)).Count.ShouldBe(2);
        (await opened.AppendAsync(Orders.Commit("B", 3))).ShouldBe(AppendResult.Written);
        await opened.ParkAsync(Orders.Key("A"), corrupt.Message, Orders.At(99), default);
        (await opened.FindAsync(new(Orders.Shop, Parked: true), default)).Single().Parked.ShouldBe(corrupt.Message);
    }

    [Fact]
    public async Task A_bit_flipped_on_the_disk_is_found()
    {
        await using var fixture = new SqliteFixture();
        var events = Orders.Events(4711);
        await using (var store = await fixture.OpenAnotherAsync())
            await store.AppendAsync([Orders.Commit("A", 0, events: events), Orders.Commit("B", 0)], default);
        var bytes = await File.ReadAllBytesAsync(fixture.File);
        bytes[bytes.AsSpan().IndexOf(events) + 100] ^= 0x10;
        await File.WriteAllBytesAsync(fixture.File, bytes);

        var opened = await fixture.OpenAnotherAsync();
        await Should.ThrowAsync<StoreCorruptException>(async () => await opened.LoadAsync(Orders.Key("A"), default));
        (await opened.LoadAsync(Orders.Key("B"), default))!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_page_that_is_rubbish_is_the_fault_of_its_orders_only()
    {
        await using var fixture = new SqliteFixture();
        await using (var store = await fixture.OpenAnotherAsync())
            for (var i = 0; i < 40; i++)
                await store.AppendAsync(Orders.Commit($"N-{i:00}", 0, events: Orders.Events(i, 2000)));
        var bytes = await File.ReadAllBytesAsync(fixture.File);
        var page = bytes.AsSpan().IndexOf(Orders.Events(20, 2000)) / 8192 * 8192;
        bytes.AsSpan(page, 8192).Fill(0x5A);
        await File.WriteAllBytesAsync(fixture.File, bytes);

        var opened = await fixture.OpenAnotherAsync();
        await Should.ThrowAsync<StoreCorruptException>(async () => await opened.LoadAsync(Orders.Key("N-20"), default));
        (await opened.LoadAsync(Orders.Key("N-00"), default))!.Version.ShouldBe(1);
        (await opened.LoadAsync(Orders.Key("N-39"), default))!.Version.ShouldBe(1);
    }
}
