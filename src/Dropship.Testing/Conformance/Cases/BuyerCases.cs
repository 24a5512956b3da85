using Dropship.Domain;
using Dropship.Storage;
using static Dropship.Testing.Conformance.Sample;

namespace Dropship.Testing.Conformance.Cases;

/// <summary>The book of buyers finds orders that share a mark, keeps the list, and forgets what is erased.</summary>
internal static class BuyerCases
{
    private const string Jane = "email jane";
    private const string Phone = "phone 31";
    private const string Quay = "place quay";
    private static readonly Money s_paid = new(45.10m, new("EUR"));
    private static readonly Address s_address = new("Jane Roe", ["1 Quay"], "Port", "", "12345", "NL", null, "jane@example.org");
    private static readonly BuyerBlock s_block = new("anna", "two chargebacks", At(90));

    internal static readonly StoreCase[] All =
    [
        new("orders that share a mark of a buyer are found, the latest placed first", false, KinAsync) { NeedsBuyers = true },
        new("the list of buyers holds every order of the person and nobody else's", false, ListAsync) { NeedsBuyers = true },
        new("an order that is noted again keeps its troubles and its block", false, AgainAsync) { NeedsBuyers = true },
        new("an erased order is gone from the book of buyers and does not come back", false, ErasedAsync) { NeedsBuyers = true },
        new("of orders noted at the same time each finds the others or is found", false, TogetherAsync) { NeedsBuyers = true },
        new("an order that is erased while it is noted is gone from the book of buyers", false, ErasedMeanwhileAsync) { NeedsBuyers = true },
        new("the book of buyers outlives the store", true, ReopenAsync) { NeedsBuyers = true },
    ];

