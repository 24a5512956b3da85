using Dropship.Ports;
using Dropship.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dropship.Sdk.Tests.Hosting;

/// <summary>The README's code is compiled: it stands here, and the README must hold the same lines.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_readme_shows_the_code_that_is_compiled_here()
    {
        var root = Root();
        var here = Between(File.ReadAllText(Path.Combine(root, "tests/Dropship.Sdk.Tests/Hosting/ReadmeTests.cs")), "// <readme>\n", "        // </readme>").Split('\n');
        var shown = Between(File.ReadAllText(Path.Combine(root, "README.md")), "```csharp\n", "```");
        shown.ShouldBe(string.Join('\n', here.Select(line => line.Length > 8 ? line[8..] : line)));
    }

    internal static async Task RunAsync(string[] args)
    {
        // <readme>
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
        // </readme>
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Dropship.Sdk.sln"))) folder = folder.Parent;
        return folder.FullName;
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
