using Dropship.Ports;
using Dropship.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dropship.Sdk.Tests.Docs.Snippets;

/// <summary>Code of the README: clients of one's own.</summary>
internal static class OwnClients
{
    internal static async Task RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services
            .AddDropship(dropship => dropship
                .UseSqlite("Data Source=shop.db")
                .AddShop("my-shop", shop => shop
                    .SellOn(services => services.GetRequiredService<MyMarketplace>())      // IMarketplaceClient
                    .PayoutsFrom(services => services.GetRequiredService<MyMarketplace>()) // IPayoutClient
                    .BuyFrom(services => services.GetRequiredService<MySupplier>())        // ISupplierClient
                    .TrackWith(services => services.GetRequiredService<MyCarrier>())       // ICarrierClient
                    .WithPolicies(policies => policies with { FeeRate = 0.15m, MinimumMargin = 0.10m })))
            .AddDropshipService();
        await builder.Build().RunAsync();
    }

    internal abstract class MyMarketplace : IMarketplaceClient, IPayoutClient
    {
        public abstract MarketplaceDescriptor Descriptor { get; }

        public abstract ValueTask<OrderPage> ListChangedAsync(string? cursor, CancellationToken cancellation);

        public abstract ValueTask<MarketplaceOrder?> GetOrderAsync(Domain.OrderId order, CancellationToken cancellation);

        public abstract ValueTask<WriteReceipt> SubmitShipmentAsync(MarketplaceWrite.Shipment shipment, CancellationToken cancellation);

        public abstract ValueTask<WriteReceipt> RefundAsync(MarketplaceWrite.Refund refund, CancellationToken cancellation);

        public abstract ValueTask<Verification> VerifyWriteAsync(Domain.OrderId order, MarketplaceWrite write, CancellationToken cancellation);

        public abstract ValueTask<PayoutPage> ListPayoutsAsync(string? cursor, CancellationToken cancellation);
    }

    internal abstract class MySupplier : ISupplierClient
    {
        public abstract SupplierDescriptor Descriptor { get; }

        public abstract ValueTask<Quote> GetQuoteAsync(QuoteRequest request, CancellationToken cancellation);

        public abstract ValueTask<PurchaseReceipt> SendAsync(PurchaseRequest purchase, CancellationToken cancellation);

        public abstract ValueTask<IReadOnlyList<Domain.SupplierOrder>> FindByReferenceAsync(string reference, CancellationToken cancellation);

        public abstract ValueTask<SupplierReading?> GetOrderAsync(Domain.SupplierOrderId order, CancellationToken cancellation);
    }

    internal abstract class MyCarrier : ICarrierClient
    {
        public abstract CarrierDescriptor Descriptor { get; }

        public abstract ValueTask<IReadOnlyList<ParcelReading>> TrackAsync(IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation);
    }
}
