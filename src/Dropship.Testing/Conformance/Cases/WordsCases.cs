using static Dropship.Testing.Conformance.Sample;

namespace Dropship.Testing.Conformance.Cases;

/// <summary>Words to a buyer are kept with the order's personal data, and go with them.</summary>
internal static class WordsCases
{
    private const string Words = "Hello \u5f20\u4f1f,\n\nyour parcel is on its way: \"YT1\" \u2014 it's late\u2026 \ud83d\ude00\te\u0301";

    internal static readonly StoreCase[] All =
    [
        new("words to a buyer are kept by their order and name, and replaced", false, KeptAsync),
        new("erased words stay erased", false, ErasedAsync),
        new("words are erased with the order when its time is over, without an address too", false, OverdueAsync),
        new("words that are kept while the order is erased are gone", false, ErasedMeanwhileAsync),
        new("words outlive the store", true, ReopenAsync),
    ];

    private static async Task KeptAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var people = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).People;
        Promise.Same(null, await people.FindWordsAsync(Order(), "inquiry 1", cancellation).ConfigureAwait(false), "Words that were never kept are null.");
        await people.SaveWordsAsync(Order(), "inquiry 1", Words, cancellation).ConfigureAwait(false);
        await people.SaveWordsAsync(Order(), "inquiry 2", "", cancellation).ConfigureAwait(false);
        await people.SaveWordsAsync(Order("A"), "inquiry 1", "others", cancellation).ConfigureAwait(false);
        await people.SaveWordsAsync(Order(shop: OtherShop), "inquiry 1", "elsewhere", cancellation).ConfigureAwait(false);
        Promise.Same(Words, await people.FindWordsAsync(Order(), "inquiry 1", cancellation).ConfigureAwait(false), "Words come back as they were.");
        Promise.Same("", await people.FindWordsAsync(Order(), "inquiry 2", cancellation).ConfigureAwait(false), "Words of another name are others.");
        Promise.Same(null, await people.FindWordsAsync(Order(), "Inquiry 1", cancellation).ConfigureAwait(false), "A name is taken to the letter.");
        await people.SaveWordsAsync(Order(), "inquiry 1", "new", cancellation).ConfigureAwait(false);
        Promise.Same("new", await people.FindWordsAsync(Order(), "inquiry 1", cancellation).ConfigureAwait(false), "A second save replaces words.");
        Promise.Same("others", await people.FindWordsAsync(Order("A"), "inquiry 1", cancellation).ConfigureAwait(false), "Words of another order are others.");
        Promise.Same("elsewhere", await people.FindWordsAsync(Order(shop: OtherShop), "inquiry 1", cancellation).ConfigureAwait(false), "Words of another shop are others.");
    }

    private static async Task ErasedAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var people = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).People;
        foreach (var id in new[] { "A", "B" })
        {
            await people.SaveAddressAsync(Order(id), PersonalDataCases.Somewhere, cancellation).ConfigureAwait(false);
            await people.SaveWordsAsync(Order(id), "a", Words, cancellation).ConfigureAwait(false);
        }

        await people.SaveWordsAsync(Order("without an address"), "a", Words, cancellation).ConfigureAwait(false);
        foreach (var id in new[] { "A", "without an address", "never known" })
        {
            await people.EraseAsync(Order(id), cancellation).ConfigureAwait(false);
            Promise.Same(null, await people.FindWordsAsync(Order(id), "a", cancellation).ConfigureAwait(false), "Erased words are gone.");
            await people.SaveWordsAsync(Order(id), "a", Words, cancellation).ConfigureAwait(false);
            Promise.Same(null, await people.FindWordsAsync(Order(id), "a", cancellation).ConfigureAwait(false), "A late save does not bring erased words back.");
        }

        Promise.Same(Words, await people.FindWordsAsync(Order("B"), "a", cancellation).ConfigureAwait(false), "Erasing one order leaves the words of another.");
    }

    private static async Task OverdueAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var people = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).People;
        await people.SaveWordsAsync(Order("A"), "a", Words, cancellation).ConfigureAwait(false);
        await people.SaveWordsAsync(Order("A"), "b", Words, cancellation).ConfigureAwait(false);
        Promise.Same(new Storage.Keeping(false, null), await people.FindKeepingAsync(Order("A"), cancellation).ConfigureAwait(false), "Words are personal data: that something is kept is known.");
        await people.KeepUntilAsync(Order("A"), At(5), cancellation).ConfigureAwait(false);
        await people.KeepUntilAsync(Order("B"), At(5), cancellation).ConfigureAwait(false);
        Promise.SameList([Order("A")], await people.OverdueAsync(At(6), 10, cancellation).ConfigureAwait(false), "Words are found when their time is over, once for their order.");
        await people.EraseAsync(Order("A"), cancellation).ConfigureAwait(false);
        Promise.SameList([], await people.OverdueAsync(At(6), 10, cancellation).ConfigureAwait(false), "What is erased is not overdue.");
    }

    private static async Task ErasedMeanwhileAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var people = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).People;
        for (var i = 0; i < 20; i++)
        {
            var order = Order($"M-{i}");
            await people.SaveAddressAsync(order, PersonalDataCases.Somewhere, cancellation).ConfigureAwait(false);
            await Callers.AllAsync(4, async caller =>
            {
                if (caller == 0) await people.EraseAsync(order, cancellation).ConfigureAwait(false);
                else await people.SaveWordsAsync(order, $"a{caller}", Words, cancellation).ConfigureAwait(false);
            }).ConfigureAwait(false);
            for (var caller = 1; caller < 4; caller++)
                Promise.Same(null, await people.FindWordsAsync(order, $"a{caller}", cancellation).ConfigureAwait(false), "Words that are kept while the order is erased are gone afterwards.");
        }
    }

    private static async Task ReopenAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var people = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).People;
        await people.SaveWordsAsync(Order("A"), "a", Words, cancellation).ConfigureAwait(false);
        await people.SaveWordsAsync(Order("B"), "a", Words, cancellation).ConfigureAwait(false);
        await people.EraseAsync(Order("B"), cancellation).ConfigureAwait(false);
        people = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).People;
        Promise.Same(Words, await people.FindWordsAsync(Order("A"), "a", cancellation).ConfigureAwait(false), "Words outlive the store.");
        Promise.Same(null, await people.FindWordsAsync(Order("B"), "a", cancellation).ConfigureAwait(false), "Erased words stay erased.");
    }
}
