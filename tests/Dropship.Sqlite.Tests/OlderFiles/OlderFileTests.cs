using System.IO.Compression;
using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Sqlite.Tests.OlderFiles;

/// <summary>A file that an older version wrote opens with all that is in it. The files beside this one were written by the store of that schema version, not by this one.</summary>
public sealed class OlderFileTests
{
    [Fact]
    public async Task Version_1_keeps_everything_and_takes_names_from_now_on()
    {
        await using var fixture = new SqliteFixture();
        await UnpackAsync("version-1.db.gz", fixture.File);
        var store = await fixture.OpenAnotherAsync();
        (await store.PragmaAsync("user_version")).ShouldBe(Schema.Version);

        var loaded = (await store.LoadAsync(Orders.Key("A"), default))!;
        loaded.Commits.Select(commit => commit.ToArray()).ShouldBe([Orders.Events(0), Orders.Events(1), Orders.Events(2)]);
        loaded.Marks.ToArray().ShouldBe([1, 2]);
        (await store.FindAsync(new(Orders.Shop), default)).ShouldBe(
        [
            new(Orders.Key("A"), 3, Orders.At(12), null, "Buying", null),
            new(Orders.Key("B"), 1, Orders.At(50), null, "Buying", "parked at version 1"),
        ]);
        (await store.ReadCursorAsync(Orders.Shop, "orders", default)).ShouldBe("page 7");
        (await store.ReceiveAsync(Orders.Shop, "Cj", "m-1", Orders.At(9), default)).ShouldBeFalse();
        (await store.FindTokenAsync("cj", default)).ShouldBe(new StoredToken(1, "token"));
        (await store.FindAddressAsync(Orders.Key("A"), default)).ShouldBe(new Address("N", ["L"], "C", "", "P", "NL"));

        (await store.FindByNameAsync(Orders.Shop, "ds-1", default)).ShouldBeEmpty();
        (await store.AppendAsync(Orders.Commit("A", 3) with { Names = ["ds-1"] })).ShouldBe(AppendResult.Written);
        (await store.FindByNameAsync(Orders.Shop, "ds-1", default)).ShouldBe([Orders.Key("A")]);
    }

    [Fact]
    public async Task Version_1_is_upgraded_once_also_by_many_at_the_same_time()
    {
        await using var fixture = new SqliteFixture();
        await UnpackAsync("version-1.db.gz", fixture.File);
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var store = new SqliteStore(fixture.Options);
            await store.InitializeAsync(default);
            return store;
        })));
        for (var i = 0; i < stores.Length; i++) (await stores[i].AppendAsync(Orders.Commit("A", 3 + i) with { Names = [$"ds-{i}"] })).ShouldBe(AppendResult.Written);
        foreach (var store in stores)
        {
            (await store.FindByNameAsync(Orders.Shop, "ds-0", default)).ShouldBe([Orders.Key("A")]);
            await store.DisposeAsync();
        }
    }

    private static async Task UnpackAsync(string older, string file)
    {
        await using var packed = new GZipStream(typeof(OlderFileTests).Assembly.GetManifestResourceStream(older)!, CompressionMode.Decompress);
        await using var unpacked = File.Create(file);
        await packed.CopyToAsync(unpacked);
    }
}
