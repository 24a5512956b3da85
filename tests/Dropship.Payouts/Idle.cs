using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Payouts;

/// <summary>Vendors that have nothing new and are never written to: what they did is in the store already.</summary>
internal sealed class Idle : IMarketplaceClient, ISupplierClient, ICarrierClient
{
    MarketplaceDescriptor IMarketplaceClient.Descriptor { get; } = new("Bazaar", RateLimit.None, TimeSpan.FromHours(1));

    SupplierDescriptor ISupplierClient.Descriptor { get; } = new(new("mill"), SupplierTerms.SingleStep, RateLimit.None);

    CarrierDescriptor ICarrierClient.Descriptor { get; } = new("Postmen", RateLimit.None, 40);

    public ValueTask<OrderPage> ListChangedAsync(string? cursor, CancellationToken cancellation) => new(new OrderPage([], cursor ?? "", false));

    public ValueTask<MarketplaceOrder?> GetOrderAsync(OrderId order, CancellationToken cancellation) => new((MarketplaceOrder?)null);

    public ValueTask<WriteReceipt> SubmitShipmentAsync(MarketplaceWrite.Shipment shipment, CancellationToken cancellation) => throw Nothing();

    public ValueTask<WriteReceipt> RefundAsync(MarketplaceWrite.Refund refund, CancellationToken cancellation) => throw Nothing();

    public ValueTask<Verification> VerifyWriteAsync(OrderId order, MarketplaceWrite write, CancellationToken cancellation) => throw Nothing();

    public ValueTask<Quote> GetQuoteAsync(QuoteRequest request, CancellationToken cancellation) => throw Nothing();

    public ValueTask<PurchaseReceipt> SendAsync(PurchaseRequest purchase, CancellationToken cancellation) => throw Nothing();

    public ValueTask<IReadOnlyList<SupplierOrder>> FindByReferenceAsync(string reference, CancellationToken cancellation) => throw Nothing();

    public ValueTask<SupplierReading?> GetOrderAsync(SupplierOrderId order, CancellationToken cancellation) => new((SupplierReading?)null);

    public ValueTask<IReadOnlyList<ParcelReading>> TrackAsync(IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation) => new([]);

    private static InvalidOperationException Nothing() => new("Nothing is to be asked or written here.");
}
