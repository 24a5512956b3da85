using Dropship.Domain;
using Dropship.Storage;
using static Dropship.Testing.Conformance.Sample;

namespace Dropship.Testing.Conformance.Cases;

/// <summary>The store's own guards before money: a unit is bound once, what is set aside stays under its limit, and a shut gate lets nothing pass.</summary>
internal static class SpendingCases
{
    private const string Today = "day 2027-01-15 EUR";
    private static readonly LineId Line = new("line 1");

    internal static readonly StoreCase[] All =
    [
        new("a unit is bound by one live purchase", false, BoundOnceAsync),
        new("units of a freed purchase can be bound again", false, FreedAsync),
        new("units are bound per order, line and shop", false, ApartAsync),
        new("what is set aside stays under its limit", false, CeilingAsync),
        new("of parallel reservations no more pass than the limit holds", false, ParallelAsync),
        new("a freed purchase gives back what was set aside for it", false, GivenBackAsync),
        new("two purchases of one commit are judged together", false, TogetherAsync),
        new("a shut gate lets no commit pass that spends", false, GateAsync),
        new("what is refused writes nothing and stops no other", false, AloneAsync),
    ];

    private static OrderCommit Buys(OrderKey order, long version, int round, int quantity = 1, int demanded = 2, decimal amount = 10m, decimal? limit = null) => Commit(order, version, At(5)) with
    {
        Claims = [new(Line, quantity, demanded, round)],
        Reserves = [new(round, Today, amount, limit)],
    };

