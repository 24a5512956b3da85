using System.Text;
using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Sqlite.Tests;

/// <summary>What was answered is in the files at that moment, whatever happens to the process; what was erased is in none.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(2048)]
    public async Task The_files_as_they_are_hold_every_answered_commit_and_its_header(int backlog)
    {
        await using var fixture = new SqliteFixture(options => options with { HeaderBacklog = backlog });
        await using var copy = new SqliteFixture();
        var store = await fixture.OpenAnotherAsync();
        for (var version = 0; version < 4; version++)
            await store.AppendAsync([.. Enumerable.Range(0, 50).Select(i => Orders.Commit($"N-{i:00}", version, wake: (version * 100) + i))], default);
        await store.ParkAsync(Orders.Key("N-07"), "stays", Orders.At(900), default);
        await store.AppendAsync(Orders.Commit("N-08", 4, wake: 901));
        foreach (var end in new[] { "", "-wal" }) File.Copy(fixture.File + end, copy.File + end);

        var opened = await copy.OpenAnotherAsync();
        var found = await opened.FindAsync(new(Orders.Shop), default);
        found.Count.ShouldBe(50);
        for (var i = 0; i < 50; i++)
        {
            var (version, wake, parked) = i switch { 7 => (4, 900, "stays"), 8 => (5, 901, null), _ => (4, 300 + i, (string?)null) };
            found[i].ShouldBe(new OrderHeader(Orders.Key($"N-{i:00}"), version, Orders.At(wake), null, "Buying", parked));
            (await opened.LoadAsync(found[i].Order, default))!.Commits.Select(commit => commit.ToArray()).ShouldBe(Enumerable.Range(0, version).Select(v => Orders.Events(v)));
        }
    }

    [Fact]
    public async Task After_an_erasure_no_file_holds_the_address()
    {
        await using var fixture = new SqliteFixture();
        var store = await fixture.OpenAnotherAsync();
        var address = new Address("Canary Yellowfeather", ["Perch 9"], "Cageton", "", "00000", "NL");
        for (var i = 0; i < 20; i++) await store.SaveAddressAsync(Orders.Key($"N-{i}"), address with { Name = $"{address.Name} {i}" }, default);
        await store.SaveAddressAsync(Orders.Key("N-3"), address with { Name = $"{address.Name} moved" }, default);
        Holders("Canary").ShouldNotBeEmpty();
        for (var i = 0; i < 20; i++) await store.EraseAsync(Orders.Key($"N-{i}"), default);
        Holders("Canary").ShouldBeEmpty();

        List<string> Holders(string name)
        {
            return [.. Directory.GetFiles(Path.GetDirectoryName(fixture.File)!).Where(file => Read(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)) >= 0)];
        }

        static byte[] Read(string file)
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }
}
