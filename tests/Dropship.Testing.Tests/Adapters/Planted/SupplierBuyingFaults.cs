using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Tests.Adapters.Planted;

/// <summary>Faults of purchases themselves.</summary>
internal static class SupplierBuyingFaults
{
    public static IReadOnlyList<Planted<BrokenSupplier>> All { get; } =
    [
        new("the steps of a purchase end in an order that is bought", "reads it as a draft", client => client.Tell(told => told with { Order = told.Order with { Status = SupplierOrderStatus.Draft } })),
        new("the steps of a purchase end in an order that is bought", "charges more than allowed", client => client.Tell(told => told with { Order = told.Order with { Charged = new(1_000m, new("USD")) } })),
        new("the steps of a purchase end in an order that is bought", "charges other money", client => client.Tell(told => told with { Order = told.Order with { Charged = new(1m, new("EUR")) } })),
        new("the steps of a purchase end in an order that is bought", "names no order", client => client.Send = async (purchase, cancellation) => await client.Inner.SendAsync(purchase, cancellation) with { Orders = [] }),
        new("the steps of a purchase end in an order that is bought", "tells another order", client => client.Tell(told => told with { Order = new(new("O-0"), told.Order.Status) })),
        new("a purchase is one order and one payment", "is charged twice", client => Also(client, PurchaseStep.Pay, client.Fixture.Vendor.Charge)),
        new("a purchase is one order and one payment", "is ordered twice", client => Also(client, PurchaseStep.Create, client.Fixture.Vendor.Double)),
        new("no step before the last takes money", "is charged when it is confirmed", client => Also(client, PurchaseStep.Confirm, client.Fixture.Vendor.Charge)),
        new("an order is found by its reference after every step", "finds only drafts", client => Finds(client, orders => [.. orders.Where(order => order.Status < SupplierOrderStatus.Paid)])),
        new("an order is found by its reference after every step", "finds it twice", client => Finds(client, orders => [.. orders, .. orders])),
        new("an order is found by its reference after every step", "finds another", client => Finds(client, orders => [.. orders.Select(order => order with { Id = new("O-0") })])),
        new("a reference that was never sent finds nothing", "finds the last", client => Finds(client, orders => orders.Count > 0 ? orders : [new(new("O-1"), SupplierOrderStatus.Draft)])),
        new("a look-up that goes wrong never finds nothing", "finds nothing", client => client.Find = (reference, cancellation) => Wrong.CatchAsync<IReadOnlyList<SupplierOrder>>(() => client.Inner.FindByReferenceAsync(reference, cancellation), _ => [])),
        new("a step whose answer was lost is found by its reference", "knows only what it heard", Remembering),
        new("a reference that is sent again is dropped", "is ordered again", client => AlsoAgain(client, PurchaseStep.Create, client.Fixture.Vendor.Double)),
        new("a reference that is sent again is dropped", "is charged again", client => AlsoAgain(client, PurchaseStep.Create, client.Fixture.Vendor.Charge)),
        new("a draft that is paid again is paid once", "is charged again", client => AlsoAgain(client, PurchaseStep.Pay, client.Fixture.Vendor.Charge)),
        new("a draft that is paid again is paid once", "calls it not sent", client => Repeats(client, PurchaseStep.Pay, receipt => receipt with { Outcome = Outcome.NotSent })),
        new("nothing above the ceiling is bought", "knows no ceiling", Generous),
        new("nothing above the ceiling is bought", "calls it out of stock", Mistaken),
        new("goods that are out of stock are not bought", "thinks that the request is wrong", client => client.Send = async (purchase, cancellation) => await client.Inner.SendAsync(purchase, cancellation) is { Outcome: Outcome.Rejected } no ? no with { Reason = DeclineReason.Invalid } : new(Outcome.Done)),
        new("goods that are out of stock are not bought", "orders something else", client => client.Send = (purchase, cancellation) => client.Inner.SendAsync(purchase with { Lines = client.Fixture.NewPurchase().Lines }, cancellation)),
        new("parallel purchases are one order each", "keeps the reference in a field", client => Mixing(client, new())),
    ];

    private static void Finds(BrokenSupplier client, Func<IReadOnlyList<SupplierOrder>, IReadOnlyList<SupplierOrder>> wrong) =>
        client.Find = async (reference, cancellation) => wrong(await client.Inner.FindByReferenceAsync(reference, cancellation));

    private static void Also(BrokenSupplier client, PurchaseStep step, Action<string> effect) => client.Send = async (purchase, cancellation) =>
    {
        var receipt = await client.Inner.SendAsync(purchase, cancellation);
        if (purchase.Step == step) effect(purchase.Reference);
        return receipt;
    };

    private static void AlsoAgain(BrokenSupplier client, PurchaseStep step, Action<string> effect)
    {
        HashSet<string> seen = [];
        client.Send = async (purchase, cancellation) =>
        {
            if (purchase.Step == step && !seen.Add(purchase.Reference)) effect(purchase.Reference);
            return await client.Inner.SendAsync(purchase, cancellation);
        };
    }

    private static void Repeats(BrokenSupplier client, PurchaseStep step, Func<PurchaseReceipt, PurchaseReceipt> wrong)
    {
        HashSet<string> seen = [];
        client.Send = async (purchase, cancellation) => await client.Inner.SendAsync(purchase, cancellation) is var receipt && (purchase.Step != step || seen.Add(purchase.Reference)) ? receipt : wrong(receipt);
    }

    private static void Remembering(BrokenSupplier client)
    {
        HashSet<string> heard = [];
        client.Send = async (purchase, cancellation) =>
        {
            var receipt = await client.Inner.SendAsync(purchase, cancellation);
            if (receipt.Outcome == Outcome.Done) heard.Add(purchase.Reference);
            return receipt;
        };
        client.Find = async (reference, cancellation) => heard.Contains(reference) ? await client.Inner.FindByReferenceAsync(reference, cancellation) : [];
    }

    // Neither refuses what is too dear nor tells what is due.
    private static void Generous(BrokenSupplier client)
    {
        client.Send = async (purchase, cancellation) => Blind(await client.Inner.SendAsync(purchase with { MaxTotal = new(1_000_000m, new("USD")) }, cancellation));
        TellNoDue(client);
    }

    private static void Mistaken(BrokenSupplier client)
    {
        client.Send = async (purchase, cancellation) => Blind(await client.Inner.SendAsync(purchase, cancellation)) is var receipt && receipt.Outcome == Outcome.Rejected ? receipt with { Reason = DeclineReason.OutOfStock } : receipt;
        TellNoDue(client);
    }

    private static void TellNoDue(BrokenSupplier client)
    {
        client.Tell(told => told with { Order = told.Order with { Due = null } });
        Finds(client, orders => [.. orders.Select(order => order with { Due = null })]);
    }

    private static PurchaseReceipt Blind(PurchaseReceipt receipt) => receipt with { Orders = receipt.Orders.Select(order => order with { Due = null }).ToFew() };

    private static void Mixing(BrokenSupplier client, Mixed<string> mixed) => client.Send = async (purchase, cancellation) =>
        await client.Inner.SendAsync(purchase.Step == PurchaseStep.Create ? purchase with { Reference = await mixed.OtherAsync(purchase.Reference) } : purchase, cancellation);
}
