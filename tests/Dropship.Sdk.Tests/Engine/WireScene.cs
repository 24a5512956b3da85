using Dropship.Domain;
using Dropship.Engine;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.Time.Testing;
using static Dropship.Sdk.Tests.Fakes.FakeShop;
using EngineWire = Dropship.Engine.Wire;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>One write of one order on its way to vendors that answer what the test wants.</summary>
internal sealed class WireScene
{
    public static readonly LineId Line = new("l1");
    public static readonly SupplierOrder Draft = new(new("so-1"), SupplierOrderStatus.Draft);
    private readonly MemoryStore _persons = new();

    public FakeTimeProvider Clock { get; } = new(Start.ToDateTimeOffset());

    /// <summary>The supplier's next answer.</summary>
    public Func<CancellationToken, ValueTask<PurchaseReceipt>> Answer { get; set; } = _ => new(new PurchaseReceipt(Outcome.Done));

    /// <summary>The marketplace's next answer.</summary>
    public Func<CancellationToken, ValueTask<WriteReceipt>> Told { get; set; } = _ => new(WriteReceipt.Done);

    /// <summary>What the supplier was asked to do.</summary>
    public List<object> Asked { get; } = [];

    public bool IsObliging { get; init; } = true;

    public IPersonalDataStore? Persons { get; init; }

    public ICustomerNotifier? Notifier { get; init; }

    /// <summary>The account is known by a directory and not by the shop.</summary>
    public bool IsListed { get; init; }

    public Shop Shop => field ??= Describe();

    /// <summary>Two units are bought at the supplier in the first round.</summary>
    public static IReadOnlyList<Event> Bought { get; } =
    [
        new Fact.SaleSeen(0, 1, SaleStatus.Paid, Start, Start, new(45m, Eur), [new(Line, new Sku("S-1"), 2, new(20m, Eur), new(5m, Eur))], new("DE")),
        new Fact.OffersFound(1, Start, [new(Line, SupplierName, new("M-1"))]),
        new Decision.AllocationProposed(1, SupplierName, [new(Line, 2)], Start),
        Intent(1, 1),
    ];

    public static Decision.PurchaseIntended Intent(int round, int allocation, string supplier = "mill") =>
        new(round, allocation, new(supplier), [new(Line, 2)], new(30m, Eur), new(31m, Eur), SupplierTerms.Staged, "ds-1", new(new(40m, Eur), new(30m, Eur), new(0m, Eur), null, null), Start);

    public static Order Order(params IEnumerable<Event> events) => events.Aggregate(new Order(Key("A-1")), Fulfilment.Evolve);

    /// <summary>Sends it, and gives what the engine is told.</summary>
    public async Task<(Fact.TryClosed Closed, Brought All)> SendAsync(TryKey key, Order order, TimeSpan? left = null, CancellationToken cancellation = default)
    {
        var brought = await new EngineWire(Clock, Persons ?? _persons).SendAsync(Shop, order, new(key, 3, Start + TimeSpan.FromMinutes(1)), left ?? TimeSpan.FromMinutes(1), cancellation);
        var closed = brought.Facts[0].ShouldBeOfType<Fact.TryClosed>();
        (closed.Key, closed.No, closed.At).ShouldBe((key, 3, Instant.From(Clock.GetUtcNow())));
        return (closed, brought);
    }

    public static async Task<bool> RestsAsync(Lane lane) => !(await lane.AdmitAsync(Traffic.Money, null)).IsGranted;

    private Shop Describe()
    {
        ISupplierClient mill = IsObliging ? new Obliging(this) : new Plain(this);
        IMarketplaceClient market = IsObliging ? new Answering(this) : new Market(this);
        Dictionary<SupplierId, ISupplierClient> listed = IsListed ? new() { [SupplierName] = mill } : [];
        return new(Id, Policies.Default, market, null, listed, [new Directory(mill)], null, null!, new(Clock), new(), default) { Notifier = Notifier };
    }

    private class Plain(WireScene scene) : ISupplierClient
    {
        public SupplierDescriptor Descriptor { get; } = new(SupplierName, SupplierTerms.Staged, RateLimit.None);

        public ValueTask<Quote> GetQuoteAsync(QuoteRequest request, CancellationToken cancellation) => throw new InvalidOperationException();

        public ValueTask<PurchaseReceipt> SendAsync(PurchaseRequest purchase, CancellationToken cancellation) => AnswerAsync(purchase, cancellation);

        public ValueTask<IReadOnlyList<SupplierOrder>> FindByReferenceAsync(string reference, CancellationToken cancellation) => throw new InvalidOperationException();

        public ValueTask<SupplierReading?> GetOrderAsync(SupplierOrderId order, CancellationToken cancellation) => throw new InvalidOperationException();

        protected ValueTask<PurchaseReceipt> AnswerAsync(object asked, CancellationToken cancellation)
        {
            scene.Asked.Add(asked);
            return scene.Answer(cancellation);
        }
    }

    private sealed class Obliging(WireScene scene) : Plain(scene), ICancelPurchases, IDiscardDrafts, IUrgeShipping
    {
        public ValueTask<PurchaseReceipt> CancelAsync(SupplierOrderId order, CancellationToken cancellation) => AnswerAsync($"cancel {order}", cancellation);

        public ValueTask<PurchaseReceipt> DiscardAsync(SupplierOrderId order, CancellationToken cancellation) => AnswerAsync($"discard {order}", cancellation);

        public async ValueTask<WriteReceipt> UrgeAsync(SupplierOrderId order, int rung, CancellationToken cancellation) =>
            await AnswerAsync($"urge {order} {rung}", cancellation) is var told ? new(told.Outcome, told.Reason, told.Code) : WriteReceipt.Unknown;
    }

    private class Market(WireScene scene) : IMarketplaceClient
    {
        public MarketplaceDescriptor Descriptor { get; } = new("Bazaar", RateLimit.None, TimeSpan.FromHours(1));

        public ValueTask<OrderPage> ListChangedAsync(string? cursor, CancellationToken cancellation) => throw new InvalidOperationException();

        public ValueTask<MarketplaceOrder?> GetOrderAsync(OrderId order, CancellationToken cancellation) => throw new InvalidOperationException();

        public ValueTask<WriteReceipt> SubmitShipmentAsync(MarketplaceWrite.Shipment shipment, CancellationToken cancellation) => TellAsync(shipment, cancellation);

        public ValueTask<WriteReceipt> RefundAsync(MarketplaceWrite.Refund refund, CancellationToken cancellation) => TellAsync(refund, cancellation);

        public ValueTask<Verification> VerifyWriteAsync(OrderId order, MarketplaceWrite write, CancellationToken cancellation) => throw new InvalidOperationException();

        protected ValueTask<WriteReceipt> TellAsync(MarketplaceWrite write, CancellationToken cancellation)
        {
            scene.Asked.Add(write);
            return scene.Told(cancellation);
        }
    }

    private sealed class Answering(WireScene scene) : Market(scene), IAnswerCancels
    {
        public ValueTask<WriteReceipt> AnswerCancelAsync(OrderId order, string request, bool accepted, CancellationToken cancellation) =>
            TellAsync(new MarketplaceWrite.CancelAnswer(order, request, accepted), cancellation);
    }

    private sealed class Directory(ISupplierClient client) : ISupplierDirectory
    {
        public ISupplierClient? Find(SupplierId supplier) => supplier == SupplierName ? client : null;
    }
}
