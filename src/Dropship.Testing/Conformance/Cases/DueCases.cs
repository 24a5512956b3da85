using Dropship.Domain;
using static Dropship.Testing.Conformance.Sample;

namespace Dropship.Testing.Conformance.Cases;

/// <summary>Who is due, in which order, and when to wake.</summary>
internal static class DueCases
{
    internal static readonly StoreCase[] All =
    [
        new("due orders come earliest deadline first, then by wake-up", false, SortedAsync),
        new("an order is due at its wake-up and not before", false, BoundaryAsync),
        new("due gives at most the limit, the most urgent", false, LimitAsync),
        new("a closed order is never due", false, ClosedAsync),
        new("an append moves wake-up, deadline and phase", false, AppendMovesAsync),
        new("next wake is the earliest of all shops", false, NextWakeAsync),
    ];

    private static async Task SortedAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation,
            Commit(Order("no deadline, late"), 0, At(9)),
            Commit(Order("deadline 50, wake 8"), 0, At(8), At(50)),
            Commit(Order("deadline 20"), 0, At(10), At(20)),
            Commit(Order("no deadline, early"), 0, At(1)),
            Commit(Order("deadline past"), 0, At(7), At(-5)),
            Commit(Order("deadline 50, wake 3"), 0, At(3), At(50)),
            Commit(Order("not yet"), 0, At(11), At(12))).ConfigureAwait(false);
        var due = await orders.DueAsync(At(10), 100, cancellation).ConfigureAwait(false);
        Promise.SameList(["deadline past", "deadline 20", "deadline 50, wake 3", "deadline 50, wake 8", "no deadline, early", "no deadline, late"], due.Ids(),
            "Earliest deadline first, those without one last, then by wake-up time.");
    }

    private static async Task BoundaryAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order(), 0, new Instant(1000), At(9_999_999), "Held")).ConfigureAwait(false);
        Promise.Same(0, (await orders.DueAsync(new(999), 10, cancellation).ConfigureAwait(false)).Count, "Nothing is due before its wake-up.");
        Promise.SameList([new(Order(), 1, new Instant(1000), At(9_999_999), "Held", null)], await orders.DueAsync(new(1000), 10, cancellation).ConfigureAwait(false), "An order is due at its wake-up, with its whole header.");
    }

    private static async Task LimitAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, [.. Enumerable.Range(0, 300).Select(i => Commit(Order($"L-{i:000}"), 0, At(i % 7), At(1000 - i)))]).ConfigureAwait(false);
        var due = await orders.DueAsync(At(100), 10, cancellation).ConfigureAwait(false);
        Promise.SameList(Enumerable.Range(0, 10).Select(i => $"L-{299 - i:000}"), due.Ids(), "The limit cuts off the less urgent.");
    }

    private static async Task ClosedAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order("open"), 0, At(1)), Commit(Order("closes"), 0, At(1)), Commit(Order("born closed"), 0, wake: null, At(3))).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Commit(Order("closes"), 1, wake: null, phase: "Settled")).ConfigureAwait(false);
        Promise.SameList(["open"], (await orders.DueAsync(new(long.MaxValue), 10, cancellation).ConfigureAwait(false)).Ids(), "A closed order is never due.");
    }

    private static async Task AppendMovesAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        await orders.WriteAsync(cancellation, Commit(Order(), 0, At(1), At(2), "New")).ConfigureAwait(false);
        await orders.WriteAsync(cancellation, Commit(Order(), 1, At(100), At(200), "Sourcing")).ConfigureAwait(false);
        Promise.Same(0, (await orders.DueAsync(At(99), 10, cancellation).ConfigureAwait(false)).Count, "The old wake-up no longer counts.");
        Promise.SameList([new(Order(), 2, At(100), At(200), "Sourcing", null)], await orders.DueAsync(At(100), 10, cancellation).ConfigureAwait(false), "The header is that of the last commit.");
    }

    private static async Task NextWakeAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var orders = (await fixture.OpenAsync(cancellation).ConfigureAwait(false)).Orders;
        Promise.Same(null, await orders.NextWakeAsync(cancellation).ConfigureAwait(false), "No orders, no wake-up.");
        await orders.WriteAsync(cancellation, Commit(Order("A"), 0, At(30)), Commit(Order("B", OtherShop), 0, At(20)), Commit(Order("C"), 0, wake: null)).ConfigureAwait(false);
        Promise.Same(At(20), await orders.NextWakeAsync(cancellation).ConfigureAwait(false), "The next wake-up is the earliest of all.");
        await orders.WriteAsync(cancellation, Commit(Order("B", OtherShop), 1, At(40))).ConfigureAwait(false);
        Promise.Same(At(30), await orders.NextWakeAsync(cancellation).ConfigureAwait(false), "A moved wake-up moves the next one.");
        await orders.WriteAsync(cancellation, Commit(Order("A"), 1, wake: null), Commit(Order("B", OtherShop), 2, wake: null)).ConfigureAwait(false);
        Promise.Same(null, await orders.NextWakeAsync(cancellation).ConfigureAwait(false), "When all are closed there is no wake-up.");
    }
}
