using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Load.Vendors;

/// <summary>A marketplace where any number of paid orders is there at once. It limits nothing: what is measured is the engine, not a vendor's patience.</summary>
/// <param name="listed">The orders it tells of, in pages.</param>
/// <param name="find">An order by its number.</param>
/// <param name="calls">Every call passes here.</param>
internal sealed class Market(IReadOnlyList<MarketplaceOrder> listed, Func<OrderId, MarketplaceOrder?> find, Calls calls) : IMarketplaceClient
{
    private const int PageSize = 500;

    public MarketplaceDescriptor Descriptor { get; } = new("Market", RateLimit.None, TimeSpan.FromMinutes(5));

    /// <summary>When each order was told of first, on the machine's own clock.</summary>
    internal ConcurrentDictionary<OrderId, long> ToldAt { get; } = new();

    /// <summary>Runs before a page is answered.</summary>
    internal Action? BeforePage { get; init; }

    public async ValueTask<OrderPage> ListChangedAsync(string? cursor, CancellationToken cancellation)
    {
        await calls.ListAsync(cancellation);
        var from = cursor is null ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture);
        MarketplaceOrder[] page = [.. listed.Skip(from).Take(PageSize)];
        BeforePage?.Invoke();
        var now = Stopwatch.GetTimestamp();
        foreach (var order in page) ToldAt.TryAdd(order.Id, now);
        return new(page, (from + page.Length).ToString(CultureInfo.InvariantCulture), from + page.Length < listed.Count);
    }

    public async ValueTask<MarketplaceOrder?> GetOrderAsync(OrderId order, CancellationToken cancellation)
    {
        await calls.MakeAsync(cancellation);
        return find(order);
    }

    public ValueTask<WriteReceipt> SubmitShipmentAsync(MarketplaceWrite.Shipment shipment, CancellationToken cancellation) => WriteAsync(cancellation);

    public ValueTask<WriteReceipt> RefundAsync(MarketplaceWrite.Refund refund, CancellationToken cancellation) => WriteAsync(cancellation);

    public async ValueTask<Verification> VerifyWriteAsync(OrderId order, MarketplaceWrite write, CancellationToken cancellation)
    {
        await calls.MakeAsync(cancellation);
        return Verification.Done;
    }

    private async ValueTask<WriteReceipt> WriteAsync(CancellationToken cancellation)
    {
        await calls.MakeAsync(cancellation);
        return WriteReceipt.Done;
    }
}
