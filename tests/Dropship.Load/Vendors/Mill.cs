using System.Collections.Concurrent;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Load.Vendors;

/// <summary>A supplier with one step, found again by our reference, with books. It is careless: a reference that comes twice is bought twice, so that the books show it.</summary>
internal sealed class Mill(Calls calls) : ISupplierClient
{
    private static readonly Money Cost = new(23.40m, new("EUR"));
    private readonly ConcurrentDictionary<string, SupplierOrder> _orders = new();
    private readonly ConcurrentDictionary<OrderId, int> _bought = new();

    public SupplierDescriptor Descriptor { get; } = new(new("cj"), SupplierTerms.SingleStep, RateLimit.None);

    /// <summary>For how many orders something was bought.</summary>
    internal int Bought => _bought.Count;

    /// <summary>For how many of them more than once.</summary>
    internal int BoughtTwice => _bought.Values.Count(times => times > 1);

    public async ValueTask<Quote> GetQuoteAsync(QuoteRequest request, CancellationToken cancellation)
    {
        await calls.MakeAsync(cancellation);
        return new(Cost);
    }

    public async ValueTask<PurchaseReceipt> SendAsync(PurchaseRequest purchase, CancellationToken cancellation)
    {
        _bought.AddOrUpdate(purchase.Order.Id, 1, static (_, times) => times + 1);
        var order = _orders.GetOrAdd(purchase.Reference, reference => Told(new($"M-{reference}"), SupplierOrderStatus.Paid));
        await calls.MakeAsync(cancellation);
        return new(Outcome.Done, [order]);
    }

    public async ValueTask<IReadOnlyList<SupplierOrder>> FindByReferenceAsync(string reference, CancellationToken cancellation)
    {
        await calls.MakeAsync(cancellation);
        return _orders.TryGetValue(reference, out var order) ? [order] : [];
    }

    // What stood in the store before this process began is as it was told then.
    public async ValueTask<SupplierReading?> GetOrderAsync(SupplierOrderId order, CancellationToken cancellation)
    {
        await calls.MakeAsync(cancellation);
        return new(Told(order, order.Value.StartsWith("M-", StringComparison.Ordinal) ? SupplierOrderStatus.Paid : SupplierOrderStatus.Acknowledged), []);
    }

    private static SupplierOrder Told(SupplierOrderId id, SupplierOrderStatus status) => new(id, status) { Due = Cost, Charged = Cost };
}