    private static async Task<IOrderStore> OpenAsync(IStoreFixture fixture, CancellationToken cancellation) => (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;

    private static async Task BoundOnceAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = await OpenAsync(fixture, cancellation).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Buys(Order(), 0, 1)).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Buys(Order(), 1, 2)).ConfigureAwait(false);
        Promise.Same(AppendResult.Guarded, await orders.AppendOneAsync(Buys(Order(), 2, 3), cancellation).ConfigureAwait(false), "Two units of two are bound.");
        Promise.Same(AppendResult.Guarded, await orders.AppendOneAsync(Buys(Order("B"), 0, 1, quantity: 3), cancellation).ConfigureAwait(false), "Three of two cannot be bound.");
        await orders.WriteAsync(cancellation, Buys(Order(), 2, 3, demanded: 3)).ConfigureAwait(false);
    }

    private static async Task FreedAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = await OpenAsync(fixture, cancellation).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Buys(Order(), 0, 1, quantity: 2)).ConfigureAwait(false);
        Promise.Same(AppendResult.Guarded, await orders.AppendOneAsync(Buys(Order(), 1, 2, quantity: 2) with { Frees = [7] }, cancellation).ConfigureAwait(false), "Another purchase's end frees nothing of this one.");
        await orders.WriteAsync(cancellation, Buys(Order(), 1, 2, quantity: 2) with { Frees = [1] }).ConfigureAwait(false);
        Promise.Same(AppendResult.Guarded, await orders.AppendOneAsync(Buys(Order(), 2, 3), cancellation).ConfigureAwait(false), "The second purchase binds them now.");
        await orders.WriteAsync(cancellation, Commit(Order(), 2) with { Frees = [2] }).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Buys(Order(), 3, 3, quantity: 2)).ConfigureAwait(false);
    }

    private static async Task ApartAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = await OpenAsync(fixture, cancellation).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Buys(Order(), 0, 1, demanded: 1), Buys(Order("A-2"), 0, 1, demanded: 1), Buys(Order(shop: OtherShop), 0, 1, demanded: 1)).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Commit(Order(), 1) with { Claims = [new(new("line 2"), 1, 1, 2)] }).ConfigureAwait(false);
        Promise.Same((20m, 10m), (await orders.ReadReservedAsync(Shop, Today, cancellation).ConfigureAwait(false), await orders.ReadReservedAsync(OtherShop, Today, cancellation).ConfigureAwait(false)), "Each shop's money is its own.");
        Promise.Same(0m, await orders.ReadReservedAsync(Shop, "day 2027-01-16 EUR", cancellation).ConfigureAwait(false), "Nothing is set aside where nothing was.");
    }

    private static async Task CeilingAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = await OpenAsync(fixture, cancellation).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Buys(Order("A"), 0, 1, amount: 60.01m, limit: 100m), Buys(Order("B"), 0, 1, amount: 39.99m, limit: 100m)).ConfigureAwait(false);
        Promise.Same(AppendResult.OverCeiling, await orders.AppendOneAsync(Buys(Order("C"), 0, 1, amount: 0.01m, limit: 100m), cancellation).ConfigureAwait(false), "The limit is reached to the cent.");
        await orders.WriteAsync(cancellation, Buys(Order("C"), 0, 1, amount: 0.01m, limit: 100.01m)).ConfigureAwait(false);
        Promise.Same(100.01m, await orders.ReadReservedAsync(Shop, Today, cancellation).ConfigureAwait(false), "What is set aside adds up to the cent.");
        await orders.WriteAsync(cancellation, Commit(Order("C"), 1) with { Reserves = [new(1, Today, 2m, null)] }).ConfigureAwait(false);
        Promise.Same(102.01m, await orders.ReadReservedAsync(Shop, Today, cancellation).ConfigureAwait(false), "What a purchase sets aside later is added.");
    }

    private static async Task ParallelAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = await OpenAsync(fixture, cancellation).ConfigureAwait(false);
        var written = 0;
        await Callers.AllAsync(20, async caller =>
        {
            if (await orders.AppendOneAsync(Buys(Order($"P-{caller}"), 0, 1, amount: 10m, limit: 75m), cancellation).ConfigureAwait(false) == AppendResult.Written) Interlocked.Increment(ref written);
        }).ConfigureAwait(false);
        Promise.Same((7, 70m), (written, await orders.ReadReservedAsync(Shop, Today, cancellation).ConfigureAwait(false)), "Seven of ten fit under 75.");
    }

    private static async Task GivenBackAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = await OpenAsync(fixture, cancellation).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Buys(Order(), 0, 1, amount: 80m, limit: 100m)).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Buys(Order(), 1, 2, amount: 90m, limit: 100m) with { Frees = [1] }).ConfigureAwait(false);
        Promise.Same(90m, await orders.ReadReservedAsync(Shop, Today, cancellation).ConfigureAwait(false), "What the commit frees counts no more when it is judged.");
        await orders.WriteAsync(cancellation, Commit(Order(), 2) with { Frees = [2, 2, 1] }).ConfigureAwait(false);
        Promise.Same(0m, await orders.ReadReservedAsync(Shop, Today, cancellation).ConfigureAwait(false), "It is given back once.");
    }

    private static async Task TogetherAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = await OpenAsync(fixture, cancellation).ConfigureAwait(false);
        var two = Commit(Order(), 0, At(5)) with { Claims = [new(Line, 1, 2, 1), new(Line, 2, 2, 2)] };
        Promise.Same(AppendResult.Guarded, await orders.AppendOneAsync(two, cancellation).ConfigureAwait(false), "Three units of two are bound by no one commit either.");
        two = Commit(Order(), 0, At(5)) with { Reserves = [new(1, Today, 60m, 100m), new(2, Today, 60m, 100m)] };
        Promise.Same(AppendResult.OverCeiling, await orders.AppendOneAsync(two, cancellation).ConfigureAwait(false), "Twice 60 does not fit under 100.");
        await orders.WriteAsync(cancellation, two with { Claims = [new(Line, 1, 2, 1), new(Line, 1, 2, 2)], Reserves = [new(1, Today, 50m, 100m), new(2, Today, 50m, 100m)] }).ConfigureAwait(false);
    }

    private static async Task GateAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = await OpenAsync(fixture, cancellation).ConfigureAwait(false);
        Promise.Same(null, await orders.ReadGateAsync(Shop, cancellation).ConfigureAwait(false), "A gate that nobody shut is open.");
        await orders.WriteAsync(cancellation, Commit(Order(), 0) with { Spends = true }).ConfigureAwait(false);
        foreach (var state in new[] { GateState.Stopped, GateState.Reconciling })
        {
            var gate = new ShopGate(state, "prices look wrong", "anna", At(3));
            await orders.SetGateAsync(Shop, gate, cancellation).ConfigureAwait(false);
            Promise.Same(gate, await orders.ReadGateAsync(Shop, cancellation).ConfigureAwait(false), "The gate tells who shut it, when and why.");
            Promise.Same(AppendResult.Stopped, await orders.AppendOneAsync(Commit(Order(), 1) with { Spends = true }, cancellation).ConfigureAwait(false), "A shut gate lets nothing pass that spends.");
        }

        await orders.WriteAsync(cancellation, Commit(Order(), 1), Commit(Order(shop: OtherShop), 0) with { Spends = true }).ConfigureAwait(false);
        await orders.SetGateAsync(Shop, new(GateState.Open, "looked at", "anna", At(4)), cancellation).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Commit(Order(), 2) with { Spends = true }).ConfigureAwait(false);
    }

    private static async Task AloneAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = await OpenAsync(fixture, cancellation).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Buys(Order("A"), 0, 1, demanded: 1)).ConfigureAwait(false);
        var answers = await orders.AppendAsync([Buys(Order("A"), 1, 2, demanded: 1), Buys(Order("B"), 0, 1, amount: 200m, limit: 100m) with { Names = ["b"] }, Buys(Order("C"), 0, 1, limit: 100m)], cancellation).ConfigureAwait(false);
        Promise.SameList([AppendResult.Guarded, AppendResult.OverCeiling, AppendResult.Written], answers, "Each commit is judged alone.");
        Promise.Same(null, await orders.LoadAsync(Order("B"), cancellation).ConfigureAwait(false), "What is refused makes no order.");
        Promise.Same(0, (await orders.FindByNameAsync(Shop, "b", cancellation).ConfigureAwait(false)).Count, "What is refused gives no name.");
        Promise.Same(1L, (await orders.MustLoadAsync(Order("A"), cancellation).ConfigureAwait(false)).Version, "What is refused is not written.");
        Promise.Same(20m, await orders.ReadReservedAsync(Shop, Today, cancellation).ConfigureAwait(false), "What is refused sets nothing aside.");
    }
}
