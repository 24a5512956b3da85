namespace Dropship.Wish;

/// <summary>A rating of a product, as far as it is read: what the buyer wrote and showed stays at the vendor.</summary>
internal sealed class WishRating
{
    public string? Id { get; set; }

    public string? OrderId { get; set; }

    public decimal? Rating { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }
}
