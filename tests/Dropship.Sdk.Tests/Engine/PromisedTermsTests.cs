using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>An adapter's terms may promise more than its client can do; the engine believes the client.</summary>
public sealed class PromisedTermsTests
{
    private static readonly SupplierId Plain = new("plain");

    [Fact]
    public void A_supplier_that_cannot_cancel_is_not_asked_to_and_a_wallet_that_cannot_be_read_is_not_looked_into()
    {
        var definition = new ShopDefinition(new("harbour"));
        using var life = new CancellationTokenSource();
        definition.Marketplace = _ => new FakeMarketplace(new(TimeProvider.System), new Calls(new(), new()));
        definition.Suppliers.Add(_ => new PlainSupplier());
        var shop = definition.Build(null!, new(TimeProvider.System), new(), null, life.Token);
        var order = new Order(new(new("harbour"), new("A-1"))) { Allocations = [new Allocation(1) { Proposed = new(1, Plain, [new(new("l1"), 1)], default) }] };

        var terms = shop.PoliciesFor(order).TermsOf(Plain);
        terms.CanCancel.ShouldBeFalse();
        terms.HasWallet.ShouldBeFalse();
        terms.Steps.ShouldBe(SupplierTerms.Staged.Steps);
    }

    private sealed class PlainSupplier : ISupplierClient
    {
        public SupplierDescriptor Descriptor { get; } = new(Plain, SupplierTerms.Staged, RateLimit.None);

        public ValueTask<Quote> GetQuoteAsync(QuoteRequest request, CancellationToken cancellation) => throw new InvalidOperationException();

        public ValueTask<PurchaseReceipt> SendAsync(PurchaseRequest purchase, CancellationToken cancellation) => throw new InvalidOperationException();

        public ValueTask<IReadOnlyList<SupplierOrder>> FindByReferenceAsync(string reference, CancellationToken cancellation) => throw new InvalidOperationException();

        public ValueTask<SupplierReading?> GetOrderAsync(SupplierOrderId order, CancellationToken cancellation) => throw new InvalidOperationException();
    }
}
