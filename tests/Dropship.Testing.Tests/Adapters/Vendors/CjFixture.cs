using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Cj;

namespace Dropship.Testing.Tests.Adapters.Vendors;

/// <summary>The CJ Dropshipping adapter before the CJ sandbox.</summary>
internal sealed class CjFixture : SandboxFixture, ISupplierFixture, ISupplierBooks, ILackStock, IShipPurchases, ISendWebhooks, IKnowGoods
{
    private const string ApiKey = "CJ4711@api@9f3c1b7a5d2e4860b1c3d5e7f9a1b3c5";
    private const long OpenId = 730_551_904;
    private static readonly string[] Writes = ["createOrderV2", "deleteOrder", "addCart", "addCartConfirm", "confirmOrder", "saveGenerateParentOrder", "payBalance", "payBalanceV2", "create", "reply", "updateLogistics", "changeWarehouse"];
    private static readonly Address Someone = new("Someone Unlikely", ["9 Nowhere Lane"], "Berlin", "Berlin", "10115", "DE", "+49 30 5550199", "someone@example.org");
    private static readonly CjSandboxVariant KnownVariant = new("S-1");
    private readonly ConcurrentDictionary<string, bool> _tokens = [];
    private readonly HastyClock _clock;
    private readonly CjSandbox _vendor;
    private readonly Hosted _hosted;
    private int _purchases;

    public CjFixture() : this(new())
    {
    }

    private CjFixture(HastyClock clock) : this(clock, new(new()
    {
        Variants = [KnownVariant, new("S-NONE") { Stock = new Dictionary<string, int> { ["CN"] = 0 } }, new("T-1") { Name = "S of another kind" }, new("U-1") { Name = "S once more" }],
        Reviews = [.. Enumerable.Range(1, 45).Select(static no => new CjSandboxReview(KnownVariant.ProductSku, 1 + (no % 5), "as it says"))],
        ApiKey = ApiKey,
        OpenId = OpenId,
        Level = 5,   // side by side, calls arrive in bunches on a clock that jumps
    }, clock))
    {
    }

    private CjFixture(HastyClock clock, CjSandbox vendor) : base(vendor)
    {
        (_clock, _vendor) = (clock, vendor);
        _hosted = new(clock, shop => shop.BuyFromCjDropshipping(cj => (cj.ApiKey, cj.Spacing, cj.PrimaryHandler) = (ApiKey, TimeSpan.FromSeconds(6), OpenWire())));
        Client = _hosted.Make(shop => shop.Suppliers[0]);
    }

    public ISupplierClient Client { get; }

    public SupplierOrderId UnknownOrder => new("9999999999999999999");

    public Sku KnownSku => new(KnownVariant.Sku);

    public string KnownProduct => KnownVariant.Pid;

    public string KnownWords => "S";

    public override IReadOnlyList<string> Secrets => [ApiKey, $"{OpenId}", .. _tokens.Keys];

    public IReadWebhooks Reader => (IReadWebhooks)Client;

    public string SignatureHeader => "sign";

    public PurchaseRequest NewPurchase() => Purchase("S-1");

    public PurchaseRequest OutOfStock() => Purchase("S-NONE");

    public PurchaseRequest UnknownGoods() => Purchase("S-999");

    public int CountOrders(string reference) => _vendor.Books.Orders.Count(order => order.OrderNumber == reference && order.Status != "DELETED");

    public int CountPayments(string reference) => _vendor.Books.Orders.Where(order => order.OrderNumber == reference).Sum(order => (int)Math.Ceiling(order.Charged / order.Amount));

    // Everything that is paid leaves within three days.
    public ValueTask ShipAsync(SupplierOrderId order, CancellationToken cancellation)
    {
        _clock.Pass(TimeSpan.FromDays(4));
        return default;
    }

    // The key of messages comes with the first token. A payment is the first thing that CJ tells.
    public async ValueTask<WebhookMessage> SendAsync(CancellationToken cancellation)
    {
        var purchase = NewPurchase();
        SupplierOrder? own = null;
        foreach (var step in Client.Descriptor.Terms.Steps.ToArray())
        {
            var receipt = await Client.SendAsync(purchase with { Step = step, Own = own }, cancellation);
            receipt.Outcome.ShouldBe(Outcome.Done, $"{step}: {receipt}");
            foreach (var told in receipt.Orders.ToArray()) own = own?.Join(told) ?? told;
        }

        var sent = _vendor.TakeMessages().Last(message => Encoding.UTF8.GetString(message.Body.Span).Contains(purchase.Reference, StringComparison.Ordinal));
        return new(sent.Headers, sent.Body);
    }

    public WebhookMessage Sign(ReadOnlyMemory<byte> body) => Signed(body, OpenId);

    public WebhookMessage Forge(ReadOnlyMemory<byte> body) => Signed(body, OpenId + 1);

    public override async ValueTask DisposeAsync()
    {
        await _hosted.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override bool IsWrite(SandboxRequest request) => Writes.Contains(request.Path[(request.Path.LastIndexOf('/') + 1)..]);

    protected override bool IsSteered(SandboxRequest request)
    {
        if (request.Header("CJ-Access-Token") is { } token) _tokens[token] = true;
        return !request.Path.Contains("/authentication/", StringComparison.Ordinal);
    }

    private static WebhookMessage Signed(ReadOnlyMemory<byte> body, long openId) => new(new Dictionary<string, string>
    {
        ["Content-Type"] = "application/json",
        ["sign"] = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(openId.ToString(CultureInfo.InvariantCulture)), body.Span)),
    }, body);

    private PurchaseRequest Purchase(string sku)
    {
        var order = new OrderKey(new("harbour"), new(Interlocked.Increment(ref _purchases).ToString(CultureInfo.InvariantCulture)));
        return new(PurchaseStep.Create, PurchaseReference.Of(order, 1), order, [new(new("l1"), new(sku), 2)], new("DE", "10"), Someone, new(200m, new("USD")), Own: null);
    }
}
