using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>Reads how buyers rated orders at a marketplace. Throws <see cref="ProviderException"/>.</summary>
public interface IRatingClient
{
    /// <summary>Ratings since a cursor, at least once.</summary>
    /// <param name="cursor">The adapter's own mark of the last page; null for the start.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<RatingPage> ListRatingsAsync(string? cursor, CancellationToken cancellation);
}

/// <summary>A page of ratings.</summary>
/// <param name="Ratings">The ratings.</param>
/// <param name="Cursor">The mark to go on from.</param>
/// <param name="HasMore">True if another page is ready.</param>
public sealed record RatingPage(IReadOnlyList<OrderRating> Ratings, string Cursor, bool HasMore);

/// <summary>A rating of one order.</summary>
/// <param name="Order">The order.</param>
/// <param name="Rating">The rating.</param>
public sealed record OrderRating(OrderId Order, Fact.RatingSeen Rating);
