using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Hosting;

/// <summary>The default: every supplier of the shop may have a line, under the same SKU, in the order they were added. A line without a SKU has no offers.</summary>
internal sealed class SameSkuOffers(IReadOnlyList<SupplierId> suppliers) : IOfferSource
{
    public ValueTask<IReadOnlyList<Offer>> FindOffersAsync(OrderKey order, IReadOnlyList<OrderLine> lines, CancellationToken cancellation)
    {
        List<Offer> offers = [];
        foreach (var line in lines)
            if (line.Sku is { } sku)
                for (var i = 0; i < suppliers.Count; i++)
                    offers.Add(new(line.Id, suppliers[i], sku, i));
        return new(offers);
    }
}
