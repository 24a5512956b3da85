using System.Text;
using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Sqlite.Tests;

/// <summary>A buyer who is erased is in no byte of the file any more, not even as a mark.</summary>
public sealed class BuyerTests
{
    private static readonly string[] Told = ["email canary", "place canary", "canary clerk", "canary reason", "words canary", "email stays", "place stays", "words stays"];

    private static readonly Address s_address = new("N", ["L"], "C", "", "P", "NL");

    [Fact]
    public async Task An_erased_buyer_is_in_no_byte_of_the_file()
    {
        await using var fixture = new SqliteFixture();
        var store = await fixture.OpenAnotherAsync();
        for (var i = 0; i < 20; i++)
        {
            await store.SaveAddressAsync(Orders.Key($"E-{i}"), s_address, default);
            await store.MeetBuyerAsync(Record($"E-{i}", "canary"), 10, default);
            await store.MeetBuyerAsync(Record($"K-{i}", "stays"), 10, default);
            await store.SaveWordsAsync(Orders.Key($"E-{i}"), "a reply", "words canary", default);
            await store.SaveWordsAsync(Orders.Key($"K-{i}"), "a reply", "words stays", default);
        }

        await store.BlockBuyerAsync(Orders.Key("E-7"), new("canary clerk", "canary reason", Orders.At(1)), default);
        Words(fixture).ShouldBe(Told);

        for (var i = 0; i < 20; i++) await store.EraseAsync(Orders.Key($"E-{i}"), default);
        Words(fixture).ShouldBe(["email stays", "place stays", "words stays"]);
        await store.MeetBuyerAsync(Record("E-3", "canary"), 10, default);
        await store.SaveWordsAsync(Orders.Key("E-3"), "a reply", "words canary", default);
        await fixture.CloseAsync();
        Words(fixture).ShouldBe(["email stays", "place stays", "words stays"], "closed, with the log taken in");
    }

    private static BuyerRecord Record(string id, string who) => new(Orders.Key(id), [$"email {who}"], $"place {who}", Orders.At(1), new(10m, new("EUR")), [new("S-1")]);

    // The database, its log and the log's index.
    private static List<string> Words(SqliteFixture fixture)
    {
        var text = new StringBuilder();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(fixture.File)!))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            text.Append(Encoding.Latin1.GetString(bytes.ToArray()));
        }

        var all = text.ToString();
        return [.. Told.Where(word => all.Contains(word, StringComparison.Ordinal))];
    }
}
