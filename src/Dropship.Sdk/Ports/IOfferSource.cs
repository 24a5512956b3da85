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
