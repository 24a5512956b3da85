using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>A supplier that shows what buyers say of its products. Throws <see cref="ProviderException"/>.</summary>
public interface IReadReviews
{
    /// <summary>Reviews of a product, in the supplier's own order.</summary>
    /// <param name="product">The supplier's number of the product.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<ReviewPage> ListReviewsAsync(string product, int page, CancellationToken cancellation);
}

/// <summary>A page of reviews.</summary>
/// <param name="Reviews">The reviews.</param>
/// <param name="Total">How many there are in all; null if it is not told.</param>
/// <param name="HasMore">True if another page is ready.</param>
public sealed record ReviewPage(IReadOnlyList<ProductReview> Reviews, int? Total, bool HasMore);

/// <summary>What a buyer said of a product. Who said it is not read.</summary>
/// <param name="Id">The supplier's number of it.</param>
/// <param name="Score">From 1, the worst, to 5.</param>
/// <param name="Text">The buyer's words, as they are; they may be in any language and empty.</param>
public sealed record ProductReview(string Id, int Score, string Text)
{
    /// <summary>The buyer's country, two capital letters; null if it is not told.</summary>
    /// <value>Null.</value>
    public string? Country { get; init; }

    /// <summary>When it was written; null if it is not told in a form that is known.</summary>
    /// <value>Null.</value>
    public Instant? At { get; init; }

    /// <summary>Says nothing of the words: a buyer may have put anything into them.</summary>
    public override string ToString() => $"ProductReview {Id}: {Score} of 5";
}