    private static async Task KinAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var buyers = await OpenAsync(fixture, cancellation).ConfigureAwait(false);
        foreach (var (order, at, mark, place) in new[] { (Order("B"), 20, Jane, null), (Order("A"), 30, "email max", Quay), (Order("C"), 10, Jane, Quay), (Order("D"), 40, "email eve", null), (Order("A", OtherShop), 30, Jane, Quay) })
            await buyers.MeetBuyerAsync(Record(order, at, [mark], place), 10, cancellation).ConfigureAwait(false);
        var met = Record(Order("E"), 25, [Phone, Jane], Quay);
        Promise.SameList([Order("A"), Order("B"), Order("C")], (await buyers.MeetBuyerAsync(met, 10, cancellation).ConfigureAwait(false)).Select(static other => other.Order), "Orders of the shop that share a mark are found once each, the latest placed first.");
        Promise.SameList([Order("A"), Order("B")], (await buyers.MeetBuyerAsync(met, 1, cancellation).ConfigureAwait(false)).Select(static other => other.Order), "No more are found for a mark than were asked for, the latest of each.");
        Promise.Same(met, await buyers.FindBuyerAsync(Order("E"), cancellation).ConfigureAwait(false), "What is noted comes back as it was.");
        Promise.Same(null, await buyers.FindBuyerAsync(Order("F"), cancellation).ConfigureAwait(false), "Nothing is known of an order that was not noted.");
        Promise.SameList([], await buyers.MeetBuyerAsync(Record(Order("E"), 25, ["email new"], null), 10, cancellation).ConfigureAwait(false), "An order is found by the marks it has now.");
        Promise.SameList([Order("B"), Order("C")], (await buyers.MeetBuyerAsync(Record(Order("G"), 50, [Jane], null), 10, cancellation).ConfigureAwait(false)).Select(static other => other.Order), "It is not found by marks it had before.");
    }

    private static async Task ListAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var buyers = await OpenAsync(fixture, cancellation).ConfigureAwait(false);
        foreach (var (order, marks) in new[] { (Order("A"), new[] { Jane }), (Order("B"), [Jane, Phone]), (Order("C"), [Phone]), (Order("D"), ["email max"]), (Order("B", OtherShop), [Jane]) })
            await buyers.MeetBuyerAsync(Record(order, 10, [.. marks], Quay), 10, cancellation).ConfigureAwait(false);
        Promise.Same(2, await buyers.BlockBuyerAsync(Order("A"), s_block, cancellation).ConfigureAwait(false), "Orders that share a mark of the person are concerned.");
        await BlockedAsync(buyers, [Order("A"), Order("B")], [Order("C"), Order("D"), Order("B", OtherShop)], cancellation).ConfigureAwait(false);
        Promise.Same(s_block, (await buyers.FindBuyerAsync(Order("B"), cancellation).ConfigureAwait(false))?.Block, "Who blocked, why and when comes back.");
        Promise.Same(3, await buyers.BlockBuyerAsync(Order("B"), null, cancellation).ConfigureAwait(false), "Lifted by another order of theirs it is lifted for all that share a mark with that one.");
        await BlockedAsync(buyers, [], [Order("A"), Order("B"), Order("C")], cancellation).ConfigureAwait(false);
        Promise.Same(0, await buyers.BlockBuyerAsync(Order("unknown"), s_block, cancellation).ConfigureAwait(false), "Nobody is blocked by an order that is not noted.");
    }

    private static async Task AgainAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var buyers = await OpenAsync(fixture, cancellation).ConfigureAwait(false);
        await buyers.MeetBuyerAsync(Record(Order(), 10, [Jane], Quay), 10, cancellation).ConfigureAwait(false);
        await buyers.BlockBuyerAsync(Order(), s_block, cancellation).ConfigureAwait(false);
        await buyers.TellBuyerAsync(Order(), 2, cancellation).ConfigureAwait(false);
        await buyers.TellBuyerAsync(Order(), 3, cancellation).ConfigureAwait(false);
        await buyers.TellBuyerAsync(Order("unknown"), 3, cancellation).ConfigureAwait(false);
        var again = Record(Order(), 20, [Jane, Phone], null) with { Paid = new(1m, new("USD")), Goods = [], Checkout = null };
        await buyers.MeetBuyerAsync(again, 10, cancellation).ConfigureAwait(false);
        Promise.Same(again with { Troubles = 3, Block = s_block }, await buyers.FindBuyerAsync(Order(), cancellation).ConfigureAwait(false), "What is noted again takes the place of what was, but for troubles and the block.");
        Promise.Same(null, await buyers.FindBuyerAsync(Order("unknown"), cancellation).ConfigureAwait(false), "Troubles of an order that is not noted are not kept.");
    }

    private static async Task ErasedAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var store = await fixture.OpenAsync(cancellation).ConfigureAwait(false);
        var buyers = Of(store);
        await buyers.MeetBuyerAsync(Record(Order("A"), 10, [Jane], Quay), 10, cancellation).ConfigureAwait(false);
        await buyers.MeetBuyerAsync(Record(Order("B"), 10, [Jane], Quay), 10, cancellation).ConfigureAwait(false);
        await buyers.BlockBuyerAsync(Order("A"), s_block, cancellation).ConfigureAwait(false);
        await store.People.EraseAsync(Order("A"), cancellation).ConfigureAwait(false);
        Promise.Same(null, await buyers.FindBuyerAsync(Order("A"), cancellation).ConfigureAwait(false), "Nothing is known of the buyer of an erased order.");
        Promise.SameList([], await buyers.MeetBuyerAsync(Record(Order("A"), 10, [Jane], Quay), 10, cancellation).ConfigureAwait(false), "An erased order finds nobody.");
        Promise.Same(0, await buyers.BlockBuyerAsync(Order("A"), s_block, cancellation).ConfigureAwait(false), "Nobody is blocked by it.");
        Promise.SameList([Order("B")], (await buyers.MeetBuyerAsync(Record(Order("C"), 20, [Jane], Quay), 10, cancellation).ConfigureAwait(false)).Select(static other => other.Order), "It is found by nobody, and another's stays.");
    }

    private static async Task TogetherAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        const int Callers = 12;
        var buyers = await OpenAsync(fixture, cancellation).ConfigureAwait(false);
        var found = new HashSet<OrderKey>[Callers];
        await Conformance.Callers.AllAsync(Callers, async caller =>
            found[caller] = [.. (await buyers.MeetBuyerAsync(Record(Order($"N-{caller}"), caller, [Jane], Quay), 100, cancellation).ConfigureAwait(false)).Select(static other => other.Order)]).ConfigureAwait(false);
        for (var one = 0; one < Callers; one++)
            for (var other = 0; other < one; other++)
                Promise.Holds(found[one].Contains(Order($"N-{other}")) || found[other].Contains(Order($"N-{one}")), "Of two orders that are noted at the same time at least one finds the other.");
    }

    private static async Task ErasedMeanwhileAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        const int Rounds = 24;
        var store = await fixture.OpenAsync(cancellation).ConfigureAwait(false);
        var buyers = Of(store);
        for (var round = 0; round < Rounds; round++)
        {
            var order = Order($"E-{round}");
            await store.People.SaveAddressAsync(order, s_address, cancellation).ConfigureAwait(false);
            await Callers.AllAsync(3, caller => caller == 0
                ? store.People.EraseAsync(order, cancellation).AsTask()
                : buyers.MeetBuyerAsync(Record(order, caller, [Jane], Quay), 10, cancellation).AsTask()).ConfigureAwait(false);
            Promise.Same(null, await buyers.FindBuyerAsync(order, cancellation).ConfigureAwait(false), "What was noted while its order was erased goes with it, or is not noted.");
        }
    }

    private static async Task ReopenAsync(IStoreFixture fixture, CancellationToken cancellation)
    {
        var buyers = await OpenAsync(fixture, cancellation).ConfigureAwait(false);
        await buyers.MeetBuyerAsync(Record(Order("A"), 10, [Jane], Quay), 10, cancellation).ConfigureAwait(false);
        await buyers.BlockBuyerAsync(Order("A"), s_block, cancellation).ConfigureAwait(false);
        buyers = await OpenAsync(fixture, cancellation).ConfigureAwait(false);
        Promise.SameList([Record(Order("A"), 10, [Jane], Quay) with { Block = s_block }], await buyers.MeetBuyerAsync(Record(Order("B"), 20, [Jane], null), 10, cancellation).ConfigureAwait(false), "What is noted of an order survives, and so does the list.");
    }

    private static async Task BlockedAsync(IBuyerRecords buyers, OrderKey[] blocked, OrderKey[] free, CancellationToken cancellation)
    {
        foreach (var order in blocked) Promise.Holds((await buyers.FindBuyerAsync(order, cancellation).ConfigureAwait(false))?.Block is not null, "Whoever is on the list is blocked.");
        foreach (var order in free) Promise.Same(null, (await buyers.FindBuyerAsync(order, cancellation).ConfigureAwait(false))?.Block, "Nobody else is blocked, also not at the same address or in another shop.");
    }

    private static BuyerRecord Record(OrderKey order, long at, Few<string> persons, string? place) => new(order, persons, place, At(at), s_paid, [new("S-1"), new("\u8863 2")], "c-1");

    private static async Task<IBuyerRecords> OpenAsync(IStoreFixture fixture, CancellationToken cancellation) => Of(await fixture.OpenAsync(cancellation).ConfigureAwait(false));

    private static IBuyerRecords Of(StoreUnderTest store) => store.Buyers ?? throw new ConformanceException("A store that keeps a book of buyers implements IBuyerRecords. This one does not: leave out the cases that set NeedsBuyers, and say so.");
}
