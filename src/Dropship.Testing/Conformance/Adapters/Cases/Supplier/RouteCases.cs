using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases.Supplier;

/// <summary>An unpaid order can be sent another way; a paid one stays on its way.</summary>
internal static class RouteCases
{
    internal static readonly Need[] Needs = [Need.Client<IReroutePurchases>(), Need.SeveralSteps];

    internal static readonly AdapterCase<ISupplierFixture>[] All =
    [
        new("another way is taken, and taking it twice is harmless", Needs, TwiceAsync),
        new("a paid order goes no other way", Needs, PaidAsync),
        new("an unknown order goes no other way", Needs, UnknownAsync),
        new("another warehouse is taken, and taking it twice is harmless", [.. Needs, Need.Fixture<IKnowWarehouses>()], WarehouseAsync),
    ];

    /// <summary>A way that the order does not go now, if there is one.</summary>
    internal static async Task<SupplierRoute> FindAsync(IReroutePurchases rerouting, SupplierOrderId order, CancellationToken cancellation)
    {
        var routes = await rerouting.ListRoutesAsync(order, cancellation).ConfigureAwait(false);
        Promise.Holds(routes.Count > 0, "An unpaid order has a way it could go.");
        Promise.Holds(routes.Count(static route => route.IsChosen) <= 1, "An order goes one way.");
        Promise.Holds(routes.All(static route => route.Id.Length > 0 && route.Method.Length > 0) && routes.Select(static route => route.Id).Distinct().Count() == routes.Count, "Each way has a name, and a number of its own.");
        return routes.FirstOrDefault(static route => !route.IsChosen) ?? routes[0];
    }

    private static async Task TwiceAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var rerouting = (IReroutePurchases)fixture.Client;
        var buyer = await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
        var route = await FindAsync(rerouting, buyer.Own.Id, cancellation).ConfigureAwait(false);
        Sense.Amount(route.Freight, fixture.NewPurchase().MaxTotal.Currency, "the freight");
        for (var i = 0; i < 2; i++)
        {
            MustBeTaken(await rerouting.ChangeRouteAsync(buyer.Own.Id, route, cancellation).ConfigureAwait(false), buyer);
            await fixture.SettleAsync(cancellation).ConfigureAwait(false);
            Promise.SameList([route.Id], (await rerouting.ListRoutesAsync(buyer.Own.Id, cancellation).ConfigureAwait(false)).Where(static known => known.IsChosen).Select(static known => known.Id), "The way that was taken is the one the order goes.");
        }
    }

    private static async Task PaidAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var rerouting = (IReroutePurchases)fixture.Client;
        var buyer = await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
        var route = await FindAsync(rerouting, buyer.Own.Id, cancellation).ConfigureAwait(false);
        foreach (var step in buyer.Terms.Steps.Where(static step => step != PurchaseStep.Create)) await buyer.CarryAsync(step, cancellation).ConfigureAwait(false);
        Promise.Same(0, (await rerouting.ListRoutesAsync(buyer.Own.Id, cancellation).ConfigureAwait(false)).Count, "An order that cannot be changed any more has no ways.");
        MustNotBeTaken(await rerouting.ChangeRouteAsync(buyer.Own.Id, route, cancellation).ConfigureAwait(false));
    }

    private static async Task UnknownAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var rerouting = (IReroutePurchases)fixture.Client;
        var buyer = await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
        var route = await FindAsync(rerouting, buyer.Own.Id, cancellation).ConfigureAwait(false);
        Promise.Same(0, (await rerouting.ListRoutesAsync(fixture.UnknownOrder, cancellation).ConfigureAwait(false)).Count, "An order that the supplier does not know has no ways.");
        MustNotBeTaken(await rerouting.ChangeRouteAsync(fixture.UnknownOrder, route, cancellation).ConfigureAwait(false));
    }

    private static async Task WarehouseAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var buyer = await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
        for (var i = 0; i < 2; i++)
            MustBeTaken(await ((IReroutePurchases)fixture.Client).ChangeWarehouseAsync(buyer.Own.Id, ((IKnowWarehouses)fixture).OtherWarehouse, cancellation).ConfigureAwait(false), buyer);
    }

    private static void MustBeTaken(PurchaseReceipt receipt, Buyer buyer)
    {
        Promise.Holds(receipt.Outcome is Outcome.Done or Outcome.Pending, "Another way of an unpaid order is taken, the first time and the second.");
        if (receipt.Outcome == Outcome.Done) Promise.SameList([buyer.Own.Id], receipt.Orders.Select(static order => order.Id), "The receipt tells the order as it is then.");
    }

    private static void MustNotBeTaken(PurchaseReceipt receipt) => Promise.Holds(receipt.Outcome is not (Outcome.Done or Outcome.Pending), "What is paid or unknown goes no other way.");
}
