using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Dropship.Domain;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sqlite;
using Dropship.Storage;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>Every word of the address is a canary: none of them is in a log, in the journal, in a trace or in an explanation; the supplier alone gets it.</summary>
public sealed class PrivacyTests
{
    [Fact]
    public async Task No_word_of_the_address_leaves_its_place()
    {
        ConcurrentQueue<Activity> spans = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Dropship",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var shop = new FakeShop();
        var key = await EventfulAsync(shop);

        shop.Logs.Lines.Count.ShouldBeGreaterThan(3);
        foreach (var line in shop.Logs.Lines) line.Text.ShouldNotContain(Persons.Word, Case.Insensitive);
        var stored = (await shop.Store.LoadAsync(key, default))!;
        foreach (var commit in stored.Commits) Encoding.UTF8.GetString(commit.Span).ShouldNotContain(Persons.Word, Case.Insensitive);
        Encoding.UTF8.GetString(stored.Marks.Span).ShouldNotContain(Persons.Word, Case.Insensitive);
        (await shop.Dropship.Orders.ExplainAsync(key))!.ToString().ShouldNotContain(Persons.Word, Case.Insensitive);
        (await shop.Dropship.Orders.FindAsync(key))!.ToString().ShouldNotContain(Persons.Word, Case.Insensitive);

        var mine = spans.Where(span => span.GetTagItem("dropship.order") is "harbour/P-1").ToList();
        mine.Select(span => (string)span.GetTagItem("dropship.write")!).ShouldBe(["Create", "Publish"], ignoreOrder: true);
        foreach (var span in mine) string.Join('\n', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Append(span.DisplayName)).ShouldNotContain(Persons.Word, Case.Insensitive);
    }

    [Fact]
    public async Task The_supplier_gets_the_address_and_an_erased_one_is_gone()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        await shop.PumpAsync();
        shop.Supplier.Addresses.ShouldBe([Persons.Canary]);

        await ((MemoryStore)shop.Store).EraseAsync(key, default);
        shop.Market.AskCancel(key.Id, "c-1");
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        (await ((MemoryStore)shop.Store).FindAddressAsync(key, default)).ShouldBeNull("the marketplace tells it again, and it stays erased");
    }

    [Fact]
    public async Task On_a_file_the_address_is_in_its_own_table_alone()
    {
        var folder = Directory.CreateTempSubdirectory("dropship-sdk-");
        try
        {
            await using var store = new SqliteStore(new() { ConnectionString = $"Data Source={Path.Combine(folder.FullName, "shop.db")}" });
            await using var shop = new FakeShop { OtherStore = (store, store, store) };
            var key = await EventfulAsync(shop);
            foreach (var commit in (await store.LoadAsync(key, default))!.Commits) Encoding.UTF8.GetString(commit.Span).ShouldNotContain(Persons.Word, Case.Insensitive);
            (await store.FindAddressAsync(key, default)).ShouldBe(Persons.Canary);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The main path, with everything that makes the engine log.
    private static async Task<OrderKey> EventfulAsync(FakeShop shop)
    {
        var (key, odd) = (shop.Sell("P-1"), shop.Sell("P-2"));
        shop.Script.On("mill.Create P-1", Disturbance.AnswerLost, times: 1);
        shop.Script.On("mill.quote P-2", Disturbance.Fails(() => new InvalidOperationException("broken")), times: 1);
        shop.Script.On("market.payouts", Disturbance.Fails(Ports.ProviderFault.Unreachable), times: 1);
        shop.Script.On("carrier", Disturbance.Fails(Ports.ProviderFault.Throttled), times: 1);
        await shop.PumpAsync();
        await new Days(shop) { Each = shop.PumpAsync }.PassAsync(16);
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Settled);
        (await shop.PhaseAsync(odd)).ShouldBe(Phase.Settled);
        shop.Logs.Lines.Select(line => line.Id.Id).Distinct().Order().ShouldBe([1, 2, 3, 4, 6]);
        return key;
    }
}
