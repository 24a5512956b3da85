using System.Globalization;
using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Simulation.Runtime.Passage;
using Dropship.Testing.Sandbox.SeventeenTrack;

namespace Dropship.Simulation.Runtime.Vendors;

/// <summary>
/// A supplier with one step and a ledger of its own. Of the kinds without a key it is careless: a reference that comes twice is bought
/// twice, so that the books show it.
/// </summary>
internal sealed class LedgerSide(SupplierTerms terms, StepClock clock, Errands errands, TimeSpan processing, TimeSpan transit) : ISupplierSide
{
    private const int Yun = 190008;
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, decimal> _prices = [];
    private decimal _wallet = 100_000m;
    private DateTimeOffset _blindUntil;

    public SupplierTerms Terms => terms;

    public IReadOnlyList<Booked> Books => [.. _entries.Select(entry => new Booked(entry.Order, entry.Reference, entry.Units, entry.Price, IsCancelled(entry) ? entry.Price : 0m))];

    public IReadOnlyList<Sent> Sent =>
        [.. _entries.Where(IsShipped).Select(entry => new Sent(entry.Order, entry.ShipsAt, Goods.FateOf(entry.Sku) == Fate.Delivered ? entry.ShipsAt + transit : null))];

    public SandboxJourney? JourneyOf(string number)
    {
        var entry = _entries.Find(known => string.Equals(known.Number, number, StringComparison.OrdinalIgnoreCase));
        if (entry is null || !IsShipped(entry)) return null;
        var kind = Goods.FateOf(entry.Sku) switch { Fate.Lost => SandboxJourneyKind.Lost, Fate.Returned => SandboxJourneyKind.Returned, _ => SandboxJourneyKind.Delivered };
        return new(entry.Number, Yun, entry.ShipsAt, entry.ShipsAt + transit, "CN", "FR", kind);
    }

    public void Describe(ShopBuilder shop, Gate gate) => shop.BuyFrom(_ => new LedgerSupplier(this, gate, errands));

    public void Reprice(string sku, decimal price) => _prices[sku] = price;

    public void KillTokens()
    {
        // there are none
    }

    public void EmptyWallet() => _wallet = 0m;

    public void TopUp(decimal amount) => _wallet += amount;

    public void Vanish(DateTimeOffset until) => _blindUntil = until;

    public Quote Quote(QuoteRequest request)
    {
        var sku = request.Lines[0].Sku.Value;
        return sku == Goods.Unknown ? new(null, Refused: DeclineReason.Declined) : new(PriceOf(sku, request.Lines[0].Quantity));
    }

    public PurchaseReceipt Buy(PurchaseRequest request)
    {
        var line = request.Lines[0];
        if (terms.Kind == ProtocolKind.UniqueReference && _entries.Find(known => known.Reference == request.Reference) is { } known) return new(Outcome.Done, [Show(known)]);
        if (line.Sku.Value == Goods.Gone) return new(Outcome.Rejected, Reason: DeclineReason.OutOfStock, Code: "gone");
        var price = PriceOf(line.Sku.Value, line.Quantity);
        if (price > request.MaxTotal) return new(Outcome.Rejected, Reason: DeclineReason.PriceRose, Code: "dearer");
        if (price.Amount > _wallet) return new(Outcome.Rejected, Reason: DeclineReason.Funds, Code: "top up");
        _wallet -= price.Amount;
        var entry = new Entry(request.Order.Id.Value, request.Reference, $"so-{_entries.Count + 1}", line.Sku.Value, line.Quantity, price.Amount, clock.GetUtcNow() + processing)
        {
            Number = "YT" + (2_600_000_000_000_000 + _entries.Count).ToString(CultureInfo.InvariantCulture),
        };
        _entries.Add(entry);
        return new(Outcome.Done, [Show(entry)]);
    }

    public IReadOnlyList<SupplierOrder> Find(string reference) => IsBlind ? [] : [.. _entries.Where(entry => entry.Reference == reference).Select(Show)];

    public SupplierReading? Read(SupplierOrderId id) => !IsBlind && _entries.Find(entry => entry.Id == id.Value) is { } entry
        ? new(Show(entry), IsShipped(entry) ? [new(new(entry.Number), new("YunExpress"), [], Instant.From(entry.ShipsAt))] : [])
        : null;

    public PurchaseReceipt Cancel(SupplierOrderId id)
    {
        if (_entries.Find(entry => entry.Id == id.Value) is not { } entry) return new(Outcome.Rejected, Reason: DeclineReason.Invalid, Code: "unknown");
        if (IsShipped(entry)) return new(Outcome.Rejected, Reason: DeclineReason.TooLate, Code: "shipped");
        entry.Cancelled = true;
        return new(Outcome.Done, [Show(entry)]);
    }

    private bool IsBlind => clock.GetUtcNow() < _blindUntil;

    private Money PriceOf(string sku, int quantity) => new(_prices.GetValueOrDefault(sku, Goods.Cost) * quantity, Goods.Dollars);

    private bool IsCancelled(Entry entry) => entry.Cancelled || (Goods.FateOf(entry.Sku) == Fate.CancelledBySupplier && entry.ShipsAt <= clock.GetUtcNow());

    private bool IsShipped(Entry entry) => !IsCancelled(entry) && Goods.FateOf(entry.Sku) is not Fate.NeverShips && entry.ShipsAt <= clock.GetUtcNow();

    private SupplierOrder Show(Entry entry)
    {
        var (price, cancelled) = (new Money(entry.Price, Goods.Dollars), IsCancelled(entry));
        return new(new(entry.Id), IsShipped(entry) ? SupplierOrderStatus.Shipped : SupplierOrderStatus.Paid) { Charged = price, Credited = cancelled ? price : null, Cancelled = cancelled };
    }

    private sealed record Entry(string Order, string Reference, string Id, string Sku, int Units, decimal Price, DateTimeOffset ShipsAt)
    {
        public required string Number { get; init; }

        public bool Cancelled { get; set; }
    }
}
