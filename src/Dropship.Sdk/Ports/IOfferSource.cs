using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>Knows which suppliers can deliver a line and prefers one to another by <see cref="Offer.Rank"/>.</summary>
public interface IOfferSource
{
    /// <summary>Offers for lines; none for a line that nobody supplies.</summary>
    /// <param name="order">The order.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<Offer>> FindOffersAsync(OrderKey order, IReadOnlyList<OrderLine> lines, CancellationToken cancellation);
}

/// <summary>A source that knows when nobody was ever named for a SKU. Such a line is held for a person, with what suppliers' catalogues have that may be meant; it is not taken for one that nobody supplies.</summary>
public interface INameMissingSkus
{
    /// <summary>Of these lines, those whose SKU has no counterpart at any supplier; all have a SKU.</summary>
    /// <param name="order">The order.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<OrderLine>> FindMissingAsync(OrderKey order, IReadOnlyList<OrderLine> lines, CancellationToken cancellation);
}
