using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Engine;

/// <summary>
/// Asks every supplier of a line for its price, so that prices can be weighed before one is bound. Only where there is something to choose and the policy weighs more than ranks;
/// the items of a bundle always, for the line's price is divided among them by what they cost.
/// </summary>
internal static class Pricing
{
    /// <summary>The offers with what their suppliers say of them. Who does not answer stays in the field with what was known of it.</summary>
    internal static async Task<IReadOnlyList<Offer>> AskAsync(Shop shop, Order order, IReadOnlyList<OrderLine> lines, IReadOnlyList<Offer> offers, Instant? deadline, CancellationToken cancellation)
    {
        var isByRank = ReferenceEquals(shop.Policies.Choosing.Policy, SourcingPolicies.Ranked);
        return await Task.WhenAll(offers.Select(offer => offer.Terms is null && (offer.Items is not null || (!isByRank && IsContested(offer, offers))) ? AskAsync(shop, order, lines, offer, deadline, cancellation) : Task.FromResult(offer))).ConfigureAwait(false);
    }

    /// <summary>What each supplier of several lines takes for all of them together: one freight, not one for each. Only where another could deliver one of them.</summary>
    internal static async Task<Few<JointPrice>?> AskTogetherAsync(Shop shop, Order order, IReadOnlyList<OrderLine> lines, IReadOnlyList<Offer> offers, Instant? deadline, CancellationToken cancellation)
    {
        if (ReferenceEquals(shop.Policies.Choosing.Policy, SourcingPolicies.Ranked)) return null;
        var firsts = offers.Order(Comparer<Offer>.Create(static (one, other) => one.CompareKey(other))).DistinctBy(static offer => (offer.Supplier, offer.Line)).GroupBy(static offer => offer.Supplier);
        var asked = await Task.WhenAll(firsts.Where(own => own.Count() > 1 && own.Any(offer => IsContested(offer, offers))).Select(own => QuoteTogetherAsync(shop, order, lines, [.. own], deadline, cancellation))).ConfigureAwait(false);
        return asked.OfType<JointPrice>().ToFew() is { IsEmpty: false } joint ? joint : null;
    }

    private static async Task<JointPrice?> QuoteTogetherAsync(Shop shop, Order order, IReadOnlyList<OrderLine> lines, Offer[] offers, Instant? deadline, CancellationToken cancellation)
    {
        if (shop.Supplier(offers[0].Supplier) is not { } supplier) return null;
        var units = offers.Select(offer => new LineUnits(offer.Line, lines.First(line => line.Id.Owns(offer.Line)).Quantity)).ToFew();
        var request = new QuoteRequest(order.Key, offers.SelectMany((offer, i) => Wire.LinesOf(offer, units[i].Quantity)).ToFew(), order.Latest()!.To);
        var quote = await Enquiry.TryAsync(shop, supplier, async () => (Quote?)await supplier.GetQuoteAsync(request, cancellation).ConfigureAwait(false), deadline).ConfigureAwait(false);
        return quote?.Cost is { } cost ? new(supplier.Descriptor.Supplier, units, cost) : null;
    }

    /// <summary>The scorecards of the offers' suppliers, with what is in their accounts.</summary>
    internal static async Task<Few<Scorecard>> CardsAsync(Shop shop, IReadOnlyList<Offer> offers, Few<Scorecard> known, Instant? deadline, CancellationToken cancellation)
    {
        if (ReferenceEquals(shop.Policies.Choosing.Policy, SourcingPolicies.Ranked)) return [];
        var cards = await Task.WhenAll(offers.Select(static offer => offer.Supplier).Distinct().Select(async supplier =>
        {
            var card = known.AsEnumerable().FirstOrDefault(one => one.Supplier == supplier) ?? Scorecard.Unknown(supplier);
            return shop.Supplier(supplier) is IWallet wallet ? card with { Funds = await FundsAsync(shop, supplier, wallet, deadline, cancellation).ConfigureAwait(false) } : card;
        })).ConfigureAwait(false);
        return cards.Where(static card => card.OnTime.Count + card.Filled.Count + card.Sound.Count > 0d || card.Funds is not null).ToFew();
    }

    private static bool IsContested(Offer offer, IReadOnlyList<Offer> offers) => offers.Any(other => other.Line == offer.Line && !ReferenceEquals(other, offer));

    private static async Task<Offer> AskAsync(Shop shop, Order order, IReadOnlyList<OrderLine> lines, Offer offer, Instant? deadline, CancellationToken cancellation)
    {
        if (shop.Supplier(offer.Supplier) is not { } supplier || lines.FirstOrDefault(line => line.Id.Owns(offer.Line)) is not { } line) return offer;
        var request = new QuoteRequest(order.Key, Wire.LinesOf(offer, line.Quantity), order.Latest()!.To);
        var quote = await Enquiry.TryAsync(shop, supplier, async () => (Quote?)await supplier.GetQuoteAsync(request, cancellation).ConfigureAwait(false), deadline).ConfigureAwait(false);
        return quote is null ? offer : offer with { Terms = new(quote.Cost, Refused: quote.Refused) };
    }

    private static async Task<Money?> FundsAsync(Shop shop, SupplierId name, IWallet wallet, Instant? deadline, CancellationToken cancellation) =>
        await Enquiry.TryAsync(shop, shop.Supplier(name)!, async () => (Money?)await wallet.GetAvailableAsync(cancellation).ConfigureAwait(false), deadline).ConfigureAwait(false);
}
