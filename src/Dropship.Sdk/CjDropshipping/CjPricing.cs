using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>A basket with its price and its way to ship.</summary>
/// <param name="Lines">What is bought, by CJ's numbers.</param>
/// <param name="Method">How it is shipped.</param>
/// <param name="Total">Goods and freight, USD.</param>
internal sealed record CjBasket(IReadOnlyList<CjCreateLine> Lines, string Method, Money Total)
{
    /// <summary>What the goods of each line cost, USD; null where nobody asked.</summary>
    internal Few<LineAmount>? Goods { get; init; }
}

/// <summary>Prices a basket: variants, stock if asked, and freight for all lines in one call. Done for the quote, and again before an order is created.</summary>
internal sealed class CjPricing(CjCatalogue catalogue, CjCalls calls, CjOptions options)
{
    /// <summary>The price for a destination, before the address is known.</summary>
    /// <exception cref="ProviderException">CJ could not be read.</exception>
    internal async Task<(CjBasket? Basket, DeclineReason Refused)> QuoteAsync(Few<SupplierLine> lines, string country, CancellationToken cancellation)
    {
        var (found, goods, refused) = await FindAsync(lines, cancellation).ConfigureAwait(false);
        if (refused != DeclineReason.None) return (null, refused);
        foreach (var of in found.GroupBy(static line => line.Vid))
            if (await catalogue.CountStockAsync(of.Key, cancellation).ConfigureAwait(false) < of.Sum(static line => (decimal)line.Quantity))
                return (null, DeclineReason.OutOfStock);
        var (basket, why) = await AddFreightAsync(found, goods.Sum(static line => line.Amount.Amount), country, null, cancellation).ConfigureAwait(false);
        return (basket is null ? null : basket with { Goods = goods }, why);
    }

    /// <summary>The price for an address, with today's way to ship.</summary>
    /// <exception cref="ProviderException">CJ could not be read.</exception>
    internal async Task<(CjBasket? Basket, DeclineReason Refused)> PriceAsync(Few<SupplierLine> lines, Address address, CancellationToken cancellation)
    {
        var (found, goods, refused) = await FindAsync(lines, cancellation).ConfigureAwait(false);
        return refused != DeclineReason.None ? (null, refused) : await AddFreightAsync(found, goods.Sum(static line => line.Amount.Amount), address.Country, address, cancellation).ConfigureAwait(false);
    }

    /// <summary>The lines by CJ's numbers; null if one of them is not sold any more.</summary>
    /// <exception cref="ProviderException">CJ could not be read.</exception>
    internal async Task<IReadOnlyList<CjCreateLine>?> FindLinesAsync(Few<SupplierLine> lines, CancellationToken cancellation) =>
        await FindAsync(lines, cancellation).ConfigureAwait(false) is { Refused: DeclineReason.None } found ? found.Lines : null;

    private async Task<(IReadOnlyList<CjCreateLine> Lines, Few<LineAmount> Goods, DeclineReason Refused)> FindAsync(Few<SupplierLine> lines, CancellationToken cancellation)
    {
        List<CjCreateLine> found = [];
        Few<LineAmount> goods = [];
        for (var i = 0; i < lines.Count; i++)
        {
            var (variant, refused) = await catalogue.FindAsync(lines[i].Sku, cancellation).ConfigureAwait(false);
            if (variant is null) return ([], [], refused);
            found.Add(new(variant.Vid, lines[i].Quantity, lines[i].Line.Value));
            goods = With(goods, lines[i].Line, CjMapping.Usd(variant.Price * lines[i].Quantity));
        }

        return (found, goods, DeclineReason.None);
    }

    private async Task<(CjBasket? Basket, DeclineReason Refused)> AddFreightAsync(IReadOnlyList<CjCreateLine> lines, decimal goods, string country, Address? address, CancellationToken cancellation)
    {
        CjFreightLine[] weighed = [.. lines.GroupBy(static line => line.Vid).Select(static of => new CjFreightLine(of.Key, of.Sum(static line => line.Quantity)))];
        var body = new CjFreightBody(options.FromCountry, country, weighed, Filled(address?.PostalCode), Filled(address?.TaxId), Filled(address?.ImportTaxNumber));
        var answer = await calls.AskAsync((api, token, left) => api.CalculateFreight(body, token, left), cancellation).ConfigureAwait(false);
        if (!answer.IsGood) return CjErrors.Judge(answer.Code, CjWrites.Create).Reason is var reason && reason is DeclineReason.Destination or DeclineReason.Declined or DeclineReason.OutOfStock ? (null, reason) : throw answer.Fault();
        var chosen = CjFreight.Choose(answer.Rows(CjJson.Default.CjFreightWire), options);
        return chosen is null ? (null, DeclineReason.Destination) : (new(lines, chosen.Method, CjMapping.Usd(goods + chosen.Price)), DeclineReason.None);
    }

    // A line may be a bundle of several variants.
    private static Few<LineAmount> With(Few<LineAmount> goods, LineId line, Money price)
    {
        for (var i = 0; i < goods.Count; i++)
            if (goods[i].Line == line)
                return goods.Set(i, new(line, goods[i].Amount + price));
        return goods.Add(new(line, price));
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
