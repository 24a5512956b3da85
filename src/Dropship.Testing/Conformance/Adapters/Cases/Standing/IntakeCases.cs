using Dropship.Domain;

namespace Dropship.Testing.Conformance.Adapters.Cases.Standing;

/// <summary>Less is offered and all comes back, but for what others took off the market.</summary>
internal static class IntakeCases
{
    private const int MostRounds = 1_000;

    internal static readonly AdapterCase<IIntakeFixture>[] All =
    [
        new("a part of the goods is taken off the market, and nothing is put on it", [], LessAsync),
        new("a smaller part is within a larger one", [], WithinAsync),
        new("what was said before changes nothing", [], AgainAsync),
        new("all comes back", [], BackAsync),
        new("what the merchant took off stays off", [], TheirsAsync),
        new("whatever breaks, the state is reached at last and all comes back", [Need.AnyFault], BrokenAsync),
    ];

    private static async Task LessAsync(IIntakeFixture fixture, CancellationToken cancellation)
    {
        var all = await StockAsync(fixture, cancellation).ConfigureAwait(false);
        await SetAsync(fixture, 0.5m, cancellation).ConfigureAwait(false);
        var half = fixture.Offered();
        Promise.Holds(half.Count > all.Count / 5 && half.Count < all.Count * 4 / 5, "About half of the goods is offered when half is to be.");
        Promise.Holds(half.IsSubsetOf(all), "Nothing is put on the market.");
        await SetAsync(fixture, 0m, cancellation).ConfigureAwait(false);
        Promise.Same(0, fixture.Offered().Count, "Nothing is offered when nothing is to be.");
    }

    private static async Task WithinAsync(IIntakeFixture fixture, CancellationToken cancellation)
    {
        await StockAsync(fixture, cancellation).ConfigureAwait(false);
        await SetAsync(fixture, 0.6m, cancellation).ConfigureAwait(false);
        var larger = fixture.Offered();
        await SetAsync(fixture, 0.3m, cancellation).ConfigureAwait(false);
        Promise.Holds(fixture.Offered().IsProperSubsetOf(larger), "A smaller part is within a larger one.");
        await SetAsync(fixture, 0.6m, cancellation).ConfigureAwait(false);
        Promise.Holds(fixture.Offered().SetEquals(larger), "The same part is the same goods.");
    }

    private static async Task AgainAsync(IIntakeFixture fixture, CancellationToken cancellation)
    {
        await StockAsync(fixture, cancellation).ConfigureAwait(false);
        await SetAsync(fixture, 0.5m, cancellation).ConfigureAwait(false);
        var half = fixture.Offered();
        var writes = (fixture as ICountWrites)?.WritesSent;
        await SetAsync(fixture, 0.5m, cancellation).ConfigureAwait(false);
        Promise.Holds(fixture.Offered().SetEquals(half), "What was said before changes nothing.");
        Promise.Same(writes, (fixture as ICountWrites)?.WritesSent, "What was said before is not written once more.");
    }

    private static async Task BackAsync(IIntakeFixture fixture, CancellationToken cancellation)
    {
        var all = await StockAsync(fixture, cancellation).ConfigureAwait(false);
        foreach (var share in new[] { 0.5m, 0.1m, 1m }) await SetAsync(fixture, share, cancellation).ConfigureAwait(false);
        Promise.Holds(fixture.Offered().SetEquals(all), "All comes back.");
    }

    private static async Task TheirsAsync(IIntakeFixture fixture, CancellationToken cancellation)
    {
        var all = await StockAsync(fixture, cancellation).ConfigureAwait(false);
        string[] theirs = [.. all.Order(StringComparer.Ordinal).Where(static (_, i) => i % 7 == 0)];
        foreach (var sku in theirs) fixture.TakeOff(sku);
        foreach (var share in new[] { 0.3m, 1m }) await SetAsync(fixture, share, cancellation).ConfigureAwait(false);
        Promise.Holds(fixture.Offered().SetEquals(all.Except(theirs)), "What the merchant took off stays off, and everything else comes back.");
    }

    private static async Task BrokenAsync(IIntakeFixture fixture, CancellationToken cancellation)
    {
        var all = await StockAsync(fixture, cancellation).ConfigureAwait(false);
        string[] theirs = [.. all.Order(StringComparer.Ordinal).Take(3)];
        foreach (var sku in theirs) fixture.TakeOff(sku);
        foreach (var share in new[] { 0.3m, 1m })
        {
            foreach (var fault in fixture.Provocable())
                await fixture.UnderAsync(fault, VendorCalls.Writes, () => Calling.FaultAsync(async token => await fixture.Intake.SetIntakeAsync(new(0, share), token).ConfigureAwait(false), cancellation)).ConfigureAwait(false);
            await SetAsync(fixture, share, cancellation).ConfigureAwait(false);
            if (share < 1m) Promise.Holds(fixture.Offered().Count < all.Count / 2, "The state is reached at last.");
        }

        Promise.Holds(fixture.Offered().SetEquals(all.Except(theirs)), "Whatever breaks, all comes back but for what the merchant took off.");
    }

    private static async Task<HashSet<string>> StockAsync(IIntakeFixture fixture, CancellationToken cancellation)
    {
        await fixture.StockAsync(cancellation).ConfigureAwait(false);
        HashSet<string> all = [.. fixture.Offered()];
        Promise.Holds(all.Count >= 30, "The fixture lists at least thirty goods.");
        return all;
    }

    private static async Task SetAsync(IIntakeFixture fixture, decimal share, CancellationToken cancellation)
    {
        for (var rounds = 0; rounds < MostRounds; rounds++)
            if (await fixture.Intake.SetIntakeAsync(new SalesIntake(0, share), cancellation).ConfigureAwait(false))
                return;
        throw new ConformanceException($"A state is reached. It still was not after {MostRounds} rounds.");
    }
}
