using Dropship.Domain;

namespace Dropship.Testing.Conformance.Adapters.Cases.Supplier;

/// <summary>A purchase goes through its steps, is found in every doubt, and costs money once.</summary>
internal static class PurchaseCases
{
    private static readonly Need Books = Need.Fixture<ISupplierBooks>();

    internal static readonly AdapterCase<ISupplierFixture>[] All =
    [
        new("the steps of a purchase end in an order that is bought", [], StepsAsync),
        new("a purchase is one order and one payment", [Books], OnceAsync),
        new("no step before the last takes money", [Books, Need.SeveralSteps], NoMoneyBeforeAsync),
        new("an order is found by its reference after every step", [], FoundAsync),
        new("a reference that was never sent finds nothing", [], NeverSentAsync),
        new("a look-up that goes wrong never finds nothing", [Need.AnyFault], FaultyLookUpAsync),
        new("a step whose answer was lost is found by its reference", [Need.Fault(VendorFault.LostAnswer)], LostAnswerAsync),
        new("a reference that is sent again is dropped", [Need.Protocol(ProtocolKind.UniqueReference), Books], RepeatedReferenceAsync),
        new("a draft that is paid again is paid once", [Need.Protocol(ProtocolKind.DraftThenPay), Books], RepeatedPaymentAsync),
        new("nothing above the ceiling is bought", [], CeilingAsync),
        new("goods that are out of stock are not bought", [Need.Fixture<ILackStock>()], OutOfStockAsync),
        new("parallel purchases are one order each", [Books], ParallelAsync),
    ];

