using System.Globalization;
using Dropship.Domain;
using Dropship.Ports;
using static Dropship.Ports.MarketplaceWrite;

namespace Dropship.Sdk.Tests.Fakes;

/// <summary>What the marketplace knows, whatever the shop remembers.</summary>
internal sealed class MarketBooks(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<OrderId, MarketplaceOrder> _orders = [];
    private readonly List<OrderId> _changes = [];
    private readonly List<OrderPayout> _payouts = [];
    private long _revision;

    public int PageSize { get; set; } = 100;

    public List<Shipment> Shipments { get; } = [];

    public List<Refund> Refunds { get; } = [];

    public List<SalesIntake> Intakes { get; } = [];

    /// <summary>How many more times the intake is said before it holds.</summary>
    public int IntakeSlices { get; set; }

    public List<CancelAnswer> Answers { get; } = [];

    /// <summary>Set, every read-back of a write says this.</summary>
    public Verification? Says { get; set; }

    /// <summary>What the next page tells that nobody understands.</summary>
    public List<UnreadableOrder> Unreadable { get; } = [];

    public Instant Now => Instant.From(clock.GetUtcNow());

    /// <summary>A buyer pays an order.</summary>
    public void Sell(OrderId id, Few<OrderLine> lines, Address? address, Instant? placedAt = null)
    {
        var paid = lines.Span[0].Total;
        for (var i = 1; i < lines.Count; i++) paid += lines[i].Total;
        var sale = new Fact.SaleSeen(0, 0, SaleStatus.Paid, (placedAt ?? Now) - TimeSpan.FromMinutes(5), placedAt ?? Now, paid, lines, new("DE", "10"));
        Change(new(id, sale, [], [], address));
    }

    /// <summary>Something changes at an order.</summary>
    public void Change(OrderId id, Func<MarketplaceOrder, MarketplaceOrder> change)
    {
        lock (_lock) Change(change(_orders[id]));
    }

    public void AskCancel(OrderId id, string request, Instant? expires = null) =>
        Change(id, order => order with { Cancels = order.Cancels.Add(new(request, CancelOrigin.Buyer, Now, expires)) });

    public void PayOut(OrderId id, Money amount, Money fees)
    {
        lock (_lock) _payouts.Add(new(id, new(new($"payout-{_payouts.Count + 1}"), amount, fees, true, Now)));
    }

    public MarketplaceOrder? Find(OrderId id)
    {
        lock (_lock) return _orders.GetValueOrDefault(id);
    }

    public OrderPage Page(string? cursor)
    {
        lock (_lock)
        {
            var (ids, next, more) = Page(_changes, cursor);
            return new([.. ids.Distinct().Select(id => _orders[id])], next, more) { Unreadable = [.. Unreadable] };
        }
    }

    public PayoutPage Payouts(string? cursor)
    {
        lock (_lock)
        {
            var (payouts, next, more) = Page(_payouts, cursor);
            return new(payouts, next, more);
        }
    }

    public WriteReceipt Enter<T>(List<T> book, T entry)
    {
        lock (_lock) book.Add(entry);
        return WriteReceipt.Done;
    }

    public WriteReceipt Refund(Refund refund)
    {
        Enter(Refunds, refund);
        Change(refund.Order, order => order with { Refunds = order.Refunds.Add(new($"refund-{refund.No}", refund.Amount, Now, refund.No)) });
        return WriteReceipt.Done;
    }

    public Verification Verify(MarketplaceWrite write)
    {
        if (Says is { } says) return says;
        lock (_lock)
            return (write switch
            {
                Shipment shipment => Shipments.Exists(known => known.Order == shipment.Order && known.Number == shipment.Number),
                Refund refund => Refunds.Exists(known => known.Order == refund.Order && known.No == refund.No),
                CancelAnswer answer => Answers.Contains(answer),
                _ => false,
            }) ? Verification.Done : Verification.NotDone;
    }

    private void Change(MarketplaceOrder order)
    {
        lock (_lock)
        {
            _orders[order.Id] = order with { Sale = order.Sale with { Revision = ++_revision } };
            _changes.Add(order.Id);
        }
    }

    private (List<T> Page, string Cursor, bool HasMore) Page<T>(List<T> all, string? cursor)
    {
        var place = cursor is null ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture);
        var page = all.Skip(place).Take(PageSize).ToList();
        return (page, (place + page.Count).ToString(CultureInfo.InvariantCulture), place + page.Count < all.Count);
    }
}
