using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Hosting;

/// <summary>The default: who the map names for a SKU; without a map every supplier of the shop, in the order they were added, under the same SKU. A line without a SKU has no offers.</summary>
internal sealed class MappedOffers(IReadOnlyList<SupplierId> suppliers, ISkuMap? map) : IOfferSource, INameMissingSkus
{
    public async ValueTask<IReadOnlyList<Offer>> FindOffersAsync(OrderKey order, IReadOnlyList<OrderLine> lines, CancellationToken cancellation)
    {
        List<Offer> offers = [];
        foreach (var line in lines)
        {
            if (line.Sku is not { } sku) continue;
            if (map is null)
                for (var i = 0; i < suppliers.Count; i++) offers.Add(new(line.Id, suppliers[i], sku, i));
            else
                offers.AddRange(Of(line.Id, await map.FindAsync(order.Shop, sku, cancellation).ConfigureAwait(false)));
        }

        return offers;
    }

    // Of a bundle every item is named in each offer, also one that no supplier of this shop has: half a bundle is none.
    private IEnumerable<Offer> Of(LineId line, IReadOnlyList<MappedSku> counterparts)
    {
        var items = counterparts.Select(static mapped => mapped.Item).OfType<string>().Distinct(StringComparer.Ordinal).Select(line.Item).ToFew();
        foreach (var mapped in counterparts)
            if (suppliers.Contains(mapped.Supplier) && !mapped.Parts.IsEmpty && (mapped.Item is null || items.Count > 1))
                yield return new(mapped.Item is { } item ? line.Item(item) : line, mapped.Supplier, mapped.Parts[0].Sku, mapped.Rank, mapped.Parts is [{ Quantity: 1 }] ? [] : mapped.Parts, mapped.Substitute) { Items = mapped.Item is null ? null : items };
    }

    public async ValueTask<IReadOnlyList<OrderLine>> FindMissingAsync(OrderKey order, IReadOnlyList<OrderLine> lines, CancellationToken cancellation)
    {
        List<OrderLine> missing = [];
        foreach (var line in lines)
            if (map is not null && line.Sku is { } sku && await map.FindAsync(order.Shop, sku, cancellation).ConfigureAwait(false) is { Count: 0 })
                missing.Add(line);
        return missing;
    }
}
