namespace Dropship.Testing.Sandbox.Wish;

/// <summary>A variation of a product, and who said last whether it is offered.</summary>
internal sealed record WishShelved(string Id, string Sku, string Status, string By);

/// <summary>A product as it stands.</summary>
internal sealed record WishShelf(string Id, string ParentSku, DateTimeOffset MadeAt, DateTimeOffset UpdatedAt, IReadOnlyList<WishShelved> Variations);

/// <summary>The catalogue of the account, the oldest product first.</summary>
internal sealed class WishShelves
{
    internal const string Enabled = "ENABLED";
    internal const string Disabled = "DISABLED";
    internal const string Removed = "REMOVED_BY_WISH";

    private readonly List<WishShelf> _products = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    internal IReadOnlyList<WishShelf> Products => _products;

    internal WishShelf? Find(string id) => _numbers.TryGetValue(id, out var number) ? _products[number] : null;

    internal void Hear(WishEvent happened)
    {
        switch (happened)
        {
            case WishEvent.ProductListed listed:
                _numbers.Add(listed.Id, _products.Count);
                _products.Add(new(listed.Id, listed.ParentSku, listed.At, listed.At, [.. listed.Skus.Select((sku, number) => new WishShelved(VariationId(listed.Id, number), sku, Enabled, "merchant"))]));
                break;
            case WishEvent.VariationSet set:
                var product = _products[_numbers[set.Product]];
                _products[_numbers[set.Product]] = product with { UpdatedAt = set.At, Variations = [.. product.Variations.Select(one => one.Id == set.Variation ? one with { Status = set.Status, By = set.By } : one)] };
                break;
        }
    }

    // 24 hexadecimal digits that belong to the product's.
    private static string VariationId(string product, int number) => $"{product[..20]}{number:x4}";
}
