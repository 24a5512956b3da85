using System.Runtime.CompilerServices;
using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Engine;

/// <summary>Goes over every order of a shop, in pages. An order that cannot be read is passed over: who looks after it is told elsewhere.</summary>
internal static class ShopWalk
{
    private const int Page = 500;

    internal static async IAsyncEnumerable<Order> OrdersAsync(this IOrderStore store, ShopId shop, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new OrderQuery(shop, Limit: Page);
        for (var more = true; more;)
        {
            var page = await store.FindAsync(query, cancellation).ConfigureAwait(false);
            foreach (var header in page)
                if (await ReadAsync(store, header.Order, cancellation).ConfigureAwait(false) is { } order)
                    yield return order;
            more = page.Count == Page;
            if (more) query = query with { After = page[^1].Order.Id };
        }
    }

    private static async ValueTask<Order?> ReadAsync(IOrderStore store, OrderKey key, CancellationToken cancellation)
    {
        try
        {
            return await store.LoadAsync(key, cancellation).ConfigureAwait(false) is { } stored ? Residents.Fold(key, stored).Order : null;
        }
        catch (Exception fault) when (fault is StoreCorruptException or EventFormatException)
        {
            return null;
        }
    }
}
