using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Wish;

namespace Dropship.Testing.Tests.Adapters.Vendors;

/// <summary>The Wish adapter before the Wish sandbox.</summary>
internal sealed class WishFixture : SandboxFixture, IMarketplaceFixture, IMarketplaceBooks, IPayOut, ISendWebhooks, IPenaltyFixture, IIntakeFixture, IInquiryFixture
{
    private const string ClientSecret = "wish-client-secret-40b1";
    private static readonly WishSandboxAddress Somewhere = new("Someone Unlikely", "9 Nowhere Lane", "Berlin", "BE", "10115", "DE") { Phone = "305550199", PhonePrefix = "49" };
    private readonly ConcurrentDictionary<string, bool> _tokens = [];
    private readonly SkuMap _skus = new();
    private readonly HastyClock _clock;
    private readonly WishSandbox _vendor;
    private readonly Hosted _hosted;

    public WishFixture() : this(new())
    {
    }

    private WishFixture(HastyClock clock) : this(clock, new(new() { ClientSecret = ClientSecret, Currency = "EUR", ReleaseHold = TimeSpan.Zero, RateCalls = 1_000_000 }, clock))
    {
    }

    private WishFixture(HastyClock clock, WishSandbox vendor) : base(vendor)
    {
        (_clock, _vendor) = (clock, vendor);
        _vendor.Subscribe("ORDER_RELEASE");
        _hosted = new(clock, shop => shop.MapSkus(_ => _skus).SellOnWish(wish =>
        {
            (wish.ReadPenalties, wish.ControlIntake) = (true, true);
            (wish.ClientId, wish.ClientSecret, wish.RefreshToken) = (new WishSandboxOptions().ClientId, ClientSecret, vendor.FirstRefreshToken);
            (wish.ReadPayouts, wish.InvoicesEvery) = (true, TimeSpan.FromHours(1));
            wish.InvoiceColumns.Add(WishSandbox.InvoiceColumns);
            (wish.PageSize, wish.Burst, wish.CallsPerSecond, wish.PrimaryHandler, wish.ReadTickets) = (PageSize, 1_000, 100, OpenWire(), true);
        }));
        Client = _hosted.Make(shop => shop.Marketplace);
        Penalties = _hosted.Make(shop => shop.Penalties)!;
        Intake = _hosted.Make<IControlIntake>(shop => services => shop.Intake!(services, _skus)!);
        Inquiries = (IInquiryClient)Client;
    }

    public IMarketplaceClient Client { get; }

    public IPenaltyClient Penalties { get; set; }

    public IControlIntake Intake { get; set; }

    public int PenaltiesAPage => PageSize;

    public string UnknownPenalty => UnknownOrder.Value;

    public Instant Now => Instant.From(_clock.GetUtcNow());

    public int PageSize => 10;

    public OrderId UnknownOrder => new("0123456789abcdef01234567");

    public override IReadOnlyList<string> Secrets => [ClientSecret, _vendor.FirstRefreshToken, .. _tokens.Keys];

    public IReadWebhooks Reader => (IReadWebhooks)Client;

    public string SignatureHeader => "Wish-Hmac-Sha256";

    public ValueTask<OrderId> PlaceOrderAsync(CancellationToken cancellation)
    {
        var order = _vendor.PlaceOrder(new("S-1", 2, 20m, 5m, Somewhere));
        _clock.Pass(TimeSpan.FromSeconds(1));
        return new(new OrderId(order));
    }

    public async ValueTask<OrderId> PayOutAsync(CancellationToken cancellation)
    {
        var order = await PlaceOrderAsync(cancellation);
        (await Client.SubmitShipmentAsync(NewShipment(order), cancellation)).Outcome.ShouldBe(Outcome.Pending);
        await SettleAsync(cancellation);
        _vendor.ConfirmDelivery(order.Value).ShouldBeTrue();
        _clock.Pass(TimeSpan.FromDays(17));
        return order;
    }

    public ValueTask<OrderId> SellAsync(CancellationToken cancellation) => PlaceOrderAsync(cancellation);

    public ValueTask<string> PunishAsync(OrderId? order, CancellationToken cancellation)
    {
        _clock.Pass(TimeSpan.FromSeconds(1));
        var penalty = _vendor.Punish(order?.Value, "Late confirmed fulfillment", 5m, order is null ? "STORE" : "ORDER");
        _clock.Pass(TimeSpan.FromSeconds(1));
        return new(penalty);
    }

