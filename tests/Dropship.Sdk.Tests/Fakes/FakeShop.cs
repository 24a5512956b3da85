using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Sdk.Tests.Fakes;

/// <summary>A shop with its vendors, whose books outlive any engine; engines are started on it and dropped.</summary>
internal sealed class FakeShop : IAsyncDisposable
{
    public static readonly ShopId Id = new("harbour");
    public static readonly SupplierId SupplierName = new("mill");
    public static readonly Currency Eur = new("EUR");
    public static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.Zero));
    private readonly List<Running> _running = [];
    private readonly MemoryStore _memory = new();
    private Running? _engine;

    public FakeShop(SupplierTerms? terms = null)
    {
        Market = new(Clock);
        Supplier = new(Clock, terms ?? SupplierTerms.SingleStep);
    }

    public FakeTimeProvider Clock { get; } = new(Start.ToDateTimeOffset()) { AutoAdvanceAmount = TimeSpan.Zero };

    public Script Script { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public MarketBooks Market { get; }

    public SupplierBooks Supplier { get; }

    public CarrierBooks Carrier { get; } = new();

    public Func<Policies, Policies> Rules { get; init; } = policies => policies;

    public Action<DropshipOptions> Options { get; init; } = _ => { };

    /// <summary>Who offers what; by default the same SKU at the one supplier.</summary>
    public IOfferSource? Offers { get; init; }

    /// <summary>What the supplier calls the shop's SKUs; by default the same.</summary>
    public ISkuMap? Skus { get; init; }

    /// <summary>True if the customers are told something.</summary>
    public bool Tells { get; init; }

    /// <summary>What buyers ask; by default nobody can.</summary>
    public InquiryBooks? Inquiries { get; init; }

    /// <summary>What reached the customers.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<CustomerMessage> Letters { get; } = [];

    /// <summary>What is known of tracking numbers; by default nothing, because those of the fakes are short.</summary>
    public NumberFormats Numbers { get; init; } = NumberFormats.None;

    /// <summary>What else the shop is told.</summary>
    public Action<ShopBuilder> More { get; init; } = _ => { };

    public TimeSpan PollEvery { get; init; } = TimeSpan.FromHours(1);

    public RateLimit SupplierLimit { get; init; } = RateLimit.None;

    /// <summary>How many orders the supplier tells in one call.</summary>
    public int SupplierBatch { get; init; } = 1;

    public RateLimit MarketLimit { get; init; } = RateLimit.None;

    /// <summary>Another store than memory, for the engines that are launched from now on; who made it closes it.</summary>
    public (IOrderStore Orders, IPersonalDataStore People, ITokenStore Tokens)? OtherStore { get; set; }

    public IOrderStore Store => OtherStore?.Orders ?? _memory;

    public IPersonalDataStore People => OtherStore?.People ?? _memory;

    public Instant Now => Instant.From(Clock.GetUtcNow());

    /// <summary>The first engine, started when it is first asked for.</summary>
    public IDropship Dropship => (_engine ??= Launch()).Dropship;

    public static OrderKey Key(string id) => new(Id, new(id));

    /// <summary>A paid order of one line: 2 pieces of 20 EUR and 5 EUR for shipping.</summary>
    public OrderKey Sell(string id = "A-1", TimeSpan? shipWithin = null, Address? address = null, params OrderLine[] more)
    {
        Market.Sell(new(id), [new(new("l1"), new Sku("S-1"), 2, new(20m, Eur), new(5m, Eur), shipWithin is { } span ? Now + span : null), .. more], address ?? Persons.Canary);
        return Key(id);
    }

    /// <summary>Starts an engine on the store and the vendors; the one before may be dropped or run beside it.</summary>
    public Running Launch(Life? life = null, MemoryStore? store = null, Action<DropshipOptions>? options = null)
    {
        var calls = new Calls(Script, life ?? new());
        var (orders, people, tokens) = store is not null ? (store, store, store) : OtherStore ?? (_memory, _memory, _memory);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddDropship(dropship => dropship
            .Configure(options ?? Options)
            .UseStore(_ => new TappedStore(orders, people, tokens, calls))
            .AddShop(Id.Value, shop => Describe(shop, calls)));
        var running = new Running(services.BuildServiceProvider());
        _running.Add(running);
        return running;
    }

    public async Task PumpAsync() => await Dropship.PumpAsync();

    /// <summary>Time passes, then one round.</summary>
    public async Task PumpAfterAsync(TimeSpan span)
    {
        Clock.Advance(span);
        await PumpAsync();
    }

    public async Task<Order> OrderAsync(OrderKey key) => await Stored.OrderAsync(Store, key);

    public async Task<Phase> PhaseAsync(OrderKey key) => (await OrderAsync(key)).Phase(Now);

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in _running) await engine.DisposeAsync();
    }

    private void Describe(ShopBuilder shop, Calls calls)
    {
        var market = new FakeMarketplace(Market, calls, MarketLimit, PollEvery);
        shop.SellOn(_ => market).PayoutsFrom(_ => market)
            .BuyFrom(_ => new FakeSupplier(SupplierName, Supplier, calls, SupplierLimit, SupplierBatch))
            .TrackWith(_ => new FakeCarrier(Carrier, calls))
            .CheckNumbersBy(Numbers)
            .WithPolicies(Rules);
        if (Offers is { } offers) shop.OffersFrom(_ => offers);
        if (Skus is { } skus) shop.MapSkus(_ => skus);
        if (Inquiries is { } inquiries) shop.InquiriesFrom(_ => new FakeInquiries(inquiries, calls));
        if (Tells) shop.TellCustomers(_ => new FakeNotifier(Letters, calls));
        More(shop);
    }
}

/// <summary>An engine that was started.</summary>
internal sealed class Running(ServiceProvider services) : IAsyncDisposable
{
    public IDropship Dropship { get; } = services.GetRequiredService<IDropship>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
