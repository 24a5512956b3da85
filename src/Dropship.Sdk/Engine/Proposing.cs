using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Engine;

/// <summary>For a SKU that nobody has a counterpart of: what the suppliers' catalogues have that may be meant. A person decides; nothing is ever bought by a likeness.</summary>
internal static class Proposing
{
    private const int Most = 3;
    private const int MostWords = 200;

    internal static async Task<Few<MissingSku>> AskAsync(Shop shop, OrderKey order, IReadOnlyList<OrderLine> lines, Instant? deadline, CancellationToken cancellation)
    {
        if (shop.Offers is not INameMissingSkus map) return [];
        Few<MissingSku> missing = [];
        foreach (var line in await map.FindMissingAsync(order, lines, cancellation).ConfigureAwait(false))
        {
            Few<SkuProposal> proposals = [];
            foreach (var supplier in shop.Suppliers)
                if (supplier is ISearchCatalogue catalogue)
                    foreach (var proposal in await FindAsync(shop, supplier, catalogue, line, deadline, cancellation).ConfigureAwait(false))
                        proposals = proposals.Add(proposal);
            missing = missing.Add(new(line.Id, line.Sku!.Value, proposals));
        }

        return missing;
    }

    private static async Task<IEnumerable<SkuProposal>> FindAsync(Shop shop, ISupplierClient supplier, ISearchCatalogue catalogue, OrderLine line, Instant? deadline, CancellationToken cancellation)
    {
        var sku = line.Sku!.Value;
        var found = await Enquiry.TryAsync(shop, supplier, async () => (CataloguePage?)await catalogue.FindBySkuAsync(sku, cancellation).ConfigureAwait(false), deadline).ConfigureAwait(false);
        foreach (var words in new[] { line.Title, sku.Value })
            if (found is not { Items.Count: > 0 } && !string.IsNullOrWhiteSpace(words))
                found = await Enquiry.TryAsync(shop, supplier, async () => (CataloguePage?)await catalogue.SearchAsync(new(words[..Math.Min(words.Length, MostWords)], Size: Most), cancellation).ConfigureAwait(false), deadline).ConfigureAwait(false);
        return (found?.Items ?? []).Where(static item => item.IsOnSale).Take(Most).Select(item => new SkuProposal(supplier.Descriptor.Supplier, item.Sku, item.Name, item.Price));
    }
}
