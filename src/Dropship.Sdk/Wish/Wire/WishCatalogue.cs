namespace Dropship.Wish;

/// <summary>A product, as far as it is read; a list tells it without its variations.</summary>
internal sealed record WishListed
{
    public string? Id { get; init; }

    public string? State { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public WishVariation?[]? Variations { get; init; }
}

internal sealed record WishVariation(string? Id, string? Sku, string? Status);

/// <summary>What is changed of a product: what is not named stays as it is.</summary>
internal sealed record WishProductUpdate(WishVariationUpdate[] Variations);

internal sealed record WishVariationUpdate(string Id, string Status);