    public ValueTask ReverseAsync(string penalty, CancellationToken cancellation)
    {
        _clock.Pass(TimeSpan.FromSeconds(1));
        _vendor.ReversePenalty(penalty).ShouldBeTrue();
        _clock.Pass(TimeSpan.FromSeconds(1));
        return default;
    }

    public ValueTask StockAsync(CancellationToken cancellation)
    {
        for (var i = 0; i < 24; i++)
        {
            _vendor.ListProduct($"P{i}", $"P{i}-a", $"P{i}-b");
            _clock.Pass(TimeSpan.FromMilliseconds(700));
        }

        _skus.Put(_vendor.Variations().Keys.Select(sku => new SkuRow(new(sku), new("mill"), new(sku))));
        return default;
    }

    public IReadOnlySet<string> Offered() => _vendor.Variations().Where(one => one.Value == "ENABLED").Select(one => one.Key).ToHashSet();

    public void TakeOff(string sku) => _vendor.SetVariation(sku, "DISABLED");

    public IReadOnlyCollection<string> All() => [.. _vendor.Variations().Keys];

    public void PutOn(string sku) => _vendor.SetVariation(sku, "ENABLED");

    public ValueTask ChangeAsync(OrderId order, CancellationToken cancellation)
    {
        _clock.Pass(TimeSpan.FromSeconds(1));
        _vendor.ChangeAddress(order.Value, Somewhere with { StreetAddress1 = "11 Elsewhere Road" }).ShouldBeTrue();
        return default;
    }

    public MarketplaceWrite.Shipment NewShipment(OrderId order) => new(order, new($"YT{order.Value[..16].ToUpperInvariant()}"), new("YunExpress"), [], null);

    public IInquiryClient Inquiries { get; set; }

    public int InquiriesOnPage => PageSize;

    public string UnknownInquiry => "0123456789abcdef01234567";

    public string Asker => "Someone Unlikely";

    public async ValueTask<AskedInquiry> AskAsync(string words, CancellationToken cancellation)
    {
        var order = await PlaceOrderAsync(cancellation);
        var ticket = _vendor.OpenTicket(new(words, [order.Value]) { BuyerName = Asker });
        _clock.Pass(TimeSpan.FromSeconds(1));
        return new(ticket, order);
    }

    public ValueTask AskAgainAsync(string inquiry, string words, CancellationToken cancellation)
    {
        _clock.Pass(TimeSpan.FromSeconds(1));
        _vendor.WriteInTicket(inquiry, words).ShouldBeTrue();
        _clock.Pass(TimeSpan.FromSeconds(1));
        return default;
    }

    public int CountReplies(string inquiry, string words) => _vendor.Ticket(inquiry).Replies.Count(reply => reply.Sender == "MERCHANT" && reply.Message == words);

    public int CountShipments(OrderId order, TrackingNumber number) => _vendor.Sale(order.Value).TrackingNumbers.Count(known => known == number.Value);

    public int CountRefunds(OrderId order) => _vendor.Sale(order.Value).Refunds;

    public override ValueTask SettleAsync(CancellationToken cancellation)
    {
        _clock.Pass(TimeSpan.FromSeconds(10));
        return default;
    }

    public async ValueTask<WebhookMessage> SendAsync(CancellationToken cancellation)
    {
        await PlaceOrderAsync(cancellation);
        _clock.Pass(TimeSpan.FromMinutes(1));
        var sent = _vendor.TakeMessages().Single();
        return new(sent.Headers, sent.Body);
    }

    public WebhookMessage Sign(ReadOnlyMemory<byte> body) => Signed(body, ClientSecret);

    public WebhookMessage Forge(ReadOnlyMemory<byte> body) => Signed(body, "another secret");

    // The adapter keeps away until the time is over.
    public override void Calm()
    {
        base.Calm();
        _clock.Pass(SandboxFaults.RetryAfter);
    }

    public override async ValueTask DisposeAsync()
    {
        await _hosted.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override bool IsWrite(SandboxRequest request) => request.Method != "GET";

    protected override bool IsSteered(SandboxRequest request)
    {
        if (request.Header("Authorization") is { } bearer) _tokens[bearer.Replace("Bearer ", "", StringComparison.Ordinal)] = true;
        return !request.Path.Contains("/oauth/", StringComparison.Ordinal);
    }

    private static WebhookMessage Signed(ReadOnlyMemory<byte> body, string secret) => new(new Dictionary<string, string>
    {
        ["Content-Type"] = "application/json",
        ["Wish-Topic"] = "ORDER_RELEASE",
        ["Wish-Hmac-Sha256"] = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body.Span)),
    }, body);
}
