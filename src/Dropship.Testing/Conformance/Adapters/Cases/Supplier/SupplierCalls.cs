using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases.Supplier;

/// <summary>The calls of <see cref="ISupplierClient"/> and of what a supplier may be able to do beside it.</summary>
internal static class SupplierCalls
{
    internal static readonly Need[] Discards = [Need.Client<IDiscardDrafts>(), Need.SeveralSteps];

    internal static readonly Port<ISupplierFixture> Port = new([],
    [
        new("the request for a quote", [], (fixture, _) =>
        {
            var request = fixture.NewPurchase().AsQuote();
            return Task.FromResult<Reading>(async token => await fixture.Client.GetQuoteAsync(request, token).ConfigureAwait(false));
        }),
        new("the look-up by reference", [], async (fixture, cancellation) =>
        {
            var buyer = await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
            return async token => await fixture.Client.FindByReferenceAsync(buyer.Reference, token).ConfigureAwait(false);
        }),
        new("the read of an order", [], async (fixture, cancellation) =>
        {
            var buyer = await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
            return async token => await fixture.Client.GetOrderAsync(buyer.Own.Id, token).ConfigureAwait(false);
        }),
        new("the read of many orders", [Need.Client<IReadManyPurchases>()], async (fixture, cancellation) =>
        {
            var buyer = await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
            return async token => await ((IReadManyPurchases)fixture.Client).GetOrdersAsync([buyer.Own.Id], token).ConfigureAwait(false);
        }),
        new("the read of the balance", [Need.Client<IWallet>()], (fixture, _) =>
            Task.FromResult<Reading>(async token => await ((IWallet)fixture.Client).GetAvailableAsync(token).ConfigureAwait(false))),
        .. SupplierServices.Reads,
    ],
    [
        new("a step of a purchase", [], StepsAsync),
        new("a cancel of a purchase", [Need.Client<ICancelPurchases>()], async (fixture, cancellation) =>
        {
            var own = (await Buyer.BuyAsync(fixture, cancellation).ConfigureAwait(false)).Own.Id;
            return [async token => Sent(await ((ICancelPurchases)fixture.Client).CancelAsync(own, token).ConfigureAwait(false))];
        }),
        new("a discard of a draft", Discards, async (fixture, cancellation) =>
        {
            var own = (await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false)).Own.Id;
            return [async token => Sent(await ((IDiscardDrafts)fixture.Client).DiscardAsync(own, token).ConfigureAwait(false))];
        }),
        new("a reminder", [Need.Client<IUrgeShipping>()], async (fixture, cancellation) =>
        {
            var own = (await Buyer.BuyAsync(fixture, cancellation).ConfigureAwait(false)).Own.Id;
            return [async token => await ((IUrgeShipping)fixture.Client).UrgeAsync(own, 1, token).ConfigureAwait(false) is var receipt ? new(receipt.Outcome, $"{receipt}") : default];
        }),
        .. SupplierServices.Writes,
    ], (fixture, _) => Task.FromResult(Secrecy.Of(fixture.NewPurchase().Address)));

    internal static QuoteRequest AsQuote(this PurchaseRequest purchase) => new(purchase.Order, purchase.Lines, purchase.To);

    private static Sent Sent(PurchaseReceipt receipt) => new(receipt.Outcome, $"{receipt}");

    // Each step of a purchase of its own, made ready up to the step before.
    private static async Task<IReadOnlyList<Sending>> StepsAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        List<Sending> steps = [];
        foreach (var step in fixture.Client.Descriptor.Terms.Steps.ToArray())
        {
            var buyer = new Buyer(fixture);
            await buyer.CarryUntilAsync(step, cancellation).ConfigureAwait(false);
            steps.Add(async token => Sent(await fixture.Client.SendAsync(buyer.Request(step), token).ConfigureAwait(false)));
        }

        return steps;
    }
}
