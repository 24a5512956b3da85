using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Hosting;

/// <summary>The default: every supplier of the shop may have a line, in the order they were added, under the SKU the map tells; without a map under the same. A line without a SKU has no offers.</summary>
internal sealed class MappedOffers(IReadOnlyList<SupplierId> suppliers, ISkuMap? map) : IOfferSource
{
    public async ValueTask<IReadOnlyList<Offer>> FindOffersAsync(OrderKey order, IReadOnlyList<OrderLine> lines, CancellationToken cancellation)
    {
        List<Offer> offers = [];
        foreach (var line in lines)
            if (line.Sku is { } sku)
                for (var i = 0; i < suppliers.Count; i++)
                    if (await MapAsync(order.Shop, suppliers[i], sku, cancellation).ConfigureAwait(false) is { } theirs)
                        offers.Add(new(line.Id, suppliers[i], theirs, i));
        return offers;
    }

    private ValueTask<Sku?> MapAsync(ShopId shop, SupplierId supplier, Sku sku, CancellationToken cancellation) =>
        map is null ? new((Sku?)sku) : map.FindAsync(shop, supplier, sku, cancellation);
}
