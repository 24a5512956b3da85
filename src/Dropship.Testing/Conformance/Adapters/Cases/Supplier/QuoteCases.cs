using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases.Supplier;

/// <summary>A price, or a reason why there is none; nothing is bound by it.</summary>
internal static class QuoteCases
{
    internal static readonly AdapterCase<ISupplierFixture>[] All =
    [
        new("a quote is a cost in the supplier's currency", [], CostAsync),
        new("a quote orders nothing", [Need.CountedWrites], NothingAsync),
        new("goods that are out of stock are refused as such", [Need.Fixture<ILackStock>()], OutOfStockAsync),
        new("goods that nobody knows are refused", [Need.Fixture<ILackStock>()], UnknownGoodsAsync),
        new("parallel quotes are the quotes of one by one", [], ParallelAsync),
        new("the descriptor is pure and makes sense", [], DescriptorAsync),
        new("what the terms promise the adapter can do", [], TermsAsync),
        new("the balance is an amount in one currency", [Need.Client<IWallet>()], WalletAsync),
    ];

    private static async Task CostAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var purchase = fixture.NewPurchase();
        var quote = await fixture.Client.GetQuoteAsync(purchase.AsQuote(), cancellation).ConfigureAwait(false);
        Promise.Holds(quote is { Cost: not null, Refused: DeclineReason.None }, "Goods that the supplier has are quoted, without a reason for a refusal.");
        Sense.Amount(quote.Cost, purchase.MaxTotal.Currency, "the cost");
        Promise.Holds(quote.Cost is { IsZero: false }, "Goods and freight cost something.");
        Sense.Time(quote.Until, "the end of the quote");
    }

    private static async Task NothingAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var before = ((ICountWrites)fixture).WritesSent;
        await fixture.Client.GetQuoteAsync(fixture.NewPurchase().AsQuote(), cancellation).ConfigureAwait(false);
        Promise.Same(before, ((ICountWrites)fixture).WritesSent, "A quote changes nothing at the supplier.");
    }

    private static async Task OutOfStockAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var quote = await fixture.Client.GetQuoteAsync(((ILackStock)fixture).OutOfStock().AsQuote(), cancellation).ConfigureAwait(false);
        Promise.Same(new(null, Refused: DeclineReason.OutOfStock), quote with { Until = null }, "Goods of which the supplier has none are refused as out of stock.");
    }

    private static async Task UnknownGoodsAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var quote = await fixture.Client.GetQuoteAsync(((ILackStock)fixture).UnknownGoods().AsQuote(), cancellation).ConfigureAwait(false);
        Promise.Holds(quote is { Cost: null, Refused: DeclineReason.OutOfStock or DeclineReason.Declined or DeclineReason.Invalid or DeclineReason.Unsupported }, "Goods that the supplier does not know are refused: there is none, the supplier declines, or the request is wrong.");
    }

    private static async Task ParallelAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var requests = Enumerable.Range(0, 8).Select(_ => fixture.NewPurchase().AsQuote()).ToList();
        List<Quote> one = [];
        foreach (var request in requests) one.Add(await fixture.Client.GetQuoteAsync(request, cancellation).ConfigureAwait(false));
        await Callers.AllAsync(requests.Count, async caller =>
            Promise.Same(one[caller].Cost, (await fixture.Client.GetQuoteAsync(requests[caller], cancellation).ConfigureAwait(false)).Cost, "Parallel quotes are the quotes of one by one.")).ConfigureAwait(false);
    }

    private static Task DescriptorAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var descriptor = fixture.Client.Descriptor;
        Promise.Same(descriptor, fixture.Client.Descriptor, "The descriptor is pure data: the same each time.");
        Sense.Name(descriptor.Supplier.Value);
        Sense.Limit(descriptor.Limit);
        var terms = descriptor.Terms;
        Promise.Holds(terms.Steps.Count > 0 && terms.Steps[0] == PurchaseStep.Create, "A purchase begins with Create.");
        Promise.Holds(terms.Steps.Zip(terms.Steps.Skip(1)).All(pair => pair.First < pair.Second), "The steps of a purchase come in their order, each once.");
        Promise.Holds(terms.Settle >= TimeSpan.Zero && terms.Settle <= TimeSpan.FromDays(1) && terms.MaxTries >= 1, "The terms settle in a day at most, and a step may be tried.");
        Promise.Holds(terms.Kind != ProtocolKind.UniqueReference || terms.Horizon > TimeSpan.Zero, "A supplier who drops a repeated reference says how long it remembers one.");
        Promise.Holds(terms.Kind != ProtocolKind.DraftThenPay || (terms.Steps.Count > 1 && terms.Steps[^1] == PurchaseStep.Pay), "Who creates a draft and then pays has a step that pays.");
        return Task.CompletedTask;
    }

    private static Task TermsAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var terms = fixture.Client.Descriptor.Terms;
        Promise.Holds(!terms.HasWallet || fixture.Client is IWallet, "Terms with a wallet need an adapter that reads it: IWallet.");
        Promise.Holds(!terms.CanCancel || fixture.Client is ICancelPurchases, "Terms under which a paid order can be cancelled need an adapter that asks for it: ICancelPurchases.");
        Promise.Holds(!terms.CanDispute || fixture.Client is IDisputes, "Terms under which a paid order can be disputed need an adapter that opens disputes: IDisputes.");
        Promise.Holds(fixture.Client is not IReadManyPurchases { ReadBatch: < 1 }, "A call that reads many orders may ask for at least one.");
        return Task.CompletedTask;
    }

    private static async Task WalletAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var available = await ((IWallet)fixture.Client).GetAvailableAsync(cancellation).ConfigureAwait(false);
        Sense.Amount(available, fixture.NewPurchase().MaxTotal.Currency, "the balance");
        Promise.Same(available, await ((IWallet)fixture.Client).GetAvailableAsync(cancellation).ConfigureAwait(false), "The balance stays while nothing is bought.");
    }
}
