using System.Globalization;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Sandbox;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Testing.Tests.Adapters.Paper;

/// <summary>The paper supplier's adapter before the paper supplier.</summary>
internal sealed class PaperSupplierFixture : SandboxFixture, ISupplierFixture, ISupplierBooks, ILackStock, IShipPurchases, ISendWebhooks, IKnowGoods, IKnowWarehouses
{
    public const string Key = "paper-key-55d8";
    private static readonly Address Someone = new("Someone Unlikely", ["9 Nowhere Lane"], "Port", "", "12345", "NL", "+31 5550199", "someone@example.org");
    private readonly PaperMail _mail = new(Key, "reference");
    private int _purchases;

    public PaperSupplierFixture(bool paysAtOnce = false) : this(new(new FakeTimeProvider(new(2026, 1, 5, 10, 0, 0, TimeSpan.Zero)), paysAtOnce), paysAtOnce)
    {
    }

    private PaperSupplierFixture(PaperSupplier vendor, bool paysAtOnce) : base(vendor)
    {
        Vendor = vendor;
        Client = new PaperSupplierClient(new(OpenWire()) { BaseAddress = new("https://paper.invalid/") }, Key, paysAtOnce ? PaperSupplierClient.AtOnce : PaperSupplierClient.Staged);
    }

    public ISupplierClient Client { get; set; }

    public PaperSupplier Vendor { get; }

    public SupplierOrderId UnknownOrder => new("O-99999");

    public Sku KnownSku => new("S-1");

    public string KnownProduct => "P-1";

    public string KnownWords => "lamp";

    public string OtherWarehouse => "H-2";

    public override IReadOnlyList<string> Secrets => [Key];

    public IReadWebhooks Reader => (IReadWebhooks)Client;

    public string SignatureHeader => PaperWebhooks.Signature;

    public PurchaseRequest NewPurchase() => Purchase("S-1");

    public PurchaseRequest OutOfStock() => Purchase("S-NONE");

    public PurchaseRequest UnknownGoods() => Purchase("S-999");

    public int CountOrders(string reference) => Vendor.Count(reference, paid: false);

    public int CountPayments(string reference) => Vendor.Count(reference, paid: true);

    public ValueTask ShipAsync(SupplierOrderId order, CancellationToken cancellation)
    {
        Vendor.Ship(order.Value);
        return default;
    }

    public ValueTask<WebhookMessage> SendAsync(CancellationToken cancellation) => new(_mail.Send());

    public WebhookMessage Sign(ReadOnlyMemory<byte> body) => _mail.Sign(body);

    public WebhookMessage Forge(ReadOnlyMemory<byte> body) => PaperMail.Forge(body);

    protected override bool IsWrite(SandboxRequest request) => request.Method == "POST" && request.Path != "/quote";

    private PurchaseRequest Purchase(string sku)
    {
        var order = new OrderKey(new("harbour"), new($"P-{Interlocked.Increment(ref _purchases).ToString(CultureInfo.InvariantCulture)}"));
        return new(PurchaseStep.Create, PurchaseReference.Of(order, 1), order, [new(new("l1"), new(sku), 2)], new("NL", "12"), Someone, new(100m, new("USD")), Own: null);
    }
}
