using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Sandbox;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Testing.Tests.Adapters.Paper;

// <doc:fixture>
/// <summary>The paper marketplace's adapter before the paper marketplace.</summary>
internal sealed class PaperMarketplaceFixture : SandboxFixture, IMarketplaceFixture, IMarketplaceBooks, IAskCancels, IPayOut, ISpoilOrders, ISendWebhooks
{
    public const string Key = "paper-key-91c2";
    private readonly PaperMail _mail = new(Key, "order");
    private readonly PaperMarketplace _vendor;

    public PaperMarketplaceFixture() : this(new(new FakeTimeProvider(new(2026, 1, 5, 10, 0, 0, TimeSpan.Zero)), pageSize: 4))
    {
    }

    private PaperMarketplaceFixture(PaperMarketplace vendor) : base(vendor)
    {
        _vendor = vendor;
        Client = new PaperMarketplaceClient(new(OpenWire()) { BaseAddress = new("https://paper.invalid/") }, Key);
    }

    public IMarketplaceClient Client { get; set; }

    public int PageSize => 4;

    public OrderId UnknownOrder => new("P-99999");

    public override IReadOnlyList<string> Secrets => [Key];

    public IReadWebhooks Reader => (IReadWebhooks)Client;

    public string SignatureHeader => PaperWebhooks.Signature;

    public PaperMarketplace Vendor => _vendor;

    public ValueTask<OrderId> PlaceOrderAsync(CancellationToken cancellation) => new(new OrderId(_vendor.Place()));

    public ValueTask ChangeAsync(OrderId order, CancellationToken cancellation)
    {
        _vendor.Change(order.Value);
        return default;
    }

    public MarketplaceWrite.Shipment NewShipment(OrderId order) => new(order, new($"YT{order.Value.Replace("-", "", StringComparison.Ordinal)}00"), new("YunExpress"), [], null);

    public int CountShipments(OrderId order, TrackingNumber number) => _vendor.Count(order.Value, "shipments", number.Value);

    public int CountRefunds(OrderId order) => _vendor.Count(order.Value, "refunds");

    public ValueTask<string> AskCancelAsync(OrderId order, CancellationToken cancellation) => new(_vendor.AskCancel(order.Value));

    public ValueTask<OrderId> PayOutAsync(CancellationToken cancellation) => new(new OrderId(_vendor.PayOut(_vendor.Place())));

    public void Spoil(OrderId order) => _vendor.Spoil(order.Value);

    public ValueTask<WebhookMessage> SendAsync(CancellationToken cancellation) => new(_mail.Send());

    public WebhookMessage Sign(ReadOnlyMemory<byte> body) => _mail.Sign(body);

    public WebhookMessage Forge(ReadOnlyMemory<byte> body) => PaperMail.Forge(body);

    protected override bool IsWrite(SandboxRequest request) => request.Method == "POST";
}
// </doc:fixture>
