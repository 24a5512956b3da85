using System.Globalization;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Tests.Adapters.Paper;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Testing.Tests.Adapters;

/// <summary>The sample of a supplier of one's own keeps every promise of the port, and is as short as it says.</summary>
public sealed class OwnSupplierTests
{
    public static TheoryData<string> Promises => [.. SupplierConformance.Suite.Promises(new OwnSupplierFixture())];

    [Theory]
    [MemberData(nameof(Promises))]
    public async Task The_sample_keeps(string promise)
    {
        await using var fixture = new OwnSupplierFixture();
        await SupplierConformance.Suite.Named(promise).RunAsync(fixture);
    }

    [Fact]
    public void Only_what_it_does_not_claim_is_skipped() => SupplierConformance.Suite.Skipped(new OwnSupplierFixture()).Select(skipped => skipped[(skipped.LastIndexOf("needs ", StringComparison.Ordinal) + 6)..]).Distinct().Order().ShouldBe(
    [
        "ISendWebhooks", "a purchase of several steps", "an adapter with IDiscardDrafts and a purchase of several steps", "an adapter with IReadManyPurchases", "an adapter with IUrgeShipping", "an adapter with IWallet", "an adapter with IDisputes",
        "an adapter with ISearchCatalogue and IKnowGoods", "an adapter with IReadReviews and IKnowGoods", "an adapter with IRequestSourcing", "an adapter with IWriteTickets",
        "an adapter with IReroutePurchases and a purchase of several steps", "an adapter with IReroutePurchases and a purchase of several steps and IKnowWarehouses",
        $"the protocol {ProtocolKind.DraftThenPay}",
    ], ignoreOrder: true);

    [Fact]
    public void It_has_no_more_than_eighty_lines()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Dropship.Sdk.sln"))) root = Path.GetDirectoryName(root)!;
        File.ReadAllLines(Path.Combine(root, "samples/OwnSupplier/Supplier.cs")).Length.ShouldBeLessThanOrEqualTo(80);
    }

    /// <summary>The sample before the paper supplier that takes money at once.</summary>
    private sealed class OwnSupplierFixture : SandboxFixture, ISupplierFixture, ISupplierBooks, ILackStock, IShipPurchases
    {
        private const string Key = "own-key-71c2";
        private readonly PaperSupplier _vendor;
        private int _purchases;

        public OwnSupplierFixture() : this(new(new FakeTimeProvider(new(2026, 1, 5, 10, 0, 0, TimeSpan.Zero)), paysAtOnce: true))
        {
        }

        private OwnSupplierFixture(PaperSupplier vendor) : base(vendor)
        {
            _vendor = vendor;
            var http = new HttpClient(OpenWire()) { BaseAddress = new("https://own.invalid/"), MaxResponseContentBufferSize = 4 << 20 };
            http.DefaultRequestHeaders.Authorization = new("Bearer", Key);
            Client = new OwnSupplier.Supplier(new("mill"), http);
        }

        public ISupplierClient Client { get; }

        public SupplierOrderId UnknownOrder => new("O-99999");

        public override IReadOnlyList<string> Secrets => [Key];

        public PurchaseRequest NewPurchase() => Purchase("S-1");

        public PurchaseRequest OutOfStock() => Purchase("S-NONE");

        public PurchaseRequest UnknownGoods() => Purchase("S-999");

        public int CountOrders(string reference) => _vendor.Count(reference, paid: false);

        public int CountPayments(string reference) => _vendor.Count(reference, paid: true);

        public ValueTask ShipAsync(SupplierOrderId order, CancellationToken cancellation)
        {
            _vendor.Ship(order.Value);
            return default;
        }

        protected override bool IsWrite(SandboxRequest request) => request.Method == "POST" && request.Path != "/quote";

        private PurchaseRequest Purchase(string sku)
        {
            var order = new OrderKey(new("harbour"), new($"P-{Interlocked.Increment(ref _purchases).ToString(CultureInfo.InvariantCulture)}"));
            return new(PurchaseStep.Create, PurchaseReference.Of(order, 1), order, [new(new("l1"), new(sku), 2)], new("NL", "12"), new("Someone Unlikely", ["9 Nowhere Lane"], "Port", "", "12345", "NL"), new(100m, new("USD")), Own: null);
        }
    }
}
