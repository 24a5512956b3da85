using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>A supplier whose catalogue can be searched: by its SKU, or by words where nobody knows the SKU yet. Throws <see cref="ProviderException"/>.</summary>
public interface ISearchCatalogue
{
    /// <summary>What bears a SKU of the supplier, ready to be ordered, with its stock; several if the SKU is that of a product with variants; none if nothing bears it.</summary>
    /// <param name="sku">The supplier's SKU.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<CataloguePage> FindBySkuAsync(Sku sku, CancellationToken cancellation);

    /// <summary>Products by words, the best first by the supplier's own order.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<CataloguePage> SearchAsync(CatalogueQuery query, CancellationToken cancellation);

    /// <summary>What can be ordered of a product, with its stock.</summary>
    /// <param name="product">The supplier's number of the product.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<CataloguePage> ListVariantsAsync(string product, CancellationToken cancellation);
}

/// <summary>What is looked for in a catalogue.</summary>
/// <param name="Words">Words of the product's name, 1 to 200 characters.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="Size">How many on a page, 1 to 100.</param>
/// <param name="Country">Only what lies in a warehouse of this country, two capital letters; null for all.</param>
/// <exception cref="ArgumentException">There are no words or too many, or the page or its size is out of bounds.</exception>
public sealed record CatalogueQuery(string Words, int Page = 1, int Size = 20, string? Country = null)
{
    /// <summary>Words of the product's name, 1 to 200 characters.</summary>
    public string Words { get; init; } = !string.IsNullOrWhiteSpace(Words) && Words.Length <= 200 ? Words : throw new ArgumentException("Search by 1 to 200 characters.", nameof(Words));

    /// <summary>Which page, from 1.</summary>
    public int Page { get; init; } = Page >= 1 ? Page : throw new ArgumentOutOfRangeException(nameof(Page), Page, "Pages count from 1.");

    /// <summary>How many on a page, 1 to 100.</summary>
    public int Size { get; init; } = Size is >= 1 and <= 100 ? Size : throw new ArgumentOutOfRangeException(nameof(Size), Size, "A page has 1 to 100 rows.");
}

/// <summary>What a search found.</summary>
/// <param name="Items">What is sound.</param>
/// <param name="SetAside">What is not, with the reason.</param>
/// <param name="HasMore">True if another page is ready.</param>
public sealed record CataloguePage(IReadOnlyList<CatalogueItem> Items, IReadOnlyList<UnsoundItem> SetAside, bool HasMore = false);

/// <summary>Something in a supplier's catalogue.</summary>
/// <param name="Sku">The supplier's SKU.</param>
/// <param name="Product">The supplier's number of the product.</param>
/// <param name="Name">What the supplier calls it, for people.</param>
/// <param name="Price">What a unit costs, without freight; the lowest where <see cref="IsGroup"/>. Nothing is locked by looking.</param>
public sealed record CatalogueItem(Sku Sku, string Product, string Name, Money Price)
{
    /// <summary>True if it stands for several variants: one of <see cref="ISearchCatalogue.ListVariantsAsync"/> is what can be ordered.</summary>
    /// <value>False.</value>
    public bool IsGroup { get; init; }

    /// <summary>True if it is sold now.</summary>
    /// <value>True.</value>
    public bool IsOnSale { get; init; } = true;

    /// <summary>Grams of a packed unit; null if it is not told.</summary>
    /// <value>Null.</value>
    public int? Grams { get; init; }

    /// <summary>The fewest units that an order may have.</summary>
    /// <value>1</value>
    public int LeastUnits { get; init; } = 1;

    /// <summary>Stock by country; empty if it is not told, which does not mean that there is none. Nothing is reserved by looking.</summary>
    /// <value>Empty.</value>
    public IReadOnlyList<CatalogueStock> Stock { get; init; } = [];
}

/// <summary>Stock of an item in one country.</summary>
/// <param name="Country">ISO 3166, two capital letters.</param>
/// <param name="Units">Units in all.</param>
/// <param name="Held">Of these, units that really lie in the supplier's own warehouse; null if it is not told.</param>
public sealed record CatalogueStock(string Country, int Units, int? Held = null);

/// <summary>Something in a catalogue that cannot be offered, most often for an impossible figure: it is shown, with the reason.</summary>
/// <param name="Sku">What the supplier calls it; empty if that is what is missing.</param>
/// <param name="Why">What is wrong with it.</param>
public sealed record UnsoundItem(string Sku, string Why);
