using static Dropship.Testing.Conformance.Sample;

namespace Dropship.Testing.Conformance.Cases;

/// <summary>The inbox tells the first from the repeat.</summary>
internal static class InboxCases
{
    internal static readonly StoreCase[] All =
    [
        new("the inbox tells the first from the repeat", false, RepeatAsync),
        new("of parallel deliveries of a message exactly one is the first", false, RaceAsync),
    ];

    private static async Task RepeatAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        Promise.Holds(await orders.ReceiveAsync(Shop, "Cj", "m-1", At(1), cancellation).ConfigureAwait(false), "A message is new the first time.");
        Promise.Holds(!await orders.ReceiveAsync(Shop, "Cj", "m-1", At(9), cancellation).ConfigureAwait(false), "A message is a repeat the second time, however late.");
        Promise.Holds(await orders.ReceiveAsync(Shop, "Cj", "m-2", At(1), cancellation).ConfigureAwait(false), "Another message is new.");
        Promise.Holds(await orders.ReceiveAsync(Shop, "Wish", "m-1", At(1), cancellation).ConfigureAwait(false), "The same id of another vendor is new.");
        Promise.Holds(await orders.ReceiveAsync(OtherShop, "Cj", "m-1", At(1), cancellation).ConfigureAwait(false), "The same id in another shop is new.");
        Promise.Holds(await orders.ReceiveAsync(Shop, "Cj", "M-1", At(1), cancellation).ConfigureAwait(false), "Ids are compared exactly.");
    }

    private static async Task RaceAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        var answers = new bool[64];
        await Callers.AllAsync(answers.Length, async i => answers[i] = await orders.ReceiveAsync(Shop, "Cj", $"m-{i % 8}", At(i), cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        Promise.Same(8, answers.Count(first => first), "Each of 8 messages, delivered 8 times in parallel, is new once.");
    }
}