    private static async Task StepsAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var buyer = await Buyer.BuyAsync(fixture, cancellation).ConfigureAwait(false);
        var read = (await buyer.ReadAsync(cancellation).ConfigureAwait(false)).Order;
        Promise.Same(buyer.Own.Id, read.Id, "The order that was asked for comes back.");
        Promise.Holds(read.IsBought, "After its last step a purchase is bought.");
        foreach (var (amount, what) in new[] { (read.Due, "what is due"), (read.Charged, "what was charged"), (read.Credited, "what was credited") })
            Sense.Amount(amount, buyer.Request(PurchaseStep.Create).MaxTotal.Currency, what);
        Promise.Holds(read.Charged is not { } charged || charged <= buyer.Request(PurchaseStep.Create).MaxTotal, "Not more is charged than was allowed.");
    }

    private static async Task OnceAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var buyer = await Buyer.BuyAsync(fixture, cancellation).ConfigureAwait(false);
        var books = (ISupplierBooks)fixture;
        Promise.Same((1, 1), (books.CountOrders(buyer.Reference), books.CountPayments(buyer.Reference)), "A purchase is one order and one payment in the supplier's own books.");
    }

    private static async Task NoMoneyBeforeAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var buyer = new Buyer(fixture);
        foreach (var step in buyer.Terms.Steps.SkipLast(1))
        {
            await buyer.CarryAsync(step, cancellation).ConfigureAwait(false);
            Promise.Same(0, ((ISupplierBooks)fixture).CountPayments(buyer.Reference), $"Only the last step takes money; {step} is not it.");
        }
    }

    private static async Task FoundAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var buyer = new Buyer(fixture);
        foreach (var step in buyer.Terms.Steps.ToArray())
        {
            await buyer.CarryAsync(step, cancellation).ConfigureAwait(false);
            await MustFindAsync(fixture, buyer, step, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task NeverSentAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
        var never = fixture.NewPurchase().Reference;
        Promise.Same(0, (await fixture.Client.FindByReferenceAsync(never, cancellation).ConfigureAwait(false)).Count, "A reference that was never sent finds nothing.");
    }

    private static async Task FaultyLookUpAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var buyer = await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
        foreach (var fault in fixture.Provocable())
        {
            Reading look = async token => await fixture.Client.FindByReferenceAsync(buyer.Reference, token).ConfigureAwait(false);
            var thrown = await fixture.UnderAsync(fault, VendorCalls.All, () => look.FaultAsync(cancellation)).ConfigureAwait(false);
            Promise.Holds(thrown is not null, $"A look-up that goes wrong is an exception, never an answer: an order that is not seen would be bought again. {fault} was answered.");
        }
    }

    private static async Task LostAnswerAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        foreach (var step in fixture.Client.Descriptor.Terms.Steps.ToArray())
        {
            var buyer = new Buyer(fixture);
            await buyer.CarryUntilAsync(step, cancellation).ConfigureAwait(false);
            await fixture.UnderAsync(VendorFault.LostAnswer, VendorCalls.Writes, async () => await fixture.Client.SendAsync(buyer.Request(step), cancellation).ConfigureAwait(false)).ConfigureAwait(false);
            await fixture.SettleAsync(cancellation).ConfigureAwait(false);
            await MustFindAsync(fixture, buyer, step, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task RepeatedReferenceAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var buyer = await Buyer.BuyAsync(fixture, cancellation).ConfigureAwait(false);
        var first = buyer.Own.Id;
        await fixture.Client.SendAsync(buyer.Request(PurchaseStep.Create) with { Own = null }, cancellation).ConfigureAwait(false);
        await buyer.LookAsync(cancellation).ConfigureAwait(false);
        Promise.Same((1, 1, first), (((ISupplierBooks)fixture).CountOrders(buyer.Reference), ((ISupplierBooks)fixture).CountPayments(buyer.Reference), buyer.Own.Id), "A reference that is sent again brings no second order.");
    }

    private static async Task RepeatedPaymentAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var buyer = await Buyer.BuyAsync(fixture, cancellation).ConfigureAwait(false);
        var again = await fixture.Client.SendAsync(buyer.Request(PurchaseStep.Pay), cancellation).ConfigureAwait(false);
        Promise.Same(1, ((ISupplierBooks)fixture).CountPayments(buyer.Reference), "A draft that is paid again is paid once.");
        Promise.Holds(again.Outcome != Outcome.NotSent, "A payment that went out is not called not sent.");
    }

    private static async Task CeilingAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var ceiling = new Money(fixture.NewPurchase().MaxTotal.Currency.MinorUnit, fixture.NewPurchase().MaxTotal.Currency);
        var buyer = new Buyer(fixture, fixture.NewPurchase() with { MaxTotal = ceiling });
        foreach (var step in buyer.Terms.Steps.ToArray())
        {
            var receipt = await fixture.Client.SendAsync(buyer.Request(step), cancellation).ConfigureAwait(false);
            if (receipt is { Outcome: Outcome.Rejected, Reason: DeclineReason.PriceRose }) return;
            if (receipt.Orders.Any(order => order.Due > ceiling)) return;   // the shop sees what is due before it pays
            Promise.Holds(receipt.Outcome is not Outcome.Rejected, "What costs more than is allowed is refused because the price rose, or its due is told before it is paid.");
            await buyer.LookAsync(cancellation).ConfigureAwait(false);
            if (step != buyer.Terms.Steps[^1] && buyer.Own.Due > ceiling) return;
        }

        throw new ConformanceException($"Nothing above the ceiling of {ceiling} is bought. Every step was taken, and no due was told before.");
    }

    private static async Task OutOfStockAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var purchase = ((ILackStock)fixture).OutOfStock();
        var buyer = new Buyer(fixture, purchase);
        foreach (var step in buyer.Terms.Steps.ToArray())
        {
            var receipt = await fixture.Client.SendAsync(buyer.Request(step), cancellation).ConfigureAwait(false);
            if (receipt.Outcome == Outcome.Rejected)
            {
                Promise.Same(DeclineReason.OutOfStock, receipt.Reason, "Goods of which the supplier has none are refused as out of stock.");
                return;
            }

            Promise.Holds(receipt.Outcome is Outcome.Done or Outcome.Pending, "A step is taken, or refused for good.");
            await buyer.LookAsync(cancellation).ConfigureAwait(false);
        }

        throw new ConformanceException("Goods of which the supplier has none are refused at some step. All were taken.");
    }

    private static async Task ParallelAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var buyers = Enumerable.Range(0, 8).Select(_ => new Buyer(fixture)).ToList();
        await Callers.AllAsync(buyers.Count, caller => buyers[caller].CarryAllAsync(cancellation)).ConfigureAwait(false);
        Promise.Same(buyers.Count, buyers.Select(buyer => buyer.Own.Id).Distinct().Count(), "Parallel purchases are one order each.");
        foreach (var buyer in buyers)
        {
            Promise.Same((1, 1), (((ISupplierBooks)fixture).CountOrders(buyer.Reference), ((ISupplierBooks)fixture).CountPayments(buyer.Reference)), "Parallel purchases are one order and one payment each.");
            await MustFindAsync(fixture, buyer, buyer.Terms.Steps[^1], cancellation).ConfigureAwait(false);
        }
    }

    private static async Task MustFindAsync(ISupplierFixture fixture, Buyer buyer, PurchaseStep step, CancellationToken cancellation)
    {
        var found = await fixture.Client.FindByReferenceAsync(buyer.Reference, cancellation).ConfigureAwait(false);
        Promise.Same(1, found.Count, $"An order is found by its reference after {step}.");
        var read = await fixture.Client.GetOrderAsync(found[0].Id, cancellation).ConfigureAwait(false);
        Promise.Holds(read is not null && read.Order.Id == found[0].Id, "What is found by its reference can be read.");
        Promise.Holds(found[0].Join(read!.Order).Status >= buyer.Terms.ResultOf(step), $"After {step} the supplier's order shows it.");
    }
}
