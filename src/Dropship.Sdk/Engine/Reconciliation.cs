using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Engine;

/// <summary>
/// Looks through the suppliers' books before anything is spent: a store that was restored from a backup does not know what was bought since. References are derived, so those of
/// forgotten purchases can be looked up as well. Goes on where it stopped; a shop's gate opens when all was read.
/// </summary>
internal sealed class Reconciliation(IReadOnlyDictionary<ShopId, Shop> shops, IReadOnlyDictionary<ShopId, Inbox> inboxes, IOrderStore store, Residents residents, Func<IReadOnlyList<News>, CancellationToken, Task> take, TimeProvider clock, ILogger logger)
{
    private const string Place = "reconciliation";
    private const int PageSize = 100;

    /// <summary>Begins anew: what was read by an earlier look does not count.</summary>
    internal static ValueTask BeginAsync(IOrderStore store, ShopId shop, CancellationToken cancellation) => store.SaveCursorAsync(shop, Place, "", cancellation);

    /// <summary>Looks through as much as the suppliers allow now.</summary>
    internal async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var shop in shops.Values)
            if (await store.ReadGateAsync(shop.Id, cancellation).ConfigureAwait(false) is { State: GateState.Reconciling } gate && KnowsAllOrders(shop, gate) && await ReadAllAsync(shop, cancellation).ConfigureAwait(false))
            {
                // Only what it found shut for this reason is opened: a person may have stopped the shop meanwhile.
                if (await store.ReadGateAsync(shop.Id, cancellation).ConfigureAwait(false) != gate) continue;
                await store.SetGateAsync(shop.Id, new(GateState.Open, "the suppliers' books were looked through", Place, clock.Now()), cancellation).ConfigureAwait(false);
                LogMessages.GateSet(logger, shop.Id, GateState.Open, Place, "the suppliers' books were looked through");
            }
    }

    // Orders that the backup never saw come with a look at the marketplace that began after the gate was shut.
    private bool KnowsAllOrders(Shop shop, ShopGate gate)
    {
        var inbox = inboxes[shop.Id];
        if (inbox.ReadAllAt >= gate.At) return true;
        inbox.Hurry();
        return false;
    }

    // False if a supplier could not be asked now: the next round goes on there.
    private async Task<bool> ReadAllAsync(Shop shop, CancellationToken cancellation)
    {
        while (true)
        {
            var place = await store.ReadCursorAsync(shop.Id, Place, cancellation).ConfigureAwait(false);
            var page = await store.FindAsync(new(shop.Id, After: string.IsNullOrEmpty(place) ? null : new OrderId(place), Limit: PageSize), cancellation).ConfigureAwait(false);
            if (page.Count == 0) return true;
            foreach (var header in page)
            {
                if (header.WakeAt is not null && !await ReadAsync(shop, header.Order, cancellation).ConfigureAwait(false)) return false;
                await store.SaveCursorAsync(shop.Id, Place, header.Order.Id.Value, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> ReadAsync(Shop shop, OrderKey key, CancellationToken cancellation)
    {
        var order = (await residents.LoadAsync(key, cancellation).ConfigureAwait(false)).Order;
        List<Fact> facts = [];
        foreach (var purchase in order.Purchases.AsEnumerable())
            if (purchase is { IsLive: true, IsBought: false, Intent: { } intent } && shop.Supplier(intent.Supplier) is { } supplier && await FindAsync(shop, supplier, key, purchase.Round, isDecided: true, facts, cancellation).ConfigureAwait(false) is null)
                return false;
        if (order.Latest().Stands() && Array.Exists(order.Demanded(), static line => line.Open > 0) && !await FindForgottenAsync(shop, order, facts, cancellation).ConfigureAwait(false)) return false;
        if (facts.Count > 0) await take([new(key, facts)], cancellation).ConfigureAwait(false);
        return true;
    }

    // The purchases this store would decide next may have been decided already: round after round, until no supplier has one.
    private async Task<bool> FindForgottenAsync(Shop shop, Order order, List<Fact> facts, CancellationToken cancellation)
    {
        for (var round = order.Purchases.AsEnumerable().Count(static purchase => purchase.Intent is not null) + 1; ; round++)
        {
            var found = false;
            foreach (var supplier in shop.Suppliers)
            {
                if (await FindAsync(shop, supplier, order.Key, round, isDecided: false, facts, cancellation).ConfigureAwait(false) is not { } here) return false;
                found |= here;
            }

            if (!found) return true;
        }
    }

    // Whether the supplier has an order of that reference; null if it could not be asked.
    private async Task<bool?> FindAsync(Shop shop, ISupplierClient supplier, OrderKey order, int round, bool isDecided, List<Fact> facts, CancellationToken cancellation)
    {
        var lane = shop.Lane(supplier);
        if (!(await lane.AdmitAsync(Traffic.Look, null).ConfigureAwait(false)).IsGranted) return null;
        try
        {
            var found = await supplier.FindByReferenceAsync(PurchaseReference.Of(order, round), cancellation).ConfigureAwait(false);
            lane.Succeeded();
            foreach (var seen in found) facts.Add(new Fact.SupplierOrderSeen(round, seen) { Supplier = isDecided ? null : supplier.Descriptor.Supplier });
            return found.Count > 0;
        }
        catch (ProviderException fault)
        {
            LogMessages.LookFailed(logger, order, nameof(Reconciliation), fault.Fault, fault.Message);
            _ = lane.Failed(fault);
            return null;
        }
    }
}
