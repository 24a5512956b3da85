using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases.Supplier;

/// <summary>What is read of an order, alone and among many, and what may be asked of it.</summary>
internal static class OrderCases
{
    internal static readonly AdapterCase<ISupplierFixture>[] All =
    [
        new("an unknown order is null", [], UnknownAsync),
        new("what is read of an order only grows", [Need.Fixture<IShipPurchases>()], GrowsAsync),
        new("a parcel is told with its number and its carrier", [Need.Fixture<IShipPurchases>()], ParcelAsync),
        new("many orders read at once read as one by one", [Need.Client<IReadManyPurchases>()], ManyAsync),
        new("among many orders an unknown one is left out", [Need.Client<IReadManyPurchases>()], ManyWithUnknownAsync),
        new("a cancel that is asked for twice is taken twice", [Need.Client<ICancelPurchases>()], CancelTwiceAsync),
        new("a cancel of an unknown order is never done", [Need.Client<ICancelPurchases>()], CancelUnknownAsync),
        new("a draft that is discarded twice is gone", SupplierCalls.Discards, DiscardTwiceAsync),
        new("a paid order is not discarded", SupplierCalls.Discards, DiscardPaidAsync),
    ];

    private static async Task UnknownAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
        Promise.Same(null, await fixture.Client.GetOrderAsync(fixture.UnknownOrder, cancellation).ConfigureAwait(false), "An order that the supplier does not know is null.");
    }

    private static async Task GrowsAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var buyer = new Buyer(fixture);
        SupplierReading? before = null;
        foreach (var step in buyer.Terms.Steps.ToArray())
        {
            await buyer.CarryAsync(step, cancellation).ConfigureAwait(false);
            before = await MustGrowAsync(buyer, before, cancellation).ConfigureAwait(false);
        }

        await ((IShipPurchases)fixture).ShipAsync(buyer.Own.Id, cancellation).ConfigureAwait(false);
        var after = await MustGrowAsync(buyer, before, cancellation).ConfigureAwait(false);
        Promise.Holds(after.Order.Status >= SupplierOrderStatus.PartShipped, "An order that was handed over reads as shipped.");
    }

    private static async Task<SupplierReading> MustGrowAsync(Buyer buyer, SupplierReading? before, CancellationToken cancellation)
    {
        var now = await buyer.ReadAsync(cancellation).ConfigureAwait(false);
        if (before is null) return now;
        Promise.Holds(now.Order.Status >= before.Order.Status, "The stage of an order only grows.");
        Promise.Holds(before.Order.Charged is null || now.Order.Charged >= before.Order.Charged, "What was charged only grows.");
        Promise.Holds(before.Parcels.All(parcel => now.Parcels.Any(known => known.Number == parcel.Number)), "A parcel that was told stays told.");
        return now;
    }

    private static async Task ParcelAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var buyer = await Buyer.BuyAsync(fixture, cancellation).ConfigureAwait(false);
        Promise.Same(0, (await buyer.ReadAsync(cancellation).ConfigureAwait(false)).Parcels.Count, "What was not handed over has no parcel.");
        await ((IShipPurchases)fixture).ShipAsync(buyer.Own.Id, cancellation).ConfigureAwait(false);
        var parcels = (await buyer.ReadAsync(cancellation).ConfigureAwait(false)).Parcels;
        Promise.Holds(parcels.Count > 0, "What was handed over has a parcel.");
        foreach (var parcel in parcels.ToArray())
        {
            Promise.Holds(parcel.Number.Value.Length > 0 && parcel.Carrier.Value.Length > 0, "A parcel has a number and a carrier.");
            Sense.Time(parcel.HandedOverAt, "the time of the hand-over");
            Promise.Holds(parcel.Units.All(units => units.Quantity > 0), "A parcel holds at least one unit of what it names.");
        }
    }

    private static async Task ManyAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var many = (IReadManyPurchases)fixture.Client;
        List<Buyer> buyers = [];
        for (var i = 0; i < Math.Min(many.ReadBatch, 6); i++) buyers.Add(i % 2 == 0 ? await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false) : await Buyer.BuyAsync(fixture, cancellation).ConfigureAwait(false));
        var readings = await many.GetOrdersAsync([.. buyers.Select(buyer => buyer.Own.Id).Reverse()], cancellation).ConfigureAwait(false);
        Promise.Holds(readings.Select(reading => reading.Order.Id).Distinct().Count() == readings.Count, "Each order is told once.");
        Promise.Holds(readings.Count > 0, "A call that asks for known orders tells some of them.");
        foreach (var reading in readings)
        {
            var buyer = buyers.Find(known => known.Own.Id == reading.Order.Id) ?? throw new ConformanceException($"Only orders that were asked for are told. Order {reading.Order.Id} was not.");
            Promise.Same(await buyer.ReadAsync(cancellation).ConfigureAwait(false), reading, "An order among many reads as it does alone.");
        }
    }

    private static async Task ManyWithUnknownAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var many = (IReadManyPurchases)fixture.Client;
        var buyer = await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
        Promise.Same(0, (await many.GetOrdersAsync([fixture.UnknownOrder], cancellation).ConfigureAwait(false)).Count, "An unknown order is left out.");
        if (many.ReadBatch > 1) Promise.SameList([buyer.Own.Id], (await many.GetOrdersAsync([fixture.UnknownOrder, buyer.Own.Id], cancellation).ConfigureAwait(false)).Select(reading => reading.Order.Id), "An unknown order does not keep the others back.");
    }

    private static async Task CancelTwiceAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var buyer = await Buyer.BuyAsync(fixture, cancellation).ConfigureAwait(false);
        for (var i = 0; i < 2; i++)
        {
            var receipt = await ((ICancelPurchases)fixture.Client).CancelAsync(buyer.Own.Id, cancellation).ConfigureAwait(false);
            Promise.Holds(receipt.Outcome is Outcome.Done or Outcome.Pending, "A cancel that the supplier takes is done or asked for, the first time and the second.");
            await fixture.SettleAsync(cancellation).ConfigureAwait(false);
            var read = (await buyer.ReadAsync(cancellation).ConfigureAwait(false)).Order;
            Promise.Holds(receipt.Outcome != Outcome.Done || read.Cancelled, "Done means cancelled: the order shows it.");
            Promise.Holds(read.Credited is not { } credited || credited <= read.Charged, "Not more is given back than was charged.");
        }
    }

    private static async Task CancelUnknownAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var receipt = await ((ICancelPurchases)fixture.Client).CancelAsync(fixture.UnknownOrder, cancellation).ConfigureAwait(false);
        Promise.Holds(receipt.Outcome is not (Outcome.Done or Outcome.Pending), "A cancel of an order that the supplier does not know is not done.");
    }

    private static async Task DiscardTwiceAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var buyer = await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
        for (var i = 0; i < 2; i++)
        {
            var receipt = await ((IDiscardDrafts)fixture.Client).DiscardAsync(buyer.Own.Id, cancellation).ConfigureAwait(false);
            Promise.Holds(receipt.Outcome is not Outcome.NotSent && (i > 0 || receipt.Outcome is Outcome.Done or Outcome.Pending), "A draft is discarded, and asking again is harmless.");
            await fixture.SettleAsync(cancellation).ConfigureAwait(false);
            Promise.Holds(await fixture.Client.GetOrderAsync(buyer.Own.Id, cancellation).ConfigureAwait(false) is null or { Order.Cancelled: true }, "A discarded draft is unknown or cancelled.");
        }
    }

    private static async Task DiscardPaidAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var buyer = await Buyer.BuyAsync(fixture, cancellation).ConfigureAwait(false);
        var receipt = await ((IDiscardDrafts)fixture.Client).DiscardAsync(buyer.Own.Id, cancellation).ConfigureAwait(false);
        Promise.Holds(receipt.Outcome is not (Outcome.Done or Outcome.Pending), "A paid order is no draft: it is not discarded.");
        Promise.Holds((await buyer.ReadAsync(cancellation).ConfigureAwait(false)).Order.IsBought, "A paid order stays bought.");
    }
}
