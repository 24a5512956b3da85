using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Tests.Adapters.Planted;

/// <summary>An adapter that can do no more than the port itself asks for, whatever its terms say.</summary>
internal sealed class BareSupplier(ISupplierClient inner, Func<SupplierTerms, SupplierTerms> terms) : ISupplierClient
{
    public SupplierDescriptor Descriptor => inner.Descriptor with { Terms = terms(inner.Descriptor.Terms) };

    public ValueTask<Quote> GetQuoteAsync(QuoteRequest request, CancellationToken cancellation) => inner.GetQuoteAsync(request, cancellation);

    public ValueTask<PurchaseReceipt> SendAsync(PurchaseRequest purchase, CancellationToken cancellation) => inner.SendAsync(purchase, cancellation);

    public ValueTask<IReadOnlyList<SupplierOrder>> FindByReferenceAsync(string reference, CancellationToken cancellation) => inner.FindByReferenceAsync(reference, cancellation);

    public ValueTask<SupplierReading?> GetOrderAsync(SupplierOrderId order, CancellationToken cancellation) => inner.GetOrderAsync(order, cancellation);
}
