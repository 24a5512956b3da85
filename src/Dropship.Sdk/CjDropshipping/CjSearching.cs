using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>Searches CJ's catalogue: by SKU and by words, and lists the variants of a product with their stock. Costs 50 points a search and 10 a product, which the account shares with buying.</summary>
internal sealed class CjSearching(CjCalls calls)
{
    private const int MostPages = 1_000;

    /// <summary>Variants that bear a SKU, or those of the product that bears it.</summary>
    /// <exception cref="ProviderException">CJ could not be read.</exception>
    internal async Task<CataloguePage> FindAsync(Sku sku, CancellationToken cancellation) =>
        await ListAsync((api, token, left) => api.QueryProduct(null, null, sku.Value, token, left), sku, cancellation).ConfigureAwait(false)
        ?? await ListAsync((api, token, left) => api.QueryProduct(null, sku.Value, null, token, left), null, cancellation).ConfigureAwait(false)
        ?? new([], []);

    /// <summary>The variants of a product.</summary>
    /// <exception cref="ProviderException">CJ could not be read.</exception>
    internal async Task<CataloguePage> ListAsync(string product, CancellationToken cancellation) =>
        await ListAsync((api, token, left) => api.QueryProduct(product, null, null, token, left), null, cancellation).ConfigureAwait(false) ?? new([], []);

    /// <summary>Products by words.</summary>
    /// <exception cref="ProviderException">CJ could not be read.</exception>
    internal async Task<CataloguePage> SearchAsync(CatalogueQuery query, CancellationToken cancellation)
    {
        if (query.Page > MostPages) return new([], []);
        var answer = await calls.ReadAsync((api, token, left) => api.Search(query.Words, query.Page, query.Size, query.Country, token, left), cancellation).ConfigureAwait(false);
        var found = answer.Require(CjJson.Default.CjSearchWire);
        var shelf = new CjShelf();
        foreach (var block in found?.Content ?? [])
            foreach (var row in block?.ProductList ?? [])
                shelf.Add(CjFigures.Row(row, CjJson.Default.CjHitWire));
        return shelf.Page(found?.TotalPages > query.Page && query.Page < MostPages);
    }

    // Null if CJ does not know it: then it is looked for under another name. What is off sale is known and shown.
    private async Task<CataloguePage?> ListAsync(CjRoute route, Sku? only, CancellationToken cancellation)
    {
        var answer = await calls.AskAsync(route, cancellation).ConfigureAwait(false);
        if (!answer.IsGood)
            return CjErrors.Judge(answer.Code, CjWrites.Create).Reason switch
            {
                DeclineReason.Declined => null,
                DeclineReason.OutOfStock => new([], [new(only?.Value ?? "", "it is taken off sale")]),
                _ => throw answer.Fault(),
            };
        if (answer.Require(CjJson.Default.CjFoundWire) is not { } product) return null;
        if (!CjPayment.IsUsable(product.Pid)) throw answer.Malformed("the product has no number");
        var rows = (product.Variants ?? []).Select(static row => CjFigures.Row(row, CjJson.Default.CjFoundVariantWire)).Where(row => only is null || row?.VariantSku == only.Value.Value).ToList();
        if (rows.Count == 0) return only is null ? new([], []) : null;
        var stock = await StockAsync(product.Pid!, cancellation).ConfigureAwait(false);
        var shelf = new CjShelf();
        foreach (var row in rows) shelf.Add(product, row, row?.Vid is { } vid ? stock.GetValueOrDefault(vid) ?? [] : []);
        return shelf.Page();
    }

    private async Task<Dictionary<string, IReadOnlyList<CjFoundStockWire?>>> StockAsync(string product, CancellationToken cancellation)
    {
        var answer = await calls.ReadAsync((api, token, left) => api.QueryInventory(product, token, left), cancellation).ConfigureAwait(false);
        Dictionary<string, IReadOnlyList<CjFoundStockWire?>> stock = [];
        foreach (var variant in answer.Require(CjJson.Default.CjInventoryWire)?.VariantInventories ?? [])
            if (variant is { Vid.Length: > 0, Inventory: { } rows })
                stock[variant.Vid] = rows;
        return stock;
    }
}
